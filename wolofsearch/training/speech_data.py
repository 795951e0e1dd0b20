"""Makes the speech data: real clips of many languages, and Wolof sentences spoken by machine voices.

Everything is cached under the run's folder and made again from the configuration alone; nothing of it is shipped.
Real Wolof clips lie apart, by voice: they are what the model is tested on, and only those of the voices that a
configuration names may teach.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

from wolofsearch.encoder.protocol import SAMPLE_RATE_HZ
from wolofsearch.errors import WolofSearchError
from wolofsearch.evaluation.data_folder import rows
from wolofsearch.training.clips import ClipFacts, Clips, ClipWriter
from wolofsearch.training.curation.reading import read
from wolofsearch.training.curation.rows import Row
from wolofsearch.training.curation.sources import Source
from wolofsearch.training.phonemes import letters
from wolofsearch.training.progress import StageProgress
from wolofsearch.training.pronunciation import Pronunciation, load_lexicon
from wolofsearch.training.romanisation import romanise
from wolofsearch.training.roughening import Roughening, read_mono
from wolofsearch.training.settings import TrainingConfig
from wolofsearch.training.text_data import Pair, read_rows, wolof_lines
from wolofsearch.training.voices import EVALUATION_VOICES, TRAINING_VOICES, draw_voice, require_voices, speak

SHARD_CLIPS = 1000
_WATCHED = Source("mboshi_dev", "", "speech", ["speech/mboshi/dev.tsv"], "", "mdw", "speech", "high")
LONGEST_REAL_S = 16.0
LONGEST_WOLOF_S = 30.0
WOLOF = ("ngaretou", "jogolinga")
"""Folders of real Wolof: read sentences with names, and words."""
SHARES = {
    "everyday": 0.30,
    "questions": 0.09,
    "news": 0.15,
    "civic": 0.08,
    "words": 0.08,
    "scripture": 0.18,
    "plain": 0.12,
}
"""Share of each family of texts among the synthetic clips; ``plain`` is Wolof text without translation."""
LETTERS_PER_S = 14.0
SHORTEST_UNSEEN = 15
"""Letters that a sentence for the evaluation voices has more than."""


def make_real(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    """Write every transcribed real clip but the Wolof ones.

    ``out/real-NAME`` is to train on, ``out/mboshi_dev`` to watch.
    """
    tables: dict[str, list[Row]] = {}
    for row in read_rows(config.curated, "speech"):
        tables.setdefault(f"real-{row.source.removeprefix('speech_')}", []).append(row)
    tables["mboshi_dev"] = list(read(_WATCHED, config.data))
    for number, (name, spoken) in enumerate(tables.items(), start=1):
        if not (out / f"{name}.done").exists():
            _write_clips(spoken, config.data, ClipWriter(out / name))
            (out / f"{name}.done").touch()
        yield StageProgress("real", number, number / len(tables), {})


def make_wolof(config: TrainingConfig, out: Path) -> Iterator[StageProgress]:
    """Write ``out/wolof-FOLDER``: the real Wolof clips with their voices; a folder that is missing is passed over."""
    folders = [folder for name in WOLOF if (folder := config.data / "speech" / name).is_dir()]
    for number, folder in enumerate(folders, start=1):
        base = out / f"wolof-{folder.name}"
        if not base.with_suffix(".done").exists():
            writer = ClipWriter(base)
            for row in rows(folder / "manifest.tsv"):
                target = letters(row["wolof"])
                if target and float(row["seconds"]) <= LONGEST_WOLOF_S:
                    facts = ClipFacts(folder.name, row["speaker"], target, row["wolof"], row["french"])
                    writer.add(read_mono(folder / row["path"]), facts)
            writer.close()
            base.with_suffix(".done").touch()
        yield StageProgress("wolof", number, number / len(folders), {})


def _write_clips(spoken: list[Row], data: Path, writer: ClipWriter) -> None:
    for language in sorted({row.language for row in spoken}):
        rows = [row for row in spoken if row.language == language and row.seconds <= LONGEST_REAL_S]
        spelled = romanise([row.query for row in rows], language)
        for row, target in zip(rows, spelled, strict=True):
            if not target:
                continue
            facts = ClipFacts(language, row.speaker, target, row.query, row.document)
            with contextlib.suppress(WolofSearchError):  # a clip or two of thousands cannot be opened
                writer.add(read_mono(data / row.audio), facts)
    writer.close()


def speakable(families: dict[str, list[Pair]], config: TrainingConfig) -> dict[str, list[Pair]]:
    """Return what may be spoken of each family of :data:`SHARES`: short enough, free of digits, in no evaluation."""
    plain = [Pair(line, "", wolof=True) for line in wolof_lines(config.curated)]
    longest = config.synthesis.max_seconds * LETTERS_PER_S
    pools = {}
    for family in SHARES:
        pool = [pair for pair in {**families, "plain": plain}.get(family, []) if 2 < len(pair.query) <= longest]
        pools[family] = [pair for pair in pool if not any(char.isdigit() for char in pair.query)]
    return pools


def sentences(pools: dict[str, list[Pair]], count: int, seed: str) -> list[Pair]:
    """Return about ``count`` sentences, in order, drawn from the families by :data:`SHARES`."""
    rng = random.Random(seed)
    filled = {family: pool for family, pool in pools.items() if pool}
    chosen = [pair for name, pool in filled.items() for pair in rng.choices(pool, k=round(SHARES[name] * count))]
    rng.shuffle(chosen)
    return chosen


def make_synthetic(
    families: dict[str, list[Pair]], config: TrainingConfig, out: Path, workers: int
) -> Iterator[StageProgress]:
    """Write ``out/unseen`` by evaluation voices and ``out/synthetic-NNN`` shards by training voices; resumable.

    Every shard is drawn by itself: more clips in the configuration add shards to those that are there.

    Raises:
        WolofSearchError: ``training.no_voices``, before anything is made.
    """
    settings = config.synthesis
    starts = range(0, settings.clips, SHARD_CLIPS)
    bases = [
        (out / f"synthetic-{start // SHARD_CLIPS:03d}", min(SHARD_CLIPS, settings.clips - start)) for start in starts
    ]
    if not all(base.with_suffix(".done").exists() for base in (out / "unseen", *(base for base, _ in bases))):
        require_voices(TRAINING_VOICES, EVALUATION_VOICES)
    pools = speakable(families, config)
    with multiprocessing.get_context("fork").Pool(workers, _start_worker, (config,)) as pool:
        if not (out / "unseen.done").exists():
            unseen = [pair for pair in pools["everyday"] + pools["questions"] if len(pair.query) > SHORTEST_UNSEEN]
            random.Random(settings.seed + 1).shuffle(unseen)
            pool.apply(_make_shard, ((out / "unseen", unseen[: settings.evaluation_clips], True),))
        kept = {facts.text for facts in Clips([out / "unseen"]).facts}
        pools = {family: [pair for pair in pairs if pair.query not in kept] for family, pairs in pools.items()}
        todo = [
            (base, sentences(pools, count, f"{settings.seed} sentences {base.name}"), False)
            for base, count in bases
            if not base.with_suffix(".done").exists()
        ]
        for done, _ in enumerate(pool.imap_unordered(_make_shard, todo), start=1):
            yield StageProgress("data", done, done / len(todo), {})


_roughening: Roughening
_config: TrainingConfig
_pronounce: Pronunciation


def _start_worker(config: TrainingConfig) -> None:
    global _roughening, _config, _pronounce
    _config = config
    _pronounce = Pronunciation(load_lexicon(config.data))
    _roughening = Roughening(config.data / "noise", config.synthesis)


def _make_shard(shard: tuple[Path, list[Pair], bool]) -> None:
    base, pairs, unseen = shard
    rng = random.Random(f"{_config.synthesis.seed} {base.name}")
    writer = ClipWriter(base)
    for pair in pairs:
        voice = draw_voice(rng, EVALUATION_VOICES if unseen else TRAINING_VOICES)
        try:
            clip = speak(_pronounce(pair.query), voice, rng)
        except subprocess.CalledProcessError:
            continue  # a database that lacks a needed diphone: another voice will say another sentence
        if SAMPLE_RATE_HZ * 0.2 < len(clip) <= SAMPLE_RATE_HZ * (_config.synthesis.max_seconds + 4):
            facts = ClipFacts(
                "synthetic", f"{voice.engine}:{voice.name}", letters(pair.query), pair.query, pair.document
            )
            writer.add(_roughening(clip, rng), facts)
    writer.close()
    base.with_suffix(".done").touch()
