"""Prints the bill of materials of the program (CycloneDX 1.6, JSON), made from what is installed.

``packaging/build.sh`` runs it in the environment that the program is frozen from, and names the program's folder. The
same libraries and the same ``SOURCE_DATE_EPOCH`` give the same bytes.
Format: https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bundled import bundled
from components import PROJECT, ROOT, Component, components, wanted_here

PLATFORM_OF_PYTHON = "pkg:generic/python"
PROGRAM = f"pkg:generic/wolofsearch@{PROJECT['version']}"


def address(of: Component) -> str:
    """Return a library's package URL."""
    return f"pkg:pypi/{of.name}@{of.version}"


def library(of: Component) -> dict[str, Any]:
    """Return a library as the format wants it."""
    return {
        "type": "library",
        "bom-ref": address(of),
        "name": of.name,
        "version": of.version,
        "purl": address(of),
        "licenses": [{"expression": of.licence}],
    }


def python() -> dict[str, Any]:
    """Return the Python that is frozen into the program."""
    reference = f"{PLATFORM_OF_PYTHON}@{platform.python_version()}"
    return {
        "type": "platform",
        "bom-ref": reference,
        "name": "python",
        "version": platform.python_version(),
        "purl": reference,
        "licenses": [{"expression": "PSF-2.0"}],
    }


def bundled_libraries(program: Path) -> list[dict[str, Any]]:
    """Return the libraries of other languages in the frozen program, each with its files and their checksums.

    Raises:
        LookupError: one of them has no licence in the table.
    """
    known, strange = bundled(program)
    if strange:
        raise LookupError(f"no entry of bundled.toml covers {', '.join(map(str, strange))}")
    return [
        {
            "type": "library",
            "bom-ref": f"bundled:{library.name}",
            "name": library.name,
            "licenses": [{"expression": library.licence}],
            "components": [
                described(file.relative_to(program).as_posix(), hashlib.sha256(file.read_bytes()).hexdigest())
                for file in files
            ],
        }
        for library, files in sorted(known.items(), key=lambda one: one[0].name)
    ]


def described(name: str, sha256: str) -> dict[str, Any]:
    """Return a file, called as in the folder that it is a part of, with its checksum."""
    return {"type": "file", "name": name, "hashes": [{"alg": "SHA-256", "content": sha256}]}


def models() -> list[dict[str, Any]]:
    """Return the bundled models, each with its files and their checksums."""
    found = []
    for manifest in sorted((ROOT / "models").glob("*/model.json")):
        told = json.loads(manifest.read_text(encoding="utf-8"))
        files = [described(entry["name"], entry["sha256"]) for entry in told["files"].values()]
        reference = f"model:{told['id']}"
        found.append(
            {
                "type": "machine-learning-model",
                "bom-ref": reference,
                "name": told["id"],
                "licenses": [{"license": {"name": told["licence"]}}],
                "components": files,
            }
        )
    return found


def bill(program: Path | None) -> dict[str, Any]:
    """Return the whole document; without the folder of a frozen program, it lacks the libraries of other languages."""
    libraries = components()
    by_name = {one.name: address(one) for one in libraries}
    parts = [*map(library, libraries), python(), *models(), *(bundled_libraries(program) if program else [])]
    direct = sorted({by_name[name] for name in wanted_here(PROJECT["dependencies"])})
    others = [part["bom-ref"] for part in parts if part["bom-ref"] not in by_name.values()]
    made = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {
                "type": "application",
                "bom-ref": PROGRAM,
                "name": PROJECT["name"],
                "version": PROJECT["version"],
                "licenses": [{"expression": PROJECT["license"]}],
            },
        },
        "components": parts,
        "dependencies": [
            {"ref": PROGRAM, "dependsOn": direct + others},
            *({"ref": address(one), "dependsOn": [by_name[name] for name in one.needs]} for one in libraries),
        ],
    }
    # A name of its own for each content, and the same for the same content.
    name = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(document, sort_keys=True))
    return {"serialNumber": f"urn:uuid:{name}", **document}


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.stdout.write(json.dumps(bill(folder), indent=2, ensure_ascii=False) + "\n")
