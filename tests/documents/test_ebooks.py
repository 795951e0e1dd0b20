"""Books of reading devices, through Calibre: what it is given, and how what it may do is borne."""

import http.server
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.documents.makers import MIL, PALU, make_epub, make_mobi, make_palm
from tests.documents.pretended import Pretend, reason, running
from wolofsearch.documents import pulse
from wolofsearch.documents.converter import converted
from wolofsearch.documents.document import DEFAULT_LIMITS, MEGABYTE
from wolofsearch.documents.isolation import ReaderPool
from wolofsearch.documents.palm import palm_records
from wolofsearch.documents.programs import CALIBRE, find_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the pretended program is a shell script")

CALIBRE_HERE = find_program(CALIBRE)
EXTRA_DATA_AT_BYTE = 242
"""Where the head of a Mobipocket book tells what follows the text in each record."""


@pytest.fixture
def calibre(pretend: Pretend) -> Callable[[str], Path]:
    """Pretend that Calibre is the only program here, and what it does."""
    return partial(pretend, "ebook-convert")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_mobi(tmp_path / "--livre\n.mobi")


def test_what_would_unlock_a_book_is_told(
    pool: ReaderPool, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    error = reason(pool, book)
    assert error.message_id == "documents.needs_converter"
    assert (error.facts["program"], error.facts["kind"]) == (CALIBRE, "MOBI")


def test_a_locked_book_is_told_with_calibre_or_without(
    pool: ReaderPool, calibre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    locked = make_mobi(tmp_path / "a.azw", locked=True)
    calibre(f'touch "{tmp_path}/started"')
    assert reason(pool, locked).message_id == "documents.locked"
    monkeypatch.setenv("PATH", str(tmp_path))
    assert reason(pool, locked).message_id == "documents.locked"
    assert not (tmp_path / "started").exists()


def test_a_book_is_read_through_calibre(pool: ReaderPool, calibre, book: Path, tmp_path: Path):
    made = make_epub(tmp_path / "made.epub")
    program = calibre(f'printf "%s\\n" "$@" > "{tmp_path}/arguments"; cp "{made}" "$2"')
    assert find_program(CALIBRE) == str(program)
    document = pool.read(book, DEFAULT_LIMITS)
    assert (document.format, document.title) == ("mobi", "Le livre des champs")
    assert MIL in document.text
    assert PALU in document.text
    arguments = (tmp_path / "arguments").read_text().splitlines()
    assert arguments[0].endswith("/source.mobi")  # never the foreign name, which may look like an option
    assert arguments[1].endswith("/source.epub")


def test_it_has_an_empty_configuration_and_no_screen_and_no_network(
    pool: ReaderPool, calibre, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CALIBRE_DEVELOP_FROM", "/elsewhere")
    calibre(f'env > "{tmp_path}/variables"; ls -A "$CALIBRE_CONFIG_DIRECTORY" >> "{tmp_path}/variables" 2>&1; pwd')
    reason(pool, book)
    variables = dict(line.split("=", 1) for line in (tmp_path / "variables").read_text().splitlines() if "=" in line)
    folder = variables["PWD"]
    assert variables["CALIBRE_CONFIG_DIRECTORY"].startswith(f"{folder}/")
    assert variables["CALIBRE_TEMP_DIR"] == folder
    assert (variables["QT_QPA_PLATFORM"], variables["https_proxy"]) == ("offscreen", "http://127.0.0.1:9")
    assert "CALIBRE_DEVELOP_FROM" not in variables
    assert not Path(folder).exists()


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("echo Traceback; echo 'calibre.ebooks.DRMError: Le mil'; exit 1", "documents.locked"),
        ("echo 'Le livre DRMError: un roman'; exit 1", "documents.broken"),
        ("echo MemoryError; exit 1", "documents.out_of_memory"),
        ("kill -SEGV $$", "documents.broken"),
        ("exit 0", "documents.broken"),
        ('echo no archive > "$2"', "documents.broken"),
    ],
    ids=["locked", "only a title", "memory", "crash", "nothing", "nonsense"],
)
def test_what_it_cannot_do_is_told(script: str, expected: str, pool: ReaderPool, calibre, book: Path):
    calibre(script)
    assert reason(pool, book).message_id == expected


def test_a_hanging_program_is_ended(pool: ReaderPool, calibre, book: Path, tmp_path: Path):
    calibre(f'sleep 300 & echo $! $$ > "{tmp_path}/pids"; wait')
    assert reason(pool, book, replace(DEFAULT_LIMITS, seconds=2)).message_id == "documents.too_slow"
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert len(pids) == 2
    time.sleep(0.2)
    assert not any(map(running, pids))


def test_what_the_program_prints_is_a_sign_of_life(
    calibre, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = make_epub(tmp_path / "made.epub")
    calibre(f'echo 1%; sleep 1; echo 50%; sleep 1; cp "{made}" "$2"')
    beats: list[float] = []
    monkeypatch.setattr(pulse, "_listener", lambda: beats.append(time.monotonic()))
    with converted(book, "mobi", DEFAULT_LIMITS) as result:
        assert result.is_file()
    assert len(beats) == 2


def test_a_program_that_fills_the_disk_is_ended(pool: ReaderPool, calibre, book: Path, tmp_path: Path):
    calibre(f'echo $$ > "{tmp_path}/pid"; while :; do head -c 1000000 /dev/zero >> more; sleep 0.05; done')
    error = reason(pool, book, replace(DEFAULT_LIMITS, unpacked_bytes=MEGABYTE))
    assert (error.message_id, error.facts["limit_mb"]) == ("documents.too_large", 1)
    time.sleep(0.2)
    assert not running(int((tmp_path / "pid").read_text()))


def test_the_folder_is_gone_whatever_happens_in_it(calibre, book: Path, tmp_path: Path):
    made = make_epub(tmp_path / "made.epub")
    calibre(f'mkdir -p deep/er; touch deep/er/x; pwd > "{tmp_path}/folder"; cp "{made}" "$2"')
    with converted(book, "mobi", DEFAULT_LIMITS) as result:
        assert result.read_bytes() == made.read_bytes()
    assert not Path((tmp_path / "folder").read_text().strip()).exists()


@pytest.mark.skipif(CALIBRE_HERE is None, reason="Calibre is not installed")
@pytest.mark.parametrize("suffix", ["mobi", "azw3", "lit"])
def test_the_real_program_keeps_the_text_and_what_the_book_says_of_itself(
    suffix: str, pool: ReaderPool, tmp_path: Path
):
    page = tmp_path / "livre.html"
    page.write_text(
        f"<html><body><h1>Le mil au Sahel</h1><p>{MIL} Ŋ</p><h2>Le palu</h2><p>{PALU}</p>", encoding="utf-8"
    )
    made = tmp_path / f"a.{suffix}"
    told = ["--title", "Le livre des champs", "--authors", "Awa Ndiaye", "--language", "fr", "--pubdate", "2019-05-31"]
    subprocess.run([str(CALIBRE_HERE), str(page), str(made), *told], check=True, capture_output=True)
    document = pool.read(made, DEFAULT_LIMITS)
    assert document.text == f"Le mil au Sahel\n\n{MIL} Ŋ\n\nLe palu\n\n{PALU}"
    assert (document.title, document.author) == ("Le livre des champs", "Awa Ndiaye")
    assert (document.language, document.date) == ("fr", "2019-05-31")


@pytest.mark.skipif(CALIBRE_HERE is None, reason="Calibre is not installed")
def test_the_real_program_fails_in_words_that_are_understood(pool: ReaderPool, tmp_path: Path):
    assert (
        reason(pool, make_palm(tmp_path / "a.pdb", b"PNRdPPrs", [b"\1\4" + bytes(130)])).message_id
        == "documents.locked"
    )
    (tmp_path / "a.lit").write_bytes(b"ITOLITLS" + bytes(100))
    assert reason(pool, tmp_path / "a.lit").message_id == "documents.broken"


@pytest.mark.skipif(CALIBRE_HERE is None, reason="Calibre is not installed")
def test_the_real_program_takes_nothing_from_beside_the_book(pool: ReaderPool, tmp_path: Path):
    secret = tmp_path / "secret.html"
    secret.write_text("<p>Le secret du voisin</p>", encoding="utf-8")
    asked: list[str] = []

    class Spy(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(str(self.rfile.readline()))

    made = tmp_path / "a.mobi"
    subprocess.run([str(CALIBRE_HERE), str(secret), str(made)], check=True, capture_output=True)
    _, records = palm_records(made.read_bytes())
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Spy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        page = (
            f"<html><body><p>{MIL} <a href='{secret}'>a</a> <a href='{secret.as_uri()}'>b</a></p>"
            f"<iframe src='{secret}'></iframe><object data='{secret.as_uri()}'></object>"
            f"<img src='{address}/a.png'/><iframe src='{address}/b.html'></iframe></body></html>"
        ).encode()
        head = bytearray(records[0])
        struct.pack_into(">HHLH", head, 0, 1, 0, len(page), 1)
        struct.pack_into(">H", head, EXTRA_DATA_AT_BYTE, 0)
        text = pool.read(make_palm(made, b"BOOKMOBI", [bytes(head), page, *records[2:]]), DEFAULT_LIMITS).text
        server.shutdown()
    assert text == f"{MIL} a b"
    assert asked == []
