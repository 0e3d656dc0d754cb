"""The lexicon in memory: every form of every entry, and the analysis of a word by it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from musnad.lexicon import tables
from musnad.lexicon.conjugate import Inflection, participle_forms, past_forms, present_forms
from musnad.lexicon.phrasebook import Phrasebook
from musnad.lexicon.senses import BIT, Sense
from musnad.lexicon.stems import known_stems
from musnad.lexicon.tags import tag_of
from musnad.text.clitics import Split, best_split, key_of
from musnad.text.normal import light, normal
from musnad.text.tokens import TOKEN, WORD, Form, Tokens, plain_form

CACHE = 200_000
"""Spellings kept at most; then the cache starts anew, so that memory stays flat over any number of articles."""

_SINGULAR = Inflection("", 3, "m", "s")
_FEMININE = Inflection("", 3, "f", "s")
_PLURAL = Inflection("", 3, "m", "p")


class Lexicon:
    """All entries, indexed by normal form.

    ``Lexicon()`` reads the files of the package (about 0.2 s); use :func:`default` for the shared one.
    """

    def __init__(self) -> None:
        self.verbal: dict[str, list[Sense]] = {}
        self.nominal: dict[str, list[Sense]] = {}
        self.marks: dict[str, int] = {}
        self.phrases = Phrasebook(tables.phrases(), tables.verbs(), tables.light_verbs()).patterns
        self.sequences: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._forms: dict[tuple[str, int], Form] = {}
        for verb in tables.verbs():
            self._add_verb(verb)
        for noun in tables.nouns():
            self._add_noun(noun)
        for head in tables.heads():
            self._add_head(head)
        for medium in tables.media():
            for name in medium.arabic:
                self._mark(name, BIT["medium"] if not medium.common else 0, sequence=BIT["medium"])
        events = (word for word in tables.general() if word.type == "event")
        for word in (*tables.words(), *tables.names(), *events):
            for spelling in word.words:
                self._mark(spelling, BIT[word.type])
        for table in self.sequences.values():
            table.sort(key=lambda item: -len(item[0]))
        self.stems = known_stems(self.verbal, self.nominal, self.marks)

    # -- filling -------------------------------------------------------------------------------------------------

    def _add_verb(self, verb: tables.Verb) -> None:
        tenses = {**present_forms(verb.present), **past_forms(verb.past)}
        self._inflect(self.verbal, "verb", verb, tenses)
        if verb.passive:
            past, present = verb.passive
            self._inflect(self.verbal, "passive", verb, {**present_forms(present), **past_forms(past)})
        if verb.participle:
            self._inflect(self.verbal, "participle", verb, participle_forms(verb.participle))
        for noun in verb.nouns if verb.strength != "rare" else ():
            self._inflect(self.nominal, "noun", verb, {light(noun): _SINGULAR})

    def _add_noun(self, noun: tables.Noun) -> None:
        forms = {light(noun.noun): _SINGULAR, **{light(plural): _PLURAL for plural in noun.plurals}}
        self._inflect(self.nominal, "noun", noun, forms)

    def _inflect(
        self,
        index: dict[str, list[Sense]],
        part: str,
        entry: tables.Verb | tables.Noun,
        forms: dict[str, Inflection],
    ) -> None:
        lemma = entry.past if isinstance(entry, tables.Verb) else entry.noun
        for spelling, inflection in forms.items():
            sense = Sense(part, lemma, entry.type, entry.act, entry.frame, entry.strength, inflection)
            known = index.setdefault(normal(spelling), [])
            if isinstance(
                entry, tables.Noun
            ):  # what the noun's own row says comes before what its verb implies
                known[:] = [sense] + [s for s in known if s.part != "noun"]
            elif not (part == "noun" and known):
                known.append(sense)

    def _add_head(self, head: tables.Head) -> None:
        kind = BIT[f"head_{head.kind}"]
        self._mark(head.noun, kind | (BIT["feminine"] if head.gender == "f" else 0))
        for plural in head.plurals:
            for spelling in (
                (plural, plural[:-1], plural[:-2] + "ي", plural[:-2] + "ين")
                if plural.endswith("ون")
                else (plural,)
            ):
                self._mark(spelling, kind | BIT["plural"])  # ممثلون, ممثلو, ممثلي, ممثلين

    def _mark(self, words: str, bits: int, sequence: int = 0) -> None:
        first, *rest = (normal(match.group()) for match in TOKEN.finditer(words))
        if rest:
            self.sequences.setdefault(first, []).append((tuple(rest), bits | sequence))
        elif bits:
            self.marks[first] = self.marks.get(first, 0) | bits

    # -- asking --------------------------------------------------------------------------------------------------

    def analyse(self, raw: str, kind: int) -> Form:
        """Return the form of a spelling: clitics, word classes and cue senses (``text.tokens.tokenize`` asks this)."""
        key = (raw, kind)
        form = self._forms.get(key)
        if form is None:
            if len(self._forms) >= CACHE:
                self._forms.clear()
            form = self._forms[key] = self._work_out(raw, kind)
        return form

    def mark_sequences(self, tokens: Tokens) -> None:
        """Give the first word of each known name or term of several words its classes (نيويورك تايمز, شاهد عيان)."""
        forms, sequences = tokens.forms, self.sequences
        for i, form in enumerate(forms):
            rows = sequences.get(form.normal) or sequences.get(form.base)
            if not rows:
                continue
            for rest, bits in rows:
                if len(forms) - i > len(rest) and all(
                    w in (forms[i + 1 + k].normal, forms[i + 1 + k].base) for k, w in enumerate(rest)
                ):
                    forms[i] = self._marked(form, bits)
                    break

    def settle_homographs(self, tokens: Tokens) -> None:
        """Read a verb's form as the noun of the same letters where no verb can stand.

        That is behind a preposition, a quantifier or another verb («قال حلف الأطلسي», the alliance, not "he swore").
        """
        forms = tokens.forms
        before = ""
        for i, form in enumerate(forms):
            tag = form.tag
            bound = before in {"V", "quantifier", "demonstrative"} or before.startswith("prep:")
            if tag == "V" and not form.conjunction and bound:
                forms[i] = self._nominal(form)
                tag = forms[i].tag
            before = tag

    def _nominal(self, form: Form) -> Form:
        """Return a copy of ``form`` without its verbal senses, the same copy each time."""
        key = (form.raw, -1 - form.marks)
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = replace(form, senses=tuple(s for s in form.senses if s.part == "noun"))
            known.tag = self._tag(known)
        return known

    def _marked(self, form: Form, bits: int) -> Form:
        """Return a copy of ``form`` with more classes, the same copy each time."""
        if form.marks & bits == bits:
            return form
        key = (form.raw, bits << 8 | form.kind)
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = replace(form, marks=form.marks | bits)
            known.tag = self._tag(known)
        return known

    def _work_out(self, raw: str, kind: int) -> Form:
        form = plain_form(raw, kind)
        if form.kind != WORD:
            form.tag = tag_of(form)
            return form
        best = best_split(form.light, self.stems, raw)
        _write_clitics(form, best)
        senses = self._senses(best, form.normal)
        form.senses = tuple(senses)
        form.marks = self._classes(form)
        if form.light.endswith("ة") or (best.pronoun and form.base.endswith("ه")):
            form.marks |= BIT["feminine"]
        form.tag = self._tag(form)
        return form

    def _tag(self, form: Form) -> str:
        """Return the tag of a form, by its classes, its senses and what its stem is known to be."""
        stem = light(form.raw[form.stem[0] : form.stem[1]])
        if form.article:
            stem = stem[2:] if stem.startswith("ال") else stem[1:]
        return tag_of(form, self.stems.get(key_of(stem), 0))

    def _classes(self, form: Form) -> int:
        """Return the word classes of a form: of the whole word, or of what is left without its clitics."""
        marks = self.marks.get(form.normal, 0)
        if not marks and form.conjunction:
            marks = self.marks.get(form.normal[len(form.conjunction) :], 0)
        if not marks:
            marks = self.marks.get(form.base, 0)
            if form.article:  # names that begin with the article: والأردن, للسعودية
                marks |= self.marks.get("ال" + form.base, 0)
        if form.preposition and form.preposition != "ب":
            marks &= ~BIT["complementizer"]  # لأن (because) and كأن (as if) open no speech
        if form.raw == "علي":  # the name, where the newspaper tells it from على
            marks = BIT["male"]
        return marks

    def _senses(self, split: Split, spelled: str) -> list[Sense]:
        base = normal(split.base)
        senses: list[Sense] = []
        if not split.article and (not split.preposition or split.preposition == "ل"):
            verbs = self.verbal.get(base, ())
            if not verbs and split.pronoun:  # نقلته: the split may have taken it for a noun in ة
                verbs = self.verbal.get(
                    spelled[len(split.conjunction + split.future) : -len(split.pronoun)], ()
                )
            if split.preposition:  # ليؤكد, "that he may confirm"
                senses.extend(s for s in verbs if s.inflection.tense == "present")
            else:
                senses.extend(verbs)
        elif split.article and not split.preposition:
            senses.extend(s for s in self.verbal.get(base, ()) if s.part == "participle")
        if not split.future:
            senses.extend(self.nominal.get(base, ()))
        return senses


def _write_clitics(form: Form, split: Split) -> None:
    """Write a split of the light form into ``form``, its boundaries counted in the original spelling."""
    form.conjunction, form.preposition = split.conjunction, split.preposition
    form.future, form.article, form.pronoun = bool(split.future), bool(split.article), split.pronoun
    form.base = normal(split.base)
    before = [split.conjunction, split.future, split.preposition]
    lead = len("".join(before))
    tail = len(form.light) - len(split.pronoun)
    at = _original_offsets(form.raw, len(form.light))
    cuts, length = [], 0
    for part in before:
        length += len(part)
        if part:
            cuts.append(at[length])
    if split.pronoun and tail > lead:
        cuts.append(at[tail])
    form.cuts = tuple(cuts)
    form.stem = (at[lead], at[tail])


def _original_offsets(raw: str, length: int) -> list[int]:
    """Return for each offset of the light form the offset in ``raw`` at which its letter begins."""
    if len(raw) == length:
        return list(range(length + 1))
    offsets: list[int] = []
    for at, char in enumerate(raw):
        offsets.extend([at] * len(light(char)))
    offsets.append(len(raw))
    return offsets


@cache
def default() -> Lexicon:
    """Return the package's lexicon, read once."""
    return Lexicon()


@cache
def version() -> str:
    """Return twelve hexadecimal digits that change whenever a file of the lexicon or of a folder in it does."""
    digest = hashlib.sha256()
    folders = [files("musnad.lexicon")]
    for folder in folders:  # grows while it is gone through
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.is_dir():
                folders.append(path)
            elif path.name.endswith(".tsv"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


__all__ = ["CACHE", "Lexicon", "default", "version"]
