"""The process that risky containers are read in: whatever happens there costs one document and leaves nothing behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import pytest

from etl.read import isolate
from etl.read.isolate import isolated
from etl.read.item import Item

ROOT = Path(__file__).parents[2]
ITEM = Item("x.pdf", b"%PDF-1.7")


def ask(reader: str, seconds: float = 5.0) -> list[str]:
    return [found.reason for found in isolated(f"tests.read.isolated_readers:{reader}", ITEM, seconds)]


def children() -> int:
    listed = subprocess.run(["ps", "--ppid", str(os.getpid()), "-o", "stat=,args="], capture_output=True, text=True)
    return sum("etl.read.worker" in line or line.startswith("Z") for line in listed.stdout.splitlines())


@pytest.mark.parametrize(
    ("reader", "reasons"),
    [
        ("sleeps", ["too_slow"]),
        ("spins", ["too_slow"]),
        ("exits", ["broken"]),
        ("crashes", ["broken"]),
        ("fills_memory", ["too_large"]),
        ("raises", ["empty", "broken"]),
        ("prints", ["empty"]),
        ("is_not_there", ["broken"]),
    ],
)
def test_what_goes_wrong_is_a_reason_and_the_next_document_works(reader: str, reasons: list[str]) -> None:
    ask("prints")  # the process has started
    started = time.monotonic()
    assert ask(reader, 0.5 if reasons == ["too_slow"] else 5.0) == reasons
    assert time.monotonic() - started < 5
    assert ask("prints") == ["empty"]
    assert children() <= 1


def test_what_one_document_leaves_in_memory_does_not_count_for_the_next() -> None:
    assert [ask("leaks") for _ in range(4)] == [["empty"]] * 4


def test_the_process_imports_little_and_starts_soon() -> None:
    isolate._stop()
    started = time.monotonic()
    (found,) = isolated("tests.read.isolated_readers:modules", ITEM)
    assert found.message.startswith("imports [];")
    assert time.monotonic() - started < 5  # 0.3 s on a free machine


def test_one_process_serves_many_threads() -> None:
    answers: list[list[str]] = []
    threads = [threading.Thread(target=lambda: answers.append(ask("prints"))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == [["empty"]] * 8
    assert children() == 1


def test_where_no_process_may_be_started_the_reader_works_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError("no more processes")

    isolate._stop()
    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert ask("raises") == ["empty", "broken"]


def in_a_daemon(pipe: "multiprocessing.connection.Connection") -> None:
    pipe.send(ask("prints"))


def test_a_worker_of_a_cluster_may_use_it() -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    worker = context.Process(target=in_a_daemon, args=(there,), daemon=True)
    worker.start()
    assert here.poll(30)
    assert here.recv() == ["empty"]
    worker.join(10)
    assert worker.exitcode == 0


def program(body: str) -> list[str]:
    head = """
        import signal
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
        from etl.read.isolate import isolated
        from etl.read.item import Item
        def ask(reader, seconds=20):
            place = f"tests.read.isolated_readers:{reader}"
            return [found.reason for found in isolated(place, Item("x.pdf", b"x"), seconds)]
    """
    return [sys.executable, "-c", textwrap.dedent(head) + textwrap.dedent(body)]


@pytest.mark.parametrize("body", ["ask('prints')", "ask('spins', 0.2)", "ask('prints'); import os; os._exit(0)"])
def test_nothing_is_left_at_the_end(body: str) -> None:
    done = subprocess.run(program(body), cwd=ROOT, timeout=30, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_program_without_a_main_guard_runs_once(tmp_path: Path) -> None:
    script = tmp_path / "build.py"
    script.write_text("print('once')\n" + program("print(ask('prints'))")[2], encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=30, env=environment)
    assert done.stdout == "once\n['empty']\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_program_leaves_no_process(sent: signal.Signals) -> None:
    running = subprocess.Popen(
        program("ask('prints'); print('ready', flush=True); ask('sleeps', 3)"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    time.sleep(0.3)
    listed = subprocess.run(["pgrep", "-P", str(running.pid)], capture_output=True, text=True).stdout.split()
    running.send_signal(sent)
    running.communicate(timeout=10)
    assert running.returncode != 0
    deadline = time.monotonic() + 8  # a process without a parent ends with its time limit
    while any(Path(f"/proc/{child}").exists() for child in listed) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [child for child in listed if Path(f"/proc/{child}").exists()]
