"""The direction of imports: a module knows only what stands to the left of it."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "biascompare"
# From left to right. A new module gets its place here.
ORDER = (
    "model",
    "errors",
    "datafiles",
    "known_accuracy",
    "language_rules",
    "languages",
    "translations",
    "actor_rows",
    "lexicons",
    "detection",
    "syllables",
    "matching",
    "sentence_context",
    "stops",
    "strong_marks",
    "glued_ends",
    "line_breaks",
    "inline_items",
    "sentences",
    "text",
    "name_evidence",
    "name_tokens",
    "name_judging",
    "names",
    "entities",
    "actor_mentions",
    "words",
    "tone",
    "shingles",
    "publication",
    "duplicates",
    "records",
    "outlets",
    "spreadsheets",
    "corpus",
    "sources",
    "web",
    "voice",
    "measures",
    "measure_texts",
    "measure_values",
    "measure_translations",
    "discovery",
    "towards",
    "accuracy",
    "stories",
    "importing",
    "engines",
    "measured",
    "compare",
    "api",
    "lessons",
    "filter_sets",
    "charts",
    "report",
    "output_tables",
    "output_comparison",
    "output_measures",
    "cli_inputs",
    "cli_articles",
    "cli_tables",
    "cli_board",
    "cli_beside",
    "cli_stories",
    "cli_timeline",
    "cli_compare",
    "cli_words",
    "cli_shift",
    "cli_distance",
    "cli_report",
    "cli_actors",
    "dashboard",
    "server",
    "cli_dashboard",
    "cli_import",
    "cli_corpus",
    "cli_accuracy",
    "cli_towards",
    "cli_lesson",
    "cli",
)
HEAVY = (
    "altair",
    "nltk",
    "numpy",
    "pandas",
    "py3langid",
    "pyarrow",
    "simplemma",
    "streamlit",
    "textstat",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def imported_names(source: str, package: str) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*parents, node.module or ""]).strip(".") if node.level else node.module
            yield from (f"{base}.{alias.name}" for alias in node.names)


def layer(full_name: str) -> str | None:
    """Return the layer that a name of biascompare belongs to, ``None`` for other packages."""
    parts = full_name.split(".")
    return parts[1] if parts[0] == "biascompare" and len(parts) > 1 else None


def faults(own: str, source: str, package: str) -> list[str]:
    """Return what a module of the layer ``own`` imports and must not."""
    found = []
    for name in imported_names(source, package):
        other = layer(name)
        if other in (None, own):
            continue
        if other not in ORDER:
            found.append(f"{name}: {other} has no place in ORDER")
        elif ORDER.index(other) > ORDER.index(own):
            found.append(f"{name} stands to the right of {own}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_the_left(path):
    relative = path.relative_to(PACKAGE).with_suffix("")
    if relative.name == "__init__" and len(relative.parts) == 1:
        assert [
            name for name in imported_names(path.read_text("utf-8"), "biascompare") if layer(name)
        ] == []
        return
    own = relative.parts[0]
    package = ".".join(["biascompare", *relative.parts[:-1]])

    assert own in ORDER, f"give {own} its place in ORDER"
    assert faults(own, path.read_text(encoding="utf-8"), package) == []


@pytest.mark.parametrize(
    ("own", "source", "count"),
    [
        ("text", "", 0),
        ("text", "from biascompare.model import Document", 0),
        ("text", "from biascompare import languages, model", 0),
        ("text", "import numpy.random", 0),
        ("text", "from biascompare.measures import MEASURES", 1),
        ("text", "def f():\n    from biascompare import measures, charts", 2),
        ("text", "import biascompare.cli", 1),
        ("text", "from . import cli", 1),
        ("text", "from .measures.base import Measure", 1),
        ("text", "from biascompare import utils", 1),
    ],
)
def test_a_wrong_import_is_found(own, source, count):
    assert len(faults(own, source, "biascompare")) == count


def test_only_the_dashboard_imports_streamlit():
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in MODULES
        for name in imported_names(path.read_text(encoding="utf-8"), "biascompare")
        if name.split(".")[0] == "streamlit"
    }

    assert users <= {"dashboard"}


@pytest.mark.parametrize("module", ["biascompare", "biascompare.model", "biascompare.cli"])
def test_importing_pulls_in_nothing_heavy(module):
    program = f"import sys, {module}; print(*sorted(sys.modules), sep='\\n')"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True
    )

    loaded = set(ended.stdout.split())
    assert module in loaded
    assert loaded.isdisjoint(HEAVY), sorted(loaded.intersection(HEAVY))


@pytest.mark.parametrize(
    ("folders", "extras"),
    [(("src",), ()), (("src", "tests", "scripts"), ("test",))],
    ids=["package", "tests"],
)
def test_every_imported_package_is_declared(repository, folders, extras):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = list(project["dependencies"])
    for extra in extras:
        asked += project["optional-dependencies"][extra]
    declared = {plain(re.split(r"[^\w.-]", line)[0]) for line in asked}
    providers = importlib.metadata.packages_distributions()
    paths = [path for folder in folders for path in (repository / folder).rglob("*.py")]
    imported = {
        name.split(".")[0]
        for path in paths
        for name in imported_names(path.read_text(encoding="utf-8"), "biascompare")
    }
    foreign = imported - set(sys.stdlib_module_names) - {"biascompare", "__future__"}
    foreign -= {path.stem for path in (repository / "scripts").glob("*.py")}

    undeclared = {
        name for name in foreign if declared.isdisjoint(map(plain, providers.get(name, [])))
    }
    assert undeclared == set()


def plain(package):
    return re.sub(r"[-_.]+", "-", package).lower()
