import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

import musnad.report
from musnad import model
from musnad.report import words


def test_arabic_numbers_agree() -> None:
    said = [words.counted(n, words.CLAIM_COUNT) for n in (0, 1, 2, 3, 10, 11, 99, 100, 103, 111)]
    assert said == ["لا قول منسوبا", "قول واحد", "قولان", "3 أقوال", "10 أقوال", "11 قولا", "99 قولا",
                    "100 قول", "103 أقوال", "111 قولا"]  # fmt: skip


def test_dates_are_written_out() -> None:
    assert words.dated("2016-12-14T08:00") == "14 ديسمبر (كانون الأول) 2016"
    assert words.dated("أمس") == "أمس"


LITERALS = sorted(name for name, kind in vars(model).items() if get_origin(kind) is Literal)


@pytest.mark.parametrize("name", LITERALS)
def test_every_word_of_the_model_has_its_names(name: str) -> None:
    """Whoever adds a value to a Literal of the model gives it a word in Arabic and in English."""
    wanted = set(get_args(getattr(model, name)))
    tables = [set(table) for table in vars(words).values() if isinstance(table, Mapping)]
    assert wanted in tables, f"musnad.report.words has no table with just the values of {name}: {wanted}"


def test_the_literals_are_found() -> None:
    assert {"Act", "EventType", "Status", "ControlStatus", "RelationKind", "AssertionKind"} <= set(LITERALS)


def test_no_word_is_empty_and_none_stands_twice_in_a_table() -> None:
    for name, table in vars(words).items():
        if isinstance(table, Mapping) and name.isupper():
            assert all(word.ar.strip() and word.en.strip() for word in table.values()), name
            assert len({word.ar for word in table.values()}) == len(table), name


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_colours_have_contrast(theme: int) -> None:
    css = (Path(musnad.report.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")
    colour = dict(re.findall(r"--([\w-]+):(#\w{6})", css.split(":root{")[1 + theme]))

    def contrast(one: str, other: str) -> float:
        light, dark = sorted((luminance(colour[one]), luminance(colour[other])), reverse=True)
        return (light + 0.05) / (dark + 0.05)

    grounds = ("paper", "leaf", "sand", "lit", "lit-strong")
    for ground in grounds:
        assert contrast("ink", ground) >= 7
        assert contrast("rubric", ground) >= 4.5, ground
    for ink in ("quiet", "link", "lane0"):
        assert min(contrast(ink, "paper"), contrast(ink, "leaf")) >= 4.5, ink
    for line in ("lane0", "lane1", "lane2", "lane3", "sand-edge"):
        assert min(contrast(line, ground) for ground in ("paper", "lit", "sand")) >= 3, line
