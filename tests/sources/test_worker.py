"""The process with limits: what ends there costs one document."""

from __future__ import annotations

import pickle
import sys
import threading

import pytest

from biascompare.errors import SourceError
from biascompare.sources.worker import ParserEndedError, limited, limited_items

# eval stands for a parser: the name of the document is what it does.
BURN = "sum(iter(int, 1))"
WAIT = "__import__('time').sleep(60)"
FAT = "len(b'x' * 2**31)"
CRASH = "__import__('os').abort()"
LEAVE = "__import__('os')._exit(0)"
NOISE = "print('noise') or __import__('os').write(1, b'noise')"


@pytest.mark.parametrize(
    ("name", "value"), [("6 * 7", 42), ("None", None), (NOISE, 5), ("'\\ud800'", "\ud800")]
)
def test_a_result_comes_back(name, value):
    assert limited(eval, name) == value


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (BURN, "takes more than 0.3 seconds of processor time"),
        (CRASH, "made the parser crash"),
        (LEAVE, "made the parser crash"),
        pytest.param(
            FAT,
            "needs more than 256 MB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="memory is capped on Linux"),
        ),
    ],
    ids=["burn", "crash", "leave", "fat"],
)
def test_what_is_ended_is_named_and_the_next_is_read(name, reason):
    with pytest.raises(ParserEndedError, match=reason) as caught:
        limited(eval, name, seconds=0.3, patience=200, memory=2**28)
    assert caught.value.source == name
    assert limited(eval, "6 * 7") == 42


def test_what_only_waits_is_ended_by_the_clock():
    with pytest.raises(ParserEndedError, match=r"was not read within 0\.5 seconds"):
        limited(eval, WAIT, seconds=10, patience=0.05)
    assert limited(eval, "6 * 7") == 42


def test_time_that_others_use_does_not_count():
    # Longer on the clock than the limit of processor time, as on a busy machine.
    assert limited(eval, "__import__('time').sleep(0.6)", seconds=0.3, patience=200) is None


def test_each_item_has_the_time_to_itself():
    # About 0.1 s of processor time an item, 1 s for all of them.
    clock = "__import__('time').process_time"
    spend = f"(lambda end: all(now < end for now in iter({clock}, None)))({clock}() + 0.1)"
    assert list(limited_items(eval, f"({spend} for _ in range(10))", seconds=0.5)) == [False] * 10


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("exit()", "made the parser crash"),
        ("(lambda f: f(f))(lambda f: f(f))", "RecursionError"),
        ("lambda: 0", "cannot be read"),  # a result that cannot travel
    ],
)
def test_a_fault_inside_is_a_source_error(name, reason):
    with pytest.raises(SourceError, match=reason):
        limited(eval, name)
    assert limited(eval, "6 * 7") == 42


LOADS = """
import time
from biascompare.sources.limits import loading
end = time.process_time() + 0.8
with {}:
    while time.process_time() < end:
        pass
"""


def test_what_is_imported_meanwhile_does_not_count():
    assert limited(exec, LOADS.format("loading()"), seconds=0.4, patience=200) is None
    with pytest.raises(ParserEndedError, match="processor time"):
        limited(exec, LOADS.format("open('/dev/null')"), seconds=0.4, patience=200)


def test_items_come_one_by_one():
    assert list(limited_items(eval, "iter(range(5000))")) == list(range(5000))
    assert list(limited_items(eval, "iter([])")) == []


def test_leaving_early_does_not_mix_answers():
    items = limited_items(eval, "iter(range(10**6))")
    assert next(items) == 0
    items.close()  # type: ignore[attr-defined]
    assert limited(eval, "6 * 7") == 42


def test_two_at_once_do_not_wait_for_each_other():
    first, second = (limited_items(eval, "iter(range(3))") for _ in range(2))
    assert [next(first), next(second), next(second), next(first)] == [0, 0, 1, 1]
    found = []
    threads = [
        threading.Thread(target=lambda n=n: found.append(limited(eval, f"{n} * 2")))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(found) == [0, 2, 4, 6]


def test_a_folder_of_articles_lends_no_modules(tmp_path, monkeypatch):
    (tmp_path / "csv.py").write_text("raise SystemExit('a module from the folder')\n")
    monkeypatch.chdir(tmp_path)
    # More at once than are kept, so that a new process is started here.
    items = [limited_items(eval, "iter(range(3))") for _ in range(3)]
    assert [next(each) for each in items] == [0, 0, 0]


@pytest.mark.parametrize("line", [None, 7])
@pytest.mark.parametrize("kind", [SourceError, ParserEndedError])
def test_errors_travel(kind, line):
    error = pickle.loads(pickle.dumps(kind("a.html", "is broken", line=line)))
    assert type(error) is kind
    assert (error.source, error.reason, error.line) == ("a.html", "is broken", line)
    assert str(error) == str(kind("a.html", "is broken", line=line))
