import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.documents.corpus import make_picture
from tests.documents.makers import MIL, PALU, make_scan
from wolofsearch.documents.document import DEFAULT_LIMITS, Limits
from wolofsearch.documents.isolation import ReaderPool
from wolofsearch.documents.programs import TESSERACT, find_program
from wolofsearch.documents.recognition import page_of_words
from wolofsearch.documents.suffixes import PICTURE_SUFFIXES
from wolofsearch.errors import WolofSearchError

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the pretended program is a shell script")


def table(*words: tuple[int, int, str, float]) -> str:
    """Return what Tesseract writes for words, each with its paragraph, line, letters and confidence in percent."""
    rows = (f"5\t1\t1\t{par}\t{line}\t1\t0\t0\t9\t9\t{confidence}\t{word}\n" for par, line, word, confidence in words)
    return f"{HEAD}1\t1\t0\t0\t0\t0\t0\t0\t100\t100\t-1\t\n" + "".join(rows)


@pytest.fixture
def limits(tmp_path: Path) -> Limits:
    return replace(DEFAULT_LIMITS, ocr=True, ocr_cache_dir=str(tmp_path / "cache"))


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Pretend that Tesseract is the only program here, which languages it has and what it sees."""

    def install(seen: str = "", *, languages: str = "fra", script: str = "") -> None:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        (folder / "seen").write_text(seen, encoding="utf-8")
        program = folder / "tesseract"
        listing = f'if [ "$1" = --list-langs ]; then echo {languages}; exit; fi'
        does = script or f'echo x >> "{folder}/runs"; cat "{folder}/seen"'
        program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{listing}\n{does}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return install


def reason(pool: ReaderPool, file: Path, limits: Limits) -> WolofSearchError:
    with pytest.raises(WolofSearchError) as error:
        pool.read(file, limits)
    assert error.value.told().next_step
    return error.value


def make_mixed(path: Path) -> Path:
    """Write a page of text, a scan, and a page of text."""
    scan = make_picture(path.with_suffix(".png"))
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, MIL)
    canvas.showPage()
    canvas.drawImage(str(scan), 0, 500, 595, 240)
    canvas.showPage()
    canvas.drawString(72, 700, PALU)
    canvas.save()
    return path


def test_without_recognition_the_pages_without_text_are_told(pool: ReaderPool, tmp_path: Path):
    document = pool.read(make_mixed(tmp_path / "a.pdf"), DEFAULT_LIMITS)
    assert document.pages_without_text == (2,)
    assert document.text == f"{MIL}\n\n{PALU}"
    assert [page.number for page in document.pages] == [1, 3]


def test_only_the_pages_without_text_are_recognised(pool: ReaderPool, tesseract, limits: Limits, tmp_path: Path):
    tesseract(table((1, 1, "Le", 90), (1, 1, "sor-", 80), (1, 2, "gho", 70), (2, 1, "Fin.", 60)))
    document = pool.read(make_mixed(tmp_path / "a.pdf"), limits)
    assert document.text == f"{MIL}\n\nLe sorgho\n\nFin.\n\n{PALU}"
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert (document.recognised_pages, document.pages_without_text) == ((2,), ())
    assert document.ocr_confidence == pytest.approx(0.75)
    assert (tmp_path / "bin" / "runs").read_text() == "x\n"


def test_a_page_is_recognised_once(pool: ReaderPool, tesseract, limits: Limits, tmp_path: Path):
    tesseract(table((1, 1, "Une page de mil, de sorgho.", 90)))
    file = make_picture(tmp_path / "a.png")
    first = pool.read(file, limits)
    assert pool.read(file.rename(tmp_path / "b.png"), limits).text == first.text
    assert (tmp_path / "bin" / "runs").read_text() == "x\n"
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text("{", encoding="utf-8")  # damaged: read again
    assert pool.read(tmp_path / "b.png", limits).text == first.text
    assert json.loads(kept.read_text(encoding="utf-8"))["words"] == 1


def test_without_a_place_to_keep_pages_they_are_still_read(pool: ReaderPool, tesseract, limits: Limits, tmp_path: Path):
    tesseract(table((1, 1, "Une page de mil, de sorgho.", 90)))
    (tmp_path / "cache").write_text("un fichier")
    assert pool.read(make_picture(tmp_path / "a.png"), limits).recognised_pages == (1,)


def test_what_is_seen_in_a_photograph_is_no_text(pool: ReaderPool, tesseract, limits: Limits, tmp_path: Path):
    tesseract(table((1, 1, "|||/ un peu de bruit dans le feuillage", 20)))
    assert reason(pool, make_scan(tmp_path / "a.pdf"), limits).message_id == "documents.nothing_recognised"


def test_a_missing_program_or_language_is_told(
    pool: ReaderPool, tesseract, limits: Limits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    file = make_scan(tmp_path / "a.pdf")
    assert reason(pool, file, DEFAULT_LIMITS).message_id == "documents.no_text"
    monkeypatch.setenv("PATH", str(tmp_path))
    pool.close()
    error = reason(pool, file, limits)
    assert (error.message_id, error.facts["program"]) == ("documents.needs_converter", TESSERACT)
    tesseract(languages="eng")
    pool.close()
    assert reason(pool, file, limits).facts["program"] == f"{TESSERACT} (fra)"


def test_a_page_that_takes_too_long_is_left_and_the_rest_is_kept(
    pool: ReaderPool, tesseract, limits: Limits, tmp_path: Path
):
    tesseract(script="exec sleep 60")
    document = pool.read(make_mixed(tmp_path / "a.pdf"), replace(limits, seconds=4))
    assert document.pages_without_text == (2,)
    assert document.text == f"{MIL}\n\n{PALU}"


def test_every_page_has_its_own_time(pool: ReaderPool, tesseract, limits: Limits, tmp_path: Path):
    seen = tmp_path / "bin" / "seen"
    tesseract(table((1, 1, "Une page de mil, de sorgho.", 90)), script=f'sleep 0.8; cat "{seen}"')
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for number in range(3):
        canvas.drawImage(str(make_picture(tmp_path / "a.png")), number, 500, 500, 240)
        canvas.showPage()
    canvas.save()
    assert len(pool.read(tmp_path / "a.pdf", replace(limits, seconds=2.0)).recognised_pages) == 3
    limits = replace(limits, seconds=2.0, total_seconds=1.0, ocr_cache_dir=str(tmp_path / "other"))
    assert reason(pool, tmp_path / "a.pdf", limits).message_id == "documents.too_slow"


def test_words_become_paragraphs():
    page = page_of_words(table((1, 1, "Le", 100), (1, 1, "mil", 50), (2, 1, "Fin", 90)))
    assert page.paragraphs == ("Le mil", "Fin")
    assert (page.words, page.confidence) == (3, pytest.approx(0.8))
    assert page_of_words(HEAD).words == page_of_words("").words == page_of_words("5\tx\n").words == 0


@pytest.mark.skipif(find_program(TESSERACT) is None, reason="Tesseract is not installed")
def test_the_real_program_reads_a_scan(pool: ReaderPool, limits: Limits, tmp_path: Path):
    for suffix in sorted(PICTURE_SUFFIXES):
        document = pool.read(make_picture(tmp_path / f"a{suffix}"), limits)
        assert "moustiquaire imprégnée" in document.text.replace("\n", " ")
        assert document.pages
        assert document.ocr_confidence is not None
        assert document.ocr_confidence > 0.8
