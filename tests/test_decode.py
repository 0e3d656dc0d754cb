"""Bytes to text: encodings, damage, binary data."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from musnad.ingest.decode import MAX_BYTES, Decoded, UnreadableError, decode, wide_encoding

TEXT = (
    "أعلنت وزارة الري أن منسوب النهر ارتفع مترا خلال ليلة واحدة، ودعت سكان القرى إلى الابتعاد عن الضفاف.\r\n"
    "وقال مهندس في السد إن البوابات فتحت جزئيا، مضيفا أن الوضع «تحت السيطرة»."
)
WORDS = [
    "قال", "أعلن", "المتحدث", "الوزير", "المدينة", "الحكومة", "السوق", "أسعار", "القمح", "النهر", "المدرسة",
    "المعلمون", "رواتب", "إضراب", "بيان", "المحافظ", "الطريق", "الجسر", "الشتاء", "أمطار", "غزيرة", "السيول",
    "المزارعون", "محصول", "الزيتون", "الميناء", "سفينة", "البضائع", "الجمارك", "القطار", "المحطة",
    "المسافرون", "المستشفى", "الأطباء", "لقاح", "الأطفال", "الجامعة", "الطلاب", "امتحانات", "المنتخب",
    "مباراة", "الملعب",
]  # fmt: skip

ARABIC = st.text(st.sampled_from("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي َُِّْـ،؛؟«»0123 \n"), min_size=1)
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=5, unique=True).map(" ".join)
"""Of different words: some, such as إضراب, are the same bytes in all encodings and tell nothing."""


def test_utf8_is_plain_and_has_no_note() -> None:
    assert decode(TEXT.encode()) == Decoded(TEXT, "utf-8")


def test_nothing_is_text_too() -> None:
    assert decode(b"").text == ""


def test_byte_order_marks_are_taken_off() -> None:
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ):
        decoded = decode(mark + TEXT.encode(encoding))
        assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_without_a_mark(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)
    assert decoded.note == f"The text was in {encoding[:6].upper()} and was converted."


def test_one_word_in_utf16_is_valid_utf8_but_not_taken_for_it() -> None:
    raw = "سلام".encode("utf-16-be")
    assert raw.decode("utf-8")  # bytes such as 06 33 are ASCII
    assert decode(raw).text == "سلام"


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1256", "Windows-1256"), ("iso8859_6", "ISO-8859-6"), ("mac_arabic", "Mac Arabic")],
)
def test_one_byte_encodings_are_told_apart_and_named(encoding: str, name: str) -> None:
    text = TEXT if encoding != "iso8859_6" else TEXT.replace("«", '"').replace("»", '"')
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.note == f"The text was taken to be in {name} and was converted."


def test_mac_arabic_with_its_own_space() -> None:
    raw = TEXT.encode("mac_arabic").replace(b" ", b"\xa0")
    assert decode(raw).text == TEXT


def test_arabic_within_much_ascii() -> None:
    text = "<p class='x'>" * 20_000 + "قال رئيس البلدية إن الأشغال ستنتهي قبل الشتاء"
    assert decode(text.encode("cp1256")).text == text


def test_latin_letters_are_not_taken_for_arabic() -> None:
    text = (
        "Le préfet a déclaré que la réunion était reportée à une date ultérieure, précise le communiqué. " * 3
    )
    decoded = decode(text.encode("cp1252"))
    assert decoded.text == text
    assert decoded.note is not None
    assert "not sure" in decoded.note


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    raw = "كتب".encode("iso8859_6")
    assert decode(raw, declared="iso-8859-6").text == "كتب"
    assert decode(TEXT.encode(), declared="iso-8859-6").text == TEXT
    assert decode(TEXT.encode("cp1256"), declared="no-such-encoding").text == TEXT


def test_utf8_cut_in_the_middle_of_a_letter() -> None:
    decoded = decode(TEXT.encode()[:41])
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("\ufffd")
    assert (
        decoded.note
        == "The text is in UTF-8 but damaged. 1 place could not be converted and stand as \ufffd."
    )


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    raw = TEXT.encode().replace("،".encode(), b"\xff", 1)
    decoded = decode(raw)
    assert decoded.text == TEXT.replace("،", "\ufffd", 1)


def test_utf16_with_an_odd_last_byte() -> None:
    assert decode(TEXT.encode("utf-16") + b"x").text.startswith(TEXT)


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image"),
        (b"\x1f\x8b\x08\x00", "gunzip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"abc\x00def", "binary"),
        (codecs.BOM_UTF16_LE + bytes(range(0xD8, 0xE0)) * 40, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(raw: bytes, part: str) -> None:
    with pytest.raises(UnreadableError, match=part) as caught:
        decode(raw)
    assert "\n" not in str(caught.value)


def test_what_is_absurdly_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musnad.ingest.decode.MAX_BYTES", 1_000_000)
    with pytest.raises(UnreadableError, match="larger than 1 MB"):
        decode(b"x" * 1_000_001)
    assert MAX_BYTES == 200_000_000


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16-le"])
def test_the_time_is_linear(encoding: str) -> None:
    def seconds(copies: int) -> float:
        raw = (TEXT * copies).encode(encoding)
        start = time.process_time()
        decode(raw)
        return time.process_time() - start

    seconds(100)
    assert seconds(80_000) < 40 * max(seconds(8_000), 0.005)  # about 15 MB and 1.5 MB


@given(ARABIC)
def test_utf8_gives_the_text_back(text: str) -> None:
    assert decode(text.encode()) == Decoded(text, "utf-8")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
@example("{\\rt")
def test_any_utf8_gives_the_text_back(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(ARABIC)
def test_utf16_gives_the_text_back(text: str) -> None:
    assert decode(text.encode("utf-16")).text == text


@given(
    SENTENCES, st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "cp1256", "mac_arabic", "iso8859_6"])
)
@settings(max_examples=300)
def test_sentences_come_back_from_every_arabic_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@given(
    st.binary(max_size=400), st.sampled_from([b"", codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF8])
)
def test_any_bytes_are_text_or_refused(raw: bytes, mark: bytes) -> None:
    try:
        decoded = decode(mark + raw)
    except UnreadableError:
        return
    decoded.text.encode()  # no lone surrogates
    assert wide_encoding(mark + raw) in {None, decoded.encoding}
