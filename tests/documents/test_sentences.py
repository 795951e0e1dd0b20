import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.documents.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "M. Diop et Mme. Ndiaye vivent à Thiès.",
        "Le Dr. Sow, né en 1960 av. J.-C. Ba, est là.",
        "Il pleut 3.5 mm, soit 1.200 litres.",
        "L'art. L. 1232-2 du code s'applique, cf. Annexe.",
        "« Viens ! » dit-il.",
        "Quoi ?! pensa-t-elle.",
        "Apportez riz, mil, etc. dans un sac.",
        "1. Agriculture et élevage",
        "IV. Avis et conseils.",
        "Une ligne qui\ncontinue ici.",
        "Tél. 33 800 00 00 à 8 h. du matin.",
    ],
)
def test_one_sentence_stays_whole(whole: str):
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Il pleut.", "Le mil lève !", "Et après ?", "On sarcle…", "Voilà."],
        ["Il dit « Bonjour. »", "Puis il part."],
        ["Cela date de 2025.", "Depuis, rien."],
        ["Voir (page 3).", "« Ensuite » on sème."],
        ["Riz, mil, etc.", "Tout y est."],
        ["Lu ci naaj wi.", "Ñëwal !", "Éléonore part."],
    ],
)
def test_sentences_are_parted(parts: list[str]):
    assert sentences(" ".join(parts)) == parts
    assert sentences("\n".join(parts)) == parts


def test_items_and_rows_are_sentences():
    items = ["Il faut :", "• semer tôt ;", "- sarcler", "2) récolter"]
    assert sentences("\n".join(items)) == items
    rows = ["Variété | Cycle", "Souna | 90 jours", "fin"]
    assert sentences("\n".join(rows)) == rows


def test_a_part_of_a_text_is_split_alone():
    text = "Un. Deux. Trois. Quatre."
    assert [text[s:e] for s, e in sentence_spans(text, 4, 16)] == ["Deux.", "Trois."]


TEXTS = st.text(st.sampled_from(list("aéM.dr1 \n|!?…»«•-()A:;")), max_size=200) | st.text(max_size=100)


@given(TEXTS)
def test_spans_are_ordered_trimmed_and_leave_out_only_white_space(text: str):
    position = 0
    for start, end in sentence_spans(text):
        assert start < end
        assert text[start:end].strip() == text[start:end]
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", [".", "! ", "a", " ", "\n", "a.\n", "« ", ". )", "\n- "])
def test_hostile_repetition_takes_linear_time(unit: str):
    assert len(sentences(unit * 100_000)) <= 100_000
