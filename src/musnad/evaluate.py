"""How well readings agree with gold, layer by layer.

**Overlap** of two stretches of text is counted in words: intersection over union of the words they touch.
**Matching** is one to one, the largest overlaps first, and those later in the lists first where they are
equal. Two **mentions** are the same if they overlap by half or have the same words (so that a source that
was carried over counts wherever it was found).

============  =========================================================================================
claims        found: content overlaps by half, and the origins are the same mention
content       found: content overlaps by half, whoever is said to have said it
cue           found: the cues share a character
chain         of the gold's chains of two links or more: content found, as many links, each the same mention
act           of the claims found: the same act
form          of the claims found: the same form
kind          of the claims found: the same kind of origin
times         found: the spans share a character, equal value
places        found: one name as written is a part of the other, equal country; a name counts once
mentions      found: the same mention, of whichever actor; each counts once as it is written
actors        pairs of mentions of one actor; found: both mentions are, and are one actor in both
events        found: the triggers share a character, equal type
arguments     of the events found: actor and target the same mention, place and time share a character
event_status  of the events found: equal status
control       found: place and holder share a character each, equal status
assertions    found: overlap by half, equal kind; those in somebody's claim are left aside
============  =========================================================================================

Chain, act, form, kind and event_status have a share that is right; the others have precision, recall and F1.
A layer that a gold document does not have is not scored there, and is left out where no document has it.
"""

from __future__ import annotations

from collections.abc import Mapping

from musnad.model import Reading
from musnad.scoring.actors import score_actors
from musnad.scoring.assertions import score_assertions
from musnad.scoring.claims import score_claims
from musnad.scoring.control import score_control
from musnad.scoring.documents import Document, GoldError
from musnad.scoring.events import score_events
from musnad.scoring.places import score_places
from musnad.scoring.report import Case, Count, Layer, Report, Share
from musnad.scoring.times import score_times
from musnad.scoring.words import Words

LAYERS: tuple[Layer, ...] = (
    Layer("claims", ("claims", "content", "cue"), ("chain", "act", "form", "kind"), score_claims),
    Layer("times", ("times",), (), score_times),
    Layer("places", ("places",), (), score_places),
    Layer("actors", ("mentions", "actors"), (), score_actors),
    Layer("events", ("events", "arguments"), ("event_status",), score_events),
    Layer("control", ("control",), (), score_control),
    Layer("assertions", ("assertions",), (), score_assertions),
)
"""The layers that are scored; a new one is one function and its line here."""


def evaluate(gold: Mapping[str, Document], readings: Mapping[str, Document | Reading]) -> Report:
    """Score readings against gold.

    Args:
        gold: the gold by id.
        readings: what was read, by the same ids; others are ignored, missing ones count as empty.

    Raises:
        GoldError: a reading is of another text than the gold of that id.
    """
    layers = [layer for layer in LAYERS if any(_has(truth, layer) for truth in gold.values())]
    report = Report(
        {name: Count() for layer in layers for name in layer.counts},
        {name: Share() for layer in layers for name in layer.shares},
    )
    for identity, truth in sorted(gold.items()):
        given = readings.get(identity)
        if given is None:
            report.unread.append(identity)
            given = Document(id=identity)
        read = Document.of(given) if isinstance(given, Reading) else given
        text = truth.text or ""
        if read.text is not None and read.text != text:
            raise GoldError(
                f"The reading of {identity} is of another text than the gold; read the gold's texts."
            )
        report.documents += 1
        case = Case(Words(text), truth, read)
        for layer in layers:
            if _has(truth, layer):
                layer.score(case, report)
    return report


def _has(document: Document, layer: Layer) -> bool:
    return getattr(document, layer.field) is not None
