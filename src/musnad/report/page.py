"""Readings as one HTML page that stands alone: no script, nothing loaded from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from musnad.model import Reading
from musnad.report import layers, words
from musnad.report.map import maps
from musnad.report.marks import lanes, paragraphs
from musnad.report.outline import Entry, count, origins, outline
from musnad.report.statements import statements
from musnad.report.timeline import line, moments

_UNSHOWABLE = re.compile("[\x00\ud800-\udfff]")


def page(readings: Sequence[Reading]) -> str:
    """Return an HTML page that shows ``readings``, each with its claims and their chains.

    Args:
        readings: one reading or more, in the order in which to show them; their spans are offsets in code
            points.

    Returns:
        A whole document in Arabic, right to left, that loads nothing and runs no script.  The text of every
        article stands in it as it is, code point by code point; NUL and lone surrogates, which HTML cannot
        hold, become U+FFFD.
    """
    return _render(readings, base=None)


def notebook(reading: Reading) -> str:
    """Return ``reading`` as HTML for the output of a notebook.

    Args:
        reading: the reading to show.

    Returns:
        An ``iframe`` that holds the page of the reading, so that the notebook's styles and the page's stay
        apart.
    """
    inside = escape(_render([reading], base="about:srcdoc"), quote=True)
    height = 720 if reading.text.strip() else 360
    return (
        f'<iframe srcdoc="{inside}" sandbox="allow-popups allow-popups-to-escape-sandbox" '
        f'title="مسند: {_exact(reading.title or words.UNTITLED.ar)}" '
        f'style="width:100%;height:{height}px;border:1px solid #8886;border-radius:8px"></iframe>'
    )


def _render(readings: Sequence[Reading], base: str | None) -> str:
    shown = [_view(reading) for reading in readings]
    most = max((len(view["entries"]) for view in shown), default=0)
    return _environment().get_template("page.html.j2").render(
        readings=shown, words=words, numbers=range(1, most + 1), base=base, kinds=words.KINDS
    )  # fmt: skip


def _view(reading: Reading) -> dict[str, Any]:
    """What the template needs to know of one reading."""
    entries = outline(reading)
    found, places = moments(reading), layers.places(reading)
    said = statements(reading, entries)
    named = layers.in_order([*layers.marks(reading), *said.marks()])
    actors = layers.actors(reading, [(entry.number, entry.claim.chain) for entry in entries])
    panels = [
        ("actors", words.ACTORS, actors),
        ("places", words.PLACES, places),
        ("times", words.TIMES, found),
        ("events", words.EVENT_LIST, said.events),
        ("control", words.CONTROL_LIST, said.control),
        ("relations", words.RELATION_LIST, said.relations),
        ("assertions", words.ASSERTION_LIST, said.assertions),
        ("loaded", words.LOADED_LIST, said.loaded),
    ]
    return {
        "reading": reading,
        "panels": [(name, word) for name, word, rows in panels if rows],
        "actors": actors,
        "places": places,
        "said": said,
        "maps": maps(places),
        "moments": found,
        "steps": line(found, reading.published),
        "reached": {mark.number for _, mark in named if mark.sort == "time"},
        "layered": bool(reading.actors or reading.places or reading.times),
        "eventful": bool(reading.events),
        "entries": entries,
        "lanes": lanes(entries),
        "paragraphs": paragraphs(reading, entries, named),
        "origins": origins(reading, entries),
        "counts": _counts(reading),
        "link": reading.url if reading.url and re.match(r"https?://", reading.url, re.IGNORECASE) else None,
        "last": len(entries),
    }


def _counts(reading: Reading) -> list[words.Word]:
    """The line of counts, part by part; what does not occur and need not be said is left out."""
    counts = count(reading)
    parts = [
        (counts.claims, words.CLAIM_COUNT, "claims", True),
        (counts.origins, words.ORIGIN_COUNT, "distinct origins", counts.claims > 0),
        (counts.carried, words.CARRIED_COUNT, "implicit", counts.claims > 0),
        (counts.unnamed, words.UNNAMED_COUNT, "unnamed", counts.claims > 0),
        (counts.hearsay, words.HEARSAY_COUNT, "hearsay", counts.hearsay > 0),
    ]
    return [words.Word(words.counted(n, noun), f"{n} {en}") for n, noun, en, said in parts if said]


def _exact(text: str) -> Markup:
    """``text`` for HTML such that a browser reads back the same characters, carriage returns included."""
    return Markup(escape(_UNSHOWABLE.sub("\ufffd", text), quote=True).replace("\r", "&#13;"))


def _words_of(entry: Entry, reading: Reading) -> str:
    return reading.words_of(entry.claim)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("musnad.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(exact=_exact, dated=words.dated, words_of=_words_of, named=layers.named)
    return environment
