import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from wolofsearch.documents.typography import clean_paragraph


def test_one_spelling():
    assert clean_paragraph("e\u0301te\u0301") == "été"
    assert clean_paragraph("hiver\u00adnage\u200b") == "hivernage"
    assert clean_paragraph("Quoi\u00a0? Oui\u202f!") == "Quoi ? Oui !"
    assert clean_paragraph("ef\ufb01cace") == "efficace"
    assert clean_paragraph(" a \r\n\n b\u2028c\x00 ") == "a\nb\nc"
    assert clean_paragraph("\uf0b7 semer") == "• semer"


@given(st.text(st.characters(exclude_categories=())))
def test_what_is_clean_stays_and_can_be_stored(text: str):
    clean = clean_paragraph(text)
    assert clean_paragraph(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode()
    assert "\n\n" not in clean
    assert "  " not in clean
