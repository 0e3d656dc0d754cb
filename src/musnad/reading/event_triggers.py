"""Triggers: the words that may name an event, what speaks for it, and of which type it is.

The vocabulary proposes («قصف», shelling; «شن غارات», to launch raids); a small model decides whether the word names a
concrete act here and at its fullest mention, another which of the types of its row it is.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from musnad.lexicon.events import NOTHING, Sense
from musnad.reading.classes import coarse, head_class
from musnad.reading.event_scene import Scene
from musnad.text.tokens import MARK, NUMBER, WORD, Form

REACH = 5
"""Tokens before a noun within which a light verb or a modal may govern it."""


@dataclass(slots=True, eq=False)
class Trigger:
    """A word or phrase ``[first, end)`` that may name an event, with the senses that its place in the text allows.

    ``light`` is the token of the light verb that governs it (-1: none), ``modal`` that of a word that says it did not
    happen (yet), ``beside`` are features of the triggers next to it.
    """

    first: int
    end: int
    senses: tuple[Sense, ...]
    part: str
    types: tuple[str, ...]
    phrase: bool = False
    light: int = -1
    modal: int = -1
    beside: list[str] = field(default_factory=list)

    @property
    def lemma(self) -> str:
        """The word as its row of the vocabulary spells it."""
        return self.senses[0].row.lemma


def triggers_of(scene: Scene) -> list[Trigger]:
    """Return the words of an article that may name events, in order."""
    found: list[Trigger] = []
    words = scene.words
    covered = 0
    for i, word in enumerate(words):
        if word is NOTHING or i < covered or not (word.senses or word.phrases) or i in scene.timed:
            continue
        stop = scene.sentence(i)[1]
        phrase = scene.table.phrase_at(scene.doc.forms, i, stop) if word.phrases else None
        if phrase is not None:
            sense, end = phrase[0].sense, phrase[1]
            trigger = Trigger(i, end, (sense,), sense.part, sense.row.types, phrase=True)
            if end == i + 1 + len(phrase[0].rest):
                covered = end
        elif word.senses:
            senses = _possible(scene, i, word.senses)
            types = tuple(dict.fromkeys(name for sense in senses for name in sense.row.types))
            trigger = Trigger(i, i + 1, senses, senses[0].part, types)
        else:
            continue
        _governed(scene, trigger)
        found.append(trigger)
    for one, other in itertools.pairwise(found):
        _beside(scene, one, other)
    return found


def _beside(scene: Scene, one: Trigger, other: Trigger) -> None:
    """Note of two triggers in a row of one sentence what the other may name («مقتل جندي في هجوم»: the same act)."""
    far = other.first - one.end
    if far > 14 or scene.doc.sentence_of[one.first] != scene.doc.sentence_of[other.first]:
        return
    distance = "0" if far < 1 else "1-3" if far < 4 else "4-7" if far < 8 else "8+"
    left, right = one.senses[0].row, other.senses[0].row
    for trigger, row, side, own in ((one, right, "then", left), (other, left, "late", right)):
        trigger.beside += [
            f"{side}={row.types[0]}|{row.hint}|{own.types[0]}|{own.hint}",
            f"{side}={row.strength}|{own.strength}|{distance}",
        ]


_VERBAL = frozenset(
    ["complementizer", "relative", "aux", "negation", "break", "connector", "conjunction", "pronoun"]
)


def _possible(scene: Scene, i: int, senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    """Leave the verb or the noun where a word may be both (قصف, "it shelled" or "shelling")."""
    verbal = tuple(s for s in senses if s.part in ("verb", "passive"))
    nominal = tuple(s for s in senses if s.part not in ("verb", "passive"))
    if not (verbal and nominal):
        return senses
    form = scene.doc.forms[i]
    if form.preposition and not any(s.inflection and s.inflection.tense == "present" for s in verbal):
        return nominal
    before = scene.doc.forms[i - 1] if i else None
    if before is None or form.conjunction or before.tag in _VERBAL or before.kind == MARK:
        return verbal
    return verbal if before.normal in ("قد", "وقد", "فقد", "كان", "كانت") else nominal


def _governed(scene: Scene, trigger: Trigger) -> None:
    """Note the light verb and the modal that stand before a trigger."""
    first = scene.sentence(trigger.first)[0]
    for k in range(trigger.first - 1, max(first, trigger.first - 1 - 2 * REACH) - 1, -1):
        word = scene.words[k]
        if word is NOTHING:
            continue
        if word.light and trigger.light < 0 and trigger.part == "noun":
            trigger.light = k
        if word.modal and trigger.modal < 0 and trigger.first - k <= REACH:
            trigger.modal = k


_EDGE = "edge"


def near(forms: Sequence[Form], i: int) -> str:
    """Return the rough class of token ``i``, ``edge`` where there is none."""
    return coarse(forms[i]) if 0 <= i < len(forms) else _EDGE


def base(forms: Sequence[Form], i: int) -> str:
    """Return the word at token ``i`` without its clitics, ``edge`` where there is none."""
    return forms[i].base or forms[i].raw if 0 <= i < len(forms) else _EDGE


def event_features(scene: Scene, trigger: Trigger, seen: int, crowd: str) -> list[str]:
    """Return what speaks for and against a trigger's naming an event here, at its fullest mention.

    ``seen`` is how often its word stood before in the article, ``crowd`` how dense triggers are.
    """
    doc = scene.doc
    forms = doc.forms
    i, end, part, lemma = trigger.first, trigger.end, trigger.part, trigger.lemma
    form, sense = forms[i], trigger.senses[0]
    row = sense.row
    kind, strength = row.types[0], row.strength
    before, after = near(forms, i - 1), near(forms, end)
    said = scene.content_of[i]
    act = scene.reading.claims[said].act if said >= 0 else "-"
    tense = "future" if form.future else sense.inflection.tense if sense.inflection else "-"
    owned = "art" if form.article else "pron" if form.pronoun else "gen" if after in _GENITIVE else "bare"
    light = scene.words[trigger.light].light if trigger.light >= 0 else "-"
    gap = min(i - trigger.light, 3) if trigger.light >= 0 else 0
    modal = scene.words[trigger.modal].modal if trigger.modal >= 0 else "-"
    governor = base(forms, trigger.modal) if trigger.modal >= 0 else "-"
    seen = min(seen, 2)
    sentence = doc.sentence_of[i]
    place, time, actor = _setting(scene, i, end)
    both = f"{part}|{strength}"
    return [
        f"w={lemma}", f"w={lemma}|{part}", f"f={form.base}", f"f={form.base}|{owned}", f"w={lemma}|{after}", f"w={lemma}|{before}",
        f"w={lemma}|{light}", f"w={lemma}|{tense}", f"w={lemma}|seen={seen}", f"w={lemma}|n={base(forms, end)}", f"w={lemma}|{actor}{place}{time}",
        f"{both}", f"{kind}|{both}", f"{both}|{owned}", f"{both}|{before}>{after}", f"{part}|{before}|{owned}", f"{part}|{after}|{kind}",
        f"p={base(forms, i - 1)}", f"p={base(forms, i - 1)}|{part}", f"n={base(forms, end)}", f"n={base(forms, end)}|{kind}",
        f"pp={base(forms, i - 2)}", f"nn={base(forms, end + 1)}", f"light={light}|{part}", f"light={light}|{gap}", f"light={light}|{kind}",
        f"modal={modal}|{part}", f"modal={governor}", f"tense={tense}|{both}", f"tense={tense}|{kind}", f"hint={row.hint}|{part}|{before}",
        f"seen={seen}|{owned}|{part}", f"seen={seen}|{kind}",
        f"act={act}|{part}", f"act={act}|{kind}", f"sent={min(sentence, 4)}|{part}", f"sent={min(sentence, 2)}|{owned}|{kind}",
        f"has={actor}{place}{time}|{part}", f"has={actor}{place}{time}|{both}", f"place={place}|{kind}", f"time={time}|{kind}", f"actor={actor}|{kind}",
        f"crowd={crowd}|{part}", f"crowd={crowd}|{kind}",
        f"quote={doc.quotation_of[i] >= 0}|{part}", f"num={form.base.endswith(('ات', 'ين'))}|{part}|{owned}", f"conj={form.conjunction}{form.preposition}|{part}|{before}",
        f"phrase={trigger.phrase}|{part}", f"poss={trigger.phrase}|{len(trigger.types)}|{part}",
        *_beyond(scene, trigger, kind, after), *trigger.beside,
    ]  # fmt: skip


def _beyond(scene: Scene, trigger: Trigger, kind: str, after: str) -> list[str]:
    """Return features of what stands a little further off: object, governing verb, title, place in the sentence."""
    doc = scene.doc
    forms = doc.forms
    i, end, part = trigger.first, trigger.end, trigger.part
    first, stop = scene.sentence(i)
    head = head_class(forms[end]).split("+")[-1] if end < stop else _EDGE
    second = head_class(forms[end + 1]).split("+")[-1] if end + 1 < stop else _EDGE
    governor, off = "-", 0
    for k in range(i - 1, max(first, i - 10) - 1, -1):
        if forms[k].tag in ("V", "verb", "VP", "vp"):
            governor, off = forms[k].base, i - k
            break
    distance = "-" if not off else "1" if off == 1 else "2-3" if off < 4 else "4+"
    where = "first" if i - first < 2 else "late"
    number = any(forms[k].kind == NUMBER for k in range(end, min(stop, end + 4)))
    third = near(forms, end + 1)
    return [
        f"title={forms[i].base in scene.title}|{part}",
        f"title={forms[i].base in scene.title}|{kind}",
        f"head={head}|{part}",
        f"head={head}|{kind}",
        f"after={after}>{third}|{part}",
        f"second={after}>{second}|{kind}",
        f"gov={governor}|{distance}",
        f"gov={governor}",
        f"gov={distance}|{part}|{kind}",
        f"where={where}|{part}|{kind}",
        f"number={number}|{kind}",
        f"news={scene.news}|{part}",
        f"news={scene.news}|{kind}",
    ]


_GENITIVE = frozenset(["H", "n+", "name", "M", "S", "noun", "event+", "adj+", "num", "quantifier"])


def _setting(scene: Scene, i: int, end: int) -> tuple[str, str, str]:
    """Return whether place, time and actor stand near a trigger: right behind, in the sentence, or not."""
    first, stop = scene.sentence(i)
    return (
        "p"
        if _any(scene.place_starts, end, end + 8)
        else "q"
        if _any(scene.place_starts, first, stop)
        else "-",
        "t"
        if _any(scene.time_starts, i - 6, end + 6)
        else "u"
        if _any(scene.time_starts, first, stop)
        else "-",
        "a"
        if end in scene.actors
        else "b"
        if _any(scene.actor_starts, max(first, i - 8), min(stop, end + 4))
        else "-",
    )


def _any(starts: list[int], first: int, stop: int) -> bool:
    at = bisect.bisect_left(starts, first)
    return at < len(starts) and starts[at] < stop


def crowd_of(scene: Scene, triggers: Sequence[Trigger]) -> str:
    """Return how dense the sure triggers of an article stand, in five degrees."""
    sure = sum(1 for trigger in triggers if trigger.senses[0].row.strength == "sure")
    return str(min(4, 100 * sure // (len(scene.doc.forms) + 1)))


def type_features(scene: Scene, trigger: Trigger) -> list[str]:
    """Return what tells the types of a trigger apart: its word and what stands around it."""
    forms = scene.doc.forms
    i, end, lemma = trigger.first, trigger.end, trigger.lemma
    first, stop = scene.sentence(i)
    light = scene.words[trigger.light].light if trigger.light >= 0 else "-"
    out = [
        f"w={lemma}", f"w={lemma}|{trigger.part}", f"f={forms[i].base}", f"w={lemma}|n={base(forms, end)}", f"n={base(forms, end)}",
        f"n={base(forms, end)}{base(forms, end + 1)}", f"light={light}",
        f"p={base(forms, i - 1)}", f"after={near(forms, end)}|{lemma}", f"bias|{len(trigger.types)}",
    ]  # fmt: skip
    reach = range(max(first, i - 8), min(stop, end + 9))
    out += {
        f"by={forms[k].base}"
        for k in reach
        if forms[k].kind == WORD and not i <= k < end and len(forms[k].base) > 2
    }
    for k in (end, end + 1):
        if k in scene.actors:
            out.append(f"actor={scene.reading.actors[scene.actors[k][1]].kind}|{lemma}")
    if end in scene.places or end + 1 in scene.places:
        out.append(f"place|{lemma}")
    return out


def span_of(scene: Scene, trigger: Trigger) -> tuple[int, int]:
    """Return the tokens of a trigger with what belongs to it: a number before and adjectives behind a noun.

    «ثلاث غارات جوية عنيفة» ("three heavy air raids") is given whole.
    """
    forms = scene.doc.forms
    first, end = trigger.first, trigger.end
    if trigger.part != "noun":
        return first, end
    noun = forms[first]
    stop = scene.sentence(first)[1]
    while end < min(stop, trigger.end + 2) and _describes(forms[end], noun):
        end += 1
    if (
        first > scene.sentence(first)[0]
        and not noun.article
        and not noun.preposition
        and not noun.conjunction
    ):
        before = forms[first - 1]
        if before.tag == "num" or before.base in (
            "سلسله",
            "عده",
            "ثلاث",
            "اربع",
            "خمس",
            "ست",
            "سبع",
            "ثماني",
            "تسع",
            "عشر",
        ):
            first -= 1
    return first, end


_QUALITIES = frozenset(
    [
        "عنيف",
        "عنيفه",
        "عنيفا",
        "دامي",
        "داميه",
        "واسع",
        "واسعه",
        "مسلح",
        "مسلحه",
        "مكثف",
        "مكثفه",
        "مشترك",
        "مشتركه",
        "طارئ",
        "طارئه",
        "مفاجئ",
        "مفاجئه",
        "جديد",
        "جديده",
    ]
)


def _describes(form: Form, noun: Form) -> bool:
    """Tell whether a word is an adjective of a trigger's noun."""
    if (
        form.kind != WORD
        or form.conjunction
        or form.preposition
        or form.article != noun.article
        or form.pronoun
    ):
        return False
    return (
        form.tag in ("adj", "the_adj")
        or form.base in _QUALITIES
        or (len(form.base) == 4 and form.base.endswith("يه"))
    )
