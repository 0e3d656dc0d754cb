"""The decisions at one cue, in order: is it one, who speaks, what is said, is it a claim after all, who relays.

Reading and training go through the same steps; training only looks up what is right where reading takes the best.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.reading import carry, contents, cues, relays, sources
from musnad.reading.carry import Earlier
from musnad.reading.contents import Content
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.linear import Weights, best, probability, total
from musnad.reading.sources import Phrase

SECTIONS = ("cue", "source", "content", "claim", "relay", "kind", "form", "act")
"""The models that a reading takes its decisions with."""
Model = dict[str, Weights]

FLOOR = 0.03
"""Candidates less probable than this by the cue alone are not looked at further."""
THRESHOLD = 0.5
"""Candidates more probable than this after all are claims."""


@dataclass(slots=True)
class Speaker:
    """A candidate for who speaks: a phrase of the sentence, an earlier speaker (``earlier``), or nobody (hearsay)."""

    phrase: Phrase
    earlier: Earlier | None = None

    @property
    def own(self) -> Phrase | None:
        """The phrase, where it is one of the cue's own sentence."""
        return self.phrase if self.earlier is None and self.phrase.place != "self" else None


@dataclass(slots=True)
class Decision:
    """What was decided at a cue."""

    cue: Cue
    speaker: Speaker
    content: Content
    confidence: float
    relays: list[Phrase]


def speakers(
    doc: Document, cue: Cue, stretch: tuple[int, int], earlier: list[Earlier]
) -> tuple[list[Speaker], list[list[str]]]:
    """Return the candidates for who speaks at ``cue``, with the features of each."""
    found = [Speaker(phrase) for phrase in sources.candidates(doc, cue, stretch)]
    features = [sources.features(doc, cue, s.phrase, stretch) for s in found]
    for rank, claim in enumerate(carry.candidates(earlier)):
        found.append(Speaker(claim.source, claim))
        features.append(carry.features(doc, cue, claim, rank))
    found.append(Speaker(Phrase(cue.first, cue.end, "self")))
    one = doc.forms[cue.end].tag if cue.end < len(doc.forms) else "end"
    features.append(["self", f"self|{cue.part}", f"self|{cue.lemma}", f"self|{cue.part}|next={one}",
                     f"self|{cue.part}|{cue.type}", f"self|{cue.lemma}|{cue.inflection.tense}|next={one}"])  # fmt: skip
    return found, features


def contents_of(
    doc: Document, cue: Cue, speaker: Speaker, stretch: tuple[int, int]
) -> tuple[list[Content], list[list[str]]]:
    """Return the candidates for what is said at ``cue`` by ``speaker``, with the features of each."""
    found = contents.candidates(doc, cue, speaker.own, stretch)
    openings: dict[tuple[str, int], list[str]] = {}
    edges: dict[tuple[str, int], list[str]] = {}
    features = []
    for content in found:
        key = (content.opening, content.at)
        shared = openings.get(key)
        if shared is None:
            shared = openings[key] = contents.opening_features(doc, cue, speaker.own, content)
        passed = edges.setdefault(key, [])
        features.append(shared + contents.closing_features(doc, cue, content, stretch, passed))
        passed.append(contents.edge_of(doc, cue, content.pieces[-1][1], stretch[1]))
    return found, features


def claim_features(doc: Document, cue: Cue, first: float, speaker: Speaker, content: Content | None) -> list[str]:
    """Return what tells a claim from a false alarm once source and content have been chosen.

    ``first`` is the probability that the cue alone gave.
    """
    place = "carried" if speaker.earlier is not None else speaker.phrase.place
    head = sources.head_class(doc.forms[speaker.phrase.first])
    out = [
        f"p={int(first * 10)}", f"p={int(first * 4)}|{cue.part}", f"{cue.part}|s={place}", f"{cue.part}|s={place}|head={head}",
        f"head={head}|{place}", f"{cue.lemma}|{place}",
    ]  # fmt: skip
    if content is None:
        return [*out, "nothing"]
    words = sum(end - begin for begin, end in content.pieces)
    size = "1" if words < 2 else "2" if words < 3 else "3-5" if words < 6 else "6-9" if words < 10 else "10+"
    opening = content.opening
    out += [
        f"{cue.part}|o={opening}", f"o={opening}|size={size}", f"o={opening}|s={place}", f"{cue.strength}|o={opening}",
        f"{cue.part}|o={opening}|s={place}", f"{cue.lemma}|o={opening}", f"{cue.type}|o={opening}|s={place}|{cue.strength}",
        f"o={opening}|first={doc.forms[content.pieces[0][0]].tag}", f"{cue.type}|{cue.part}|size={size}",
    ]  # fmt: skip
    return out


def relays_of(
    doc: Document, cue: Cue, speaker: Speaker, stretch: tuple[int, int], content: Content
) -> tuple[list[Phrase], list[list[str]]]:
    """Return the candidates for further links of the chain, with the features of each."""
    found = relays.candidates(doc, cue, speaker.own, stretch)
    span = (content.pieces[0][0], content.pieces[-1][1])
    return found, [relays.features(doc, cue, phrase, stretch, span) for phrase in found]


def first_look(doc: Document, cue: Cue, model: Model) -> float:
    """Return the probability of a cue by itself and its neighbours."""
    return probability(total(model["cue"], cues.features(doc, cue)))


def decide(doc: Document, cue: Cue, earlier: list[Earlier], model: Model, threshold: float = THRESHOLD) -> Decision | None:
    """Take all decisions at one cue; None where it makes no claim."""
    first = first_look(doc, cue, model)
    if first < FLOOR:
        return None
    stretch = contents.stretch_of(doc, cue.first)
    found, features = speakers(doc, cue, stretch, earlier)
    speaker = found[best(model["source"], features)[0]]
    said, features = contents_of(doc, cue, speaker, stretch)
    content = said[best(model["content"], features)[0]] if said else None
    sure = probability(total(model["claim"], claim_features(doc, cue, first, speaker, content)))
    if sure < threshold or content is None:
        return None
    return Decision(cue, speaker, content, sure, _relays(doc, cue, speaker, stretch, content, model))


def _relays(
    doc: Document, cue: Cue, speaker: Speaker, stretch: tuple[int, int], content: Content, model: Model
) -> list[Phrase]:
    """Choose at most one origin behind عن and one medium told."""
    phrases, features = relays_of(doc, cue, speaker, stretch, content)
    chosen = []
    for place in ("told", "via"):
        options = [(p, f) for p, f in zip(phrases, features, strict=True) if p.place == place]
        if options:
            number, score = best(model["relay"], [f for _, f in options])
            if score > 0:
                chosen.append(options[number][0])
    return chosen
