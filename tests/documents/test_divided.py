import pytest
from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.documents.divided import HYPHEN, undivided


def mended(text: str, *words: str) -> str:
    return undivided(text.replace("/", HYPHEN), set(words).__contains__)


@pytest.mark.parametrize(
    "divided",
    "commen/ce démo/cratie sous/crire sous/traire non/obstant avan/tage qua/rantaine trente/naire chef/ferie "
    "vice-prési/dent semi-en/terré quasi/ment grande/ment dixi/ème va/leur ce/lui inter/dire".split(),
)
def test_a_divided_word_is_joined(divided: str):
    assert mended(divided) == divided.replace("/", "")


@pytest.mark.parametrize(
    "divided",
    "peut/être vice/président sous/préfet non/violent semi/aride après/midi avant/garde grand/mère chef/lieu sud/ouest "
    "Nord/Ouest 2024/2025 "
    "arc-en/ciel vis-à/vis a-t/il c'est-à/dire rez-de/chaussée vingt/deux elle/même dites/lui".split(),
)
def test_a_compound_keeps_its_hyphen(divided: str):
    assert mended(divided) == divided.replace("/", "-")


def test_a_word_divided_twice_or_at_the_end_of_a_page():
    assert mended("anti/constitution/nellement") == "anticonstitutionnellement"
    assert mended("la démo/") == "la démo-"


def test_the_spelling_elsewhere_in_the_document_decides():
    assert mended("porte/monnaie") == "portemonnaie"
    assert mended("porte/monnaie", "porte-monnaie") == "porte-monnaie"
    assert mended("non/violent", "nonviolent") == "nonviolent"
    assert mended("bien-in/tentionné", "bien-in-tentionné") == "bien-in-tentionné"


@given(st.text(alphabet=f"aénst -{HYPHEN}"), st.sets(st.text(alphabet="aénst-", min_size=1)))
def test_no_letter_is_lost(text: str, words: set[str]):
    bare = str.maketrans("", "", f"-{HYPHEN}")
    joined = undivided(text, words.__contains__)
    assert joined.translate(bare) == text.translate(bare)
    assert HYPHEN not in joined
