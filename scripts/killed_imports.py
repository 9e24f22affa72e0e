"""Kill an import at random moments, give the same command again, and compare.

    python scripts/killed_imports.py [MOMENTS] [ARTICLES]

Every corpus must hold exactly the articles of an undisturbed import, and at least what
was reported when the import was killed. Leaves with status 1 if one does not.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from biascompare import corpus, importing
from biascompare.errors import CorpusError
from biascompare.model import Document, Notice
from biascompare.records import to_record

IMPORT = """
import sys
from biascompare import importing
importing.import_into(
    sys.argv[1],
    [sys.argv[2]],
    rows_in_part=500,
    on_progress=lambda summary: print(summary.added, flush=True),
)
"""


def write_articles(path: Path, count: int) -> None:
    """Write ``count`` articles of about 300 words."""
    words = [f"word{number}" for number in range(3_000)]
    generator = random.Random(1)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            document = Document(
                id=f"{number:016x}",
                text=" ".join(generator.choices(words, k=300)),
                outlet=f"Outlet {number % 9}",
                title=f"Article {number}",
                published=f"2025-{number % 12 + 1:02}-01",
                notices=(Notice("no_author", "No author is stated."),),
            )
            file.write(json.dumps(to_record(document)) + "\n")


def content(folder: Path) -> dict[str, Document]:
    """Return a corpus by id; a part that fails or an article that comes twice ends the run."""
    found: dict[str, Document] = {}
    for each in corpus.read(folder):
        if isinstance(each, CorpusError):
            raise each
        if each.id in found:
            raise SystemExit(f"{each.id} comes twice in {folder}")
        found[each.id] = each
    return found


def killed(folder: Path, articles: Path, seconds: float | None) -> int:
    """Start an import, kill it after ``seconds`` (if any), and return what it had reported."""
    process = subprocess.Popen(
        [sys.executable, "-c", IMPORT, str(folder), str(articles)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    if seconds is not None:
        time.sleep(seconds)
        process.kill()
    reported = process.communicate()[0].split()
    return int(reported[-1]) if reported else 0


def main(moments: int = 50, count: int = 20_000) -> None:
    """Print what each kill left and say whether every corpus came out whole."""
    generator = random.Random(2)
    with tempfile.TemporaryDirectory() as place:
        articles = Path(place, "articles.jsonl")
        write_articles(articles, count)
        started = time.monotonic()
        killed(Path(place, "whole"), articles, None)
        duration = time.monotonic() - started
        whole = content(Path(place, "whole"))
        faults = finished = 0
        for moment in range(moments):
            folder = Path(place, f"corpus-{moment}")
            reported = killed(folder, articles, generator.uniform(0, duration))
            kept = len(content(folder)) if corpus.is_corpus(folder) else 0
            importing.import_into(folder, [articles], rows_in_part=500)
            equal = content(folder) == whole
            faults += not equal or kept < reported
            finished += reported == count
            shutil.rmtree(folder)
            print(f"{moment + 1}: reported {reported}, kept {kept}, afterwards equal: {equal}")
    caught = f"{moments - finished} of them before the last report"
    print(f"{moments} kills of an import of {count} articles, {caught}: {faults} at fault")
    if faults:
        sys.exit(1)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
