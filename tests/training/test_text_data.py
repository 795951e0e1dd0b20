"""The families of pairs that a curated data set gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import data_folder
from tests.data_folder import curated_row
from wolofsearch.errors import WolofSearchError
from wolofsearch.training.text_data import (
    Pair,
    french_lines,
    half_pairs,
    load_pairs,
    numbered,
    read_rows,
    related_pairs,
    source_names,
    spelling_pairs,
    training_texts,
    wolof_lines,
)


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    return data_folder.make_curated(tmp_path)


def test_every_family_is_there(curated: Path) -> None:
    families = load_pairs(curated)
    assert set(families) == {"questions", "news", "everyday", "words", "scripture", "civic", "french", "paraphrase"}
    assert families["french"] == [Pair("Qui sème le mil ?", "Le mil Le paysan sème le mil.", wolof=False)]
    assert families["everyday"] == [Pair("baat bu everyday", "texte de everyday", wolof=True)]


def test_equal_texts_share_a_number() -> None:
    assert numbered(["a", "b" * 1000, "a", "c"]).tolist() == [0, 1, 0, 2]


def test_running_text(curated: Path) -> None:
    assert "Il pleut à Dakar." in list(french_lines(curated))
    assert list(wolof_lines(curated)) == ["Taw bi dafa bare", "Naka nga def"]


def test_a_paragraph_is_cut_behind_its_first_sentence(curated: Path) -> None:
    assert half_pairs(curated) == [
        Pair(
            "Le mil pousse dans les champs du Sine et du Saloum.",
            "On le récolte en octobre, puis on le bat au village.",
            wolof=False,
        )
    ]


def test_all_wolof_can_be_spelled_and_nothing_else(curated: Path) -> None:
    pairs = spelling_pairs(curated)
    assert Pair("Naka nga def", "Naka nga def", wolof=True) in pairs
    assert Pair("baat bu news", "baat bu news", wolof=True) in pairs
    assert not any("chat" in pair.query for pair in pairs)


def test_transcripts_of_other_languages_lead_to_their_french(tmp_path: Path) -> None:
    rows = [
        curated_row("ωyε", "il va", kind="speech", language="mdw"),
        curated_row("maji", kind="speech", language="sw"),
    ]
    pairs = related_pairs(data_folder.make_curated(tmp_path, rows))
    assert pairs == [Pair("ωyε", "il va", wolof=True, spoken="oye")]


def test_every_text_counts_as_trained_on(tmp_path: Path) -> None:
    rows = [curated_row("xale", "enfant", original="khale"), curated_row("maji", kind="speech", language="sw")]
    assert list(training_texts(data_folder.make_curated(tmp_path, rows))) == ["xale", "khale", "enfant", "maji"]


def test_sources(curated: Path) -> None:
    assert source_names(curated) == ["made"]


def test_without_a_data_set(tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError, match="préparées"):
        list(read_rows(tmp_path))
