"""WolofSearch: speak Wolof, find French, offline.

The package is a row of rooms through which data moves one way: ``audio`` and ``documents`` read the outer world,
``encoder`` makes vectors, ``library`` keeps them, ``search`` ranks them, ``desktop`` and ``cli`` show the answer.
"""

import os

# Before any library of theirs is imported: a model is a folder here, and a name of one is never asked of a hub.
for _flag in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"):
    os.environ.setdefault(_flag, "1")

__version__ = "0.1.0"
