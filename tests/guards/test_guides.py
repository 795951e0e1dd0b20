"""The guides hold what they say: the same in both languages, nothing that leads nowhere, commands that run.

Blocks marked ``console`` are run, in their order, over documents of the sample and with the bundled model, as the
French guide has them; those of the others are the same commands with the same options. Of the blocks marked ``sh``,
which want a microphone, a network, hours or a stick, every command and option must exist.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from tests.guards.source import ROOT
from tests.guards.test_repository import unknown_words
from wolofsearch.cli.main import commands
from wolofsearch.desktop import manual
from wolofsearch.speech.prompts import PROMPTS

GUIDES = [file for language in manual.LANGUAGES for file in manual.guides(language)]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(!?)\[([^\]]+)\]\(([^)\s]+)\)")
PICTURES = ROOT / "docs" / "pictures"
LARGEST_PICTURE_BYTES = 60_000
KINDS = {"console", "sh", "text", "python"}


def named(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


def blocks(file: Path, kind: str) -> list[str]:
    """Return the lines of the blocks of one kind."""
    found = BLOCK.findall(file.read_text(encoding="utf-8"))
    return [line for told, text in found if told == kind for line in text.splitlines()]


def skeleton(file: Path) -> list[str]:
    """Return what must be the same in every language: headings, blocks, tables, lists, links, pictures."""
    text = file.read_text(encoding="utf-8")
    prose = BLOCK.sub(lambda block: f"```{block[1]} {block[2].count(chr(10))}", text)
    parts = re.findall(r"^(#+ |``.*|\|(?=[^|])|[-\d]+\.? |!)", prose, re.MULTILINE)
    links = [re.sub(r"/(fr|en)-", "/", target) for _, _, target in LINK.findall(text)]
    return [*parts, *sorted(links)]


def test_there_are_the_same_guides_with_the_same_parts_in_every_language() -> None:
    french, english = ({file.name: skeleton(file) for file in manual.guides(code)} for code in manual.LANGUAGES)
    assert french == english
    assert set(french) == {"index.md", "user.md", "librarian.md", "voice.md", "model.md", "research.md"}
    assert sorted(folder.name for folder in (ROOT / "docs").iterdir()) == ["en", "fr", "pictures"]


@pytest.mark.parametrize("file", GUIDES, ids=named)
def test_every_link_leads_to_a_guide_or_picture_of_its_language_or_to_the_web(file: Path) -> None:
    for picture, words, target in LINK.findall(file.read_text(encoding="utf-8")):
        if target.startswith("https://"):
            continue
        found = manual.linked(target, file)
        assert found is not None, target
        if picture:
            assert found.name.startswith(f"{file.parent.name}-")
            assert len(words) > 10, "a picture is described for those who do not see it"
        else:
            assert found.parent == file.parent


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_contents_name_every_guide_and_every_guide_leads_back(language: str) -> None:
    contents = manual.guide(manual.CONTENTS, language)
    linked = {target for _, _, target in LINK.findall(contents.read_text(encoding="utf-8"))}
    others = [file for file in manual.guides(language) if file != contents]
    assert linked == {file.name for file in others}
    assert all(f"]({manual.CONTENTS})" in file.read_text(encoding="utf-8") for file in others)


def test_pictures_are_light_and_none_is_left_over() -> None:
    shown = {Path(target).name for file in GUIDES for _, _, target in LINK.findall(file.read_text(encoding="utf-8"))}
    for picture in PICTURES.glob("*.png"):
        assert picture.name in shown
        assert picture.stat().st_size <= LARGEST_PICTURE_BYTES, picture.name
        assert Image.open(picture).size == (1024, 768)


@pytest.mark.parametrize("language", manual.LANGUAGES)
def test_the_guide_to_the_voice_has_every_sentence(language: str) -> None:
    text = manual.guide("voice.md", language).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| ", text, re.MULTILINE)
    assert rows == [(prompt.id, prompt.wolof) for prompt in PROMPTS]


@pytest.mark.parametrize("file", GUIDES, ids=named)
def test_every_command_of_the_guides_exists(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert {kind for kind, _ in BLOCK.findall(text)} <= KINDS
    typed = blocks(file, "sh") + blocks(file, "console")
    assert all(line.startswith("wolofsearch ") for line in typed)
    inline = re.findall(r"`(wolofsearch [^`]+)`", BLOCK.sub("", text))
    unknown = {line: unknown_words(shlex.split(line)[1:]) for line in [*typed, *inline]}
    assert {line: words for line, words in unknown.items() if words} == {}


def test_the_commands_are_the_same_in_every_language() -> None:
    def shapes(language: str) -> list[list[str]]:
        lines = [line for file in manual.guides(language) for kind in ("console", "sh") for line in blocks(file, kind)]
        return [[*line.split()[:2], *sorted(re.findall(r"--[a-z-]+", line))] for line in lines]

    french, english = (shapes(code) for code in manual.LANGUAGES)
    assert french == english


@pytest.mark.parametrize("file", [file for file in manual.guides("fr") if blocks(file, "console")], ids=named)
def test_the_commands_of_a_guide_do_what_it_says(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    health = ROOT / "assets" / "sample" / "documents" / "sante"
    (tmp_path / "Documents").mkdir()
    for name in ("fievre-de-l-enfant.pdf", "prevention-du-paludisme.docx", "lavage-des-mains.txt"):
        shutil.copy(health / name, tmp_path / "Documents")
    shutil.copy(ROOT / "assets" / "sample" / "questions" / "16.wav", tmp_path / "question.wav")
    monkeypatch.chdir(tmp_path)
    # In this process it would slow down every test that follows.
    for name in ("importing", "library", "safekeeping"):
        monkeypatch.setattr(f"wolofsearch.cli.{name}.lower_priority", lambda: None)
    if file.name == "user.md":  # for one who has a library
        assert CliRunner().invoke(commands, ["import", "Documents"]).exit_code == 0
    for line in blocks(file, "console"):
        done = CliRunner().invoke(commands, shlex.split(line)[1:])
        assert done.exit_code == 0, f"{line}: {done.output} {done.exception!r}"
        assert done.output.strip(), line
