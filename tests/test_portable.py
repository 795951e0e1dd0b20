"""On a stick nothing is written beside it: not in the user's home, not for good in the system's temporary folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.source import ROOT
from wolofsearch import paths

XDG = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
RUN = """
import sys
from pathlib import Path
from wolofsearch import paths, settings
from wolofsearch.cli.main import main
stick = Path(sys.argv[1])
paths.program_dir = lambda: stick
sys.argv[1:] = sys.argv[2:]
main()
"""
WINDOW = """
import sys
from pathlib import Path
from wolofsearch import paths, program
stick = Path(sys.argv[1])
paths.program_dir = lambda: stick
program.settle()
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from wolofsearch.desktop.application import application
app = application()
chosen = QFileDialog()
chosen.setOption(QFileDialog.Option.DontUseNativeDialog)
chosen.show()
app.processEvents()
chosen.close()
del chosen
QSettings(QSettings.Scope.UserScope, "QtProject").sync()
"""


class Computer:
    """A user's computer, whose folders are looked at, and a stick in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "computer"
        self.stick = folder / "stick"
        self.stick.mkdir(parents=True)
        self.variables = {
            # ONNX Runtime keeps its reports to itself where CI is set, and only there: a person's computer has no CI.
            **{name: value for name, value in os.environ.items() if not name.startswith(("WOLOFSEARCH", "CI", "ORT"))},
            "HOME": str(self.folder / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            **{name: str(self.folder / name) for name in XDG},
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": str(ROOT),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        for name in ("home", "tmp", *XDG):
            (self.folder / name).mkdir(parents=True, mode=0o700)

    def run(self, code: str, *arguments: str) -> str:
        """Run the program as it stands on the stick."""
        command = [sys.executable, "-c", code, str(self.stick), *arguments]
        done = subprocess.run(
            command, cwd=self.folder, env=self.variables, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def files(self) -> list[str]:
        """Return all files outside the stick."""
        return sorted(str(file.relative_to(self.folder)) for file in self.folder.rglob("*") if not file.is_dir())


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def use(computer: Computer) -> None:
    """Import a document, search it, and change a setting."""
    document = computer.stick / "mil.txt"
    document.write_text("Le mil se sème au début de la saison des pluies.\n" * 3)
    computer.run(RUN, "import", str(document))
    found = json.loads(computer.run(RUN, "search", "--text", "Quand semer le mil ?", "--json"))
    assert found["results"][0]["document"]["path"] == str(document)
    computer.run(RUN, "model", "use", found["model"]["id"])


def test_what_is_written_stays_on_the_stick(computer: Computer) -> None:
    (computer.stick / paths.PORTABLE_MARKER).touch()
    use(computer)
    assert computer.files() == []
    data = computer.stick / paths.PORTABLE_DATA
    assert (data / "library" / "library.db").is_file()
    assert (data / "settings.json").is_file()


def test_without_the_marker_the_watch_sees_it(computer: Computer) -> None:
    (model,) = paths.BUNDLED_MODELS_DIR.glob("*/model.json")
    computer.run(RUN, "model", "use", model.parent.name)
    assert any(name.endswith("settings.json") for name in computer.files())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own dialogs are used")
def test_the_choice_of_files_remembers_its_folder_on_the_stick(computer: Computer) -> None:
    computer.run(WINDOW)
    assert [name for name in computer.files() if name.endswith("QtProject.conf")]
    (computer.folder / "XDG_CONFIG_HOME" / "QtProject.conf").unlink()
    (computer.stick / paths.PORTABLE_MARKER).touch()
    computer.run(WINDOW)
    assert not [name for name in computer.files() if name.endswith(".conf")]
