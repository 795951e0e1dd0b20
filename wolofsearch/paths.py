"""Where things are kept on this computer.

Everything that WolofSearch writes by itself lies under one data folder, which ``WOLOFSEARCH_HOME`` moves (tests, a
stick). What is shipped (bundled model, sample library, icons, prompts) lies beside the package.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

PROJECT_DIR = Path(__file__).resolve().parent.parent
ASSETS_DIR = PROJECT_DIR / "assets"
SAMPLE_DIR = ASSETS_DIR / "sample"
BUNDLED_MODELS_DIR = PROJECT_DIR / "models"


def home_dir() -> Path:
    """Return the folder of settings, installed models and default libraries; it may not exist yet."""
    moved = os.environ.get("WOLOFSEARCH_HOME")
    return Path(moved) if moved else Path(platformdirs.user_data_dir("wolofsearch", appauthor=False))


def settings_file() -> Path:
    """Return the settings file; it may not exist yet."""
    return home_dir() / "settings.json"


def installed_models_dir() -> Path:
    """Return the folder that holds models the user installed; it may not exist yet."""
    return home_dir() / "models"


def voices_dir() -> Path:
    """Return the folder of voices that the user brought for reading aloud; it may not exist yet."""
    return home_dir() / "voices"


def prompts_dir() -> Path:
    """Return the folder of the user's own recordings of what the program says in Wolof; it may not exist yet."""
    return home_dir() / "prompts" / "wo"


def default_library_dir() -> Path:
    """Return the folder of the user's own first library; it may not exist yet."""
    return home_dir() / "library"


def sample_library_dir() -> Path:
    """Return the folder of the library built from the sample documents; it may not exist yet."""
    return home_dir() / "sample-library"


def cache_dir() -> Path:
    """Return the folder of what can be made again at any time; it may not exist yet."""
    moved = os.environ.get("WOLOFSEARCH_HOME")
    return Path(moved) / "cache" if moved else Path(platformdirs.user_cache_dir("wolofsearch", appauthor=False))
