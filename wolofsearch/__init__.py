"""WolofSearch: speak Wolof, find French, offline.

The package is a row of rooms through which data moves one way: ``audio`` and ``documents`` read the outer world,
``encoder`` makes vectors, ``library`` keeps them, ``search`` ranks them, ``desktop`` and ``cli`` show the answer.
"""

import os

# From 1.29 on, ONNX Runtime writes an identity of the computer into the user's home and reports every model it loads to
# its makers. It reads this when it is imported; its own function for it comes too late. Children inherit it.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
# Before any library of theirs is imported: a model is a folder here, and a name of one is never asked of a hub.
for _flag in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_DATASETS_OFFLINE"):
    os.environ.setdefault(_flag, "1")

__version__ = "0.1.0"
