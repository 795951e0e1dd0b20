"""Looks a frozen program for Linux over: licences, processors, and libraries that would be missing elsewhere.

``python packaging/check_program.py build/frozen/wolofsearch`` ends with 1 and says what is wrong.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

FORBIDDEN = ("readline", "gdbm", "libdb-", "torch", "pytest", "PyInstaller")
"""Parts of names: libraries under licences that would bind ours, and what a search does not need."""

OF_THE_SYSTEM = {
    "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libresolv.so.2",
    "ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "linux-vdso.so.1", "libstdc++.so.6", "libgcc_s.so.1",
    "libasound.so.2", "libEGL.so.1", "libGL.so.1", "libGLX.so.0", "libOpenGL.so.0", "libGLdispatch.so.0",
    "libxcb.so.1", "libxcb-dri2.so.0", "libxcb-dri3.so.0", "libwayland-client.so.0", "libwayland-cursor.so.0",
    "libwayland-egl.so.1", "libdrm.so.2", "libgbm.so.1", "libX11.so.6", "libmvec.so.1",
    "libcups.so.2",  # wanted by a plug-in that is left alone where it is missing
}  # fmt: skip
"""What the packages ask of the system; everything else must lie in the program's folder."""


def main(folder: Path) -> int:
    """Return the exit code."""
    files = [file for file in folder.rglob("*") if file.is_file() and not file.is_symlink()]
    wrong = [f"{file} must not be shipped" for file in files for part in FORBIDDEN if part in file.name]
    libraries = [file for file in files if ".so" in file.name]
    there = {file.name for file in folder.rglob("*.so*")}
    for library in libraries:
        read = subprocess.run(["objdump", "-p", str(library)], capture_output=True, text=True, check=False).stdout
        needed = re.findall(r"NEEDED\s+(\S+)", read)
        wrong += [f"{library} needs {name}" for name in needed if name not in there | OF_THE_SYSTEM]
        if library.name.startswith("hnswlib"):
            code = subprocess.run(["objdump", "-d", str(library)], capture_output=True, text=True, check=True).stdout
            if "%ymm" in code or "%zmm" in code:
                wrong.append(f"{library} is compiled for newer processors only")
    if not any(library.name.startswith("hnswlib") for library in libraries):
        wrong.append("hnswlib is missing: libraries would have no index")
    for line in wrong:
        sys.stderr.write(f"check: {line}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
