"""Sets saved by Hugging Face's own library: parquet as on the hub, Arrow as ``save_to_disk`` writes it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from tests.data_folder import tone
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.hub_dataset import holds_hub_dataset, read_hub_dataset

datasets = pytest.importorskip("datasets")


def wav(seconds: float) -> bytes:
    content = io.BytesIO()
    soundfile.write(content, tone(300, seconds), 16_000, format="WAV")
    return content.getvalue()


def parts() -> dict[str, Any]:
    return {
        "queries": datasets.Dataset.from_list(
            [
                {"_id": "../q1", "audio": {"bytes": wav(0.5), "path": "../../x.wav"}},
                {"_id": "q2", "audio": {"bytes": wav(0.7), "path": None}},
            ]
        ),
        "corpus": datasets.Dataset.from_list(
            [{"_id": "a", "title": "", "text": "le mil"}, {"_id": "b", "title": "T", "text": "x"}]
        ),
        "qrels": datasets.Dataset.from_list(
            [{"query-id": "../q1", "corpus-id": "a", "score": 1}, {"query-id": "q2", "corpus-id": "b", "score": 1}]
        ),
    }


def as_on_the_hub(folder: Path) -> None:
    for name, part in parts().items():
        (folder / name).mkdir(parents=True)
        part.to_parquet(str(folder / name / "test-00000-of-00001.parquet"))


def as_files(folder: Path) -> None:
    folder.mkdir()
    for name, part in parts().items():
        part.to_parquet(str(folder / f"{'default' if name == 'qrels' else name}.parquet"))


def as_saved(folder: Path) -> None:
    for name, part in parts().items():
        datasets.DatasetDict({"test": part}).save_to_disk(str(folder / name))


@pytest.mark.parametrize("save", [as_on_the_hub, as_files, as_saved])
def test_the_set_is_read_with_its_sound(tmp_path: Path, save: Any) -> None:
    save(tmp_path / "kallaama")
    assert holds_hub_dataset(tmp_path / "kallaama")
    found = read_hub_dataset(tmp_path / "kallaama", tmp_path / "sounds")
    assert found.name == "kallaama"
    assert found.qrels == {"../q1": {"a": 1}, "q2": {"b": 1}}
    assert [passage.text for passage in found.corpus] == ["le mil", "T x"]
    clips = [query.audio for query in found.queries if query.audio]
    assert all(clip.parent == tmp_path / "sounds" for clip in clips)  # whatever path came with them
    assert np.allclose([decode_audio(clip).seconds for clip in clips], [0.5, 0.7], atol=0.01)


def test_a_folder_that_lacks_a_part(tmp_path: Path) -> None:
    as_files(tmp_path / "set")
    (tmp_path / "set" / "corpus.parquet").unlink()
    with pytest.raises(WolofSearchError) as caught:
        read_hub_dataset(tmp_path / "set", tmp_path / "sounds")
    assert caught.value.message_id == "evaluation.bad_set"
    assert "corpus" in str(caught.value)


def test_a_damaged_file(tmp_path: Path) -> None:
    as_files(tmp_path / "set")
    (tmp_path / "set" / "queries.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(WolofSearchError):
        read_hub_dataset(tmp_path / "set", tmp_path / "sounds")
