#!/usr/bin/env bash
# Asks the public list of known weaknesses about every library that is shipped, in the versions installed here. The one
# command beside `model fetch` and the set-up that wants the network; nobody who only uses the program needs it.
set -eu
cd "$(dirname "${BASH_SOURCE[0]}")/.."

venv=build/audit
python=${PYTHON:-.venv/bin/python}
say() { printf 'audit: %s\n' "$*" >&2; }

mkdir -p build
"$python" packaging/sbom.py >build/audit.cdx.json
"$python" -c 'import json
for part in json.load(open("build/audit.cdx.json", encoding="utf-8"))["components"]:
    if part["bom-ref"].startswith("pkg:pypi/"):
        print(part["name"] + "==" + part["version"])' >build/audit.txt
if [ ! -x "$venv/bin/pip-audit" ]; then
    "$python" -m venv "$venv"
    "$venv/bin/python" -m pip install -q --disable-pip-version-check 'pip-audit>=2.10,<3' || {
        rm -rf "$venv"
        say "pip-audit could not be installed: nothing was audited. Try again with a network."
        exit 2
    }
fi
status=0
# --strict: a library that the list does not know is no library without weaknesses.
"$venv/bin/pip-audit" --strict --no-deps --disable-pip --progress-spinner off -r build/audit.txt \
    >build/audit.report 2>&1 || status=$?
if [ "$status" = 0 ] || grep -q '^Found [0-9]* known' build/audit.report; then
    grep -v '^WARNING:' build/audit.report
    exit "$status"
fi
tail -n 1 build/audit.report
say "the list was not reached, or does not know a library: nothing is proved. Try again with a network."
exit 2
