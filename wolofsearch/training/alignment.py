"""When each letter, and so each word, of a clip was said: the best path of a letter head that spells what is known.

Viterbi over CTC's states (Graves et al., 2006), all clips of a batch at once and where the scores lie, so that a GPU
need not wait for a processor.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from wolofsearch.training.phonemes import NUMBERS

NO_WORD = -1
Path = npt.NDArray[np.int64]


def align(scores: Tensor, frames: Sequence[int], spelled: Sequence[str]) -> list[Path]:
    """Return which letter each frame of each clip says, by the best path that spells it.

    Args:
        scores: (clips, longest, letters + blank) log-probabilities, blank first.
        frames: valid frames of each clip.
        spelled: letters of each clip.

    Returns:
        For each clip (frames,): twice the place of a letter in the text plus 1, or twice the place of the letter that
        follows where the frame is blank. Empty where there are too few frames for the letters.
    """
    clips, longest, _ = scores.shape
    states = 2 * max(map(len, spelled)) + 1
    labels = np.zeros((clips, states), np.int64)
    skips = np.zeros((clips, states), bool)
    for row, text in enumerate(spelled):
        numbers = np.array([NUMBERS[letter] for letter in text])
        labels[row, 1 : 2 * len(text) : 2] = numbers
        skips[row, 3 : 2 * len(text) : 2] = numbers[1:] != numbers[:-1]
    place = scores.device
    said = scores.float().gather(2, torch.from_numpy(labels).to(place)[:, None].expand(-1, longest, -1))
    barred = torch.zeros(clips, states, device=place).masked_fill_(torch.from_numpy(~skips).to(place), -torch.inf)
    going = torch.arange(longest, device=place)[:, None, None] < torch.tensor(frames, device=place)[None, :, None]
    best = torch.full((clips, states), -torch.inf, device=place)
    best[:, :2] = said[:, 0, :2]
    came = torch.zeros(longest, clips, states, dtype=torch.int8, device=place)
    for frame in range(1, longest):
        before = functional.pad(best, (2, 0), value=-torch.inf)
        reached, source = torch.stack([best, before[:, 1:-1], before[:, :-2] + barred]).max(dim=0)
        came[frame] = source
        best = torch.where(going[frame], reached + said[:, frame], best)
    return _back(came.cpu().numpy(), best.cpu().numpy(), np.asarray(frames), np.array([len(text) for text in spelled]))


def _back(
    came: npt.NDArray[np.int8], best: npt.NDArray[np.float32], frames: npt.NDArray[np.int64], letters: Path
) -> list[Path]:
    longest, clips, _ = came.shape
    rows, last = np.arange(clips), 2 * letters - 1
    state = np.where(best[rows, last + 1] > best[rows, last], last + 1, last)
    possible = np.isfinite(best[rows, state])
    paths = np.zeros((clips, longest), np.int64)
    for frame in range(longest - 1, -1, -1):
        inside = frame < frames
        paths[inside, frame] = state[inside]
        state = state - np.where(inside, came[frame, rows, state], 0)
    return [path[:count] if found else path[:0] for path, count, found in zip(paths, frames, possible, strict=True)]


def words_said(path: Path, spelled: str) -> Path:
    """Return the number of the word that each frame of a path says, :data:`NO_WORD` between words."""
    number, numbers = 0, []
    for letter in spelled:
        number += letter == " "
        numbers.append(NO_WORD if letter == " " else number)
    before, after = np.array([NO_WORD, *numbers]), np.array([*numbers, NO_WORD])
    between = np.where(before == after, before, NO_WORD)
    said = np.stack([between, after], axis=1).reshape(-1)  # blank, letter, blank, letter, …
    return np.asarray(said[path], np.int64)
