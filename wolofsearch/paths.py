"""Where things are kept on this computer.

Everything that WolofSearch writes by itself lies under one data folder, which ``WOLOFSEARCH_HOME`` moves (tests), and
which lies beside the program where a file named ``portable.txt`` lies there too (a stick). What is shipped (bundled
model, sample library, icons, prompts, guides) lies beside the package.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import platformdirs

PROJECT_DIR = Path(__file__).resolve().parent.parent
ASSETS_DIR = PROJECT_DIR / "assets"
SAMPLE_DIR = ASSETS_DIR / "sample"
GUIDES_DIR = PROJECT_DIR / "docs"
BUNDLED_MODELS_DIR = PROJECT_DIR / "models"
PORTABLE_MARKER = "portable.txt"
"""Its content does not matter. ``.txt``, because whoever makes one by hand on Windows gets this ending anyway."""
PORTABLE_DATA = "data"


def program_dir() -> Path:
    """Return the folder that a person sees the program in: of the program, of its ``.app`` or of its AppImage."""
    if not getattr(sys, "frozen", False):
        return PROJECT_DIR
    program = Path(os.environ.get("APPIMAGE") or sys.executable).resolve()
    bundle = next((parent for parent in program.parents if parent.suffix == ".app"), program)
    return bundle.parent


def is_portable() -> bool:
    """Return whether all that is written must stay beside the program."""
    return (program_dir() / PORTABLE_MARKER).is_file()


def home_dir() -> Path:
    """Return the folder of settings, installed models and default libraries; it may not exist yet."""
    return _moved_home() or Path(platformdirs.user_data_dir("wolofsearch", appauthor=False))


def settings_file() -> Path:
    """Return the settings file; it may not exist yet."""
    return home_dir() / "settings.json"


def installed_models_dir() -> Path:
    """Return the folder that holds models the user installed; it may not exist yet."""
    return home_dir() / "models"


def gpu_addon_dirs() -> tuple[Path, Path]:
    """Return the folders in which a GPU add-on may lie, the first wins: in the data folder, and beside the program."""
    return home_dir() / "gpu", program_dir() / "gpu"


def voices_dir() -> Path:
    """Return the folder of voices that the user brought for reading aloud; it may not exist yet."""
    return home_dir() / "voices"


def prompts_dir() -> Path:
    """Return the folder of the user's own recordings of what the program says in Wolof; it may not exist yet."""
    return home_dir() / "prompts" / "wo"


def default_library_dir() -> Path:
    """Return the folder of the user's own first library; it may not exist yet."""
    return home_dir() / "library"


def libraries_dir() -> Path:
    """Return the folder of libraries that came in a package; it may not exist yet."""
    return home_dir() / "libraries"


def sample_library_dir() -> Path:
    """Return the folder of the library built from the sample documents; it may not exist yet."""
    return home_dir() / "sample-library"


def cache_dir() -> Path:
    """Return the folder of what can be made again at any time; it may not exist yet."""
    moved = _moved_home()
    return moved / "cache" if moved else Path(platformdirs.user_cache_dir("wolofsearch", appauthor=False))


def _moved_home() -> Path | None:
    """Return the data folder where it is not the usual one: named by the environment, or beside a portable program."""
    if named := os.environ.get("WOLOFSEARCH_HOME"):
        return Path(named)
    return program_dir() / PORTABLE_DATA if is_portable() else None
