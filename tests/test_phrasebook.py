"""Phrases spelled out: variants, conjugated first words, pronouns that vary."""

import pytest

from musnad.lexicon.phrasebook import Phrasebook, same_word
from musnad.lexicon.tables import LexiconError, LightVerb, Phrase, Verb

VERBS = [
    Verb("وجه", "يوجه", "موجه", (), (), "say", "state", frozenset(), "rare", ""),
    Verb("عبر", "يعبر", "معبر", (), (), "say", "state", frozenset(), "often", ""),
]
LIGHT = [LightVerb("أدلى", "يدلي", "مدلي"), LightVerb("كال", "يكيل", "")]


def phrase(words: str, kind: str) -> Phrase:
    return Phrase(words, kind, "state", frozenset(), "")


def book(*phrases: Phrase) -> Phrasebook:
    return Phrasebook(list(phrases), VERBS, LIGHT)


def rests(of: Phrasebook, first: str) -> list[tuple[str, ...]]:
    return [tuple(word for word, _ in pattern.rest) for pattern in of.patterns.get(first, [])]


def test_variants_are_multiplied_word_by_word() -> None:
    """«بحسب أقوال», «وفق رواية»: each first word with each second."""
    made = book(phrase("بحسب/وفق أقوال/رواية", "source"))
    assert rests(made, "بحسب") == [("اقوال",), ("روايه",)]
    assert rests(made, "وفق") == [("اقوال",), ("روايه",)]


def test_the_longest_comes_first() -> None:
    """«على حد قول» (in the words of) before «على حد», «وفقا لأقوال» before «وفقا ل»."""
    made = book(
        phrase("وفقا ل", "source"), phrase("وفقا لأقوال", "source"), phrase("على لسان", "source"),
        phrase("على حد قول", "source"),
    )  # fmt: skip
    assert rests(made, "وفقا") == [("لاقوال",), ("ل",)]
    assert rests(made, "علي") == [("حد", "قول"), ("لسان",)]


def test_the_first_word_of_a_verb_phrase_is_conjugated() -> None:
    """«أدلت بتصريح» (she made a statement), «مدليا بتصريح» (making one)."""
    made = book(phrase("أدلى بتصريح", "verb"))
    for form in ("ادلي", "ادلت", "ادلوا", "يدلي", "تدلي", "يدلون", "مدليا", "مدليه"):
        assert rests(made, form) == [("بتصريح",)], form
    (pattern,) = made.patterns["ادلت"]
    assert (pattern.inflection.gender, pattern.inflection.number) == ("f", "s")


def test_a_verb_of_the_lexicon_heads_phrases_too() -> None:
    assert rests(book(phrase("وجه اتهاما", "verb")), "وجهت") == [("اتهاما",)]


def test_a_light_verb_without_participle_has_none() -> None:
    made = book(phrase("كال المديح", "verb"))
    assert rests(made, "كال") == rests(made, "يكيل") == [("المديح",)]
    assert not any(word.startswith("م") for word in made.patterns)


def test_a_verb_that_no_file_has_is_an_error() -> None:
    with pytest.raises(LexiconError, match=r"phrases\.tsv: ساق دليلا: ساق is neither"):
        book(phrase("ساق دليلا", "verb"))


def test_other_phrases_are_not_conjugated() -> None:
    made = book(phrase("نقلا عن", "source"), phrase("يقال", "hearsay"), phrase("جاء في", "in"))
    assert set(made.patterns) == {"نقلا", "يقال", "جاء"}


def test_a_word_of_one_phrase_varies_its_pronoun() -> None:
    """«برأيه», «برأيها», «برأيهم» (in his, her, their opinion)."""
    made = book(phrase("برأيه", "own"))
    assert {"برايه", "برايها", "برايهم", "برايهما"} <= set(made.patterns)
    assert all(rest == () for first in made.patterns for rest in rests(made, first))


def test_later_words_vary_their_pronouns() -> None:
    """«على حد قوله», «على حد قولها», but not «على حد قولك إن»."""
    (pattern,) = book(phrase("على حد قوله", "own")).patterns["علي"]
    assert same_word(pattern.rest[1], "قوله")
    assert same_word(pattern.rest[1], "قولها")
    assert same_word(pattern.rest[1], "قولهم")
    assert not same_word(pattern.rest[1], "قول")
    assert not same_word(pattern.rest[1], "قولنجه")
    assert not same_word(pattern.rest[0], "حده")


def test_a_source_phrase_keeps_its_words() -> None:
    """«على وجه» ends in ه that is no pronoun."""
    (pattern,) = book(phrase("على وجه", "source")).patterns["علي"]
    assert not same_word(pattern.rest[0], "وجها")
