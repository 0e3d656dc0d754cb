"""Status: whether an event happened, is to happen, is denied, or is only thought of, demanded, feared."""

from __future__ import annotations

from musnad.reading.event_scene import Scene
from musnad.reading.event_triggers import Trigger, base, near

REACH = 8
"""Tokens before a trigger within which a word may govern its status."""


def features(scene: Scene, trigger: Trigger, kind: str) -> list[str]:
    """Return what tells the status of an event: tense, what governs the trigger, what the claim around it does.

    «سيزور» (will visit) and «يعتزم زيارة» (intends a visit) are planned, «لم يقصف» (did not shell) and «نفى قصف» (denied
    shelling) denied, «دعا إلى رفع الحصار» (called for the siege to be lifted) and «كاد يسيطر» (almost took) hypothetical.
    """
    forms = scene.doc.forms
    i, end = trigger.first, trigger.end
    form, part = forms[i], trigger.part
    inflection = trigger.senses[0].inflection
    tense = "future" if form.future else inflection.tense if inflection else "-"
    said = scene.content_of[i]
    act = scene.reading.claims[said].act if said >= 0 else "-"
    light = trigger.light
    verb = "-"
    if light >= 0:
        held = forms[light]
        verb = (
            "future"
            if held.future
            else "present"
            if held.base[:1] in ("ي", "ت") and held.base[-1:] != "ت"
            else "past"
        )
        verb += f"|{near(forms, light - 1)}"
    time = next(
        (
            scene.reading.times[scene.times[k][1]].value
            for k in range(max(0, i - 6), min(len(forms), end + 8))
            if k in scene.times
        ),
        "-",
    )
    when = _when(time, scene.reading.published or "")
    before, previous = near(forms, i - 1), base(forms, i - 1)
    out = [
        f"bias|{part}", f"tense={tense}", f"tense={tense}|{part}|{previous}", f"tense={tense}|{before}", f"p={previous}", f"p={previous}|{part}",
        f"pp={base(forms, i - 2)}|{part}", f"pp={base(forms, i - 2)}>{previous}", f"act={act}|{part}", f"act={act}|{tense}", f"act={act}|{before}|{tense}",
        f"light={verb}", f"when={when}|{tense}", f"when={when}|{part}", f"kind={kind}", f"w={trigger.lemma}", f"w={trigger.lemma}|{tense}",
        f"n={base(forms, end)}", f"art={form.article}|{part}|{form.preposition}", f"prep={form.preposition}|{part}|{before}",
    ]  # fmt: skip
    first, stop = scene.sentence(i)
    seen: set[str] = set()
    for k in range(i - 1, max(first, i - 1 - REACH) - 1, -1):
        modal = scene.words[k].modal
        if forms[k].future:
            seen.add("future")
            out.append(f"future@{min(i - k, 4)}|{part}")
        if modal and modal not in seen:
            seen.add(modal)
            far = "1" if i - k < 2 else "2" if i - k < 4 else "4"
            out += [
                f"{modal}@{far}",
                f"{modal}@{far}|{part}",
                f"{modal}|{part}|{tense}",
                f"by={forms[k].base}",
                f"by={forms[k].base}|{far}",
            ]
    for k in range(end, min(stop, end + 6)):
        modal = scene.words[k].modal
        if modal and forms[k].kind == 0:
            out += [f"{modal}@after|{part}", f"after={forms[k].base}"]
    return out


def _when(value: str, published: str) -> str:
    """Return whether a time lies before or after the date of publication; the reference words as they are."""
    if not value[:1].isdigit() or not published:
        return value if value.endswith("_REF") else "-"
    day = published[: min(10, len(value))]
    here = value[: len(day)]
    return "past" if here < day else "future" if here > day else "now"
