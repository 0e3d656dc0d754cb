"""Arguments: who acts and whom it befalls, as the noun phrases of the text.

For each of the two a small model chooses among the places where a noun phrase may begin: behind the trigger as the
verb's subject or object (VSO), before it (SVO), behind a preposition («هجوم على», an attack on; «على يد», at the hands
of), behind a verbal noun («مقتل قائد الفرقة», the killing of the division's commander), between a light verb and its
noun («شنت الطائرات غارات», the planes launched raids), or an actor named further back, or nowhere.  Another chooses
where the phrase ends.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field

from musnad.reading import phrases
from musnad.reading.classes import coarse, gender_number, head_class
from musnad.reading.event_scene import Scene, Stretch
from musnad.reading.event_triggers import Trigger, base, near
from musnad.reading.linear import Weights, total
from musnad.text.tokens import BREAK, MARK, NUMBER, Form

BEHIND, BEFORE = 20, 20
"""Tokens behind and before a trigger in which an argument of its sentence may begin."""
MOST = 7
"""Places that are weighed on either side."""
BACK = 2
"""Actors of earlier sentences that are weighed."""
FREE = 4
"""Tokens within which an argument may end before an unmarked word."""


@dataclass(slots=True, eq=False)
class Start:
    """A place where an argument may begin: token ``first``; ``end`` is known where it is a mention further back.

    ``side`` is behind, before, back or none; ``skipped`` how many other places lie between it and the trigger,
    ``between`` what else; ``shared`` are the features that do not depend on the role.
    """

    first: int
    side: str
    skipped: int = 0
    between: str = "-"
    end: int = 0
    who: str = "-"
    lead: str = "-"
    shared: list[str] = field(default_factory=list)


def starts_of(scene: Scene, trigger: Trigger, kind: str) -> list[Start]:
    """Return the places where an argument of a trigger may begin, the empty one first.

    ``kind`` is the type of the event.
    """
    first, stop = scene.sentence(trigger.first)
    found = [Start(-1, "none")]
    if trigger.phrase:  # «ألقت الشرطة القبض»: the subject stands inside
        inside = range(trigger.first + 1, trigger.end - 1)
        found += [Start(k, "behind") for k in inside if _opens(scene, k, trigger.first + 1)][:2]
    found += _side(scene, range(trigger.end, min(stop, trigger.end + BEHIND)), trigger.end, "behind")
    found += _side(
        scene, range(trigger.first - 1, max(first, trigger.first - BEFORE) - 1, -1), first, "before"
    )
    found += _further(scene, first)
    for start in found:
        start.shared = _features(scene, trigger, kind, start)
    return found


def _side(scene: Scene, tokens: range, edge: int, side: str) -> list[Start]:
    """Return the places on one side of a trigger, the nearest first, each with what lies between."""
    found: list[Start] = []
    between = "-"
    forms = scene.doc.forms
    for k in tokens:
        form = forms[k]
        if _opens(scene, k, edge) and (between != "clause" or k in scene.actors):
            found.append(Start(k, side, len(found), between))
            if len(found) == MOST:
                break
        between = _worse(scene, k, form, between)
    return found


def _worse(scene: Scene, k: int, form: Form, between: str) -> str:
    """Return what stands between a trigger and what lies behind token ``k``: the head of a clause, a verb, a mark, و."""
    if between == "clause" or form.tag in _CLAUSE:
        return "clause"
    if form.tag in ("V", "verb") or (scene.words[k].senses and scene.words[k].senses[0].part == "verb"):
        return "verb"
    if between == "-" and form.kind == MARK:
        return "mark"
    return "and" if between == "-" and form.conjunction else between


_CLAUSE = frozenset(["complementizer", "relative", "break"])


def _further(scene: Scene, first: int) -> list[Start]:
    """Return the last actors named before a sentence, each once, the nearest first."""
    found: list[Start] = []
    seen: set[int] = set()
    starts = scene.actor_starts
    for at in range(bisect.bisect_left(starts, first) - 1, -1, -1):
        k = starts[at]
        if k < first - 80 or len(found) == BACK:
            break
        end, number = scene.actors[k]
        if number not in seen:
            seen.add(number)
            found.append(Start(k, "back", len(found), end=end))
    return found


_LEADS = frozenset(
    ["V", "VP", "verb", "complementizer", "relative", "connector", "conjunction", "time", "adverb", "aux"]
)
_HEADS = frozenset(
    [
        "head_person",
        "head_organisation",
        "head_agency",
        "head_anonymous",
        "state",
        "pname",
        "male",
        "quantifier",
    ]
)


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
    return head_class(form) in _HEADS or (
        form.light.endswith(("ا", "ين", "ون")) and not form.article and not before.conjunction
    )


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


def _features(scene: Scene, trigger: Trigger, kind: str, start: Start) -> list[str]:
    """Return what speaks for and against an argument's beginning at ``start``, for actor and target alike."""
    part, lemma = trigger.part, trigger.lemma
    forms = scene.doc.forms
    after = near(forms, trigger.end)
    side, k = start.side, start.first
    pronoun = "own" if forms[trigger.end - 1].pronoun else "-"
    lit = trigger.light >= 0
    if side == "none":
        return [
            f"none|{part}|{lit}",
            f"none|{kind}",
            f"none|{lemma}",
            f"none|{part}|{after}",
            f"none|{part}|{pronoun}",
        ]
    form = forms[k]
    named = scene.actors.get(k)
    start.who = who = scene.reading.actors[named[1]].kind if named else "place" if k in scene.places else "-"
    if side == "back":
        return [
            f"back|{part}|{start.skipped}",
            f"back|{kind}|{who}",
            f"back|{part}|{pronoun}|{start.skipped}",
            f"back|{lemma}",
            f"back|{part}|{after}",
        ]
    start.lead = lead = _lead(forms, start, trigger)
    far = k - trigger.end if side == "behind" else trigger.first - k
    distance = str(far) if far < 7 else "7-10" if far < 11 else "11+"
    skipped = min(start.skipped, 4)
    shape = f"{head_class(form).split('+')[-1]}{'+' if form.article else ''}{'ا' if form.light.endswith('ا') else ''}"
    row = trigger.senses[0].row
    fit = _fit(row.actor, row.target, lead, form)
    agree = _agreement(scene, trigger, k)
    ps = f"{part}|{side}"
    return [
        f"{ps}|{lead}|{skipped}", f"{ps}|{distance}", f"{ps}|{shape}", f"{lemma}|{side}|{lead}",
        f"{lemma}|{who}", f"{kind}|{side}|{lead}", f"{kind}|{who}", f"{kind}|{shape}", f"{ps}|{who}|{lead}", f"{ps}|{start.between}|{skipped}",
        f"{ps}|fit={fit}|{skipped}", f"{lead}|fit={fit}|{kind}", f"{ps}|agree={agree}|{lead}", f"word={form.base}",
        f"next={near(forms, k + 1)}|{shape}|{side}", f"{ps}|{after}|{lead}",
    ]  # fmt: skip


