"""The diagnostics file names nobody and nothing: every planted name is looked for in every byte of it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from wolofsearch import settings
from wolofsearch.errors import WolofSearchError
from wolofsearch.examination.diagnostics import HARMLESS, WITHHELD, redacted, write_diagnostics
from wolofsearch.examination.finding import better, good
from wolofsearch.messages import LANGUAGES
from wolofsearch.settings import Settings

NAMES = ("aminata", "Ndiaye", "paie-secrete", "dossier-sante", "Courrier", "micro-de-fatou", "modele-de-moussa")
HOME = f"/home/{NAMES[0]}"
FOUND = [
    good("versions", "versions", version="1.0", python="3.11.7", system="Linux", libraries="numpy 2.4"),
    good("disk", "disk", path=f"{HOME}/{NAMES[3]}", free_gb=12.5),
    good("models", "models", models=f"{NAMES[6]} (int8, 44 MB)", count=1),
    good("model", "model", id=NAMES[6], folder=f"{HOME}/{NAMES[6]}"),
    good("microphone", "microphone", names=NAMES[5], count=1),
    good("backup", "backup", day="2026-01-01", count=2),
    better("library", "library.missing", path=f"{HOME}/{NAMES[3]}"),
    better("library_check", "examination.library_damaged", count=2, detail=f"{NAMES[2]}.pdf, collection {NAMES[4]}"),
    better("disk", "examination.disk_nearly_full", path=f"/media/{NAMES[1]}", free_gb=0.5),
    better("voice", "examination.failed", kind="OSError", detail=f"C:\\Users\\{NAMES[0]}\\x"),
    # A text in the place of what is harmless elsewhere.
    better("provider", "encoder.provider_failed_at_run", provider=f"{HOME}/lib", instead="CPU", detail=NAMES[1]),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_planted_name_is_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path(HOME))
    settings.save(
        Settings(
            library=f"{HOME}/{NAMES[3]}",
            model=NAMES[6],
            microphone=NAMES[5],
            provider="cuda",
            voice=f"Voix de {NAMES[0]}",
        )
    )
    target = tmp_path / "diagnostic.zip"
    write_diagnostics(target, FOUND, language)
    with zipfile.ZipFile(target) as file:
        texts = {name: file.read(name).decode() for name in file.namelist()}
    everything = "\n".join([*texts, *texts.values()])
    assert [name for name in NAMES if name.lower() in everything.lower()] == []
    assert "numpy 2.4" in texts["findings.txt"]
    assert "~/[…]" in texts["findings.txt"]
    assert "2026-01-01" in texts["findings.txt"]
    assert json.loads(texts["settings.json"])["provider"] == "cuda"
    assert json.loads(texts["settings.json"])["voice"] == WITHHELD
    assert len(json.loads(texts["findings.json"])["findings"]) == len(FOUND)
    assert list(tmp_path.glob("*.part")) == []


def test_a_known_voice_is_kept(tmp_path: Path) -> None:
    settings.save(Settings(voice="espeak-ng", palette="dark"))
    write_diagnostics(tmp_path / "d.zip", FOUND, "fr")
    with zipfile.ZipFile(tmp_path / "d.zip") as file:
        kept = json.loads(file.read("settings.json"))
    assert (kept["voice"], kept["palette"]) == ("espeak-ng", "dark")


def test_numbers_are_kept() -> None:
    kept = redacted(better("disk", "examination.disk_nearly_full", path="/media/x", free_gb=0.5))
    assert kept.facts == {"path": "[…]", "free_gb": 0.5}
    assert not HARMLESS & {"path", "detail", "names", "name", "id", "folder", "models", "program"}


def test_a_refusing_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(WolofSearchError) as told:
        write_diagnostics(tmp_path / "nowhere" / "x.zip", FOUND, "fr")
    assert told.value.message_id == "general.file_missing"
