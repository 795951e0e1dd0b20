"""Prints the bill of materials of the program (CycloneDX 1.6, JSON), made from what is installed.

``packaging/build.sh`` runs it in the environment that the program is frozen from. The same libraries and the same
``SOURCE_DATE_EPOCH`` give the same bytes. Format: https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import json
import os
import platform
import sys
import uuid
from datetime import UTC, datetime
from typing import Any

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


def models() -> list[dict[str, Any]]:
    """Return the bundled models, each with its files and their checksums."""
    found = []
    for manifest in sorted((ROOT / "models").glob("*/model.json")):
        told = json.loads(manifest.read_text(encoding="utf-8"))
        files = [
            {"type": "file", "name": entry["name"], "hashes": [{"alg": "SHA-256", "content": entry["sha256"]}]}
            for entry in told["files"].values()
        ]
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


def bill() -> dict[str, Any]:
    """Return the whole document."""
    libraries = components()
    by_name = {one.name: address(one) for one in libraries}
    parts = [*map(library, libraries), python(), *models()]
    direct = sorted({by_name[name] for name in wanted_here(PROJECT["dependencies"])})
    others = [part["bom-ref"] for part in parts if part["type"] != "library"]
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
    sys.stdout.write(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n")
