"""The programs of others that open more files, and what each would unlock."""

from __future__ import annotations

from collections.abc import Iterator

from wolofsearch.audio.ffmpeg import find_ffmpeg
from wolofsearch.documents.document import Limits
from wolofsearch.documents.programs import CALIBRE, LIBREOFFICE, TESSERACT, find_program
from wolofsearch.documents.recognition import installed_languages
from wolofsearch.examination.bench import Bench
from wolofsearch.examination.finding import Finding, better, good


def ffmpeg(_bench: Bench) -> Iterator[Finding]:
    """Look for ffmpeg."""
    yield better("ffmpeg", "examination.no_ffmpeg") if find_ffmpeg() is None else good("ffmpeg", "ffmpeg")


def libreoffice(_bench: Bench) -> Iterator[Finding]:
    """Look for LibreOffice."""
    if find_program(LIBREOFFICE) is None:
        yield better("libreoffice", "examination.no_libreoffice")
    else:
        yield good("libreoffice", "libreoffice")


def calibre(_bench: Bench) -> Iterator[Finding]:
    """Look for Calibre."""
    yield better("calibre", "examination.no_calibre") if find_program(CALIBRE) is None else good("calibre", "calibre")


def tesseract(_bench: Bench) -> Iterator[Finding]:
    """Look for Tesseract and its French."""
    program = find_program(TESSERACT)
    if program is None:
        yield better("tesseract", "examination.no_tesseract")
    elif set(Limits().ocr_languages.split("+")) <= installed_languages(program):
        yield good("tesseract", "tesseract")
    else:
        yield better("tesseract", "examination.no_tesseract_french")
