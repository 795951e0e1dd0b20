"""Asking in every way, and what is printed."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from tests.cli.conftest import Run, process
from tests.conftest import WordEncoder
from tests.speech.conftest import PaperOutput, PaperVoice
from wolofsearch import paths, settings
from wolofsearch.audio.decoding import decode_audio
from wolofsearch.audio.voice import trim_silence
from wolofsearch.audio.waveform import Waveform
from wolofsearch.cli import aloud, questions
from wolofsearch.errors import WolofSearchError
from wolofsearch.library.library import Library
from wolofsearch.settings import Settings


@pytest.fixture
def meaning(model: WordEncoder, spoken: Path) -> Path:
    """The spoken question means something to the model."""
    model.spoken[len(trim_silence(decode_audio(spoken)).samples)] = "moustiquaire paludisme nuit"
    return spoken


def test_a_typed_question_for_people(run: Run, library: Path) -> None:
    told = run("search", "--text", "Quand semer le mil ?", "--library", library)
    assert told.exit_code == 0
    lines = told.stdout.splitlines()
    assert lines[0].startswith("1. mil")
    assert "mil.md" in lines[1]
    assert "saison des pluies" in told.stdout
    assert "ms" in told.stderr


def test_what_says_nearly_the_same_is_told_under_the_best(run: Run, library: Path, folder: Path) -> None:
    text = (folder / "mil.md").read_text(encoding="utf-8")
    (folder / "mil-2024.md").write_text(f"{text} (2024)", encoding="utf-8")
    assert run("import", folder, "--library", library).exit_code in (0, 3)
    told = run("search", "--text", "Quand semer le mil ?", "--library", library)
    lines = told.stdout.splitlines()
    best, other = ("mil", "mil-2024") if lines[1].endswith("mil.md") else ("mil-2024", "mil")
    assert lines[0].startswith("1. ")
    assert lines[1].endswith(f"{best}.md")
    [also] = [line for line in lines if line.startswith("   Aussi dans : ")]
    assert also.endswith(f" · {folder / other}.md")
    assert sum(f"{other}.md" in line for line in lines) == 1
    first = json.loads(run("search", "--text", "Quand semer le mil ?", "--library", library, "--json").stdout)[
        "results"
    ][0]
    assert [Path(one["document"]["path"]).name for one in first["also_in"]] == [f"{other}.md"]


def test_the_answers_are_read_aloud(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voice, output = PaperVoice(), PaperOutput(instant=True)
    monkeypatch.setattr(aloud, "find_voice", lambda _wanted: voice)
    monkeypatch.setattr(aloud, "Player", lambda: output)
    told = run("search", "--text", "Quand semer le mil ?", "--library", library, "--aloud")
    assert told.exit_code == 0
    assert voice.said[0] == ("mil", 1.0)
    assert not output.open
    output.error = WolofSearchError("audio.no_output")
    told = run("search", "--text", "Quand semer le mil ?", "--library", library, "--aloud")
    assert told.exit_code == 1
    assert told.stdout.startswith("1. mil")
    assert "haut-parleur" in told.stderr


def test_a_typed_question_for_programs(run: Run, library: Path) -> None:
    told = run("search", "--text", "mairie naissance", "--library", library, "--top", 2, "--json")
    assert told.exit_code == 0
    assert told.stderr == ""
    answer = json.loads(told.stdout)
    assert answer["query"] == {"kind": "text", "seconds": None}
    assert set(answer["model"]) == {"id", "dim", "runtime", "precision"}
    assert set(answer["timing_ms"]) == {"encode", "search"}
    assert answer["confident"] is True
    assert len(answer["results"]) == 2
    first = answer["results"][0]
    assert set(first) == {"rank", "score", "document", "page", "passage", "start", "end", "also_in"}
    assert set(first["document"]) == {"id", "title", "path", "format", "collection"}
    assert first["rank"] == 1
    assert first["document"]["path"].endswith("etat-civil.html")


def test_a_recorded_question(run: Run, library: Path, meaning: Path) -> None:
    told = run("search", meaning, "--library", library, "--json")
    assert told.exit_code == 0, told.stderr
    answer = json.loads(told.stdout)
    assert answer["query"]["kind"] == "speech"
    assert answer["query"]["seconds"] == pytest.approx(3.6, abs=0.2)
    assert answer["results"][0]["document"]["path"].endswith("paludisme.txt")


class TurnedMicrophone:
    """A recorder into which a file is spoken."""

    sound = Waveform(np.zeros(0, np.float32))
    cancelled = 0

    def __init__(self, device: str | None) -> None:
        self.asked = 0

    def start(self) -> None:
        return

    @property
    def level(self) -> float:
        return 0.5

    @property
    def seconds(self) -> float:
        return self.asked / 20

    @property
    def finished(self) -> bool:
        self.asked += 1
        return self.asked > 3

    def stop(self) -> Waveform:
        return self.sound

    def cancel(self) -> None:
        type(self).cancelled += 1


def test_a_question_through_the_microphone(
    run: Run, library: Path, meaning: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TurnedMicrophone, "sound", decode_audio(meaning))
    monkeypatch.setattr(questions, "Recorder", TurnedMicrophone)
    told = run("search", "--record", "--library", library, "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["results"][0]["document"]["path"].endswith("paludisme.txt")
    assert "Parlez maintenant." in told.stderr
    assert TurnedMicrophone.cancelled


def test_no_microphone(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def start(self: TurnedMicrophone) -> None:
        raise WolofSearchError("audio.no_microphone")

    monkeypatch.setattr(TurnedMicrophone, "start", start)
    monkeypatch.setattr(questions, "Recorder", TurnedMicrophone)
    told = run("search", "--record", "--library", library, "--json")
    assert told.exit_code == 1
    assert told.stdout == ""
    assert told.stderr.splitlines() == [
        "Aucun micro n'a été trouvé.",
        "  → Branchez un micro ou un casque, puis recommencez.",
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--text", "a", "--record"],
        ["a.wav", "--text", "a"],
        ["--top", "0", "--text", "a"],
        ["--dim", "x"],
        ["--no"],
    ],
)
def test_wrong_usage(run: Run, arguments: list[str]) -> None:
    told = run("search", *arguments)
    assert told.exit_code == 2
    assert told.stdout == ""
    assert "Usage" in told.stderr


def test_a_bad_recording_is_told_before_a_model_is_loaded(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wolofsearch.cli.search.open_for_search", None)
    empty, quiet = tmp_path / "empty.wav", tmp_path / "quiet.wav"
    empty.touch()
    soundfile.write(quiet, np.zeros(32_000), 16_000)
    for path, expected in ((empty, "est vide"), (quiet, "personne"), (tmp_path / "none.wav", "n'existe pas")):
        told = run("search", path)
        assert told.exit_code == 1
        assert expected in told.stderr


def test_a_faint_or_long_recording_is_searched_with_a_word_of_warning(
    run: Run, library: Path, spoken: Path, tmp_path: Path
) -> None:
    samples, rate_hz = soundfile.read(spoken)
    faint = tmp_path / "faint.wav"
    soundfile.write(faint, np.tile(samples, 8) * 0.01, rate_hz, subtype="FLOAT")
    told = run("search", faint, "--library", library, "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["query"]["seconds"] < 31
    assert "voix est très faible" in told.stderr
    assert "30 premières secondes" in told.stderr


def test_nothing_close_is_said_before_what_comes_nearest(run: Run, library: Path) -> None:
    told = run("search", "--text", "kwzx qjvb", "--library", library)
    assert told.exit_code == 0
    assert told.stdout.startswith("Rien d'assez proche")
    assert "1. " in told.stdout


def test_an_empty_collection_is_told(run: Run, library: Path) -> None:
    told = run("search", "--text", "mil", "--library", library, "--collection", "absente")
    assert told.exit_code == 0
    assert "aucun document" in told.stdout


def test_a_shorter_query_finds_its_way_in_a_library_of_longer_vectors(run: Run, library: Path) -> None:
    told = run("search", "--text", "Quand semer le mil ?", "--library", library, "--dim", 32, "--json")
    answer = json.loads(told.stdout)
    assert answer["model"]["dim"] == 32
    assert answer["results"][0]["document"]["path"].endswith("mil.md")


def test_the_library_of_the_settings_is_searched(run: Run, library: Path) -> None:
    settings.save(Settings(library=str(library), language="en"))
    told = run("search", "--text", "mil", "--json")
    assert json.loads(told.stdout)["results"][0]["document"]["path"].endswith("mil.md")


def test_without_a_library_the_sample_is_built_once(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "SAMPLE_DIR", folder.parent)
    for expected, dim in (("bibliothèque d'exemple", 64), ("", 64), ("", 16)):
        told = run("search", "--text", "mil", "--json", "--dim", dim)
        assert told.exit_code == 0
        assert json.loads(told.stdout)["results"][0]["document"]["path"].endswith("mil.md")
        assert expected in told.stderr
        assert bool(told.stderr) is bool(expected)


def test_a_missing_library(run: Run, tmp_path: Path) -> None:
    told = run("search", "--text", "mil", "--library", tmp_path / "nowhere", "--json")
    assert told.exit_code == 1
    assert told.stdout == ""
    assert "nowhere" in told.stderr


def test_a_real_process_prints_only_json_and_loads_nothing_heavy(library: Path, spoken: Path) -> None:
    with process("search", spoken, "--library", library, "--json") as started:
        out, err = started.communicate(timeout=60)
    assert started.returncode == 0, err
    assert json.loads(out)["results"]
    assert err == ""


ORDERS = "\x1b]0;un autre titre\x07\x9b2J\u202eMil"


def test_no_title_gives_orders_to_the_terminal(run: Run, library: Path) -> None:
    with Library.open(library) as opened, opened.store.transaction() as database:
        database.execute("UPDATE documents SET title = ?", [ORDERS])
    told = run("search", "--text", "mil", "--library", library)
    assert "]0;un autre titre2JMil" in told.stdout
    assert not set(told.stdout) & set("\x1b\x07\x9b\u202e")
    told = run("search", "--text", "mil", "--library", library, "--json")
    assert ORDERS in json.loads(told.stdout)["results"][0]["document"].values()
    assert not set(told.stdout) & set("\x1b\x07\x9b")


def test_no_name_of_a_file_gives_orders_to_the_terminal(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "casse.pdf").rename(folder / "casse\x1b[2J\x9b.pdf")
    told = run("import", folder, "--library", tmp_path / "other")
    assert "casse[2J.pdf" in told.stderr
    told = run("library", "failures", "--library", tmp_path / "other")
    assert "casse[2J.pdf" in told.stdout
