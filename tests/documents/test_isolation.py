import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from tests.documents.makers import MIL
from wolofsearch.documents import isolation, landlock
from wolofsearch.documents.document import DEFAULT_LIMITS, MEGABYTE
from wolofsearch.documents.isolation import ReaderPool, ReaderProcess, child_command
from wolofsearch.errors import WolofSearchError
from wolofsearch.program import READ_DOCUMENTS

QUICK = replace(DEFAULT_LIMITS, seconds=0.3)


class Started:
    """Makes pools and remembers how many children were started."""

    def __init__(self) -> None:
        self.count = 0
        self.pools: list[ReaderPool] = []

    def pool(self, extract: str = "") -> ReaderPool:
        """Return a pool of real children; ``extract``, a Python expression, stands in for their reading."""

        def command(memory_bytes: int) -> Sequence[str]:
            self.count += 1
            if not extract:
                return child_command(memory_bytes)
            code = (
                "import os, socket, subprocess, tempfile, time, wolofsearch.documents.extraction as e;"
                "import pathlib; from wolofsearch.documents.pulse import beat;"
                "from wolofsearch.documents.child import main; from wolofsearch.documents.document import DocumentText;"
                f"e.extract = lambda path, limits: {extract}; main()"
            )
            return [sys.executable, "-c", code, str(memory_bytes)]

        self.pools.append(ReaderPool(command))
        return self.pools[-1]


@pytest.fixture
def started() -> Iterator[Started]:
    made = Started()
    yield made
    for pool in made.pools:
        pool.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "fiche.txt"
    path.write_text(MIL, encoding="utf-8")
    return path


def reason(pool: ReaderPool, file: Path, limits=DEFAULT_LIMITS) -> WolofSearchError:
    with pytest.raises(WolofSearchError) as error:
        pool.read(file, limits)
    assert error.value.told().next_step  # a sentence exists, and all its facts
    return error.value


def test_one_child_reads_many_files(started: Started, file: Path):
    pool = started.pool()
    assert [pool.read(file, DEFAULT_LIMITS).text for _ in range(3)] == [MIL] * 3
    assert started.count == 1


