"""A diagnostics file that a person can hand on: what was found, and nothing that names anybody or anything of theirs.

Only what is known to be harmless is written: numbers, and the texts of a short list of facts. Every other text (a path,
a device's name, a message of the system, which may quote a file) is withheld; of a path, that it lies under the home
folder is all that is told. No document, no sound, no question is ever near it.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from wolofsearch import __version__, settings
from wolofsearch.encoder.providers import PROVIDERS
from wolofsearch.errors import file_error
from wolofsearch.examination.finding import Finding
from wolofsearch.messages import LANGUAGES
from wolofsearch.whole_file import replacing

HARMLESS = frozenset(
    {
        "version",
        "python",
        "system",
        "libraries",
        "fast",
        "runtime",
        "provider",
        "providers",
        "instead",
        "day",
        "voices",
        "addon",
    }
)
"""Facts whose texts come from the program and its libraries, never from a person."""
_OWN_WORDS = {
    "language": set(LANGUAGES),
    "prompt_language": set(LANGUAGES),
    "palette": {"light", "dark", "contrast"},
    "provider": {provider.name for provider in PROVIDERS},
}
"""Settings whose words the program itself offers; any other word in them was written by a person."""
WITHHELD = "[…]"
DIAGNOSTICS_SUFFIX = ".zip"


def redacted(finding: Finding) -> Finding:
    """Return a finding in which every fact that may name something of a person's is withheld."""
    return replace(finding, facts={key: _redacted(key, value) for key, value in finding.facts.items()})


def write_diagnostics(target: Path, findings: Iterable[Finding], language: str) -> None:
    """Write ``target``, a ZIP of ``findings.txt`` (to be read), ``findings.json`` and ``settings.json``.

    Raises:
        WolofSearchError: ``general.disk_full``, ``general.permission_denied``…; what lay at ``target`` stays then.
    """
    told = [redacted(finding) for finding in findings]
    lines = [f"{one.status:<8} {one.subject:<14} {one.told(language)}" for one in told]
    parts = {
        "findings.txt": "\n".join(lines) + "\n",
        "findings.json": _json({"version": __version__, "findings": [one.as_json() for one in told]}),
        "settings.json": _json(_settings()),
    }
    try:
        with replacing(target, private=True) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in parts.items():
                # Without the clock's time and the owner's rights: only the text counts.
                file.writestr(zipfile.ZipInfo(name), text.encode())
    except OSError as error:
        raise file_error(error, target) from error


def _settings() -> dict[str, Any]:
    from wolofsearch.speech.choosing import VOICES  # it loads NumPy, and the window loads this module

    own_words = {**_OWN_WORDS, "voice": {voice.name for voice in VOICES}}
    return {
        key: value if value is None or not isinstance(value, str) or value in own_words.get(key, ()) else WITHHELD
        for key, value in asdict(settings.load()).items()
    }


def _redacted(key: str, value: object) -> object:
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    if key in HARMLESS and not any(mark in text for mark in "/\\"):
        return text
    return f"~/{WITHHELD}" if text.startswith(str(Path.home())) else WITHHELD


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
