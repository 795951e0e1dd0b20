"""Drafts become folders: recordings copied or spoken, texts checked against training, a manifest that tells all.

A folder is complete or absent: it is written under another name and renamed. A set that holds what the bundled model
was trained on is refused, unless its draft leaves such queries out or says why it must know them.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import random
import shutil
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

import soundfile

from wolofsearch import paths
from wolofsearch.encoder.bundle import read_manifest
from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.beir import MANIFEST, read_beir, write_queries, write_set
from wolofsearch.evaluation.drafts import Draft, DraftQuery, DraftTask
from wolofsearch.evaluation.leaks import TAUGHT_VOICES, TRAINING_TEXTS, TrainingTexts
from wolofsearch.evaluation.recipes import RECIPES
from wolofsearch.evaluation.retrieval import Query, RetrievalSet
from wolofsearch.events import Event
from wolofsearch.training.phonemes import phones
from wolofsearch.training.voices import EVALUATION_VOICES, Voice, speak

FORMAT = 1
FEW = 64
"""Fewer sentences are spoken before other processes have started."""
VOICES = EVALUATION_VOICES["espeak"]
"""Formant voices only: every computer with espeak-ng makes the same set."""


@dataclass(frozen=True, slots=True)
class SetBuilt(Event):
    """A set is in its folder; ``queries`` by task."""

    name: ClassVar[str] = "set_built"
    set: str
    queries: dict[str, int]
    dropped: int


def default_sets_dir() -> Path:
    """Return where sets are built unless told otherwise; it may not exist yet."""
    return paths.PROJECT_DIR / "runs" / "evaluation" / "sets"


def default_out(model: Path) -> Path:
    """Return where the reports on a model, and its vectors, go unless told otherwise; it may not exist yet."""
    return default_sets_dir().parent / model.name


def learnt_by(models: Iterable[Path]) -> TrainingTexts:
    """Return what the bundles in these folders have learnt from."""
    folders = list(models)
    records = [read_manifest(folder).quality.get("training", {}) for folder in folders]
    voices = [voice for record in records for voice in record.get(TAUGHT_VOICES, [])]
    return TrainingTexts([folder / TRAINING_TEXTS for folder in folders], voices)


def bundled_training_texts() -> TrainingTexts:
    """Return what the bundled models have learnt from."""
    return learnt_by(file.parent for file in sorted(paths.BUNDLED_MODELS_DIR.glob(f"*/{TRAINING_TEXTS}")))


def build(names: Iterable[str], data: Path, sets_dir: Path, trained: TrainingTexts) -> Iterator[SetBuilt]:
    """Build the named sets of :data:`RECIPES` anew, without what voices say that have been trained on.

    Raises:
        WolofSearchError: ``evaluation.unknown`` set, ``evaluation.leak`` for a set that holds training texts,
            ``evaluation.part_missing`` when the data folder lacks a file, ``evaluation.no_voice`` without espeak-ng.
    """
    for name in names:
        if name not in RECIPES:
            raise WolofSearchError("evaluation.unknown", name=name, names=", ".join(RECIPES))
        try:
            draft = RECIPES[name](data)
            yield _write(_examined(draft, trained.voices), sets_dir, trained)
        except FileNotFoundError as error:
            missing = error.filename or name
            kind = "no_voice" if missing == "espeak-ng" else "part_missing"
            raise WolofSearchError(f"evaluation.{kind}", path=missing, set=name) from error


def is_current(folder: Path, trained: TrainingTexts) -> bool:
    """Return whether a set is there and was built with this very training in view; one that was not is stale."""
    try:
        about = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    seen = (about.get("voices_that_taught"), about.get("trained_texts_checked"))
    return bool(seen == (sorted(trained.voices), len(trained)))


def _examined(draft: Draft, taught: Set[str]) -> Draft:
    """Return the draft without what the voices say that have taught; their passages stay and may be found wrongly."""
    left = {query.id for query in draft.queries if query.voice in taught}
    tasks = [
        replace(task, qrels={query: answers for query, answers in task.qrels.items() if query not in left})
        for task in draft.tasks
    ]
    return replace(draft, tasks=[task for task in tasks if task.qrels])


def _write(draft: Draft, sets_dir: Path, trained: TrainingTexts) -> SetBuilt:
    kept = [_checked(draft, task, trained) for task in draft.tasks]
    dropped = max(len(task.qrels) - len(answered.qrels) for task, answered in zip(draft.tasks, kept, strict=True))
    kept = [task for task in kept if task.qrels]  # a task of which nothing is left is none
    asked = {query for task in kept for query in task.qrels}
    folder, part = sets_dir / draft.name, sets_dir / f"{draft.name}.part"
    shutil.rmtree(part, ignore_errors=True)
    (part / "audio").mkdir(parents=True)
    queries = _recorded([query for query in draft.queries if query.id in asked], part / "audio")
    write_queries(part, queries)
    tasks: list[dict[str, Any]] = []
    for task in kept:
        given = RetrievalSet(task.name, task.task, queries, task.corpus, task.qrels, task.kind)
        layout = {"corpus": f"corpus.{task.name}", "qrels": f"qrels/{task.name}"}
        write_set(part, given, layout["corpus"], layout["qrels"])
        tasks.append({"name": task.name, "task": task.task, "kind": task.kind, **layout, "known": task.known})
    about = {
        "format": FORMAT,
        "sources": [asdict(source) for source in draft.sources],
        "notes": draft.notes,
        "voices": [f"espeak-ng {voice}" for voice in VOICES] if any(query.speak for query in draft.queries) else [],
        "dropped_as_trained_on": dropped,
        "voices_that_taught": sorted(trained.voices),
        "trained_texts_checked": len(trained),
        "tasks": tasks,
    }
    _write_manifest(part, about)
    for entry, given in zip(tasks, read_beir(part), strict=True):
        entry |= {"queries": len(given.queries), "passages": len(given.corpus), "sha256": given.sha256()}
    _write_manifest(part, about)
    shutil.rmtree(folder, ignore_errors=True)
    part.replace(folder)
    return SetBuilt(draft.name, {entry["name"]: entry["queries"] for entry in tasks}, dropped)


def _checked(draft: Draft, task: DraftTask, trained: TrainingTexts) -> DraftTask:
    """Return the task without known queries, or refuse it."""
    queries = [Query(query.id, query.text) for query in draft.queries if query.id in task.qrels]
    known = trained.known(RetrievalSet(task.name, task.task, queries, task.corpus, task.qrels))
    if task.known or not known:
        return task
    if not draft.drop_known:
        raise WolofSearchError("evaluation.leak", set=task.name, count=len(known), example=known[0].text)
    left = {query.id for query in known}
    return replace(task, qrels={query: answers for query, answers in task.qrels.items() if query not in left})


def _recorded(queries: list[DraftQuery], audio_dir: Path) -> list[Query]:
    """Return the queries with their sound in the folder; machine voices speak on all cores."""
    spoken = [(number, query, audio_dir) for number, query in enumerate(queries) if query.speak]
    if spoken:
        if shutil.which("espeak-ng") is None:
            raise FileNotFoundError(2, "espeak-ng", "espeak-ng")
        if len(spoken) < FEW:
            for job in spoken:
                _speak(job)
            return [Query(query.id, query.text, _sound(query, audio_dir)) for query in queries]
        # Forked workers would inherit the locks of the libraries' threads.
        cores = min(os.cpu_count() or 1, 4)
        with ProcessPoolExecutor(cores, multiprocessing.get_context("spawn")) as pool:
            deque(pool.map(_speak, spoken, chunksize=16), maxlen=0)
    return [Query(query.id, query.text, _sound(query, audio_dir)) for query in queries]


def _sound(query: DraftQuery, audio_dir: Path) -> Path | None:
    if query.recording:
        return Path(shutil.copyfile(query.recording, audio_dir / f"{query.id}{query.recording.suffix}"))
    return audio_dir / f"{query.id}.flac" if query.speak else None


def _speak(job: tuple[int, DraftQuery, Path]) -> None:
    number, query, audio_dir = job
    rng = random.Random(query.id)
    voice = Voice("espeak", VOICES[number % len(VOICES)], rng.uniform(0.85, 1.05), rng.uniform(30, 60))
    try:
        clip = speak(phones(query.text), voice, rng)
    except subprocess.SubprocessError as error:
        raise WolofSearchError("evaluation.not_spoken", text=query.text, detail=error) from error
    soundfile.write(audio_dir / f"{query.id}.flac", clip, SAMPLE_RATE_HZ, subtype="PCM_16")


def _write_manifest(folder: Path, about: dict[str, Any]) -> None:
    (folder / MANIFEST).write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
