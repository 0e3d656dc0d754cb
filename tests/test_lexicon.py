"""The lexicon's files: every entry is well-formed, stands once, and is matched in its own example."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from musnad.lexicon import assertions, calendar, control, events, gazetteer, lexicon, relations, tables
from musnad.lexicon.phrasebook import Pattern, same_word
from musnad.lexicon.senses import BIT
from musnad.model import ACTS, KINDS
from musnad.reading.cues import find_cues
from musnad.reading.document import prepare
from musnad.text.normal import light, normal
from musnad.text.tokens import WORD, Form, tokenize

LEXICON = lexicon.default()
TABLES = {
    "verbs.tsv": tables.verbs,
    "phrases.tsv": tables.phrases,
    "light_verbs.tsv": tables.light_verbs,
    "nouns.tsv": tables.nouns,
    "sources.tsv": tables.heads,
    "media.tsv": tables.media,
    "words.tsv": tables.words,
    "names.tsv": tables.names,
    "general.tsv": tables.general,
    "stems.tsv": tables.stems,
    "calendar.tsv": calendar.read_calendar,
    "numbers.tsv": calendar.read_numbers,
    "place_words.tsv": gazetteer.place_words,
    "actor_heads.tsv": lambda: list(tables.rows("actor_heads.tsv", 2)),
    "events.tsv": events.table,
    "control.tsv": control.read,
    "relations.tsv": relations.read,
    "assertions.tsv": assertions.read,
}
WITH_EXAMPLES = [tables.verbs, tables.phrases, tables.nouns, tables.heads, tables.media]
LEAST = 0.95
"""The share of the cues that must be the ones found in their own examples; the rest spell another cue as well."""


def words(text: str) -> list[Form]:
    return [form for form in tokenize(text, LEXICON.analyse).forms if form.kind == WORD]


def marked(text: str) -> list[Form]:
    """The words of a text with the classes that only words together have (شاهد عيان)."""
    return prepare(text, LEXICON).forms


def repeated(keys: Iterable[object]) -> list[object]:
    seen: set[object] = set()
    return [key for key in keys if key in seen or seen.add(key)]  # type: ignore[func-returns-value]


# -- the files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", TABLES)
def test_every_line_is_as_the_header_says(name: str) -> None:
    """The loader checks columns and values; a file without a header would teach nobody how to add to it."""
    assert len(TABLES[name]()) > 20
    raw = files("musnad.lexicon").joinpath(name).read_text(encoding="utf-8")
    assert raw.startswith("#")
    assert raw.endswith("\n")
    assert "\r" not in raw
    for line in raw.split("\n"):
        assert line == line.rstrip("\n ")
        assert line.startswith("#") or light(line) or not line


def test_every_file_of_the_folder_is_loaded() -> None:
    there = {path.name for path in files("musnad.lexicon").iterdir() if path.name.endswith(".tsv")}
    assert there == set(TABLES)


def test_it_is_the_vocabulary_of_news() -> None:
    """Several hundred lemmas, and every type, act and kind that the model has."""
    assert len(tables.verbs()) > 450
    assert {verb.type for verb in tables.verbs()} == set(tables.VERB_TYPES)
    assert {verb.act for verb in tables.verbs()} == set(ACTS)
    assert {phrase.type for phrase in tables.phrases()} == set(tables.PHRASE_TYPES)
    assert {noun.type for noun in tables.nouns()} == set(tables.NOUN_TYPES)
    assert {head.kind for head in tables.heads()} == set(KINDS) - {"hearsay"}
    assert {word.type for word in tables.words()} <= set(tables.WORD_CLASSES)
    assert {word.type for word in tables.names()} == set(tables.NAME_CLASSES)
    assert {word.type for word in tables.general()} == set(tables.GENERAL_CLASSES)
    assert {word.type for word in tables.stems()} == set(tables.STEM_CLASSES)


def test_nothing_stands_twice() -> None:
    assert repeated((verb.past, verb.present) for verb in tables.verbs()) == []
    assert repeated(phrase.words for phrase in tables.phrases()) == []
    assert repeated(verb.past for verb in tables.light_verbs()) == []
    assert repeated(noun.noun for noun in tables.nouns()) == []
    assert repeated(head.noun for head in tables.heads()) == []
    assert repeated(medium.name for medium in tables.media()) == []
    for rows, key in (
        (tables.words(), normal), (tables.names(), normal), (tables.general(), str), (tables.stems(), str),
    ):  # fmt: skip
        assert repeated((key(word), row.type) for row in rows for word in row.words) == []


@pytest.mark.parametrize("rows", WITH_EXAMPLES, ids=lambda rows: rows.__name__)
def test_every_example_is_a_sentence_of_its_own(rows: object) -> None:
    examples = [entry.example for entry in rows()]  # type: ignore[operator]
    assert repeated(examples) == []
    for example in examples:
        assert example.endswith((".", "»", "؟", "!")), example
        assert len(example.split()) > 2, example


def test_every_gloss_is_there() -> None:
    for row in (*tables.words(), *tables.names(), *tables.general(), *tables.stems()):
        assert row.words, row
        assert row.gloss, row


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("قال\tيقول", "2 columns where 10 are wanted"),
        ("قال\tيقول\t-\t-\t-\tshout\tstate\tأن\tsure\tقال.", "'shout' is none of say"),
        ("قال\tيقول\t-\t-\t-\tsay\tlie\tأن\tsure\tقال.", "'lie' is none of state"),
        ("قال\tيقول\t-\t-\t-\tsay\tstate\tتحت\tsure\tقال.", "unknown frame تحت"),
        ("قال\tيقول\t-\t-\t-\tsay\tstate\tأن\talways\tقال.", "'always' is none of sure"),
    ],
)
def test_a_wrong_line_is_named(line: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Folder:
        def joinpath(self, _: str) -> Folder:
            return self

        def read_text(self, encoding: str) -> str:
            assert encoding == "utf-8"
            return "# a header\n" + line + "\n"

    monkeypatch.setattr(tables, "files", lambda _: Folder())
    with pytest.raises(tables.LexiconError, match=rf"^verbs\.tsv:2: .*{reason}"):
        tables.verbs()


# -- the entries in their examples -----------------------------------------------------------------------------


def test_every_verb_is_met_in_its_example() -> None:
    """«وأضاف المحافظ أن …» (and the governor added that …) has a form of أضاف that is not its verbal noun."""
    missed = [
        verb.past
        for verb in tables.verbs()
        if not any(s.lemma == verb.past and s.part != "noun" for f in words(verb.example) for s in f.senses)
    ]
    assert missed == []


def test_every_noun_is_met_in_its_example() -> None:
    """«تصريحات رئيس البلدية بأن …» (the mayor's statements that …)."""
    missed = [
        noun.noun
        for noun in tables.nouns()
        if not any(s.lemma == noun.noun and s.part == "noun" for f in words(noun.example) for s in f.senses)
    ]
    assert missed == []


def goes_on(pattern: Pattern, behind: list[Form]) -> bool:
    """Whether the words of a pattern from its second on stand in order in ``behind``."""
    at = 0
    for spec in pattern.rest:
        while at < len(behind) and not (
            same_word(spec, behind[at].normal) or (len(spec[0]) == 1 and behind[at].preposition == spec[0])
        ):
            at += 1
        if at == len(behind):
            return False
        at += behind[at].normal == spec[0] or len(spec[0]) > 1
    return True


def is_met(phrase: tables.Phrase) -> bool:
    forms = words(phrase.example)
    for k, form in enumerate(forms):
        found = LEXICON.phrases.get(form.normal, ()) or LEXICON.phrases.get(form.normal[1:], ())
        if any(pattern.phrase is phrase and goes_on(pattern, forms[k + 1 :]) for pattern in found):
            return True
    return False


def test_every_phrase_is_met_in_its_example() -> None:
    """«أدلى الوزير بتصريح» (the minister made a statement): the verb conjugated, its object behind the subject."""
    known = {id(p.phrase): p.phrase for rows in LEXICON.phrases.values() for p in rows}.values()
    assert len(known) == len(tables.phrases())
    assert [phrase.words for phrase in known if not is_met(phrase)] == []


def test_every_head_of_a_source_is_met_in_its_example() -> None:
    """«وقال شاهد عيان» (an eyewitness said): the noun is marked as head of its kind of source."""
    missed = []
    for head in tables.heads():
        bit = BIT[f"head_{head.kind}"]
        first = {normal(spelling.split()[0]) for spelling in (head.noun, *head.plurals)}
        starts = tuple(spelling[:3] for spelling in first)
        if not any(f.marks & bit and f.base.startswith(starts) for f in marked(head.example)):
            missed.append((head.noun, head.example))
    assert missed == []


def test_every_medium_is_met_in_its_example() -> None:
    """«ونقلت رويترز» (Reuters reported); a name of one word that is a common word too (الحياة) is no mark by itself."""
    missed = []
    for medium in tables.media():
        spelled = normal(medium.example)
        if medium.common and any(normal(name) in spelled for name in medium.arabic):
            continue
        if not any(form.marks & BIT["medium"] for form in marked(medium.example)):
            missed.append((medium.name, medium.example))
    assert missed == []


def first_words(lemma: str) -> set[str]:
    return set(lemma.split(maxsplit=1)[0].split("/"))


def test_most_cues_are_the_cues_of_their_examples() -> None:
    """A verb may stand for its phrase and a phrase for its verb (أدلى بتصريح); what is taken for another is few."""
    entries = [(v.past, v.example) for v in tables.verbs()]
    entries += [(p.words, p.example) for p in tables.phrases()]
    entries += [(n.noun, n.example) for n in tables.nouns()]
    missed = []
    for lemma, example in entries:
        cues = find_cues(prepare(example, LEXICON), LEXICON)
        if not any(first_words(lemma) & first_words(cue.lemma) for cue in cues):
            missed.append(lemma)
    assert len(missed) < (1 - LEAST) * len(entries), missed


def test_every_example_has_a_cue_candidate() -> None:
    """Whatever the entry's own spelling is taken for, the example of a cue is never without one."""
    bare = []
    for entry in (*tables.verbs(), *tables.phrases(), *tables.nouns()):
        if not find_cues(prepare(entry.example, LEXICON), LEXICON):
            bare.append(entry.example)
    assert len(bare) < 5, bare


# -- the loaded lexicon ----------------------------------------------------------------------------------------


def test_one_lexicon_is_shared() -> None:
    assert lexicon.default() is LEXICON


def test_the_version_is_that_of_the_files() -> None:
    assert lexicon.version() == lexicon.version()
    assert len(lexicon.version()) == 12
    int(lexicon.version(), 16)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The lexicon's files at a place where a test may change them, and the version counted from there."""
    with as_file(files("musnad.lexicon")) as folder:
        shutil.copytree(folder, tmp_path / "lexicon", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(lexicon, "files", lambda _: tmp_path / "lexicon")
    return tmp_path / "lexicon"


def test_the_version_of_the_same_files_is_the_same(copy: Path) -> None:
    (copy / "note.txt").write_text("not a file of the lexicon", encoding="utf-8")
    assert lexicon.version.__wrapped__() == lexicon.version()


@pytest.mark.parametrize("name", ["verbs.tsv", "calendar.tsv", "knowledge/people.tsv", "gazetteer/hand.tsv"])
def test_the_version_changes_with_any_file(copy: Path, name: str) -> None:
    """Readings made with another list of people or of places are told apart by their ``reader``."""
    before = lexicon.version.__wrapped__()
    (copy / name).write_text((copy / name).read_text("utf-8") + "# one line more\n", encoding="utf-8")
    changed = lexicon.version.__wrapped__()
    assert len(changed) == 12
    assert changed != before
    (copy / name).unlink()
    assert lexicon.version.__wrapped__() not in (before, changed)


def test_forms_do_not_pile_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "CACHE", 100)
    own = lexicon.Lexicon()
    for number in range(1000):
        own.analyse("كلمة" + "ا" * (number % 50) + "ب" * (number // 50), WORD)
    assert len(own._forms) <= 101


@pytest.mark.parametrize(
    ("word", "lemma", "part"),
    [
        ("وأضافت", "أضاف", "verb"),  # and she added
        ("سيعلنون", "أعلن", "verb"),  # they will announce
        ("فأكدوا", "أكد", "verb"),  # so they confirmed
        ("أعلنته", "أعلن", "verb"),  # she announced it
        ("اعلن", "أعلن", "verb"),  # without its hamza
        ("مشيرة", "أشار", "participle"),  # pointing out (f.)
        ("قيل", "قال", "passive"),  # it was said
        ("تصريحاته", "تصريح", "noun"),  # his statements
        ("أَعْلَنَ", "أعلن", "verb"),  # with all its vowels
        ("أعـــلن", "أعلن", "verb"),  # drawn out
    ],
)
def test_a_form_is_known_however_it_is_written(word: str, lemma: str, part: str) -> None:
    assert (lemma, part) in {(sense.lemma, sense.part) for sense in LEXICON.analyse(word, WORD).senses}
