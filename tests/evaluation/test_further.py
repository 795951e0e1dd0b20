"""More questions over the sample library: each has a document there, and is counted by its place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.conftest import WordEncoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.evaluation.data_folder import rows
from wolofsearch.evaluation.further import SHORT, further, place
from wolofsearch.evaluation.intents import UTTERANCES
from wolofsearch.library.sample import documents_dir, open_sample_library
from wolofsearch.search.searching import Searcher


def test_every_question_has_its_documents() -> None:
    named = [row["document"] for file in (SHORT, UTTERANCES) for row in rows(file)]
    documents = {one for each in named for one in each.split("|") if one}
    assert len(documents) > 40
    assert all((documents_dir() / one).is_file() for one in documents)


def test_they_are_counted_by_their_places(
    encoder: WordEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, file, kept in (("SHORT", SHORT, 12), ("UTTERANCES", UTTERANCES, 40)):
        some = tmp_path / file.name
        some.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[: kept + 1]), "utf-8")
        monkeypatch.setattr(f"wolofsearch.evaluation.further.{name}", some)
    said = [(number, row) for number, row in enumerate(rows(tmp_path / UTTERANCES.name)) if row["document"]]
    with open_sample_library(encoder) as library:
        searcher = Searcher(library, encoder)
        without = {row["asked"]: row for row in further(searcher, tmp_path)}
        (tmp_path / "intents" / "audio").mkdir(parents=True)
        rng = np.random.default_rng(0)
        for number, row in said:
            count = SAMPLE_RATE_HZ // 2 + number  # its length tells what it says
            loud = rng.uniform(-0.5, 0.5, count).astype(np.float32)
            soundfile.write(tmp_path / "intents" / "audio" / f"u{number:03d}.flac", loud, SAMPLE_RATE_HZ)
            encoder.spoken[count] = row["french"]
        figures = {row["asked"]: row for row in further(searcher, tmp_path)}
        answer = searcher.text("Comment engraisser les moutons ?")
    assert set(without) == {"short_french", "french_text", "wolof_text"}  # nobody has spoken
    assert figures == {**without, "speech": figures["speech"]}
    for found in figures.values():
        assert 0 <= found["first"] <= found["top_3"] <= found["questions"]
        assert found["first"] / found["questions"] <= found["mrr"] <= 1
    assert figures["short_french"]["questions"] == 12
    # French questions share words with their documents.
    assert figures["short_french"]["top_3"] > 6
    assert figures["speech"]["top_3"] > 3 > 2 * 3 / 51 * len(said)  # more than by chance
    assert place(answer, "elevage/engraisser-les-moutons.docx") == 1
    assert place(answer, "nowhere.txt|elevage/engraisser-les-moutons.docx") == 1
    assert place(answer, "nowhere.txt") == 0
