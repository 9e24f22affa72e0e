"""The documentation cannot lag: what exists is named, and what is named works."""

from __future__ import annotations

import re
import runpy
import shlex
import subprocess
import tomllib
from pathlib import Path

import click
import pytest

from biascompare.cli import cli
from biascompare.known_accuracy import known_figures
from biascompare.measures import FAMILIES, MEASURES

README = "README.md"
COMMANDS = sorted(cli.commands)
SESSION = re.compile(r"<!-- session.*?-->\n```sh\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@pytest.fixture(scope="module")
def readme(repository):
    return (repository / README).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def command_line(repository):
    return (repository / "docs" / "command-line.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def measures_page(repository):
    return (repository / "docs" / "measures.md").read_text(encoding="utf-8")


def options(command):
    """Return the options of a command; of a group, its actions and their options."""
    actions = command.commands if isinstance(command, click.Group) and command is not cli else {}
    names = [
        name
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for name in (*parameter.opts, *parameter.secondary_opts)
    ]
    return names + [name for each in actions for name in (each, *options(actions[each]))]


def section(page, command):
    """Return the part of the page about a command: from its heading to the next."""
    found = re.search(
        rf"^## `biascompare {command}\b.*?(?=^## |\Z)", page, re.DOTALL | re.MULTILINE
    )
    return found.group() if found else ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_and_option_is_documented(command_line, command):
    about = section(command_line, command)

    assert about, f"docs/command-line.md has no section about {command}"
    missing = [name for name in options(cli.commands[command]) if not names(about, name)]
    assert missing == [], f"docs/command-line.md, {command}: name these options"


def test_every_general_option_is_documented(command_line):
    general = [*options(cli), *cli.context_settings["help_option_names"]]

    assert [name for name in general if not names(command_line, name)] == []


def test_no_command_is_documented_that_does_not_exist(command_line):
    documented = re.findall(r"^## `biascompare (\w+)", command_line, re.MULTILINE)

    assert sorted(documented) == COMMANDS


def names(text, option):
    return re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", text) is not None


def test_the_measures_page_is_fresh(repository, measures_page):
    script = runpy.run_path(str(repository / "scripts" / "measures_page.py"))

    assert measures_page == script["page"](), "docs/measures.md is stale: run make docs"
    assert set(script["TITLES"]) == set(FAMILIES)


def test_the_accuracy_page_shows_the_measured_figures(repository, monkeypatch):
    monkeypatch.syspath_prepend(str(repository / "scripts"))
    script = runpy.run_path(str(repository / "scripts" / "accuracy_page.py"))
    text = (repository / "docs" / "accuracy.md").read_text(encoding="utf-8")

    assert text == script["page"](known_figures()), "docs/accuracy.md is stale: make accuracy"


def test_every_measure_is_documented(measures_page):
    assert [name for name in MEASURES if f"`{name}`" not in measures_page] == []


def session_lines():
    text = (Path(__file__).parents[1] / README).read_text(encoding="utf-8")
    found = SESSION.search(text)
    return found.group(1).splitlines() if found else []


def test_the_session_shows_every_command_but_the_dashboard():
    shown = {shlex.split(line)[1] for line in session_lines()}

    assert shown == set(COMMANDS) - {"dashboard"}


@pytest.mark.parametrize("line", session_lines())
def test_the_session_can_be_pasted(run_biascompare, line):
    program, *arguments = shlex.split(line)
    ended = run_biascompare(*arguments)

    assert program == "biascompare"
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.strip() or "-o" in arguments
    assert "Traceback" not in ended.stderr


def test_readme_names_the_commands_that_make_has(repository, readme):
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+)\b(?=`|\n)", readme))

    assert {"run", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"make {target} does not exist"


@pytest.mark.parametrize(
    "page",
    [
        README,
        "CHANGELOG.md",
        "docs/command-line.md",
        "docs/measures.md",
        "docs/python.md",
    ],
)
def test_links_lead_somewhere(repository, page):
    path = repository / page
    linked = LINK.findall(path.read_text(encoding="utf-8"))

    assert [link for link in linked if not (path.parent / link).exists()] == []


def test_readme_opens_with_the_screenshot(readme):
    lines = [line for line in readme.splitlines() if line]

    assert lines[0] == "# biascompare"
    assert lines[1].startswith("![")


def test_the_changelog_knows_the_version(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    changelog = (repository / "CHANGELOG.md").read_text(encoding="utf-8")

    assert f"## {project['project']['version']}" in changelog


def test_the_locks_name_no_address_and_hash_everything(repository):
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (repository / name).read_text(encoding="utf-8")
        assert "://" not in text
        pinned = re.findall(r"^[A-Za-z0-9_.-]+==\S+", text, re.MULTILINE)
        blocks = re.split(r"^(?=[A-Za-z0-9_.-]+==)", text, flags=re.MULTILINE)[1:]
        assert len(blocks) == len(pinned) > 20
        assert all("--hash=sha256:" in block for block in blocks)


def test_the_locks_hold_what_the_project_asks_for(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"] + project["build-system"]["requires"]
    tests = project["project"]["optional-dependencies"]["test"]
    for name, wanted in (("requirements.txt", runtime), ("requirements-test.txt", runtime + tests)):
        text = (repository / name).read_text(encoding="utf-8")
        locked = {plain(found) for found in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
        asked = {plain(re.split(r"[^\w.-]", line)[0]) for line in wanted}
        assert asked - locked == set(), f"{name} lacks these: run make lock"


def plain(package):
    return re.sub(r"[-_.]+", "-", package).lower()


def test_the_build_tool_is_pinned_alike(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))

    assert project["build-system"]["requires"] == project["dependency-groups"]["build"]


@pytest.mark.parametrize("script", [".ci/run"])
def test_shell_scripts_are_well_formed(repository, script):
    path = repository / script
    ended = subprocess.run(
        ["bash", "-n", str(path)], capture_output=True, encoding="utf-8", check=False
    )

    assert ended.returncode == 0, ended.stderr
    assert path.stat().st_mode & 0o111, f"{script} is not executable"
