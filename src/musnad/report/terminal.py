"""A reading as a picture for the terminal.

Terminals treat right-to-left text in three ways.  Many apply no bidi at all and put the letters out in the
order of memory; some (VTE, Konsole, mlterm, the macOS Terminal) apply the bidi algorithm to every line; and
some of these guess a line's direction from its first strong letter, which would throw the labels and the
tree of one line to the right and leave those of the next on the left.  A picture that means the same in all
of them must not depend on what happens to a line in which Arabic, Latin and arrows alternate.  So here

- a line holds the tree and an English label first, then at most one string of the article, which ends the
  line;
- that string stands between an isolate (U+2067 where it is mostly Arabic, so that a line that happens to
  begin with ``CNN`` still runs from the right; U+2068 else) and U+2069.  An isolate's inside neither
  disturbs what stands around it nor counts when the direction of the line is guessed, so every line is left
  to right as a whole;
- long strings are broken here, in the order of memory, and every line gets isolates of its own, since
  terminals apply bidi after lines are broken;
- the text's own bidi controls are left out, lest a stray one end an isolate early, and control characters
  are shown as pictures, lest an article send escape sequences to the terminal.

Isolates take no room; a terminal that does not know them ignores them, and the order of the line stays what
it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from musnad.model import Claim, Link, Reading
from musnad.report import layers, words
from musnad.report.layers import ActorView, PlaceView
from musnad.report.outline import Entry, count, outline
from musnad.report.statements import (
    AssertionView,
    ControlView,
    EventView,
    LoadedView,
    RelationView,
    Side,
    statements,
)
from musnad.report.timeline import Moment, line, moments

LINES = 4
"""How many lines of a content or an assertion are shown before it is cut."""

ROWS = 12
"""How many rows of a layer are shown before the rest is only counted."""

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_LEAST = 24
"""A string of the article gets at least so many cells, or lines of its own."""

_Row = TypeVar("_Row")


def picture(reading: Reading, console: Console) -> None:
    """Print ``reading`` to ``console``: every claim with its chain from the outlet down to the origin.

    Args:
        reading: what to show; its spans are offsets in code points.
        console: where to print.  Its width is kept to; colours are its own affair, and nothing is told by
            colour alone.
    """
    entries = outline(reading)
    _head(reading, console)
    for entry, depth in _nested(entries):
        indent = "│   " * min(depth, max(0, (console.width - 36) // 4))
        _print(console, (indent.rstrip(), "dim"))
        _claim(entry, reading, console, indent)
    if not entries:
        nothing = words.NO_CLAIM if reading.text.strip() else words.NO_TEXT
        _print(console, "\n", nothing.en)
    _layers(reading, entries, console)
    _foot(reading, console)


def wrap(text: str, width: int, lines: int | None = None) -> list[str]:
    """Break ``text`` into lines of at most ``width`` cells, at white space where there is any.

    Args:
        text: any text; runs of white space become one space.
        width: cells a line, 2 or more.
        lines: where given, what comes after so many lines is cut and ``…`` stands for it.

    Returns:
        The lines, at least one.
    """
    found = [""]
    for word in text.split():
        for part in chop_cells(word, width) if cell_len(word) > width else [word]:
            longer = f"{found[-1]} {part}" if found[-1] else part
            if cell_len(longer) <= width:
                found[-1] = longer
            else:
                found.append(part)
    if lines is None or len(found) <= lines:
        return found
    last = found[lines - 1]
    while last and cell_len(last) > width - 2:
        last = last.rpartition(" ")[0] if " " in last else last[:-1]
    return [*found[: lines - 1], f"{last} …"]


def isolate(text: str) -> str:
    """Return ``text`` so that it can end any line without disturbing it; ASCII needs nothing."""
    if text.isascii():
        return text
    classes = [unicodedata.bidirectional(character) for character in text]
    right = classes.count("R") + classes.count("AL") > classes.count("L")
    return ("\u2067" if right else "\u2068") + text + "\u2069"


def _clean(text: str) -> str:
    """``text`` in one line, without what a terminal would obey."""
    return _CONTROL.sub(_pictured, _BIDI.sub("", " ".join(text.split())))


def _pictured(found: re.Match[str]) -> str:
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def _print(console: Console, *parts: str | tuple[str, str]) -> None:
    console.print(Text.assemble(*parts), soft_wrap=True)


def _line(
    console: Console, tree: str, label: str, text: str, *, style: str = "", lines: int | None = None
) -> None:
    """Print ``tree``, ``label`` and ``text``; what does not fit goes on below the beginning of ``text``."""
    clean = _clean(text)
    hanging = tree.replace("└─", "  ")
    room = console.width - cell_len(tree) - cell_len(label) - 1
    if room < min(_LEAST, cell_len(clean)) or not clean:
        for piece in wrap(label, max(console.width - cell_len(tree), 8)):
            _print(console, (tree, "dim"), piece)
            tree = hanging
        label, room = "", console.width - cell_len(tree) - 1
    for piece in wrap(clean, max(room, 8), lines) if clean else []:
        _print(console, (tree, "dim"), label, (isolate(piece), style))
        tree, label = hanging, " " * cell_len(label)


def _head(reading: Reading, console: Console) -> None:
    _line(console, "", "outlet     ", reading.outlet or "not given")
    _line(console, "", "title      ", reading.title or words.UNTITLED.en, style="bold")
    if reading.published:
        _line(console, "", "published  ", reading.published)
    for note in reading.notes:
        _line(console, "", "note       ", note, style="italic")


def _nested(entries: list[Entry]) -> Iterator[tuple[Entry, int]]:
    """The claims, each followed by those inside it, with how deep they stand."""
    waiting = [(entry, 0) for entry in reversed(entries) if entry.outer is None]
    while waiting:
        entry, depth = waiting.pop()
        yield entry, depth
        waiting += [(entries[number - 1], depth + 1) for number in reversed(entry.inner)]


def _claim(entry: Entry, reading: Reading, console: Console, indent: str) -> None:
    """Print a claim: what it is, its cue, its content and its chain."""
    claim = entry.claim
    facts = [words.ACTS[claim.act].en, words.FORMS[claim.form].en, f"confidence {claim.confidence:.0%}"]
    if entry.outer is not None:
        facts.append(f"inside [{entry.outer}]")
    number = f"[{entry.number}]  "
    _line(console, indent, number, ", ".join([*facts, claim.id]))
    room = indent + " " * len(number)
    _line(console, room, "cue   ", reading.quote(claim.cue), style="bold red")
    _line(console, room, "says  ", reading.words_of(claim), style="cyan", lines=LINES)
    _chain(claim, reading, console, room)


def _chain(claim: Claim, reading: Reading, console: Console, room: str) -> None:
    """Print the chain as a tree: the outlet, under it whom it has the words from, down to the origin."""
    _line(console, room, "told by this outlet  ", reading.outlet or "")
    deepest = max(0, (console.width - cell_len(room) - _LEAST) // 3)
    for place, link in enumerate(claim.chain):
        tree = f"{room}{'   ' * min(place, deepest)}└─ "
        named = "" if link.kind == "hearsay" else reading.quote(link.mention)
        last = place == len(claim.chain) - 1
        _line(console, tree, f"from {_described(link, last)}  ", named, style="bold")
        if whole := layers.named(link, reading):
            _line(console, tree.replace("└─", "  "), "that is  ", whole)
    if not claim.chain:
        _line(console, f"{room}└─ ", f"from whom is not said: {words.NOBODY.en}", "")


def _described(link: Link, last: bool) -> str:
    """What ``link`` is, in English."""
    if link.kind == "hearsay":
        return f"{words.KINDS[link.kind].en}: {words.NOBODY.en}"
    parts = [words.KINDS[link.kind].en]
    if last:
        parts.append(words.ORIGIN.en)
    if link.implicit:
        parts.append(words.CARRIED.en)
    return ", ".join(parts)


def _layers(reading: Reading, entries: list[Entry], console: Console) -> None:
    """Print a section for each layer; of one that is empty nothing."""
    actors = layers.actors(reading, [(entry.number, entry.claim.chain) for entry in entries])
    found = moments(reading)
    dated = [step.moment for step in line(found, None)]
    _section(console, words.ACTORS.en, actors, _actor)
    _section(console, words.PLACES.en, layers.places(reading), _place)
    _section(console, words.TIMES.en, dated + [moment for moment in found if not moment.stretch], _time)
    said = statements(reading, entries)
    _section(console, words.EVENT_LIST.en, said.events, _event)
    _section(console, words.CONTROL_LIST.en, said.control, _control)
    _section(console, words.RELATION_LIST.en, said.relations, _relation)
    _section(console, words.ASSERTION_LIST.en, said.assertions, _assertion)
    _section(console, words.LOADED_LIST.en, said.loaded, _loaded)
    if any((said.events, said.control, said.relations, said.assertions, said.loaded)):
        _print(console, "")
        for piece in wrap(words.LIST_NOTE.en, console.width):
            _print(console, (piece, "dim"))


def _section(
    console: Console, title: str, rows: Sequence[_Row], show: Callable[[Console, _Row], None]
) -> None:
    if not rows:
        return
    _print(console, "")
    _print(console, (title, "bold"))
    for row in rows[:ROWS]:
        show(console, row)
    if len(rows) > ROWS:
        _print(console, (f"  and {len(rows) - ROWS} more", "dim"))


def _actor(console: Console, actor: ActorView) -> None:
    facts = [_left(actor.english or ""), words.ACTOR_KINDS[actor.kind].en, f"{actor.count}×"]
    if actor.claims:
        facts.append("in " + "".join(f"[{number}]" for number in actor.claims))
    _line(console, "  ", ", ".join(filter(None, facts)) + "  ", actor.words, style="bold")
    for naming in actor.namings if actor.judged or len(actor.namings) > 1 else ():
        loaded = words.LOADED.get(naming.loaded or "")
        sort = loaded.en if loaded else _left(naming.loaded or "")
        judged = f" loaded ({sort})" if naming.loaded else ""
        _line(console, "      ", f"as {naming.count}×{judged}  ", naming.words, style="red" if judged else "")


def _place(console: Console, place: PlaceView) -> None:
    others = len(place.alternatives)
    facts = [
        _left(place.english),
        _left(place.land.en) if place.land and place.kind != "country" else "",
        place.coordinates or "coordinates not known",
        f"{others} other{'' if others == 1 else 's'} of this name" if others else "",
    ]
    _line(console, "  ", ", ".join(filter(None, facts)) + "  ", place.words, style="bold")


def _time(console: Console, moment: Moment) -> None:
    _line(console, "  ", f"{_left(moment.value)}  ", "، ".join(moment.words))


def _event(console: Console, event: EventView) -> None:
    facts = [
        words.EVENTS[event.type].en,
        words.STATUSES[event.status].en if event.status != "actual" else "",
        f"{event.count}×" if event.count > 1 else "",
        event.voice.english,
    ]
    _line(console, "  ", ", ".join(filter(None, facts)) + "  ", event.trigger, style="bold")
    _side(console, "who      ", event.actor)
    _side(console, "with     " if event.mutual else "to whom  ", event.target)
    _side(console, "where    ", event.place)
    if event.time:
        _side(console, "when     ", Side((event.time,), (event.when.value,) if event.when else ()))
    if people := ", ".join(word.en for word in (event.killed, event.injured) if word):
        _line(console, "      ", people, "")


def _control(console: Console, held: ControlView) -> None:
    _line(console, "  ", _english(held.holder), "، ".join(held.holder.words), style="bold")
    _side(console, f"{words.CONTROLS[held.status].en}, {held.voice.english}  ", held.place, bare=True)


def _relation(console: Console, relation: RelationView) -> None:
    _line(console, "  ", _english(relation.actor), "، ".join(relation.actor.words), style="bold")
    _side(
        console, f"{words.RELATIONS[relation.kind].en}, {relation.voice.english}  ", relation.other, bare=True
    )
    if relation.label:
        _line(console, "      ", "as  ", relation.label)


def _assertion(console: Console, said: AssertionView) -> None:
    step = f" {said.step[0]} of {said.step[1]}" if said.step else ""
    label = f"{words.ASSERTIONS[said.kind].en}{step}, {said.voice.english}  "
    _line(console, "  ", label, said.words, lines=LINES)


def _loaded(console: Console, item: LoadedView) -> None:
    known = words.LOADED.get(item.sort)
    facts = [f"{item.count}×", known.en if known else _left(item.sort)]
    whom = _left(item.actor.english or "")
    if whom:
        facts.append(f"of {whom}")
    _line(console, "  ", ", ".join(filter(None, facts)) + "  ", item.words, style="red")
    if not whom:
        _line(console, "      ", "of  ", item.actor.words)


def _side(console: Console, label: str, side: Side, *, bare: bool = False) -> None:
    """Print who or where something is, with the English names that are known of them; ``bare``: even if nobody is."""
    if side or bare:
        _line(console, "      ", label + _english(side), "، ".join(side.words))


def _english(side: Side) -> str:
    """The English names of a side as the end of a label."""
    names = ", ".join(filter(None, map(_left, side.english)))
    return f"{names}  " if names else ""


def _left(text: str) -> str:
    """``text`` as part of a label, nothing where it has letters that run from the right."""
    clean = _clean(text)
    return "" if any(unicodedata.bidirectional(c) in ("R", "AL", "AN") for c in clean) else clean


def _foot(reading: Reading, console: Console) -> None:
    counts = count(reading)
    parts = [
        f"{counts.claims} claim{'' if counts.claims == 1 else 's'}",
        f"{counts.origins} distinct origin{'' if counts.origins == 1 else 's'} as named",
        f"{counts.carried} carried over",
        f"{counts.unnamed} from unnamed sources",
    ]
    if counts.hearsay:
        parts.append(f"{counts.hearsay} by hearsay")
    _print(console, "")
    for piece in wrap(", ".join(parts) + ".", console.width):
        _print(console, (piece, "bold"))
    for piece in wrap(words.NO_TRUTH.en, console.width):
        _print(console, (piece, "dim"))
