"""The decisions at one cue, in order: is it one, who speaks, what is said, is it a claim after all, who relays.

Reading and training go through the same steps; training only looks up what is right where reading takes the best.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.reading import carry, classes, content_features, contents, cues, phrases, relays, sources
from musnad.reading.carry import Earlier
from musnad.reading.contents import Content
from musnad.reading.cues import Cue
from musnad.reading.document import Document
from musnad.reading.linear import Weights, best_end, expected, gain_of, probability, shares, total
from musnad.reading.phrases import Phrase
from musnad.reading.sources import Start

SECTIONS = ("cue", "source", "end", "content", "claim", "relay", "kind", "form", "act")
"""The sections of the weights that belong to claims."""
Model = dict[str, Weights]

FLOOR = 0.1
"""Candidates less probable than this by the cue alone are not looked at further."""
THRESHOLD = 0.45
"""Candidates more probable than this after all are claims."""


@dataclass(slots=True)
class Speaker:
    """Who speaks: a phrase of the sentence, an earlier speaker (``earlier``), or nobody (place self: hearsay).

    ``share`` is the probability with which it was chosen among all candidates.
    """

    phrase: Phrase
    earlier: Earlier | None = None
    share: float = 1.0

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


Candidate = Start | Earlier | None
"""A candidate for who speaks: where a phrase starts, an earlier claim, or (None) nobody."""


def speakers(
    doc: Document, cue: Cue, stretch: tuple[int, int], earlier: list[Earlier]
) -> tuple[list[Candidate], list[list[str]]]:
    """Return the candidates for who speaks at ``cue``, with the features of each."""
    found: list[Candidate] = []
    features: list[list[str]] = []
    for start in sources.starts(doc, cue, stretch):
        found.append(start)
        features.append(sources.features(doc, cue, start, stretch))
    for rank, claim in enumerate(carry.candidates(earlier)):
        found.append(claim)
        features.append(carry.features(doc, cue, claim, rank))
    if cue.part not in ("light", "according", "according_verb", "own", "in", "mark"):
        found.append(None)
        features.append(_nobody(doc, cue))
    return found, features


def _nobody(doc: Document, cue: Cue) -> list[str]:
    """Return what speaks for a cue without any source (يقال, يعتقد أن, اتهامات)."""
    one = doc.forms[cue.end].tag if cue.end < len(doc.forms) else "end"
    inflection = cue.inflection
    subject = f"{inflection.tense}{inflection.gender}{inflection.number}"
    return ["self", f"self|{cue.part}", f"self|{cue.lemma}", f"self|{cue.part}|next={one}", f"self|{cue.part}|{subject}",
            f"self|{cue.part}|{cue.type}", f"self|{cue.lemma}|{inflection.tense}|next={one}"]  # fmt: skip


def ends_of(doc: Document, cue: Cue, start: Start) -> tuple[list[int], list[list[str]]]:
    """Return the tokens before which the phrase that starts at ``start`` may end, with the features of each."""
    free = start.place == "post" and bool(cue.frame & {"Ø", "@Ø", "!Ø"})
    free = free or (start.place == "subject" and cue.part == "participle")
    ends = phrases.ends_of(doc, start.first, start.stop, phrases.FREE if free else 0)
    about = (cue.part, cue.type)
    return ends, phrases.ends_features(doc, start.first, ends, start.stop, start.place, about)


def whole(doc: Document, cue: Cue, start: Start, model: Model) -> Phrase:
    """Return the phrase that starts at ``start``, with the best of its ends."""
    ends, features = ends_of(doc, cue, start)
    weights, first = model["end"], start.first
    scores = [total(weights, names) for names in features]
    chosen = best_end(first, ends, scores)
    return Phrase(first, ends[chosen], start.place)


def choose_speaker(
    doc: Document, cue: Cue, stretch: tuple[int, int], earlier: list[Earlier], model: Model
) -> Speaker:
    """Return who speaks at ``cue``."""
    found, features = speakers(doc, cue, stretch, earlier)
    if not found:
        return Speaker(Phrase(cue.first, cue.end, "self"), share=0.0)
    weights = model["source"]
    odds = shares([total(weights, names) for names in features])
    share = max(odds)
    chosen = found[odds.index(share)]
    if chosen is None:
        return Speaker(Phrase(cue.first, cue.end, "self"), share=share)
    if isinstance(chosen, Start):
        return Speaker(whole(doc, cue, chosen, model), share=share)
    return Speaker(chosen.source, chosen, share)


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
            shared = openings[key] = content_features.opening_features(doc, cue, speaker.own, content)
        passed = edges.setdefault(key, [])
        features.append(shared + content_features.closing_features(doc, cue, content, stretch, passed))
        passed.append(content_features.edge_of(doc, cue, content.pieces[-1][1], stretch[1]))
    return found, features


def choose_content(
    doc: Document, cue: Cue, speaker: Speaker, stretch: tuple[int, int], model: Model
) -> tuple[Content | None, float]:
    """Return what is said at ``cue`` by ``speaker`` (None where nothing could be), and how sure it is where it opens."""
    found, features = contents_of(doc, cue, speaker, stretch)
    if not found:
        return None, 0.0
    weights = model["content"]
    scores = [total(weights, names) for names in features]

    def gain(i: int, j: int) -> float:
        if i == j:
            return 1.0
        common = contents.shared(found[i], found[j])
        return gain_of(common, found[i].size + found[j].size - common) if common else 0.0

    chosen = found[expected(scores, gain)]
    odds = shares(scores)
    return chosen, sum([share for content, share in zip(found, odds, strict=True) if content.at == chosen.at])


def claim_features(
    doc: Document,
    cue: Cue,
    first: float,
    speaker: Speaker,
    content: Content | None,
    opens: float,
    earlier: list[Earlier],
) -> list[str]:
    """Return what tells a claim from a false alarm once source and content have been chosen.

    ``first`` is the probability that the cue alone gave, ``opens`` that of the content's opening; ``earlier`` are the claims before, in one of whose contents
    the cue may stand.
    """
    place = "carried" if speaker.earlier is not None else speaker.phrase.place
    head = classes.head_class(doc.forms[speaker.phrase.first])
    out = [
        f"p={int(first * 10)}", f"p={int(first * 4)}|{cue.part}", f"{cue.part}|s={place}", f"{cue.part}|s={place}|head={head}",
        f"head={head}|{place}", f"{cue.lemma}|{place}", f"who={int(speaker.share * 5)}", f"who={int(speaker.share * 5)}|{place}",
        f"opens={int(opens * 5)}", f"opens={int(opens * 5)}|who={int(speaker.share * 3)}", f"opens={int(opens * 4)}|p={int(first * 5)}",
    ]  # fmt: skip
    at = doc.tokens.starts[cue.first]
    around = next((e for e in reversed(earlier[-6:]) if e.content[0] <= at < e.content[1]), None)
    inside = "no" if around is None else "same" if speaker.earlier is around else "yes"
    out += [f"inside={inside}|{cue.part}", f"inside={inside}|{cue.strength}", f"inside={inside}|s={place}|{cue.part}",
            f"inside={inside}|head={head}|{place}", f"inside={inside}|quoted={doc.quotation_of[cue.first] >= 0}"]  # fmt: skip
    if content is None:
        return [*out, "nothing"]
    if not content.behind:
        span = doc.span(content.pieces[0][0], content.pieces[0][1])
        covered = any(
            min(e.content[1], span[1]) - max(e.content[0], span[0]) > (span[1] - span[0]) / 2
            for e in earlier[-6:]
        )
        out += [
            f"covered={covered}|{cue.part}",
            f"covered={covered}|{cue.part}|{content.opening}",
            f"covered={covered}|head={head}",
        ]
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
) -> tuple[list[Start], list[list[str]]]:
    """Return where further links of the chain may start, with the features of each."""
    span = (content.pieces[0][0], content.pieces[-1][1])
    found = relays.starts(doc, cue, speaker.own, stretch)
    return found, [relays.features(doc, cue, start, speaker.own, span) for start in found]


def first_look(doc: Document, cue: Cue, model: Model) -> float:
    """Return the probability of a cue by itself and its neighbours."""
    return probability(total(model["cue"], cues.features(doc, cue)))


def decide(
    doc: Document, cue: Cue, earlier: list[Earlier], model: Model, threshold: float = THRESHOLD
) -> Decision | None:
    """Take all decisions at one cue; None where it makes no claim."""
    first = first_look(doc, cue, model)
    if first < FLOOR:
        return None
    stretch = contents.stretch_of(doc, cue.first)
    speaker = choose_speaker(doc, cue, stretch, earlier, model)
    content, opens = choose_content(doc, cue, speaker, stretch, model)
    sure = probability(
        total(model["claim"], claim_features(doc, cue, first, speaker, content, opens, earlier))
    )
    if sure < threshold or content is None:
        return None
    return Decision(cue, speaker, content, sure, _relays(doc, cue, speaker, stretch, content, model))


def _relays(
    doc: Document, cue: Cue, speaker: Speaker, stretch: tuple[int, int], content: Content, model: Model
) -> list[Phrase]:
    """Choose at most one origin behind عن and one medium told."""
    found, features = relays_of(doc, cue, speaker, stretch, content)
    chosen: dict[str, tuple[float, Start]] = {}
    for start, names in zip(found, features, strict=True):
        score = total(model["relay"], names)
        if score > 0 and score > chosen.get(start.place, (0.0, start))[0]:
            chosen[start.place] = (score, start)
    return [whole(doc, cue, start, model) for _, start in chosen.values()]
