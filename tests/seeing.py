"""What a browser would make of a page, for tests that do not start one."""

import re
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "base"}


class Seen(HTMLParser):
    """What a browser would make of a page: well-formed or not, the articles' texts, what is loaded."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.all = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag in VOID:
            return
        self.open.append((tag, found.get("class") or ""))
        if found.get("class") == "text":
            self.texts.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if ("div", "text") in self.open:
            self.texts[-1] += data
        if not any(tag in ("style", "title") for tag, _ in self.open):
            self.all += data

    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _, attrs in self.tags if "id" in attrs]

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for _, attrs in self.tags if name in (attrs.get("class") or "").split()]


def panel(html: str, name: str) -> str:
    """The panel of that name of the first reading."""
    return html.split(f'aria-labelledby="r1-{name}"')[1].split("</section>", maxsplit=1)[0]


def marked(html: str, sort: str) -> list[str]:
    """The words of the article under the marks of one sort, piece by piece."""
    article = html.split('<div class="text"')[1].split("</div>", maxsplit=1)[0]
    pieces = re.findall(rf'<span class="n n-{sort}"[^>]*>(.*?)</span>', article)
    return [re.sub("<[^>]*>", "", piece) for piece in pieces]
