"""The repository as a stranger gets it: no traces of the machines it was made on, and a README whose commands exist."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from tests.guards.source import ROOT, tracked_files
from wolofsearch.cli.main import commands

LARGEST_TEXT_BYTES = 1_000_000
LARGEST_FILE_BYTES = 45_000_000

# Written in pieces, or this file would find itself.
FOREIGN = re.compile(
    "|".join(
        [
            r"(?<![\w.])/wo" + r"rk/",
            r"(?<![\w.])/ro" + r"ot/",
            r"(?<![\w.])/ho" + r"me/\w",
            r"(?<![\w.])/Us" + r"ers/\w",
            r"/tm" + r"p/w\b",
            r"/op" + r"t/(?:pypi|wheels)",
            r"py" + r"pi\.org",
            r"python" + r"hosted\.org",
            r"download\.py" + r"torch\.org",
            r"(?:extra-)?index" + r"-url",
        ]
    )
)


def foreign_lines(text: str) -> list[int]:
    """Return the numbers of the lines that name a machine's own folder or a package registry."""
    return [number for number, line in enumerate(text.splitlines(), 1) if FOREIGN.search(line)]


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = []
    for path in tracked_files():
        content = path.read_bytes()
        if len(content) > LARGEST_TEXT_BYTES or b"\0" in content[:8192]:
            continue
        found += [f"{path.relative_to(ROOT)}:{line}" for line in foreign_lines(content.decode("utf-8", "replace"))]
    assert found == []


@pytest.mark.parametrize("planted", ["see /wo" + "rk/main", "/ro" + "ot/.cache", "https://py" + "pi.org/simple"])
def test_a_planted_trace_is_seen(planted: str) -> None:
    assert foreign_lines(planted) == [1]


def test_no_file_is_too_big_for_git() -> None:
    assert [str(path) for path in tracked_files() if path.stat().st_size > LARGEST_FILE_BYTES] == []


README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").is_file() else ""


def quoted_in_readme() -> list[str]:
    """Return what the README shows as typed: lines of its code blocks, and its inline code."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    prose = re.sub(r"^```.*?^```", "", README, flags=re.DOTALL | re.MULTILINE)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return lines + re.findall(r"`([^`\n]+)`", prose)


def commands_in_readme() -> list[list[str]]:
    """Return the words of every `wolofsearch …` that the README shows, alone or behind `make run`."""
    found = []
    for line in quoted_in_readme():
        words = (
            shlex.split(line, comments=True)
            if line.startswith(("make ", "wolofsearch", ".venv/bin/wolofsearch"))
            else []
        )
        if words[:2] == ["make", "run"]:
            found += [shlex.split(word.removeprefix("ARGS=")) for word in words if word.startswith("ARGS=")]
        elif words and words[0].endswith("wolofsearch"):
            found.append(words[1:])
    return found


def unknown_words(words: list[str]) -> list[str]:
    """Return the command names and options among ``words`` that the command line does not have."""
    command: click.Command = commands
    unknown = []
    context = click.Context(command)
    rest = iter(words)
    for word in rest:
        if isinstance(command, click.Group) and not word.startswith("-"):
            inner = command.get_command(context, word)
            if inner is None:
                return [*unknown, word]
            command, context = inner, click.Context(inner, parent=context)
        elif word.startswith("-"):
            options = {option: parameter for parameter in command.get_params(context) for option in parameter.opts}
            known = options.get(word.split("=")[0])
            unknown += [] if known else [word]
            if isinstance(known, click.Option) and not known.is_flag and "=" not in word:
                next(rest, None)  # its value, which is no command
    return unknown


def test_the_commands_of_the_readme_exist() -> None:
    commands = commands_in_readme()
    assert commands
    assert {" ".join(words): unknown for words in commands if (unknown := unknown_words(words))} == {}


def test_an_invented_command_is_seen() -> None:
    assert unknown_words(["serach", "x.wav"]) == ["serach"]
    assert unknown_words(["search", "--jsno"]) == ["--jsno"]
    assert unknown_words(["evaluate", "--out", "place", "serach"]) == ["serach"]


def test_the_make_targets_of_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {line.split()[1] for line in quoted_in_readme() if re.match(r"make [a-z-]+", line)}
    assert {"run", "test"} <= named <= targets


def test_the_files_that_the_readme_names_exist() -> None:
    linked = re.findall(r"\]\((?!https?://|#)([^)\s]+)\)", README)
    assert [name for name in linked if not (ROOT / name.split("#")[0]).exists()] == []