def own_features(
    trigger: Trigger, kind: str, start: Start, owner: Stretch | None, taken: Sequence[int]
) -> list[str]:
    """Return what depends on the role: ``owner`` is the actor's phrase when the target is sought.

    ``taken`` are the first tokens of the actors of the event before.
    """
    again = "again" if start.first in taken else "-"
    part, k = trigger.part, start.first
    if owner is None:
        return (
            [f"{again}|{part}|{start.side}|{kind}", f"{again}|{start.side}|{start.skipped}"]
            if again == "again"
            else []
        )
    acted = "nobody" if owner[0] < 0 else "somebody"
    if start.side in ("none", "back"):
        return [f"{start.side}|{acted}|{part}", f"{start.side}|{acted}|{kind}", f"{start.side}|{again}"]
    order = (
        "none"
        if owner[0] < 0
        else "same"
        if owner[0] == k
        else "next"
        if k == owner[1]
        else "past"
        if k > owner[1]
        else "in"
        if k > owner[0]
        else "fore"
    )
    ps = f"{part}|{start.side}"
    return [
        f"order={order}|{ps}",
        f"order={order}|{start.lead}|{part}",
        f"order={order}|{ps}|{start.who}",
        f"order={order}|{kind}",
    ]


def _fit(actor: frozenset[str], target: frozenset[str], lead: str, form: Form) -> str:
    """Return whether the row of the trigger expects actor or target behind this preposition."""
    own = form.preposition or lead.rstrip("!")
    own = _PREPOSITIONS.get(own, own)
    if lead == "trigger" and not form.preposition:
        own = "gen" if "gen" in actor | target else "obj" if "obj" in target else "subj"
    return ("a" if own in actor else "") + ("t" if own in target else "")


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
    return phrases.ends_of(scene.doc, k, stop, FREE)[:9]


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
    inside = forms[k + 1 : end]
    links = min(
        3, sum([1 for form in inside if form.preposition or form.conjunction or form.tag.startswith("prep:")])
    )
    return [
        f"{last}>{after}", f"{last}>{after}>{second}", f"len={length}|{head}", f"len={length}|{role}", f"at={at}|{after}", f"at={at}|len={length}",
        f"{role}|{after}|{sides}", f"links={links}|{role}", f"links={links}|{after}", f"{head}>{last}>{after}",
        f"word={base(forms, end)}" if after in ("prep", "n", "x") else f"{after}|{kind}",
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
