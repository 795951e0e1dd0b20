"""Text from pictures: Tesseract reads the pages that have no text of their own.

What was read once is kept by the hash of the page's pixels, so a scan that is imported again, moved or copied into
another file costs nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from wolofsearch.documents.content import Content
from wolofsearch.documents.document import Limits
from wolofsearch.documents.layout import joined_lines
from wolofsearch.documents.programs import TESSERACT, find_program
from wolofsearch.documents.pulse import beat
from wolofsearch.documents.restraint import allow_writing, outside
from wolofsearch.errors import WolofSearchError
from wolofsearch.paths import cache_dir

RESOLUTION_DPI = 300
MAX_PIXELS = 20_000_000
"""Twice an A4 page in :data:`RESOLUTION_DPI`; larger pictures are made smaller."""
PAGE_SHARE = 0.75
"""Share of the time limit that one page may take."""
LEAST_CONFIDENCE = 0.4
"""Below it, the words are what a machine sees in a photograph."""
_PDF_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """The paragraphs of one page, the number of their words, and the mean confidence over these, 0 to 1."""

    paragraphs: tuple[str, ...]
    words: int
    confidence: float


def recognise(
    path: Path, format_: str, content: Content, limits: Limits
) -> tuple[Content, tuple[int, ...], float | None]:
    """Fill the scanned pages with the text that Tesseract sees.

    Returns:
        The content with what was found and without these pages among the scanned; their numbers; and the mean
        confidence over their words, 0 to 1.

    Raises:
        WolofSearchError: ``documents.needs_converter`` where Tesseract or one of the languages is not installed.
    """
    program = _program(path, limits)
    kept = cache_folder(limits)
    pages = [list(page) for page in content.pages]
    found: dict[int, RecognisedPage] = {}
    for number, picture in _pictures(path, format_, content.scanned):
        beat()
        page = _recognised(program, picture, limits, kept)
        if page is not None and page.words and page.confidence >= LEAST_CONFIDENCE:
            found[number] = page
            # A stamp that is text already stays; the picture of it is read once more, which does no harm.
            pages[number - 1].extend(page.paragraphs)
    words = sum(page.words for page in found.values())
    confidence = sum(page.words * page.confidence for page in found.values()) / words if words else None
    left = [number for number in content.scanned if number not in found]
    return replace(content, pages=pages, scanned=left), tuple(found), confidence


def _program(path: Path, limits: Limits) -> str:
    program = find_program(TESSERACT)
    missing = TESSERACT
    if program is not None:
        if set(limits.ocr_languages.split("+")) <= installed_languages(program):
            return program
        missing = f"{TESSERACT} ({limits.ocr_languages})"
    raise WolofSearchError("documents.needs_converter", path=str(path), kind="scan", program=missing)


@cache
def installed_languages(program: str) -> frozenset[str]:
    """Return the codes of the languages, such as ``"fra"``, that the Tesseract at ``program`` can read."""
    command = [program, "--list-langs"]
    listed = outside(lambda: subprocess.run(command, capture_output=True, check=False, stdin=subprocess.DEVNULL))
    return frozenset(listed.stdout.decode(errors="replace").split())


def cache_folder(limits: Limits) -> Path:
    """Return the folder in which recognised pages are kept, which is made, and may be written, from now on."""
    folder = Path(limits.ocr_cache_dir) if limits.ocr_cache_dir else cache_dir() / "ocr"
    with suppress(OSError):  # without a place to keep them, pages are read again the next time
        folder.mkdir(parents=True, exist_ok=True)
    allow_writing(str(folder))
    return folder


def _pictures(path: Path, format_: str, numbers: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """Yield the pages as pictures in grey."""
    if format_ == "pdf":
        from wolofsearch.documents import pdf_parts

        for document, number in pdf_parts.pages(path, numbers):
            page = document[number - 1]
            width, height = page.get_size()
            scale = RESOLUTION_DPI / _PDF_POINTS_PER_INCH
            scale *= min(1.0, (MAX_PIXELS / max(width * height * scale * scale, 1.0)) ** 0.5)
            yield number, page.render(scale=scale, grayscale=True).to_pil()
            page.close()
        return
    from PIL import Image

    with Image.open(path) as picture:
        for number in numbers:
            picture.seek(number - 1)
            frame = picture.convert("L")
            shrink = (MAX_PIXELS / (frame.width * frame.height)) ** 0.5
            yield (
                number,
                frame if shrink >= 1 else frame.resize((int(frame.width * shrink), int(frame.height * shrink))),
            )


def _recognised(program: str, picture: Any, limits: Limits, folder: Path) -> RecognisedPage | None:
    """Return what is written on a picture, None where the time was not enough or the program fails."""
    mark = f"{limits.ocr_languages} {picture.size}".encode()
    kept = folder / f"{hashlib.sha256(mark + picture.tobytes()).hexdigest()}.json"
    try:
        told = json.loads(kept.read_text(encoding="utf-8"))
        return RecognisedPage(tuple(told["paragraphs"]), told["words"], told["confidence"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # not there, or damaged: read it again
    source = Path(tempfile.gettempdir()) / "page.png"
    picture.save(source, "PNG", dpi=(RESOLUTION_DPI, RESOLUTION_DPI), compress_level=1)
    try:
        done = outside(
            lambda: subprocess.run(
                [program, str(source), "stdout", "-l", limits.ocr_languages, "tsv"],
                capture_output=True,
                check=False,
                stdin=subprocess.DEVNULL,
                timeout=PAGE_SHARE * limits.seconds,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        )
    except subprocess.TimeoutExpired:
        return None
    finally:
        source.unlink(missing_ok=True)
    if done.returncode:
        return None
    page = page_of_words(done.stdout.decode("utf-8", errors="replace"))
    unfinished = kept.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        unfinished.write_text(json.dumps(asdict(page), ensure_ascii=False), encoding="utf-8")
        unfinished.replace(kept)
    return page


def page_of_words(table: str) -> RecognisedPage:
    """Return a page from Tesseract's table (TSV); the row of a word ends with its confidence in percent and itself."""
    paragraphs: dict[tuple[str, ...], dict[str, list[str]]] = {}
    confidences: list[float] = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != "5" or not cells[11].strip():
            continue
        confidences.append(float(cells[10]))
        paragraphs.setdefault(tuple(cells[1:4]), {}).setdefault(cells[4], []).append(cells[11].strip())
    texts = tuple(joined_lines([" ".join(words) for words in lines.values()]) for lines in paragraphs.values())
    mean = sum(confidences) / len(confidences) / 100 if confidences else 0.0
    return RecognisedPage(texts, len(confidences), mean)
