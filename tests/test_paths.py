"""Everything that the program writes by itself lies under one folder, which a variable moves."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from wolofsearch import paths


def test_everything_written_lies_under_the_home(home: Path) -> None:
    written = [
        paths.settings_file(),
        paths.installed_models_dir(),
        paths.default_library_dir(),
        paths.sample_library_dir(),
    ]
    assert all(path.parent == home for path in written)
    assert len(set(written)) == len(written)
    assert list(home.iterdir()) == []


@pytest.mark.parametrize("value", [None, ""])
def test_without_the_variable_it_is_the_users_data_folder(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv("WOLOFSEARCH_HOME")
    else:
        monkeypatch.setenv("WOLOFSEARCH_HOME", value)
    assert paths.home_dir() == Path(platformdirs.user_data_dir("wolofsearch", appauthor=False))


def test_what_is_shipped_is_there() -> None:
    assert (paths.PROJECT_DIR / "pyproject.toml").is_file()
    assert paths.SAMPLE_DIR.is_dir()
    assert paths.BUNDLED_MODELS_DIR.is_dir()
