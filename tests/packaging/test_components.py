"""What the program is made of: NOTICE is current, no licence binds ours, and the bill of materials is whole."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import Any

import pytest

from tests.guards.source import ROOT

PACKAGING = ROOT / "packaging"
TYPES = {"library", "platform", "machine-learning-model", "file"}


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The module that reads what is installed, as its neighbours import it."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    import components

    return components


def made(script: str, *arguments: str, epoch: str = "1700000000") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PACKAGING / script), *arguments],
        env=os.environ | {"SOURCE_DATE_EPOCH": epoch},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_notice_is_current_and_no_licence_binds_ours() -> None:
    done = made("notice.py", "--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_notice_that_lacks_a_library_is_seen(tools: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    import notice

    whole = notice.NOTICE.read_text(encoding="utf-8")
    old = tmp_path / "NOTICE"
    old.write_text(whole.replace("    pynacl ", "    nothing "), encoding="utf-8")
    monkeypatch.setattr(notice, "NOTICE", old)
    assert notice.main(check=True) == 1
    assert notice.main(check=False) == 0
    assert old.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize(
    ("licence", "binding"),
    [
        ("GPL-3.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("MIT AND GPL-2.0-only", True),
        ("GPL-2.0-only OR AGPL-3.0-only", True),
        ("LGPL-2.1-or-later", False),
        ("GPL-2.0-only OR MIT", False),
        ("Apache-2.0", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("GPL-3.0-or-later WITH Autoconf-exception-3.0", True),
    ],
)
def test_what_binds(tools: Any, licence: str, *, binding: bool) -> None:
    assert tools.binds(licence) is binding


def test_a_library_under_the_agpl_is_refused(
    tools: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import notice

    wanted = [*tools.PROJECT["dependencies"], "ebooklib"]  # installed for tests only
    shipped = tools.components(wanted)
    assert [one.name for one in shipped if tools.binds(one.licence)] == ["ebooklib"]
    monkeypatch.setattr(notice, "components", lambda: shipped)
    assert notice.main(check=True) == 1
    assert "ebooklib must not be shipped" in capsys.readouterr().err


def test_the_bill_of_materials_is_whole(tools: Any) -> None:
    bill = json.loads(made("sbom.py").stdout)
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    parts = bill["components"]
    assert {part["type"] for part in parts} <= TYPES
    assert all(part["name"] and part["licenses"] for part in parts)
    references = [part["bom-ref"] for part in parts]
    assert len(set(references)) == len(references)
    known = {*references, bill["metadata"]["component"]["bom-ref"]}
    edges = {edge["ref"]: edge["dependsOn"] for edge in bill["dependencies"]}
    assert {*edges, *(other for others in edges.values() for other in others)} <= known
    reached, waiting = set(), [bill["metadata"]["component"]["bom-ref"]]
    while waiting:
        reached.add(one := waiting.pop())
        waiting += [other for other in edges.get(one, []) if other not in reached]
    assert reached == known  # nothing stands there without something that wants it
    assert {one.name for one in tools.components()} == {p["name"] for p in parts if p["type"] == "library"}
    assert any(part["type"] == "machine-learning-model" and part["components"] for part in parts)


def test_the_same_libraries_make_the_same_bill() -> None:
    assert made("sbom.py").stdout == made("sbom.py").stdout != made("sbom.py", epoch="1700000001").stdout


def test_the_build_makes_the_bill() -> None:
    recipe = (PACKAGING / "build.sh").read_text(encoding="utf-8")
    assert 'packaging/sbom.py "$program"' in recipe
    assert "export SOURCE_DATE_EPOCH" in recipe
