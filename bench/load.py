"""The dashboard under load: ``python bench/load.py [ARTICLES [VISITORS]]``, or ``make load``.

Makes a corpus of so many articles with made-up values, serves it on this machine alone,
and lets visitors in: one by itself, then all at once. Prints how long a first chart and a
changed filter take, and what memory and processor time the server used; then ends it.
"""

from __future__ import annotations

import asyncio
import compileall
import contextlib
import importlib.util
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

import load_corpus
from biascompare.measured.fingerprint import fingerprint
from visitors import Run, Visitor

PAGES = ("compare", "", "frames", "when")
EVERY_FAMILY = "family=all"
"""The address of “How do they compare?” with every family of measures open."""
CHANGES = 3
PAUSE_SECONDS = 10.0
"""Between two changes of one visitor, at most: half of it on average."""
LONGEST_SECONDS = 300


@contextlib.contextmanager
def served(folder: Path) -> Iterator[tuple[int, int]]:
    """Serve a corpus on this machine; give the port and the process of the server."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).parent / "biascompare"), "dashboard", str(folder)]
    with tempfile.TemporaryFile() as said:
        started = subprocess.Popen([*command, "--port", str(port)], stdout=said, stderr=said)
        try:
            yield port, started.pid
        finally:
            started.send_signal(signal.SIGTERM)
            started.wait(30)


def compile_all() -> None:
    """Write bytecode, as installing does: where Python is told not to, it compiles anew."""
    for name in ("biascompare", "streamlit", "altair", "pandas", "scipy", "numpy", "pyarrow"):
        found = importlib.util.find_spec(name)
        for place in (found.submodule_search_locations or []) if found else []:
            compileall.compile_dir(place, quiet=2)


def server_of(process: int) -> int:
    """Return the process that answers: the child of the command."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return int(children[0]) if children else process


def memory(process: int) -> tuple[float, float]:
    """Return the megabytes of a process: in all, and without what is mapped from files."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    found = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith("Rss")}
    whole = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    return int(whole) / 1024, int(found["RssAnon"]) / 1024


def processor_seconds(process: int) -> float:
    """Return the processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentiles(name: str, seconds: Sequence[float]) -> None:
    """Print the median and the 95th percentile."""
    middle, high = np.percentile(seconds, [50, 95])
    print(f"{name:<58} p50 {middle:6.2f} s   p95 {high:6.2f} s   n {len(seconds)}", flush=True)


async def first(port: int, page: str) -> tuple[Visitor, Run]:
    """Open a page as soon as the server answers."""
    visitor = Visitor(port, page)
    for _ in range(LONGEST_SECONDS * 20):
        try:
            await visitor.__aenter__()
        except OSError:
            await asyncio.sleep(0.05)
        else:
            return visitor, await visitor.open()
    raise TimeoutError("the server does not answer")


async def alone(port: int, process: int, started: float) -> None:
    """One visitor: from the start of the command to a first chart, then a filter changed."""
    visitor, run = await first(port, PAGES[0])
    before = time.perf_counter() - started - run.seconds
    seen = run.first_chart if run.first_chart is not None else run.seconds
    server = server_of(process)
    print(f"cold start to first chart: {before + seen:.2f} s (the whole page {run.seconds:.2f} s)")
    print(f"  processor {processor_seconds(server):.1f} s from the start to the whole page")
    _fail(run)
    await visitor.__aexit__(None, None, None)
    for page in PAGES:
        await _changes(Visitor(port, page), server, f"page {page or 'start'}")
    await _changes(Visitor(port, PAGES[0], EVERY_FAMILY), server, "every family")


async def _changes(visitor: Visitor, server: int, name: str) -> None:
    async with visitor:
        run = await visitor.open()
        print(f"alone, {name:<13}: opened {run.seconds:.2f} s", flush=True)
        used = processor_seconds(server)
        found = [await visitor.choose("outlet", names) for names in _choices(visitor, 1)[:8]]
        used = (processor_seconds(server) - used) / len(found)
        for run in found:
            _fail(run)
        percentiles(f"alone, {name}, filter changed", [run.seconds for run in found])
        print(f"  processor {used:.2f} s a change, {found[-1].megabytes:.2f} MB sent")


def _choices(visitor: Visitor, seed: int) -> list[list[str]]:
    """Return outlets to choose, one or two at a time, in another order for each seed."""
    generator = random.Random(seed)
    options = visitor.lists["outlet"][1]
    return [generator.sample(options, 1 + number % 2) for number in range(20)]


async def crowd(port: int, visitors: int, page: str) -> None:
    """All visitors at once: everybody opens a page, then changes the filter now and then."""
    opened: list[Run] = []
    changed: list[Run] = []

    async def visit(number: int) -> None:
        generator = random.Random(number)
        async with Visitor(port, page) as visitor:
            opened.append(await visitor.open())
            for names in _choices(visitor, number)[:CHANGES]:
                await asyncio.sleep(generator.random() * PAUSE_SECONDS)
                changed.append(await visitor.choose("outlet", names))

    await asyncio.gather(*(visit(number) for number in range(visitors)))
    for run in (*opened, *changed):
        _fail(run)
    charts = [run.seconds if run.first_chart is None else run.first_chart for run in opened]
    who = f"{visitors} at once, page {page or 'start'}"
    percentiles(f"{who}, first chart", charts)
    percentiles(f"{who}, filter changed", [run.seconds for run in changed])


def _fail(run: Run) -> None:
    if run.fault is not None:
        raise RuntimeError(f"a page failed: {run.fault}")


def load(articles: int = 1_000_000, visitors: int = 30) -> None:
    """Print everything; a folder named in LOAD_FOLDER keeps the corpus for the next time.

    Code that measures otherwise makes another: the dashboard would measure all of it anew.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(os.environ.get("LOAD_FOLDER", made)) / f"corpus-{articles}-{fingerprint()}"
        if not folder.is_dir():
            started = time.perf_counter()
            load_corpus.make(folder, articles)
            print(f"{articles:,} articles made in {time.perf_counter() - started:.0f} s")
        started = time.perf_counter()
        load_corpus.open_once(folder)
        print(f"columns written in {time.perf_counter() - started:.1f} s", flush=True)
        print(f"load average before: {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
        compile_all()
        started = time.perf_counter()
        with served(folder) as (port, process):
            asyncio.run(alone(port, process, started))
            server = server_of(process)
            print("memory: {:,.0f} MB, {:,.0f} MB of them its own".format(*memory(server)))
            for page in PAGES:
                used = processor_seconds(server)
                asyncio.run(crowd(port, visitors, page))
                used = processor_seconds(server) - used
                print(f"  processor {used:.1f} s for {visitors * (CHANGES + 1)} runs")
                print("  memory {:,.0f} MB, {:,.0f} MB of them its own".format(*memory(server)))


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    load(*given)
