"""How many letters the finished encoder hears wrongly, on voices it has never heard: it decides all the rest."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from wolofsearch.encoder.fusion import FusionModel
from wolofsearch.training.clips import Clips
from wolofsearch.training.ctc_stage import Spelling, letter_errors

CLIPS = 150
SETS = {
    "synthetic_wolof": "unseen",
    "mboshi_real": "mboshi_dev",
    "wolof_sentences_real": "wolof-ngaretou",
    "wolof_words_real": "wolof-jogolinga",
}
"""The files of clips that the data stage makes, by what the report calls them."""


def letter_report(model: FusionModel, spelling: Spelling, clips_dir: Path, taught: Collection[str]) -> dict[str, float]:
    """Return the character error rate by set: unseen synthetic voices, Mboshi, real Wolof sentences and words.

    Args:
        model: the finished model.
        spelling: its letter heads.
        clips_dir: made by the data stage.
        taught: real Wolof voices that it has learnt from; they are left out.
    """
    report = {}
    for name, file in SETS.items():
        clips = Clips([clips_dir / file])
        unheard = [index for index in range(len(clips)) if clips.facts[index].voice not in taught]
        report[name] = round(letter_errors(model, spelling, clips, unheard[:CLIPS])[0], 4)
    return report
