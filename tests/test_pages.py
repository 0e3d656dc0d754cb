"""Web pages to articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from loading import PAGE, failure, one, write
from musnad.ingest import Defaults


class TestPages:
    def test_text_title_date_and_outlet(self, tmp_path: Path) -> None:
        article = one(write(tmp_path / "a.html", PAGE)).article
        assert article.id == "a"
        assert (article.title, article.outlet) == ("رصيف جديد في المرفأ", "صحيفة الساحل")
        assert article.published == "2018-05-06"
        assert "إن الرصيف الجديد سيستقبل" in article.text
        assert "الإضراب لا يزال ممكنا." in article.text
        assert "جميع الحقوق" not in article.text

    def test_the_declared_encoding(self, tmp_path: Path) -> None:
        page = PAGE.replace("utf-8", "windows-1256").encode("cp1256")
        loaded = one(write(tmp_path / "a.htm", page))
        assert "إن الرصيف الجديد سيستقبل" in loaded.article.text
        assert loaded.notes == ["The page says that it is in Windows-1256; it was converted."]

    def test_options_fill_what_the_page_does_not_tell(self, tmp_path: Path) -> None:
        page = PAGE.replace("صحيفة الساحل", "").replace("2018-05-06T09:00:00+02:00", "")
        article = one(write(tmp_path / "a.html", page), Defaults("الساحل", "عنوان", "2018-05-07")).article
        assert (article.outlet, article.published) == ("الساحل", "2018-05-07")
        assert article.title == "رصيف جديد في المرفأ"

    @pytest.mark.parametrize("page", ["", "<html></html>", "<html><body><script>x</script></body></html>"])
    def test_a_page_without_an_article(self, page: str, tmp_path: Path) -> None:
        assert "No article" in failure(write(tmp_path / "a.html", page)).reason

    def test_a_page_beyond_measure(self, tmp_path: Path) -> None:
        assert "larger than 10 MB" in failure(write(tmp_path / "a.html", "<p>" * 4_000_000)).reason
