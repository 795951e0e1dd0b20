"""What computes, and the model in use: its files, what it computes here, how fast, and by what."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np

from wolofsearch.encoder.addon.choosing import verdict
from wolofsearch.encoder.addon.folder import damaged
from wolofsearch.encoder.bundle import installed_model, installed_models, model_info, verify_bundle
from wolofsearch.encoder.known_answers import PASSAGES
from wolofsearch.encoder.loading import load_encoder
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ, Encoder
from wolofsearch.encoder.providers import CPU, installed, title
from wolofsearch.encoder.self_test import self_test
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.computer import MEGABYTE
from wolofsearch.examination.finding import Finding, bad, better, good

_SPOKEN_S = 5.0
_TIMES = 3
_SLOW_QUERY_MS = 3_000.0
_BATCH = 4


def addon(_bench: Bench) -> Iterator[Finding]:
    """Say what became of the GPU add-on, and compare it with its checksums; where there is none there is no finding."""
    found = verdict().addon
    if found is not None and (name := damaged(found)) is not None:
        yield better("gpu_addon", "encoder.addon_broken", path=str(found.folder), detail=name)
    elif (finding := addon_finding()) is not None:
        yield finding


def addon_finding() -> Finding | None:
    """Return what became of the GPU add-on, None where there is none; trying it may take seconds."""
    found = verdict()
    if found.problem is not None:
        return better("gpu_addon", found.problem.message_id, **found.problem.facts)
    if found.addon is None:
        return None
    facts = {"addon": found.addon.title, "path": str(found.addon.folder)}
    gpus = {title(name): complaint for name, complaint in found.providers.items() if name != CPU.name}
    working = [name for name, complaint in gpus.items() if not complaint]
    if working:
        return good("gpu_addon", "gpu_addon", providers=", ".join(working), **facts)
    complaints = "; ".join(f"{name}: {complaint}" for name, complaint in gpus.items())
    return better("gpu_addon", "examination.addon_without_gpu", detail=complaints or CPU.title, **facts)


def models(bench: Bench) -> Iterator[Finding]:
    """Name the models; where there is none, the finding on the model in use says so."""
    unit = "MB" if bench.language == "en" else "Mo"
    found = [f"{one.id} ({one.precision}, {one.size_bytes / MEGABYTE:.0f} {unit})" for one in installed_models()]
    if found:
        yield good("models", "models", models=", ".join(found), count=len(found))


def files(bench: Bench) -> Iterator[Finding]:
    """Compare the files of the model in use with their checksums."""
    folder = installed_model(bench.settings.model)
    problems = verify_bundle(folder)
    for problem in problems:
        yield bad("model", problem.message_id, **problem.facts)
    if not problems:
        bench.model_dir = folder
        yield good("model", "model", id=model_info(folder).id, folder=str(folder))


def fidelity(bench: Bench) -> Iterator[Finding]:
    """Compare what the model computes here with what it computed where it was built."""
    if bench.model_dir is None:
        return
    checks = list(self_test(bench.model_dir, thorough=False))
    for check in checks:
        if check.problem:
            yield bad("self_test", check.problem.message_id, **check.problem.facts)
    if not any(check.problem for check in checks):
        unknown = any(check.status == "absent" for check in checks)
        yield good("self_test", "self_test_unknown" if unknown else "self_test")


def speed(bench: Bench) -> Iterator[Finding]:
    """Ask a question of five seconds a few times, and encode a few passages."""
    if bench.model_dir is None:
        return
    encoder = bench.encoder = bench.encoder or load_encoder(bench.model_dir)
    _ask(encoder)  # the first one prepares what the others use
    query_ms = median(_took_s(lambda: _ask(encoder)) for _ in range(_TIMES)) * 1000
    passages = [" ".join(PASSAGES[:_BATCH])] * _BATCH
    taken_s = _took_s(lambda: encoder.encode_documents(passages))
    per_minute = len(passages) / max(taken_s, 1e-6) * 60
    if query_ms > _SLOW_QUERY_MS:
        yield better("speed", "examination.model_slow", query_ms=query_ms, passages_per_minute=per_minute)
    else:
        yield good("speed", "speed", query_ms=query_ms, passages_per_minute=per_minute)


def provider(bench: Bench) -> Iterator[Finding]:
    """Say what computes, what could, and what failed to."""
    encoder = bench.encoder
    if encoder is None:
        return
    there = installed()
    wanted = bench.settings.provider
    for failure in encoder.fallbacks:
        yield better("provider", failure.message_id, **failure.facts)
    if wanted is not None and wanted not in {one.name for one in there}:
        yield better("provider", "examination.provider_missing", provider=wanted, runtime=encoder.runtime)
    elif not encoder.fallbacks:
        titles = ", ".join(one.title for one in there)
        yield good("provider", "provider", runtime=encoder.runtime, providers=titles)


def _ask(encoder: Encoder) -> None:
    """Ask as people will: aloud, unless the model only reads."""
    if encoder.hears:
        noise = np.random.default_rng(0).standard_normal(int(_SPOKEN_S * SAMPLE_RATE_HZ))
        encoder.encode_speech((0.1 * noise).astype(np.float32))
    else:
        encoder.encode_query(PASSAGES[0])


def _took_s(work: Callable[[], object]) -> float:
    started_s = time.perf_counter()
    work()
    return time.perf_counter() - started_s
