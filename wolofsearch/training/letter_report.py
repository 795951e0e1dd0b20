"""How many letters the finished encoder hears wrongly, on voices it has never heard: it decides all the rest."""

from __future__ import annotations

from pathlib import Path

from wolofsearch.audio.decoding import decode_audio
from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.evaluation.data_folder import rows
from wolofsearch.training.clips import ClipFacts, Clips, ClipWriter
from wolofsearch.training.ctc_stage import Spelling, letter_errors
from wolofsearch.training.phonemes import letters

CLIPS = 150
LONGEST_S = 20.0


def letter_report(model: FusionModel, spelling: Spelling, data: Path, clips_dir: Path) -> dict[str, float]:
    """Return the character error rate by set: unseen synthetic voices, Mboshi, real Wolof sentences and words."""
    sets = {"synthetic_wolof": clips_dir / "unseen", "mboshi_real": clips_dir / "mboshi_dev"}
    for name, corpus in (("wolof_sentences_real", "ngaretou"), ("wolof_words_real", "jogolinga")):
        sets[name] = clips_dir / name
        _write_real(data / "speech" / corpus, sets[name])
    report = {}
    for name, base in sets.items():
        clips = Clips([base])
        report[name] = round(letter_errors(model, spelling, clips, list(range(min(CLIPS, len(clips)))))[0], 4)
    return report


def _write_real(folder: Path, base: Path) -> None:
    writer = ClipWriter(base)
    for row in rows(folder / "manifest.tsv"):
        target = letters(row["wolof"])
        if target and float(row["seconds"]) <= LONGEST_S:
            clip = decode_audio(folder / row["path"]).samples
            writer.add(clip, ClipFacts(folder.name, row["speaker"], target, row["wolof"], row["french"]))
    writer.close()