def test_a_child_is_replaced_after_many_files(started: Started, file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(isolation, "FILES_PER_CHILD", 2)
    pool = started.pool()
    for _ in range(3):
        pool.read(file, DEFAULT_LIMITS)
    assert started.count == 2


def test_another_memory_limit_needs_another_child(started: Started, file: Path):
    pool = started.pool()
    pool.read(file, DEFAULT_LIMITS)
    pool.read(file, replace(DEFAULT_LIMITS, memory_bytes=900 * MEGABYTE))
    assert started.count == 2


def test_a_bad_file_does_not_cost_the_child(started: Started, file: Path, tmp_path: Path):
    pool = started.pool()
    broken = tmp_path / "a.pdf"
    broken.write_bytes(b"%PDF-1.7 rien")
    assert reason(pool, broken).message_id == "documents.broken"
    assert pool.read(file, DEFAULT_LIMITS).text == MIL
    assert started.count == 1


def test_a_hanging_reader_is_killed_in_time(started: Started, file: Path):
    pool = started.pool("time.sleep(60)")
    begun_s = time.monotonic()
    assert reason(pool, file, QUICK).message_id == "documents.too_slow"
    assert time.monotonic() - begun_s < 20


def test_a_child_that_never_starts_is_killed(file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(isolation, "START_SECONDS", 0.2)
    pool = ReaderPool(lambda _: [sys.executable, "-c", "import time; time.sleep(60)"])
    assert reason(pool, file).message_id == "documents.too_slow"


def test_a_child_killed_in_the_middle_is_a_reason_and_the_next_file_is_read(started: Started, file: Path):
    reader = ReaderProcess(started.pool("time.sleep(60)")._command(DEFAULT_LIMITS.memory_bytes))
    threading.Timer(1.0, os.kill, (reader.process.pid, signal.SIGKILL)).start()
    with pytest.raises(WolofSearchError) as error:
        reader.read(file, DEFAULT_LIMITS)
    assert error.value.message_id == "documents.reader_died"
    assert reader.worn_out
    assert started.pool().read(file, DEFAULT_LIMITS).text == MIL


def test_an_idle_child_that_was_killed_is_replaced(started: Started, file: Path):
    pool = started.pool()
    pool.read(file, DEFAULT_LIMITS)
    assert pool._idle is not None
    pool._idle[1].process.kill()
    pool._idle[1].process.wait()
    assert pool.read(file, DEFAULT_LIMITS).text == MIL
    assert started.count == 2


@pytest.mark.parametrize("crash", ["os.abort()", "os._exit(0)", "os.kill(os.getpid(), 11)"])
def test_silent_death_is_a_reason(started: Started, file: Path, crash: str):
    assert reason(started.pool(crash), file).message_id == "documents.reader_died"


@pytest.mark.skipif(sys.platform != "linux", reason="memory can be limited on Linux only")
def test_too_much_memory_is_a_reason_and_costs_the_child(started: Started, file: Path):
    pool = started.pool("bytearray(10**11)")
    error = reason(pool, file)
    assert error.message_id == "documents.out_of_memory"
    assert error.facts["limit_mb"] == DEFAULT_LIMITS.memory_bytes // MEGABYTE
    reason(pool, file)
    assert started.count == 2


def test_too_long_a_text_is_refused_on_both_sides(started: Started, file: Path):
    small = replace(DEFAULT_LIMITS, text_bytes=10)
    assert reason(started.pool(), file, small).message_id == "documents.too_large"
    flood = started.pool("DocumentText('t', 'txt', 'x' * 3_000_000)")
    assert reason(flood, file, small).message_id == "documents.too_large"


def test_what_a_library_prints_does_no_harm(started: Started, file: Path):
    pool = started.pool("print('bruit', flush=True) or os.write(1, b'bruit') and DocumentText('t', 'txt', 'texte')")
    assert pool.read(file, DEFAULT_LIMITS).text == "texte"


@pytest.mark.parametrize(
    "deed",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "open(str(path) + '.new', 'w')",
        "os.remove(path)",
        "subprocess.run(['true'])",
        "os.system('true')",
        "os.rename(path, str(path) + '.new')",
        "os.symlink(path, tempfile.gettempdir() + '/lien') or open(tempfile.gettempdir() + '/lien', 'w')",
        "open(tempfile.gettempdir() + '/../' + path.name, 'w')",
    ],
)
def test_a_reader_may_only_read(started: Started, file: Path, deed: str):
    error = reason(started.pool(deed), file)
    assert "may not do this" in str(error.facts["detail"])
    assert [path.name for path in file.parent.iterdir()] == [file.name]


BESIDE = "path.with_name('voisin.txt')"


@pytest.mark.parametrize(
    "deed",
    [
        f"{BESIDE}.read_text()",
        f"os.open({BESIDE}, os.O_RDONLY)",
        f"os.symlink({BESIDE}, tempfile.gettempdir() + '/lien') or open(tempfile.gettempdir() + '/lien')",
        "open(tempfile.gettempdir() + '/../..' + str(path.parent) + '/voisin.txt')",
        f"pathlib.Path('{__file__}').read_text()",
    ],
)
def test_a_reader_reads_nothing_but_its_document(started: Started, file: Path, deed: str):
    file.with_name("voisin.txt").write_text("secret", encoding="utf-8")
    error = reason(started.pool(deed), file)
    assert error.message_id == "documents.broken"
    assert "may not do this: open" in str(error.facts["detail"])


@pytest.mark.skipif(not landlock.is_there(), reason="needs a kernel with Landlock")
def test_the_kernel_refuses_other_files_to_libraries_in_c(started: Started, file: Path):
    beside = file.with_name("voisin.txt")
    beside.write_text("secret", encoding="utf-8")
    opened = "__import__('ctypes').CDLL(None).open({}, 0)"
    told = f"DocumentText('t', 'txt', str([{opened.format('bytes(path)')} >= 0, {opened.format(bytes(beside))}]))"
    pool = started.pool(told)
    assert pool.read(file, DEFAULT_LIMITS).text == "[True, -1]"
    assert pool.read(beside, DEFAULT_LIMITS).text.startswith("[True, ")
    assert pool.read(beside, DEFAULT_LIMITS).text != "[True, -1]"
    assert pool.read(file, DEFAULT_LIMITS).text == "[True, -1]"
    assert started.count == 1


@pytest.mark.skipif(not landlock.is_there(), reason="needs a kernel with Landlock")
def test_a_program_is_started_outside_of_what_confines_a_reader(
    started: Started, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    commands = tmp_path / "bin"
    commands.mkdir()
    program = commands / "tesseract"
    program.write_text("#!/bin/sh\ncat /etc/passwd > /dev/null && echo lu\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}:{os.environ['PATH']}")
    run = f"subprocess.run([{str(program)!r}], stdout=-1, stdin=-3).stdout.decode()"
    restraint = "__import__('wolofsearch.documents.restraint', fromlist=['x'])"
    assert "PermissionError" in str(reason(started.pool(run), file).facts["detail"])
    told = f"DocumentText('t', 'txt', {restraint}.outside(lambda: {run}))"
    assert started.pool(told).read(file, DEFAULT_LIMITS).text == "lu\n"


def test_a_reader_has_a_scratch_folder_of_its_own_until_it_ends(started: Started, file: Path):
    note = "(pathlib.Path(tempfile.gettempdir()) / 'note')"
    pool = started.pool(f"{note}.write_text('x') and DocumentText('t', 'txt', str({note}))")
    written = Path(pool.read(file, DEFAULT_LIMITS).text)
    assert written.read_text() == "x"
    assert file.parent not in written.parents
    pool.close()
    assert not written.parent.exists()


def test_signs_of_life_give_more_time_but_not_for_ever(started: Started, file: Path):
    working = "[time.sleep(0.3) or beat() for _ in range(6)] and DocumentText('t', 'txt', 'fini')"
    pool = started.pool(working)
    pool.read(file, DEFAULT_LIMITS)  # it is up
    assert pool.read(file, replace(DEFAULT_LIMITS, seconds=1.5)).text == "fini"
    late = reason(pool, file, replace(DEFAULT_LIMITS, seconds=1.5, total_seconds=0.8))
    assert (late.message_id, late.facts["seconds"]) == ("documents.too_slow", "0.8")


@pytest.mark.parametrize("answer", ["nothing", '{"title": 1}', '{"message_id": "x", "facts": 3}', "[]"])
def test_nonsense_is_the_end_of_a_child(file: Path, answer: str):
    code = (
        "import struct, sys; out = sys.stdout.buffer; out.write(bytes(8)); out.flush(); sys.stdin.buffer.read(9);"
        f"out.write(struct.pack('>Q', {len(answer)}) + {answer.encode()!r}); out.flush(); sys.stdin.buffer.read()"
    )
    assert reason(ReaderPool(lambda _: [sys.executable, "-c", code]), file).message_id == "documents.reader_died"


def test_a_child_that_cannot_be_started_is_a_reason(file: Path, tmp_path: Path):
    pool = ReaderPool(lambda _: [str(tmp_path / "missing")])
    assert reason(pool, file).message_id == "documents.reader_died"


def test_an_interrupted_reading_leaves_no_child(started: Started, file: Path, monkeypatch: pytest.MonkeyPatch):
    seen: list[ReaderProcess] = []

    def interrupted(self: ReaderProcess, *_: object) -> None:
        seen.append(self)
        raise KeyboardInterrupt

    monkeypatch.setattr(ReaderProcess, "read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        started.pool().read(file, DEFAULT_LIMITS)
    assert seen[0].process.returncode is not None


def test_a_child_ends_with_its_parent_and_is_modest():
    with subprocess.Popen(
        child_command(DEFAULT_LIMITS.memory_bytes), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.read(8) == bytes(8)
        if hasattr(os, "getpriority"):
            assert os.getpriority(os.PRIO_PROCESS, process.pid) > os.getpriority(os.PRIO_PROCESS, 0) or os.nice(0) > 9
        process.stdin.close()
        assert process.wait(20) == 0


def test_a_hanging_child_ends_even_when_its_parent_died(file: Path):
    code = (
        "import time, wolofsearch.documents.child as c, wolofsearch.documents.extraction as e;"
        "c.ORPHAN_SECONDS = 0; e.extract = lambda path, limits: time.sleep(60); c.main()"
    )
    reader = ReaderProcess([sys.executable, "-c", code, str(DEFAULT_LIMITS.memory_bytes)])
    request = json.dumps({"path": str(file), "limits": asdict(QUICK)}).encode()
    reader._exchange(b"", 0, 60, 60, file)
    with pytest.raises(WolofSearchError) as error:
        reader._exchange(request, MEGABYTE, 50, 50, file)  # nobody kills it: the clock of this side is far away
    assert error.value.message_id == "documents.reader_died"


def test_an_idle_child_goes_home(started: Started, file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(isolation, "IDLE_SECONDS", 0.05)
    pool = started.pool()
    pool.read(file, DEFAULT_LIMITS)
    for _ in range(200):
        if pool._idle is None:
            break
        time.sleep(0.05)
    assert pool._idle is None


def test_threads_may_read_at_once(started: Started, file: Path):
    pool = started.pool()
    with ThreadPoolExecutor(3) as threads:
        texts = list(threads.map(lambda _: pool.read(file, DEFAULT_LIMITS).text, range(9)))
    assert texts == [MIL] * 9


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command(5) == [sys.executable, READ_DOCUMENTS, "5"]


def test_a_child_loads_nothing_heavy():
    code = (
        "import pkgutil, importlib, sys, wolofsearch.documents.readers as r, wolofsearch.documents.child,"
        "wolofsearch.documents.extraction;"
        "[importlib.import_module(m.name) for m in pkgutil.iter_modules(r.__path__, r.__name__ + '.')];"
        "print(*{'torch', 'transformers', 'numpy', 'onnxruntime', 'PySide6', 'sqlite3'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_stopping_ends_what_is_being_read_and_the_pool_goes_on(started: Started, file: Path) -> None:
    pool = started.pool("time.sleep(30) if path.name == 'long.txt' else DocumentText('', 'txt', 'lu')")
    pool.stop()  # nothing is being read
    long = file.with_name("long.txt")
    long.write_text(MIL, encoding="utf-8")
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(pool.read, long, DEFAULT_LIMITS)
        while not reading.done():
            pool.stop()
            time.sleep(0.05)
        with pytest.raises(WolofSearchError) as caught:
            reading.result()
    assert caught.value.message_id == "documents.reader_died"
    assert pool.read(file, DEFAULT_LIMITS).text == "lu"
