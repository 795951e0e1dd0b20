import http.server
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.documents.makers import MIL, make_compound, make_docx, make_odt
from tests.documents.pretended import Pretend, reason, running
from wolofsearch.documents.document import DEFAULT_LIMITS
from wolofsearch.documents.isolation import ReaderPool
from wolofsearch.documents.programs import LIBREOFFICE, TESSERACT, find_program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the pretended program is a shell script")


@pytest.fixture
def office(pretend: Pretend) -> Callable[[str], Path]:
    """Pretend that LibreOffice is the only program here, and what it does."""
    return partial(pretend, "soffice")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    return make_compound(tmp_path / "-lettre\n.doc", {"WordDocument": bytes(5000)})


def test_what_would_unlock_a_file_is_told(
    pool: ReaderPool, letter: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("PATH", str(tmp_path))
    error = reason(pool, letter)
    assert error.message_id == "documents.needs_converter"
    assert (error.facts["program"], error.facts["kind"]) == (LIBREOFFICE, "DOC")


def test_an_old_document_is_read_through_the_office_program(pool: ReaderPool, office, letter: Path, tmp_path: Path):
    made = make_docx(tmp_path / "made.docx", [MIL], title="Lettre")
    program = office(f'echo "$@" > "{tmp_path}/arguments"; cp "{made}" source.docx')
    assert find_program(LIBREOFFICE) == str(program)
    document = pool.read(letter, DEFAULT_LIMITS)
    assert (document.text, document.format, document.title) == (MIL, "doc", "Lettre")
    arguments = (tmp_path / "arguments").read_text()
    assert "--headless" in arguments
    assert arguments.split()[-1].endswith("/source.doc")  # never the foreign name, which may look like an option


def test_the_profile_forbids_macros_links_and_the_network(pool: ReaderPool, office, letter: Path, tmp_path: Path):
    office(
        f'cat ../office-profile/user/registrymodifications.xcu > "{tmp_path}/profile"'
        f'; echo $http_proxy >> "{tmp_path}/profile"'
    )
    assert reason(pool, letter).message_id == "documents.broken"  # it made nothing
    profile = (tmp_path / "profile").read_text()
    for name, value in (
        ("MacroSecurityLevel", "3"),
        ("DisableMacrosExecution", "true"),
        ("ooInetHTTPProxyName", "127.0.0.1"),
    ):
        assert f'oor:name="{name}" oor:op="fuse"><value>{value}<' in profile
    assert profile.endswith("http://127.0.0.1:9\n")


def test_a_hanging_program_is_killed_with_all_that_it_started(pool: ReaderPool, office, letter: Path, tmp_path: Path):
    office(f'sleep 300 & echo $! $$ > "{tmp_path}/pids"; wait')
    begun_s = time.monotonic()
    assert reason(pool, letter, replace(DEFAULT_LIMITS, seconds=2)).message_id == "documents.too_slow"
    assert time.monotonic() - begun_s < 30
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert len(pids) == 2
    time.sleep(0.2)
    assert not any(map(running, pids))


def test_a_reading_that_is_stopped_takes_its_program_along(pool: ReaderPool, office, letter: Path, tmp_path: Path):
    office(f'echo $$ > "{tmp_path}/pid"; exec sleep 300')

    def stop() -> None:
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            time.sleep(0.05)
        pool.stop()

    threading.Thread(target=stop, daemon=True).start()
    assert reason(pool, letter).message_id == "documents.reader_died"
    time.sleep(0.2)
    assert not running(int((tmp_path / "pid").read_text()))


def test_no_other_program_is_started(pool: ReaderPool, office, letter: Path, tmp_path: Path):
    office("exit 0")
    reason(pool, letter)
    assert find_program(TESSERACT) is None
    assert [path.name for path in Path(os.environ.get("TMPDIR", "/tmp")).glob("wolofsearch-*/conversion-*")] == []


def test_a_converted_bomb_is_told_as_the_file_it_came_from(pool: ReaderPool, office, letter: Path, tmp_path: Path):
    made = make_odt(tmp_path / "made.odt")
    office(f'cp "{made}" source.docx')
    error = reason(pool, letter, replace(DEFAULT_LIMITS, unpacked_bytes=100))
    assert error.message_id == "documents.too_large"


def test_scratch_is_gone_with_the_child(office, letter: Path, tmp_path: Path):
    office(f'pwd > "{tmp_path}/scratch"')
    pool = ReaderPool()
    reason(pool, letter)
    folder = Path((tmp_path / "scratch").read_text().strip())
    scratch = folder.parent
    assert scratch.is_dir()
    assert not folder.exists()
    pool.close()
    assert not scratch.exists()


@pytest.mark.skipif(find_program(LIBREOFFICE) is None, reason="LibreOffice is not installed")
def test_the_real_program_fetches_nothing(pool: ReaderPool, tmp_path: Path):
    asked: list[str] = []

    class Spy(http.server.BaseHTTPRequestHandler):
        def handle_one_request(self) -> None:
            asked.append(str(self.rfile.readline()))

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Spy) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        file = tmp_path / "a.fodt"
        names = "urn:oasis:names:tc:opendocument:xmlns"
        file.write_text(
            f"""<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="{names}:office:1.0"
            xmlns:text="{names}:text:1.0" xmlns:draw="{names}:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
            xmlns:svg="{names}:svg-compatible:1.0" office:version="1.3"
            office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>{MIL}
            <draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char"><draw:image
            xlink:href="http://127.0.0.1:{server.server_port}/a.png" xlink:type="simple" xlink:show="embed"
            xlink:actuate="onLoad"/></draw:frame></text:p></office:text></office:body></office:document>""",
            encoding="utf-8",
        )
        assert MIL in pool.read(file, DEFAULT_LIMITS).text
        server.shutdown()
    assert asked == []
