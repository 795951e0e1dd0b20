"""What a processor can do, and the refusal of one that is too old before anything native is loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from wolofsearch import paths
from wolofsearch.encoder import processor
from wolofsearch.encoder.processor import features, int8_overflows, require_processor, told_by_linux
from wolofsearch.errors import WolofSearchError

PENRYN = "flags\t\t: fpu sse sse2 ssse3 sse4_1"
NEHALEM = PENRYN + " sse4_2 popcnt"
HASWELL = NEHALEM + " avx avx2 fma"
SAPPHIRE_RAPIDS = HASWELL + " avx512f avx_vnni avx512_vnni amx_int8"
OLD_ARM = "Features\t: fp asimd evtstrm crc32"


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file in place of /proc/cpuinfo."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    monkeypatch.setattr(processor, "CPUINFO", tmp_path / "cpuinfo")
    features.cache_clear()
    yield tmp_path / "cpuinfo"
    features.cache_clear()


@pytest.mark.parametrize(
    ("flags", "missing"),
    [(PENRYN, "SSE4.2, POPCNT"), (NEHALEM + "_none", "POPCNT"), (NEHALEM, None), (HASWELL, None), ("", None)],
)
def test_a_processor_below_the_least_is_refused(computer: Path, flags: str, missing: str | None) -> None:
    computer.write_text(f"processor\t: 0\n{flags}\nbugs\t: none\n", encoding="utf-8")
    if missing is None:
        require_processor()
        return
    with pytest.raises(WolofSearchError) as caught:
        require_processor()
    assert (caught.value.message_id, caught.value.facts["missing"]) == ("encoder.processor_too_old", missing)


def test_a_computer_that_tells_nothing_is_not_refused(computer: Path) -> None:
    require_processor()
    assert features() == {}
    assert int8_overflows() is None


@pytest.mark.parametrize(("flags", "overflows"), [(NEHALEM, True), (HASWELL, True), (SAPPHIRE_RAPIDS, False)])
def test_where_the_product_of_bytes_overflows(computer: Path, flags: str, overflows: bool) -> None:
    computer.write_text(flags + "\n", encoding="utf-8")
    assert int8_overflows() is overflows


def test_an_arm_processor_is_neither_refused_nor_feared(computer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "aarch64")
    computer.write_text(OLD_ARM + "\n", encoding="utf-8")
    assert told_by_linux(OLD_ARM, "aarch64") == {"dotprod": False, "i8mm": False}
    assert told_by_linux(OLD_ARM + " asimddp", "aarch64")["dotprod"]
    require_processor()
    assert int8_overflows() is False


def test_the_refusal_comes_before_anything_native(tmp_path: Path) -> None:
    (tmp_path / "cpuinfo").write_text(PENRYN + "\n", encoding="utf-8")
    code = (
        "import sys, platform; from pathlib import Path; import wolofsearch.encoder.processor as processor\n"
        f"processor.CPUINFO = Path({str(tmp_path / 'cpuinfo')!r}); sys.platform = 'linux'\n"
        "platform.machine = lambda: 'x86_64'\n"
        "from wolofsearch.cli.main import main\n"
        "import atexit; atexit.register(lambda: print(*sorted({'numpy', 'onnxruntime'} & set(sys.modules))))\n"
        "sys.argv = ['wolofsearch', 'doctor']; main()"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.PROJECT_DIR, capture_output=True, text=True, timeout=60, check=False
    )
    assert told.returncode == 1
    assert "SSE4.2" in told.stderr
    assert told.stdout.strip() == ""
