"""A short kill storm, and two programs on one library; the long storm is ``python -m tests.library.storm 200``."""

from __future__ import annotations

import json
import signal
from pathlib import Path

import pytest

from tests.cli.conftest import json_lines, process
from tests.library.storm import WAYS, storm
from wolofsearch.library.library import Library


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_storm_loses_nothing(tmp_path: Path) -> None:
    assert storm(len(WAYS), tmp_path) == dict.fromkeys(WAYS, 1)


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Two folders of texts; one text lies in both."""
    made = []
    for name in ("un", "deux"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "commun.txt").write_text("Le mil se sème en juin.", encoding="utf-8")
        for number in range(8):
            (folder / f"{number}.txt").write_text(f"Dossier {name}, texte {number}.", encoding="utf-8")
        made.append(folder)
    return made


def test_two_programs_import_and_a_third_searches(folders: list[Path], tmp_path: Path) -> None:
    library = tmp_path / "library"
    with Library.open(library, create=True):
        pass
    imports = [process("import", one, "--library", library, "--json", delay_s=0.02) for one in folders]
    search = process("search", "--text", "mil", "--library", library, "--json")
    told, complaint = search.communicate(timeout=60)
    assert search.returncode == 0 or "modèle" in complaint or "document" in complaint, complaint
    assert not told or isinstance(json.loads(told)["results"], list)
    for one in imports:
        told, complaint = one.communicate(timeout=60)
        assert one.returncode == 0, complaint
        assert json_lines(told)[-1]["event"] == "finished"
    with Library.open(library) as whole:
        assert whole.check() == []
        assert (whole.info().documents, whole.info().pending) == (17, 0)
        assert len(whole.store.rows("SELECT path FROM files")) == 18
