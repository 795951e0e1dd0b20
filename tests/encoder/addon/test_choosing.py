"""An add-on that proved itself is loaded instead of the program's own ONNX Runtime; any other is left and told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import onnx
import pytest

from tests.encoder.addon.conftest import sealed
from tests.guards.source import ROOT
from wolofsearch.encoder.addon import choosing
from wolofsearch.encoder.addon.trial import PRODUCT

USE = """
import json, sys
from pathlib import Path
import numpy as np
from wolofsearch.encoder.loading import load_encoder
encoder = load_encoder(None)
vector = encoder.encode_query("semer le mil")
import onnxruntime
print(json.dumps({"file": onnxruntime.__file__, "vector": vector.tolist(), "path": sys.path}))
"""
OWN = str(Path(str(choosing.runtime().__file__)).parent)


def used() -> tuple[dict[str, Any], str]:
    """Load the bundled model in a fresh process; return what it told, and what it logged."""
    done = subprocess.run(
        [sys.executable, "-c", USE], cwd=ROOT, env=os.environ, capture_output=True, text=True, timeout=120, check=True
    )
    return json.loads(done.stdout), done.stderr


def test_an_addon_that_proved_itself_computes(real_addon: Path) -> None:
    told, said = used()
    assert Path(told["file"]) == real_addon / "onnxruntime" / "__init__.py"
    assert said == ""
    assert str(real_addon) not in told["path"]  # nothing else comes from there
    (real_addon / "addon.json").unlink()
    without, _ = used()
    assert str(Path(without["file"]).parent) == OWN
    assert told["vector"] == pytest.approx(without["vector"], abs=1e-5)


def test_a_driver_that_brings_its_process_down_does_not_break_the_program(broken_driver: Path) -> None:
    told, said = used()
    assert str(Path(told["file"]).parent) == OWN
    assert "Le complément GPU" in said
    assert "n'est pas utilisé" in said


def test_the_trial_tells_what_computes(real_addon: Path) -> None:
    verdict = choosing.judged()
    assert verdict.problem is None
    assert verdict.providers == {"cpu": ""}


@pytest.mark.parametrize(
    ("code", "detail"),
    [
        ("raise ImportError('libcudart.so.13: cannot open shared object file')", "libcudart.so.13"),
        ("import os; os._exit(3)", "exit code 3"),
        ("import os; os.write(1, b'hello'); raise OSError('no driver')", "no driver"),
        ("import time; time.sleep(60)", "timed out"),
    ],
)
def test_what_goes_wrong_is_told(own_folder: Path, monkeypatch: pytest.MonkeyPatch, code: str, detail: str) -> None:
    monkeypatch.setattr(choosing, "TRIAL_S", 60.0 if "sleep" not in code else 2.0)
    (own_folder / "onnxruntime").mkdir()
    (own_folder / "onnxruntime" / "__init__.py").write_text(code + "\n", encoding="utf-8")
    sealed(own_folder)
    problem = choosing.judged().problem
    assert problem is not None
    assert problem.message_id == "encoder.addon_unusable"
    assert detail in problem.told("en").sentence


def test_a_package_that_holds_another_runtime_is_not_taken_for_it(own_folder: Path) -> None:
    (own_folder / "readme.txt").write_text("no runtime", encoding="utf-8")
    sealed(own_folder)
    problem = choosing.judged().problem
    assert problem is not None
    assert "was loaded, not that of" in problem.told("en").sentence


def test_a_damaged_folder_is_told(real_addon: Path) -> None:
    (real_addon / "onnxruntime" / "__init__.py").unlink()
    assert choosing.judged().problem is not None


def test_the_graph_of_the_trial_is_a_graph() -> None:
    onnx.checker.check_model(onnx.load_model_from_string(PRODUCT), full_check=True)
