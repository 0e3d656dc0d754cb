"""Arguments: who acts and whom it befalls, as the noun phrases of the text.

For each of the two a small model chooses among the places where a noun phrase may begin: behind the trigger as the
verb's subject or object (VSO), before it (SVO), behind a preposition («هجوم على», an attack on; «على يد», at the hands
of), behind a verbal noun («مقتل قائد الفرقة», the killing of the division's commander), between a light verb and its
noun («شنت الطائرات غارات», the planes launched raids), or an actor named further back, or nowhere.  Another chooses
where the phrase ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from musnad.reading import phrases
from musnad.reading.classes import coarse, gender_number, head_class
from musnad.reading.event_scene import Scene, Stretch
from musnad.reading.event_triggers import Trigger, base, near
from musnad.reading.linear import Weights, total
from musnad.text.tokens import BREAK, MARK, NUMBER, WORD, Form

BEHIND, BEFORE = 24, 24
"""Tokens behind and before a trigger in which an argument of its sentence may begin."""
MOST = 14
"""Places that are weighed on either side."""
BACK = 3
"""Actors of earlier sentences that are weighed."""
FREE = 5
"""Tokens within which an argument may end before an unmarked word."""


@dataclass(frozen=True, slots=True)
class Start:
    """A place where an argument may begin: token ``first``; ``end`` is known where it is a mention further back.

    ``side`` is behind, before, back or none; ``skipped`` how many other places lie between it and the trigger.
    """

    first: int
    side: str
    skipped: int = 0
    end: int = 0


NOBODY = Start(-1, "none")


def starts_of(scene: Scene, trigger: Trigger) -> list[Start]:
    """Return the places where an argument of a trigger may begin, the empty one first."""
    first, stop = scene.sentence(trigger.first)
    found = [NOBODY]
    at = [k for k in range(trigger.end, min(stop, trigger.end + BEHIND)) if _opens(scene, k, trigger.end)][:MOST]
    found += [Start(k, "behind", n) for n, k in enumerate(at)]
    low = max(first, trigger.first - BEFORE)
    at = [k for k in range(trigger.first - 1, low - 1, -1) if _opens(scene, k, first)][:MOST]
    found += [Start(k, "before", n) for n, k in enumerate(at)]
    if trigger.phrase:  # «ألقت الشرطة القبض»: the subject stands inside
        inside = range(trigger.first + 1, trigger.end - 1)
        found += [Start(k, "behind", 0) for k in inside if _opens(scene, k, trigger.first + 1)][:2]
    return found + _further(scene, first)


def _further(scene: Scene, first: int) -> list[Start]:
    """Return the last actors named before a sentence, each once, the nearest first."""
    found: list[Start] = []
    seen: set[int] = set()
    low = first - 80
    for k in reversed(scene.actor_starts):
        if k >= first:
            continue
        if k < low or len(found) == BACK:
            break
        end, number = scene.actors[k]
        if number not in seen:
            seen.add(number)
            found.append(Start(k, "back", len(found), end))
    return found


_LEADS = frozenset(["V", "VP", "verb", "complementizer", "relative", "connector", "conjunction", "time", "adverb", "aux"])
_HEADS = frozenset(["head_person", "head_organisation", "head_agency", "head_anonymous", "state", "pname", "male", "quantifier"])


def _opens(scene: Scene, k: int, edge: int) -> bool:
    """Tell whether a noun phrase may begin at token ``k``; ``edge`` is where the stretch begins."""
    form = scene.doc.forms[k]
    if form.kind in (MARK, BREAK) or k in scene.timed or not phrases.can_start(form):
        return False
    if k == edge or k in scene.actors or form.conjunction or form.preposition or form.kind == NUMBER:
        return True
    before = scene.doc.forms[k - 1]
    if before.kind in (MARK, BREAK) or before.tag in _LEADS or before.tag.startswith("prep:"):
        return True
    if scene.words[k - 1].light or (scene.words[k - 1].senses and not form.article):
        return True
    return head_class(form) in _HEADS or (form.light.endswith(("ا", "ين", "ون")) and not form.article and not before.conjunction)


def _lead(forms: Sequence[Form], start: Start, trigger: Trigger) -> str:
    """Return what leads to an argument: the trigger itself, a preposition, a light verb, or a rough class."""
    k = start.first
    form = forms[k]
    if k == trigger.end:
        own = "trigger"
    elif trigger.light >= 0 and k == trigger.light + 1:
        own = "light"
    elif k and forms[k - 1].tag.startswith("prep:"):
        own = forms[k - 1].base
        if own in ("علي", "من") and k == trigger.end + 1:
            own += "!"
    else:
        own = near(forms, k - 1)
    return f"{form.preposition}+{own}" if form.preposition else own


_PREPOSITIONS = {"علي": "على", "الي": "إلى"}


def features(
    scene: Scene, trigger: Trigger, kind: str, start: Start, owner: Stretch | None, taken: Sequence[int]
) -> list[str]:
    """Return what speaks for and against an argument's beginning at ``start``.

    ``kind`` is the event's type; ``owner`` the phrase of its actor when its target is sought, ``taken`` the first
    tokens of the actors of the event before.
    """
    part, lemma = trigger.part, trigger.lemma
    row = trigger.senses[0].row
    pronoun = "own" if scene.doc.forms[trigger.end - 1].pronoun else "-"
    has_actor = "-" if owner is None else "yes"
    if start.side == "none":
        after = near(scene.doc.forms, trigger.end)
        return [f"none|{part}", f"none|{kind}", f"none|{lemma}", f"none|{part}|{after}", f"none|{kind}|{part}|{has_actor}",
                f"none|{part}|{pronoun}", f"none|{part}|light={trigger.light >= 0}", f"none|{has_actor}"]  # fmt: skip
    forms = scene.doc.forms
    k = start.first
    form = forms[k]
    named = scene.actors.get(k)
    who = scene.reading.actors[named[1]].kind if named else "place" if k in scene.places else "-"
    head = head_class(form).split("+")[-1]
    again = "again" if k in taken else "-"
    if start.side == "back":
        return [f"back|{part}", f"back|{start.skipped}", f"back|{kind}|{who}", f"back|{part}|{pronoun}|{start.skipped}", f"back|{again}|{kind}",
                f"back|{again}|{part}", f"back|{lemma}", f"back|{part}|{has_actor}", f"back|{part}|{near(forms, trigger.end)}"]  # fmt: skip
    side = start.side
    lead = _lead(forms, start, trigger)
    far = (k - trigger.end if side == "behind" else trigger.first - k) or 0
    distance = "0123456"[far] if far < 7 else "7-10" if far < 11 else "11-16" if far < 17 else "17+"
    skipped = min(start.skipped, 4)
    shape = f"{head}{'+' if form.article else ''}{'ا' if form.light.endswith('ا') else ''}"
    between = _between(scene, trigger, start)
    fit = _fit(row.actor, row.target, lead, form)
    agree = _agreement(scene, trigger, k)
    order = "-" if owner is None else "same" if owner[0] == k else "past" if k >= owner[1] else "in" if k > owner[0] else "fore"
    right = "next" if owner is not None and k == owner[1] else "-"
    ps = f"{part}|{side}"
    return [
        f"{ps}|{lead}", f"{ps}|{lead}|{skipped}", f"{ps}|{distance}", f"{ps}|{skipped}", f"{ps}|{shape}", f"{ps}|{lead}|{shape}",
        f"{lemma}|{side}|{lead}", f"{lemma}|{who}", f"{kind}|{side}|{lead}", f"{kind}|{who}", f"{kind}|{shape}", f"{ps}|{who}", f"{ps}|{who}|{lead}",
        f"{ps}|{between}", f"{ps}|{between}|{skipped}", f"{ps}|fit={fit}", f"{ps}|fit={fit}|{skipped}", f"{lead}|fit={fit}|{kind}", f"{ps}|agree={agree}",
        f"{ps}|agree={agree}|{lead}", f"order={order}|{right}|{ps}", f"order={order}|{lead}", f"order={order}|{ps}|{who}", f"{again}|{ps}|{kind}",
        f"word={form.base}|{kind}", f"word={form.base}", f"pronoun={pronoun}|{ps}|{lead}", f"{ps}|{pronoun}|{skipped}|{who}",
        f"light={trigger.light >= 0}|{ps}|{lead}", f"next={near(forms, k + 1)}|{shape}|{side}", f"{ps}|{near(forms, trigger.end)}|{lead}",
    ]  # fmt: skip


def _fit(actor: frozenset[str], target: frozenset[str], lead: str, form: Form) -> str:
    """Return whether the row of the trigger expects actor or target behind this preposition."""
    own = form.preposition or lead.rstrip("!")
    own = _PREPOSITIONS.get(own, own)
    if lead == "trigger" and not form.preposition:
        own = "gen" if "gen" in actor | target else "obj" if "obj" in target else "subj"
    return ("a" if own in actor else "") + ("t" if own in target else "")


def _between(scene: Scene, trigger: Trigger, start: Start) -> str:
    """Return what stands between an argument and the trigger: a verb, the head of a clause, a comma, a further trigger."""
    low, high = (trigger.end, start.first) if start.side == "behind" else (start.first + 1, trigger.first)
    found = "-"
    for k in range(low, high):
        form = scene.doc.forms[k]
        if form.tag in ("complementizer", "relative"):
            return "clause"
        if form.tag in ("V", "verb") or (scene.words[k].senses and scene.words[k].senses[0].part == "verb"):
            found = "verb"
        elif form.kind == MARK and found == "-":
            found = "mark"
        elif form.kind == WORD and form.conjunction and found == "-":
            found = "and"
    return found


def _agreement(scene: Scene, trigger: Trigger, k: int) -> str:
    """Return whether the noun at ``k`` may be the subject of a trigger that is a verb, by gender and number."""
    inflection = trigger.senses[0].inflection
    if inflection is None or trigger.part == "participle":
        return "-"
    noun = gender_number(scene.doc, k, k + 1)
    verb = "p" if inflection.number in ("p", "d") else "fs" if inflection.gender == "f" else "ms"
    return f"{verb}{noun}"


def ends_of(scene: Scene, k: int, stop: int) -> list[int]:
    """Return the tokens before which an argument that begins at token ``k`` may end."""
    return phrases.ends_of(scene.doc, k, stop, FREE)[:12]


def end_features(scene: Scene, k: int, end: int, stop: int, role: str, kind: str) -> list[str]:
    """Return what speaks for and against an argument's ending before token ``end``."""
    forms = scene.doc.forms
    last = coarse(forms[end - 1])
    after = coarse(forms[end]) if end < stop else "end"
    second = near(forms, end + 1) if end + 1 < stop else "end"
    head = head_class(forms[k]).split("+")[-1]
    length = min(end - k, 7)
    known = scene.actors.get(k)
    at = "-" if known is None else "at" if known[0] == end else "short" if end < known[0] else "past"
    sides = "t" if end in scene.timed else "p" if end in scene.places or end + 1 in scene.places else "-"
    inner = [coarse(forms[j]) for j in range(k, end)]
    preps = sum(1 for name in inner if name.startswith(("prep", "ب", "ل", "ك", "+prep")))
    joined = sum(1 for name in inner[1:] if name[:1] == "+")
    return [
        f"{last}>{after}", f"{last}>{after}>{second}", f"{last}>{after}|{role}", f"len={length}", f"len={length}|{head}", f"len={length}|{role}",
        f"at={at}|{after}", f"at={at}|{role}", f"at={at}|len={length}", f"{after}|{sides}", f"{role}|{after}|{sides}", f"preps={preps}|{role}",
        f"joined={joined}|{role}", f"joined={joined}|{after}", f"word={base(forms, end)}" if after in ("prep", "n", "x") else f"{after}|{kind}",
        f"{head}>{last}>{after}", f"preps={preps}|{after}", f"first={inner[0]}|{inner[1] if len(inner) > 1 else ''}|{length}",
    ]  # fmt: skip


