"""Training: makes the weights from a folder of gold, through the same steps that a reading takes.

Each gold claim tells what is right at its cue: the source, the content, the further links, the values.  The last look
(claim or false alarm) is learnt on what models trained without the article chose, so that it knows their mistakes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from musnad.lexicon import events as vocabularies
from musnad.lexicon import knowledge as knowledges
from musnad.lexicon import lexicon as lexicons
from musnad.model import ACTS, FORMS, KINDS, Article, Claim, Reading, Span
from musnad.reading import (
    contents,
    cues,
    decisions,
    event_decisions,
    event_lessons,
    event_scene,
    mention_lessons,
    mentions,
    values,
    weights,
)
from musnad.reading.carry import Earlier, remember
from musnad.reading.contents import Content
from musnad.reading.cues import Cue, find_cues
from musnad.reading.decisions import Candidate, Model, Speaker
from musnad.reading.document import Document, prepare
from musnad.reading.linear import Learner
from musnad.reading.phrases import Phrase
from musnad.reading.reader import Reader
from musnad.reading.sources import Start
from musnad.text.normal import normal

Example = tuple[Sequence[Sequence[str]], Mapping[int, float]]
_WORD = re.compile(r"\w+")
FOLDS = 2
NEAR = 1.0


class Settings(NamedTuple):
    """How a section learns: the rate, how often it goes over the examples, what holds its weights small, the least kept.

    Most features are met once or twice; leaving their small weights out halves the file and reads no worse.
    """

    rate: float = 0.05
    rounds: int = 10
    penalty: float = 2e-4
    least: float = 0.1


_EVENTS = {
    **dict.fromkeys(("event", "event_type"), Settings(0.02, 6, 1e-3, 0.07)),
    **dict.fromkeys(
        ("event_actor", "event_target", "event_end", "event_place"), Settings(0.03, 8, 5e-4, 0.07)
    ),
    **dict.fromkeys(("event_join", "event_time", "event_status"), Settings(0.03, 10, 5e-4, 0.07)),
}
SETTINGS = {
    "cue": Settings(), "source": Settings(rounds=14), "end": Settings(rounds=12), "content": Settings(rounds=12),
    "claim": Settings(), "relay": Settings(rounds=30), "kind": Settings(), "form": Settings(), "act": Settings(0.02, 20),
    "mention": Settings(least=0.14), "extent": Settings(rounds=12), "same": Settings(rounds=12), **_EVENTS,
}  # fmt: skip
"""The settings of each section, chosen by folds over the gold."""


@dataclass(slots=True)
class Lesson:
    """One article's gold, taken apart: its cues with the gold claim of each, and the examples a section."""

    doc: Document
    cues: list[Cue]
    gold: list[Claim | None]
    examples: dict[str, list[Example]] = field(
        default_factory=lambda: {name: [] for name in weights.SECTIONS}
    )


def words_in(text: str, spans: Sequence[Span]) -> set[int]:
    """Return where the words begin that the spans touch."""
    return {m.start() + s for s, e in spans for m in _WORD.finditer(text[s:e])}


def overlap(text: str, one: Sequence[Span], other: Sequence[Span]) -> float:
    """Return intersection over union of the words of two lists of spans."""
    a, b = words_in(text, one), words_in(text, other)
    return len(a & b) / len(a | b) if a | b else 0.0


def same_words(text: str, one: Span, other: Span) -> bool:
    """Tell whether two mentions overlap by half or are the same words elsewhere."""
    if overlap(text, [one], [other]) >= 0.5:
        return True
    return normal(text[slice(*one)]) == normal(text[slice(*other)])


