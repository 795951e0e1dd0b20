"""The computer: versions, room and speed of the disk, memory, processor."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

import psutil

from wolofsearch import __version__, paths
from wolofsearch.encoder.processor import SPEED, features, int8_overflows
from wolofsearch.encoder.resources import physical_cores
from wolofsearch.errors import file_error
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.finding import Finding, better, good

GIGABYTE, MEGABYTE = 1e9, 1e6
_LOW_DISK_GB = 1.0
_LOW_MEMORY_GB = 0.5
_SLOW_DISK_MB_PER_S = 10.0
_WRITTEN_BYTES = 32 << 20
_BLOCK_BYTES = 1 << 20
_LONGEST_WRITING_S = 3.0
_LIBRARIES = ("numpy", "onnxruntime", "tokenizers", "hnswlib", "soundfile", "sounddevice", "PySide6-Essentials")


def versions(_bench: Bench) -> Iterator[Finding]:
    """Name the versions of the program and of what it stands on."""
    found = []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    yield good(
        "versions",
        "versions",
        version=__version__,
        python=".".join(map(str, sys.version_info[:3])),
        system=platform.platform(terse=True),
        libraries=", ".join(found),
    )


def disk(_bench: Bench) -> Iterator[Finding]:
    """Look how much room the data folder has."""
    home = paths.home_dir()
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free_gb = shutil.disk_usage(place).free / GIGABYTE
    if free_gb < _LOW_DISK_GB:
        yield better("disk", "examination.disk_nearly_full", path=str(place), free_gb=free_gb)
    else:
        yield good("disk", "disk", path=str(place), free_gb=free_gb)


def disk_speed(_bench: Bench) -> Iterator[Finding]:
    """Write a file that nobody keeps into the data folder, to the disk itself; reading would come from memory."""
    home = paths.home_dir()
    block = os.urandom(_BLOCK_BYTES)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home) as file:
            started_s, written = time.perf_counter(), 0
            while written < _WRITTEN_BYTES and time.perf_counter() - started_s < _LONGEST_WRITING_S:
                file.write(block)
                file.flush()
                os.fsync(file.fileno())
                written += len(block)
            mb_per_s = written / MEGABYTE / (time.perf_counter() - started_s)
    except OSError as error:
        raise file_error(error, home) from error
    if mb_per_s < _SLOW_DISK_MB_PER_S:
        yield better("disk_speed", "examination.disk_slow", mb_per_s=mb_per_s)
    else:
        yield good("disk_speed", "disk_speed", mb_per_s=mb_per_s)


def memory(_bench: Bench) -> Iterator[Finding]:
    """Look how much memory is free, or can be made free, without swapping."""
    told = psutil.virtual_memory()
    free_gb, total_gb = told.available / GIGABYTE, told.total / GIGABYTE
    if free_gb < _LOW_MEMORY_GB:
        yield better("memory", "examination.memory_low", free_gb=free_gb, total_gb=total_gb)
    else:
        yield good("memory", "memory", free_gb=free_gb, total_gb=total_gb)


def processor(_bench: Bench) -> Iterator[Finding]:
    """Name which of the processor's abilities make a model fast."""
    fast = ", ".join(name.upper().replace("_", "-") for name in SPEED if features().get(name))
    how = {True: "processor_slow", False: "processor_fast", None: "processor_unknown"}[int8_overflows()]
    yield good("processor", how, cores=physical_cores(), fast=fast or platform.machine())


def network(_bench: Bench) -> Iterator[Finding]:
    """Say what the program promises and its tests hold."""
    yield good("network", "network")