def choose_end(scene: Scene, k: int, role: str, kind: str, weights: Weights) -> int:
    """Return the token before which the argument that begins at token ``k`` ends."""
    known = scene.sentence(k)[1]
    ends = ends_of(scene, k, known)
    if len(ends) == 1:
        return ends[0]
    scores = [total(weights, end_features(scene, k, end, known, role, kind)) for end in ends]
    return ends[scores.index(max(scores))]


def joined_at(scene: Scene, end: int, stop: int) -> int:
    """Return the token at which a second argument joined by و begins, -1 where none can («الجيش والشرطة»)."""
    if end < stop and scene.doc.forms[end].conjunction == "و" and phrases.can_start(scene.doc.forms[end]):
        return end
    return -1


def join_features(scene: Scene, phrase: Stretch, k: int, role: str, kind: str) -> list[str]:
    """Return what speaks for and against a further argument behind ``phrase``, at token ``k``."""
    forms = scene.doc.forms
    first, head = head_class(forms[phrase[0]]), head_class(forms[k]).split("+")[-1]
    named = f"{phrase[0] in scene.actors}{k in scene.actors}"
    return [
        f"{role}|{kind}", f"{role}|{head}", f"{first}>{head}", f"{role}|{named}", f"{named}|{first}>{head}", f"{kind}|{named}",
        f"next={near(forms, k + 1)}|{head}", f"len={min(phrase[1] - phrase[0], 5)}|{named}", f"lead={near(forms, phrase[0] - 1)}|{role}",
        f"p={base(forms, phrase[0] - 1)}|{role}",
    ]  # fmt: skip
