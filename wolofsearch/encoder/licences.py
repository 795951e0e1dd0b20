"""The licences that the program writes into a model it makes: declared sentences, which a window can translate."""

from __future__ import annotations

from typing import Final

NON_COMMERCIAL: Final = (
    "Weights for non-commercial and research use: part of the training data is CC BY-NC(-ND) or states no licence."
)
UNSTATED: Final = "Not stated in the checkpoint; ask who published it."
