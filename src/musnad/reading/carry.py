"""Carrying over: who may be meant where a sentence names no speaker («وأضاف أن …», «مشيرا إلى …»)."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.reading.classes import gender_number, head_class
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.phrases import Phrase

REACH = 5
"""Earlier speakers that are looked at."""


@dataclass(slots=True)
class Earlier:
    """A claim read before: its cue, its source's phrase, and where its content lies (characters)."""

    cue: Cue
    source: Phrase
    number: int
    nested: bool
    content: tuple[int, int]


NEAR = 40
"""Claims to either side among which the one is sought in whose content a claim stands."""


def remember(earlier: list[Earlier], cue: Cue, source: Phrase, at: int, content: tuple[int, int]) -> None:
    """Add a claim to those read before; ``at`` is the character at which its cue begins."""
    nested = any(claim.content[0] <= at < claim.content[1] for claim in earlier[-NEAR:])
    earlier.append(Earlier(cue, source, len(earlier), nested, content))


def candidates(earlier: list[Earlier]) -> list[Earlier]:
    """Return the latest claim of each of the last few speakers, the latest first."""
    found: list[Earlier] = []
    seen: set[tuple[int, int]] = set()
    for claim in reversed(earlier[-4 * REACH :]):
        key = (claim.source.first, claim.source.end)
        if key not in seen:
            seen.add(key)
            found.append(claim)
            if len(found) == REACH:
                break
    return found


def features(doc: Document, cue: Cue, claim: Earlier, rank: int) -> list[str]:
    """Return what speaks for and against an earlier claim's speaker as the speaker of ``cue``."""
    sentence, before = doc.sentence_of[cue.first], doc.sentence_of[claim.cue.first]
    apart = sentence - before
    distance = "same" if apart == 0 else str(apart) if apart < 3 else "3+"
    gn = gender_number(doc, claim.source.first, claim.source.end)
    form = doc.forms[claim.source.first]
    head = head_class(form)
    inflection = cue.inflection
    agree = "none"
    if cue.part in ("verb", "participle") and inflection.person == 3 and inflection.gender:
        want = "p" if inflection.number == "p" else "fs" if inflection.gender == "f" else "ms"
        agree = "yes" if want == gn else f"{want}/{gn}"
    elif cue.part in ("noun", "own") and cue.pronoun:
        want = {"ه": "ms", "ها": "fs", "هم": "p"}.get(cue.pronoun, "x")
        agree = "yes" if want == gn else f"{want}/{gn}"
    start = doc.tokens.starts[cue.first]
    inside = claim.content[0] <= start < claim.content[1]
    paragraph = doc.paragraph_of[claim.cue.first] != doc.paragraph_of[cue.first]
    conj = doc.forms[cue.first].conjunction
    begins = doc.sentences[sentence][0] == cue.first
    return [
        "carried", f"carried|{cue.part}|{distance}", f"carried|rank={rank}", f"carried|agree={agree}",
        f"carried|agree={agree}|head={head}", f"carried|{cue.part}|{cue.type}", f"carried|nested={claim.nested}",
        f"carried|inside={inside}", f"carried|inside={inside}|{cue.part}", f"carried|head={head}",
        f"carried|paragraph={paragraph}", f"carried|{cue.lemma}", f"carried|{cue.part}|conj={conj}|begins={begins}",
        f"carried|last={claim.cue.part}|{cue.part}|{distance}", f"carried|rank={rank}|{distance}",
        f"carried|lead={doc.forms[cue.first - 1].normal if cue.first else ''}",
        f"carried|word={doc.forms[cue.end].normal if cue.end < len(doc.forms) else ''}",
        f"carried|next={doc.forms[cue.end].tag if cue.end < len(doc.forms) else 'end'}|{cue.part}",
    ]  # fmt: skip
