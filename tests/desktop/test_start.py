"""What is loaded before the window is on the screen: nothing heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys

PROGRAM = """
import json, sys
from wolofsearch.desktop.application import application
from wolofsearch.desktop.window import MainWindow

app = application()
window = MainWindow()
window.show()
app.processEvents()
heavy = ("onnxruntime", "hnswlib", "torch", "transformers", "numpy", "tokenizers", "sounddevice", "sqlite_utils")
print(json.dumps({"visible": window.isVisible(), "heavy": [name for name in heavy if name in sys.modules]}))
window.close()
"""


def test_nothing_heavy_is_loaded_before_the_window_is_shown() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout) == {"visible": True, "heavy": []}
