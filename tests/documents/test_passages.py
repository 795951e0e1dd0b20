import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.documents.document import DocumentText, PageSpan
from wolofsearch.documents.passages import split_passages

SENTENCE = "Le mil pousse bien dans le sable du Cayor. "


def count_words(text: str) -> int:
    return len(re.findall(r"\w+|[^\w\s]", text))


def document(text: str, pages: tuple[PageSpan, ...] = ()) -> DocumentText:
    return DocumentText("Titre", "txt", text, pages)


def texts(text: str, target_tokens: int = 200) -> list[str]:
    return [passage.text for passage in split_passages(document(text), count_words, target_tokens)]


def test_a_short_document_is_one_passage():
    text = f"Le mil\n\n{SENTENCE.strip()}\n\n- un\n- deux"
    assert texts(text) == [text]


def test_paragraphs_stay_whole_where_they_fit():
    paragraphs = [(SENTENCE * 12).strip()] * 3
    assert texts("\n\n".join(paragraphs)) == paragraphs


def test_a_long_paragraph_is_cut_evenly_between_sentences():
    found = texts((SENTENCE * 45).strip())
    assert all(text.startswith("Le mil") and text.endswith("Cayor.") for text in found)
    assert [count_words(text) for text in found] == [150, 180, 180]


def test_where_a_paragraph_runs_on_its_last_sentences_are_repeated():
    sentences = [f"Phrase numéro {number} sur le mil du Cayor." for number in range(50)]
    first, second, *_ = texts(" ".join(sentences))
    assert second.startswith(". ".join(first.split(". ")[-3:]))
    assert first.split(". ")[-4] not in second


def test_nothing_is_repeated_at_a_paragraph_nor_a_whole_passage():
    paragraphs = [(SENTENCE * 12).strip()] * 3
    assert texts("\n\n".join(paragraphs)) == paragraphs
    long = " ".join(f"Mot{number} " * 120 + "fin." for number in range(4))
    assert all(text.count("fin.") == 1 for text in texts(long))
    assert texts("Un deux trois. Quatre cinq six.", 4) == ["Un deux trois.", "Quatre cinq six."]


def test_a_heading_goes_with_what_it_announces():
    body = (SENTENCE * 16).strip()
    assert texts(f"{body}\n\nLa récolte\n\n{body}") == [body, f"La récolte\n\n{body}"]
    assert texts(f"{SENTENCE * 12}\n\nLa récolte\n\n{SENTENCE * 18}")[1].startswith("La récolte\n\n")


def test_a_small_rest_joins_the_passage_before():
    body = (SENTENCE * 12).strip()
    assert texts(f"{body}\n\n{SENTENCE * 10}\n\nFin du texte.")[-1].endswith("Cayor. \n\nFin du texte.")


def test_a_page_is_where_the_passage_starts():
    body = (SENTENCE * 12).strip()
    text = f"{body}\n\n{body}"
    pages = (PageSpan(3, 0, len(body)), PageSpan(5, len(body) + 2, len(text)))
    assert [passage.page for passage in split_passages(document(text, pages), count_words)] == [3, 5]
    assert [passage.page for passage in split_passages(document(text), count_words)] == [None, None]


def test_a_passage_rather_ends_with_its_page():
    first, second = (SENTENCE * 12).strip(), (SENTENCE * 2).strip()
    text = f"{first}\n\n{second}"
    pages = (PageSpan(1, 0, len(first)), PageSpan(2, len(first) + 2, len(text)))
    third = " ".join([second] * 9)
    text = f"{text}\n\n{third}"
    pages = (pages[0], PageSpan(2, pages[1].start, len(text)))
    assert [passage.page for passage in split_passages(document(text, pages), count_words)][:2] == [1, 2]


def test_counting_is_asked_about_once_a_sentence():
    asked: list[int] = []

    def count(text: str) -> int:
        asked.append(len(text))
        return count_words(text)

    text = SENTENCE * 500
    split_passages(document(text), count)
    assert len(asked) == 500
    asked.clear()
    split_passages(document("mot " * 50_000), count)
    assert sum(asked) < 5 * 200_000


def test_a_string_without_any_space_is_cut_by_tokens():
    text = "é" * 10_000
    found = split_passages(document(text), len)
    assert "".join(passage.text for passage in found) == text
    assert all(len(passage.text) <= 200 for passage in found)
    assert len(found) < 75


def test_a_letter_is_not_parted_from_its_accent():
    assert all(text[0] == "x" for text in texts_of_letters("x\u0323" * 300))


def texts_of_letters(text: str) -> list[str]:
    return [passage.text for passage in split_passages(document(text), len, 11)]


def test_no_text_no_passages():
    assert split_passages(document(" \n\n "), count_words) == []


PROSE = st.lists(
    st.sampled_from(
        [SENTENCE, "M. Diop, ", "oui ! ", "\n\n", "\n", "- item\n", "Titre\n\n", "a | b\n", "é" * 60, "1. ", ". "]
    ),
    max_size=80,
).map("".join)


@given(PROSE | st.text(max_size=300), st.integers(1, 60))
def test_offsets_are_exact_and_all_text_is_covered_within_the_bound(text: str, target_tokens: int):
    begun, position = -1, 0
    for passage in split_passages(document(text), count_words, target_tokens):
        assert passage.text == text[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
        assert count_words(passage.text) <= target_tokens
        assert begun < passage.start < passage.end
        assert position < passage.end
        assert not text[position : passage.start].strip()
        begun, position = passage.start, passage.end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", [SENTENCE, "x", "x ", "\n\n", "a\n", "a\n\n", ". ", "Titre\n\n"])
def test_a_large_document_takes_linear_time(unit: str):
    text = unit * (300_000 // len(unit))
    assert len(split_passages(document(text), count_words)) <= 3000
