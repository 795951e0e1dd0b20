"""Names that mean one file of their own on every system."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from wolofsearch.packages.names import PortableNames, colliding, is_portable

parts = st.one_of(
    st.text(min_size=1, max_size=30),
    st.sampled_from(
        ["con", "a.", "A", "a", "é", "e\u0301", "nul.pdf", "a.pdf", "A.PDF", "ﬀ", "ß", "ss", "\ud800", "."]
    ),
    st.text(min_size=100, max_size=200),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(parts, min_size=1, max_size=5).map("/".join), max_size=8))
def test_whatever_it_is_called_it_gets_a_name_of_its_own(wanted: list[str]) -> None:
    names = PortableNames()
    given_names = [names.named(one, "originals") for one in wanted]
    assert [name for name in given_names if not is_portable(name)] == []
    assert colliding(given_names) is None
    assert len({unicodedata.normalize("NFC", name).casefold() for name in given_names}) == len(wanted)


def test_folders_that_had_to_be_numbered_make_no_name_too_long() -> None:
    names = PortableNames()
    parts = ["A" * 34, "B" * 34, "C" * 34, "d" * 34]
    given_names = [names.named("/".join(case(part) for part in parts), "originals") for case in (str, str.lower, str)]
    assert [name for name in given_names if not is_portable(name)] == []


def test_a_good_name_stays() -> None:
    names = PortableNames()
    assert names.named("Santé/Le paludisme (2024).pdf", "originals") == "originals/Santé/Le paludisme (2024).pdf"
    assert names.named("Santé/autre.pdf", "originals") == "originals/Santé/autre.pdf"
    assert names.named("santé/AUTRE.pdf", "originals") == "originals/santé (2)/AUTRE.pdf"
    assert names.named("Santé/autre.pdf", "originals") == "originals/Santé/autre (2).pdf"
