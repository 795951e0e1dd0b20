"""What ``wolofsearch doctor`` looks at: each look ends in one verdict, with what to do where something is wrong."""

from __future__ import annotations

import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

from wolofsearch import __version__, paths, settings
from wolofsearch.audio.devices import input_devices
from wolofsearch.audio.ffmpeg import find_ffmpeg
from wolofsearch.cli.language import label, sentence
from wolofsearch.cli.opening import own_library_dir
from wolofsearch.cli.output import shown_path, size
from wolofsearch.encoder.bundle import find_model, installed_models, model_info, verify_bundle
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.processor import SPEED, features, int8_overflows
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, Encoder, FloatArray
from wolofsearch.encoder.resources import Resources
from wolofsearch.errors import WolofSearchError
from wolofsearch.library import index
from wolofsearch.library.library import Library
from wolofsearch.speech.choosing import find_voice

OK, WARNING, PROBLEM = "ok", "warning", "problem"
_LOW_DISK_BYTES = 1_000_000_000
_SPOKEN_S = 5.0
_LIBRARIES = ("numpy", "onnxruntime", "tokenizers", "hnswlib", "soundfile", "sounddevice", "PySide6-Essentials")
_PROBES = (
    "Le paludisme est transmis par la piqûre d'un moustique.",
    "Le mil se sème au début de la saison des pluies.",
    "La carte d'identité se demande à la mairie.",
)
"""Sentences that no model may confuse: each, asked as a question, must find itself."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one look found. ``status``: ``"ok"``, ``"warning"`` (something is missing) or ``"problem"``."""

    name: str
    status: str
    sentence: str
    next_step: str = ""


def looks() -> Iterator[Verdict]:
    """Look at everything, one thing after another; takes as long as loading the model and a few questions."""
    yield _versions()
    yield _disk()
    yield from _models()
    yield _processor()
    yield from _model()
    yield _guarded("library", _library)
    if not index.available():
        yield _found("index", WARNING, "cli.no_index")
    yield _guarded("microphone", _microphone)
    yield _guarded("voice", _voice)
    yield _ffmpeg()
    yield Verdict("network", OK, label("doctor_network"))


def _guarded(name: str, look: Callable[[], Verdict], status: str = WARNING) -> Verdict:
    try:
        return look()
    except WolofSearchError as error:
        return _found(name, status, error.message_id, **error.facts)


def _found(name: str, status: str, message_id: str, **facts: object) -> Verdict:
    told = sentence(message_id, **facts)
    return Verdict(name, status, told.sentence, told.next_step)


def _versions() -> Verdict:
    found = []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            continue
    python = ".".join(map(str, sys.version_info[:3]))
    told = label("doctor_versions", version=__version__, python=python, system=platform.platform(terse=True))
    return Verdict("versions", OK, f"{told} ({', '.join(found)})")


def _disk() -> Verdict:
    home = paths.home_dir()
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    free_bytes = shutil.disk_usage(place).free
    if free_bytes < _LOW_DISK_BYTES:
        return _found("disk", WARNING, "cli.disk_nearly_full", path=shown_path(place), free=size(free_bytes))
    return Verdict("disk", OK, label("doctor_disk", path=shown_path(place), free=size(free_bytes)))


def _models() -> Iterator[Verdict]:
    """Name the models; where there is none, the verdict on the model in use says so."""
    found = [f"{one.id} ({one.precision}, {size(one.size_bytes)})" for one in installed_models()]
    if found:
        yield Verdict("models", OK, label("doctor_models", models=", ".join(found)))


def _processor() -> Verdict:
    """Which of the processor's abilities make a model fast, and how much of the computer a model may use."""
    fast = ", ".join(name.upper().replace("_", "-") for name in SPEED if features().get(name))
    here = Resources.of_this_computer()
    free = size(here.available_bytes)
    told = label("doctor_processor", cores=here.threads, free=free, fast=fast or platform.machine())
    multiplies = {
        True: label("int8_exact_slow"),
        False: label("int8_exact_fast"),
        None: label("int8_exact_unknown"),
    }
    return Verdict("processor", OK, f"{told} {multiplies[int8_overflows()]}")