def load_gold(folder: Path) -> list[Reading]:
    """Return the gold files of a folder as readings, by name.

    Raises:
        ValueError: the folder holds no gold, or a file is none; the message names it.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        try:
            raw = json.loads(path.read_text(encoding="utf-8"))
            for number, claim in enumerate(raw["claims"], 1):
                claim.setdefault("id", f"c{number}")
            found.append(Reading.from_json(json.dumps(raw)))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path} is not gold as musnad writes it: {error}") from error
    if not found:
        raise ValueError(f"no gold in {folder}: it should hold a JSON file for each article")
    return found


def train(folders: Sequence[Path], out: Path, report: Callable[[str], None] = print) -> None:
    """Make weights from the gold in ``folders`` and write them to ``out``; ``report`` gets a line a step.

    A layer learns from the articles whose gold has it: gold may hold claims without actors.

    Raises:
        ValueError: a folder's gold cannot be used.  OSError: ``out`` cannot be written.
    """
    model = fit([reading for folder in folders for reading in load_gold(folder)], report)
    out.write_bytes(weights.dumps(model))
    report(f"{out}: {sum(len(section) for section in model.values())} weights")


def fit(gold: Sequence[Reading], report: Callable[[str], None]) -> Model:
    """Return the model that the gold teaches."""
    lexicon = lexicons.default()
    lessons = [_lesson(reading, lexicon) for reading in gold]
    _name(lessons, gold)
    for lesson in lessons:
        _examine(lesson)
    report(
        f"{len(lessons)} articles, {sum(1 for x in lessons for g in x.gold if g)} claims with a cue of the lexicon"
    )
    for fold in range(FOLDS):
        rest = [x for k, x in enumerate(lessons) if k % FOLDS != fold]
        partial: Model = {name: _learn(name, rest) for name in ("cue", "source", "end", "content")}
        for lesson in lessons[fold::FOLDS]:
            _last_look(lesson, partial)
        report(f"part {fold + 1} of {FOLDS}")
    model: Model = {name: _learn(name, lessons) for name in decisions.SECTIONS + mentions.SECTIONS}
    _events(lessons, gold, model)
    model.update((name, _learn(name, lessons)) for name in event_decisions.SECTIONS)
    return model


def _events(lessons: Sequence[Lesson], gold: Sequence[Reading], model: Model) -> None:
    """Collect the examples of events from the articles whose gold has them, read with what was learnt before."""
    reader = Reader(model, layers=dict.fromkeys(("events", "control", "relations", "assertions")))
    table = vocabularies.default()
    for lesson, reading in zip(lessons, gold, strict=True):
        if reading.events:
            article = Article(
                text=reading.text, outlet=reading.outlet, title=reading.title, published=reading.published
            )
            scene = event_scene.scene_of(lesson.doc, reader.read(article), table)
            lesson.examples |= event_lessons.examples(scene, reading.events)


def _name(lessons: Sequence[Lesson], gold: Sequence[Reading]) -> None:
    """Collect the examples of mentions; gold without actors teaches nothing of them."""
    knowledge = knowledges.default()
    for lesson, reading in zip(lessons, gold, strict=True):
        if reading.actors:
            month = (reading.published or "")[:7]
            lesson.examples |= mention_lessons.examples(lesson.doc, reading.actors, knowledge, month)


def _learn(section: str, lessons: Sequence[Lesson]) -> dict[str, float]:
    examples = [example for lesson in lessons for example in lesson.examples[section]]
    settings = SETTINGS[section]
    return Learner(settings.rate, settings.penalty).fit(examples, settings.rounds, settings.least)


def _lesson(reading: Reading, lexicon: lexicons.Lexicon) -> Lesson:
    """Find the cue candidates of an article and the gold claim of each."""
    doc = prepare(reading.text, lexicon, reading.outlet)
    found = find_cues(doc, lexicon)
    gold: list[Claim | None] = [None] * len(found)
    spans = [doc.span(cue.first, cue.end) for cue in found]
    for claim in sorted(reading.claims, key=lambda c: c.cue):
        s, e = claim.cue
        fits = [
            (min(e, b) - max(s, a), -k)
            for k, (a, b) in enumerate(spans)
            if a < e and s < b and gold[k] is None
        ]
        if fits:
            gold[-max(fits)[1]] = claim
    return Lesson(doc, found, gold)


def _examine(lesson: Lesson) -> None:
    """Collect the examples of every section but the last look."""
    doc = lesson.doc
    earlier: list[Earlier] = []
    for cue, claim in zip(lesson.cues, lesson.gold, strict=True):
        yes = {0 if claim is not None else 1: 1.0}
        lesson.examples["cue"].append(([cues.features(doc, cue), []], yes))
        if claim is None:
            continue
        stretch = contents.stretch_of(doc, cue.first)
        speaker = _source_example(lesson, cue, claim, stretch, earlier)
        content = _content_example(lesson, cue, claim, speaker, stretch)
        if content is not None:
            _relay_example(lesson, cue, claim, speaker, stretch, content)
            _value_examples(lesson, cue, claim, content)
        phrase = _phrase_at(doc, claim.origin.mention)
        if phrase is not None:
            remember(earlier, cue, phrase, claim.cue[0], (claim.content[0][0], claim.content[-1][1]))
            for link in claim.chain:
                at = _phrase_at(doc, link.mention)
                if at is not None:
                    own = cue if link is claim.chain[-1] else None
                    place = (
                        Phrase(at.first, at.end, "self") if link.implicit and link.kind == "hearsay" else at
                    )
                    _label(lesson, "kind", values.kind_features(doc, place, own or cue), link.kind, KINDS)


def _phrase_at(doc: Document, span: Span) -> Phrase | None:
    """Return the tokens that a span of characters touches."""
    starts, ends = doc.tokens.starts, doc.tokens.ends
    touched = [i for i in range(len(starts)) if starts[i] < span[1] and ends[i] > span[0]]
    return Phrase(touched[0], touched[-1] + 1, "post") if touched else None


def _label(lesson: Lesson, section: str, features: list[str], right: str, labels: Sequence[str]) -> None:
    """Add an example of one of several labels: a candidate a label, its features named after it."""
    candidates = [[f"{name}={feature}" for feature in features] for name in labels]
    lesson.examples[section].append((candidates, {labels.index(right): 1.0}))


def subject_of(doc: Document, cue: Cue, claim: Claim) -> Span:
    """Return the mention that is the cue's own source: the origin, or the link before it where عن hands on from it."""
    chain = claim.chain
    if len(chain) > 1 and not chain[-1].implicit and _behind_from(doc, chain[-1].mention, cue):
        return chain[-2].mention
    return chain[-1].mention


