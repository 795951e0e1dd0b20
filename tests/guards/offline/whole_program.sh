#!/bin/bash
# The whole program, one thing after another: whoever wants to see for themselves runs this where there is no network.
#   unshare -rn bash tests/guards/offline/whole_program.sh .venv/bin/python
# It writes only into a folder of its own, and ends with 0 when all of it worked.
set -euo pipefail
python=$1
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
export WOLOFSEARCH_HOME=$place/home QT_QPA_PLATFORM=offscreen
mkdir "$place/documents"
echo "Le mil se sème aux premières pluies de juin." >"$place/documents/mil.txt"
model=$("$python" -c "from wolofsearch.encoder.bundle import find_model; print(find_model(None))")
"$python" -m wolofsearch import "$place/documents" --library "$place/library" --json >/dev/null
"$python" -m wolofsearch search --text "Quand semer le mil ?" --library "$place/library" --json >/dev/null
"$python" -m wolofsearch search assets/sample/questions/08.wav --library "$place/library" --json >/dev/null
"$python" -m wolofsearch library check --library "$place/library" --json >/dev/null
cp -r "$model" "$place/model"
sed -i -e 's/"id": "[^"]*"/"id": "another"/' -e '/"manifest_sha256"/d' "$place/model/model.json"
"$python" -m wolofsearch model install "$place/model" >/dev/null
"$python" -m wolofsearch library reindex --model another --library "$place/library" --json >/dev/null
"$python" - <<'WINDOW'
import sys
import threading
from PySide6.QtCore import QTimer
from wolofsearch.desktop.application import application, run
from wolofsearch.speech.choosing import find_voice
from wolofsearch.errors import WolofSearchError
app = application()
QTimer.singleShot(4000, app.quit)
run()
try:
    voice = find_voice(None)
except WolofSearchError:
    sys.exit(0)
voice.synthesise("Le mil se sème en juin.", 1.0, threading.Event())
WINDOW
echo "the whole program worked"