def _model() -> Iterator[Verdict]:
    try:
        folder = find_model(settings.load().model)
        problems = verify_bundle(folder)
        if problems:
            yield from (_found("model", PROBLEM, problem.message_id, **problem.facts) for problem in problems)
            return
        yield Verdict("model", OK, label("doctor_model", id=model_info(folder).id, folder=shown_path(folder)))
        started_s = time.perf_counter()
        encoder = load_encoder(folder)
        load_s = time.perf_counter() - started_s
    except WolofSearchError as error:
        yield _found("model", PROBLEM, error.message_id, **error.facts)
        return
    yield _self_test(encoder)
    yield _speed(encoder, load_s)
    for failure in encoder.fallbacks:
        yield _found("provider", WARNING, failure.message_id, **failure.facts)


def _self_test(encoder: Encoder) -> Verdict:
    """Vectors must have the right length, repeat exactly and tell plain sentences apart."""
    documents = encoder.encode_documents(_PROBES)
    queries = np.stack([encoder.encode_query(text) for text in _PROBES])
    spoken = _asked(encoder)
    everything = np.vstack([documents, queries, spoken[None]])
    sound = (
        everything.shape == (2 * len(_PROBES) + 1, encoder.dim)
        and bool(np.isfinite(everything).all())
        and bool(np.allclose(np.linalg.norm(everything, axis=1), 1.0, atol=1e-3))
        and bool(np.allclose(_asked(encoder), spoken, atol=1e-5))
        and bool(((queries @ documents.T).argmax(axis=1) == np.arange(len(_PROBES))).all())
    )
    if not sound:
        return _found("self_test", PROBLEM, "cli.self_test_failed", model=encoder.model_id)
    return Verdict("self_test", OK, label("doctor_self_test", dim=encoder.dim, runtime=encoder.runtime))


def _asked(encoder: Encoder) -> FloatArray:
    """Return the vector of a question as people will ask them: spoken, unless the model only reads."""
    return encoder.encode_speech(_noise()) if encoder.hears else encoder.encode_query(_PROBES[0])


def _speed(encoder: Encoder, load_s: float) -> Verdict:
    started_s = time.perf_counter()
    _asked(encoder)
    speech_ms = (time.perf_counter() - started_s) * 1000
    passages = [" ".join(_PROBES) * 4] * 4
    started_s = time.perf_counter()
    encoder.encode_documents(passages)
    per_minute = len(passages) / (time.perf_counter() - started_s) * 60
    return Verdict(
        "speed",
        OK,
        label("doctor_speed", load=f"{load_s:.1f}", ms=f"{speech_ms:.0f}", passages=f"{per_minute:.0f}"),
    )


def _noise() -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    rng = np.random.default_rng(0)
    return (0.1 * rng.standard_normal(int(_SPOKEN_S * SAMPLE_RATE_HZ))).astype(np.float32)


def _library() -> Verdict:
    folder = own_library_dir(None)
    if settings.load().library is None and not folder.exists():
        return Verdict("library", OK, label("doctor_sample"))
    with Library.open(Path(folder)) as library:
        numbers = library.info()
    where = shown_path(folder)
    return Verdict(
        "library",
        OK,
        label("doctor_library", folder=where, documents=numbers.documents, failures=numbers.failures),
    )


def _microphone() -> Verdict:
    devices = input_devices()
    if not devices:
        return _found("microphone", WARNING, "audio.no_microphone")
    return Verdict("microphone", OK, label("doctor_microphone", names=", ".join(device.name for device in devices)))


def _voice() -> Verdict:
    return Verdict("voice", OK, label("doctor_voice", voice=find_voice(settings.load().voice).title))


def _ffmpeg() -> Verdict:
    program = find_ffmpeg()
    if program is None:
        return _found("ffmpeg", WARNING, "cli.no_ffmpeg")
    return Verdict("ffmpeg", OK, label("doctor_ffmpeg", program=program))
