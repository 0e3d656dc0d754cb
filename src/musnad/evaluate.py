"""How well readings agree with gold, layer by layer.

**Overlap** of two stretches of text is counted in words: intersection over union of the words they touch.
**Matching** is one to one, the largest overlaps first, and those later in the lists first where they are
equal. Two **mentions** are the same if they overlap by half or have the same words (so that a source that
was carried over counts wherever it was found).

=========  ============================================================================================
claims     found: content overlaps by half, and the origins are the same mention
content    found: content overlaps by half, whoever is said to have said it
cue        found: the cues share a character
chain      of the gold's chains of two links or more: content found, as many links, each the same mention
act        of the claims found: the same act
form       of the claims found: the same form
kind       of the claims found: the same kind of origin
=========  ============================================================================================

Claims, content and cue have precision, recall and F1; the others a share that is right.
"""

from __future__ import annotations

from collections.abc import Mapping

from musnad.model import Reading
from musnad.scoring.claims import score_claims
from musnad.scoring.documents import Document, GoldError
from musnad.scoring.report import Case, Count, Layer, Report, Share
from musnad.scoring.words import Words

LAYERS: tuple[Layer, ...] = (
    Layer(("claims", "content", "cue"), ("chain", "act", "form", "kind"), score_claims),
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
    report = Report(
        {name: Count() for layer in LAYERS for name in layer.counts},
        {name: Share() for layer in LAYERS for name in layer.shares},
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
        for layer in LAYERS:
            layer.score(case, report)
    return report
