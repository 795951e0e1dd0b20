"""WolofSearch: speak Wolof, find French, offline.

The package is a row of rooms through which data moves one way: ``audio`` and ``documents`` read the outer world,
``encoder`` makes vectors, ``library`` keeps them, ``search`` ranks them, ``desktop`` and ``cli`` show the answer.
"""

__version__ = "0.1.0"
