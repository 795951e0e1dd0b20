import pytest

from tests.documents.makers import MIL, PALU
from wolofsearch.documents.languages import detect_language

TEXTS = {
    "fr": f"{MIL} {PALU}",
    "wo": "Sama xarit dafa dem ci àll bi ngir wut matt, waaye taw bi dafa bari lool. Ñu ngi ko xaar ci kër gi.",
    "en": "Malaria is carried by a mosquito that bites at night, and everyone in the house should sleep under a net.",
    "pt": "O milho é uma planta que não precisa de muita água, e por isso os agricultores o cultivam.",
    "es": "El mijo es una planta que no necesita mucha agua y por eso los agricultores lo cultivan.",
    "ar": "الملاريا مرض ينتقل عن طريق البعوض ويجب على كل واحد أن ينام تحت ناموسية كل ليلة في هذا الموسم",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_sentence_is_enough(language: str):
    assert detect_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    "text",
    ["", "Thiès | 12 | 45", "Le mil", "Ndiaye Diop Fall Sarr Faye Gueye Seck Ba Sy Kane Sow Diallo Cissé Mbaye"],
)
def test_names_numbers_and_short_texts_have_none(text: str):
    assert detect_language(text) is None


def test_a_wolof_text_that_borrows_french_words_stays_wolof():
    assert (
        detect_language(TEXTS["wo"] + " Le ministère de la santé dafa wax ne vaccin bi dina ñëw ci weer wi ñuy dugg.")
        == "wo"
    )


def test_a_long_text_is_told_from_its_beginning():
    assert detect_language(TEXTS["fr"] * 10_000) == "fr"