def _behind_from(doc: Document, mention: Span, cue: Cue) -> bool:
    phrase = _phrase_at(doc, mention)
    if phrase is None or phrase.first < cue.first:
        return False
    return any(doc.forms[k].normal == "عن" for k in range(max(0, phrase.first - 2), phrase.first))


def _source_example(
    lesson: Lesson, cue: Cue, claim: Claim, stretch: tuple[int, int], earlier: list[Earlier]
) -> Speaker | None:
    """Add the examples of who speaks and of where the phrase ends; return who it is (None: not a candidate)."""
    doc, text = lesson.doc, lesson.doc.text
    found, features = decisions.speakers(doc, cue, stretch, earlier)
    if not found:
        return None
    subject = subject_of(doc, cue, claim)
    here = [_best_end(doc, cue, c, subject) if isinstance(c, Start) else (0.0, 0) for c in found]
    top = max(value for value, _ in here)
    right = {k for k, (value, _) in enumerate(here) if value >= 0.5 and value >= top - 0.01}
    for k, candidate in enumerate(found):
        if isinstance(candidate, Earlier):
            at = doc.stem_span(candidate.source.first, candidate.source.end)
            if same_words(text, at, subject) and (
                not right or claim.chain[-1].implicit or cue.part == "participle"
            ):
                right.add(k)
        elif candidate is None and claim.origin.kind == "hearsay" and claim.origin.implicit:
            right = {k}
    if not right:
        return None
    lesson.examples["source"].append((features, dict.fromkeys(right, 1.0)))
    return _speaker(lesson, cue, found[min(right)], subject)


def _best_end(doc: Document, cue: Cue, start: Start, mention: Span) -> tuple[float, int]:
    """Return how well the phrase that starts there can fit a mention, and the end that fits best."""
    if doc.tokens.starts[start.first] >= mention[1]:
        return 0.0, 0
    ends = decisions.ends_of(doc, cue, start)[0]
    return max((overlap(doc.text, [doc.stem_span(start.first, end)], [mention]), -end) for end in ends)


def _speaker(lesson: Lesson, cue: Cue, candidate: Candidate, mention: Span) -> Speaker:
    """Return the right candidate as a speaker; the end of a phrase is an example of its own."""
    if candidate is None:
        return Speaker(Phrase(cue.first, cue.end, "self"))
    if isinstance(candidate, Earlier):
        return Speaker(candidate.source, candidate)
    return Speaker(_end_example(lesson, cue, candidate, mention))


def _end_example(lesson: Lesson, cue: Cue, start: Start, mention: Span) -> Phrase:
    doc = lesson.doc
    ends, features = decisions.ends_of(doc, cue, start)
    fit = [overlap(doc.text, [doc.stem_span(start.first, end)], [mention]) for end in ends]
    top = max(fit)
    lesson.examples["end"].append((features, _rewards(fit)))
    return Phrase(start.first, ends[fit.index(top)], start.place)


def _rewards(fit: Sequence[float]) -> dict[int, float]:
    """Return the reward of each candidate from how well it fits: 1 for the best, little for what merely overlaps."""
    top = max(fit)
    return {k: 1.0 if value >= top - 0.01 else NEAR * value**2 for k, value in enumerate(fit) if value >= 0.5}


def _content_example(
    lesson: Lesson, cue: Cue, claim: Claim, speaker: Speaker | None, stretch: tuple[int, int]
) -> Content | None:
    doc, text = lesson.doc, lesson.doc.text
    who = speaker or Speaker(Phrase(cue.first, cue.end, "self"))
    found, features = decisions.contents_of(doc, cue, who, stretch)
    fit = [overlap(text, [doc.span(*piece) for piece in c.pieces], claim.content) for c in found]
    top = max(fit, default=0.0)
    if top < 0.5:
        return None
    lesson.examples["content"].append((features, _rewards(fit)))
    return found[fit.index(top)]


def _relay_example(
    lesson: Lesson,
    cue: Cue,
    claim: Claim,
    speaker: Speaker | None,
    stretch: tuple[int, int],
    content: Content,
) -> None:
    """Add an example for each place where a further link could start: whether one does, and where it ends."""
    doc = lesson.doc
    who = speaker or Speaker(Phrase(cue.first, cue.end, "self"))
    subject = subject_of(doc, cue, claim)
    others = [link.mention for link in claim.chain if link.mention != subject]
    for start, features in zip(*decisions.relays_of(doc, cue, who, stretch, content), strict=True):
        fits = [m for m in others if _best_end(doc, cue, start, m)[0] >= 0.5]
        lesson.examples["relay"].append(([features, []], {0 if fits else 1: 1.0}))
        if fits:
            _end_example(lesson, cue, start, fits[0])


def _value_examples(lesson: Lesson, cue: Cue, claim: Claim, content: Content) -> None:
    _label(lesson, "form", values.form_features(lesson.doc, cue, content), claim.form, FORMS)
    _label(lesson, "act", values.act_features(lesson.doc, cue, content), claim.act, ACTS)


def _last_look(lesson: Lesson, partial: Model) -> None:
    """Add the examples of the last look: what ``partial`` chooses at each cue, and whether it is a claim."""
    doc = lesson.doc
    earlier: list[Earlier] = []
    for cue, claim in zip(lesson.cues, lesson.gold, strict=True):
        first = decisions.first_look(doc, cue, partial)
        if first >= decisions.FLOOR:
            stretch = contents.stretch_of(doc, cue.first)
            speaker = decisions.choose_speaker(doc, cue, stretch, earlier, partial)
            content, opens = decisions.choose_content(doc, cue, speaker, stretch, partial)
            example = decisions.claim_features(doc, cue, first, speaker, content, opens, earlier)
            lesson.examples["claim"].append(([example, []], {0 if claim is not None else 1: 1.0}))
        if claim is not None:
            phrase = _phrase_at(doc, claim.origin.mention)
            if phrase is not None:
                remember(earlier, cue, phrase, claim.cue[0], (claim.content[0][0], claim.content[-1][1]))
