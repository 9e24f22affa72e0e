"""Pages ask and charts draw: neither computes statistics, and only pages know Streamlit."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

import biascompare
from biascompare import server
from biascompare.charts.style import DARK, LIGHT
from biascompare.datafiles import data_folder

PACKAGE = Path(biascompare.__file__).parent
VIEWS = sorted((PACKAGE / "dashboard" / "views").glob("*.py"))
DASHBOARD = sorted((PACKAGE / "dashboard").rglob("*.py"))
CHARTS = sorted((PACKAGE / "charts").glob("*.py"))
STATISTICS = {"numpy", "scipy", "statistics", "random", "sklearn", "statsmodels", "textstat"}
ANALYSIS = {
    "biascompare.compare.significance",
    "biascompare.compare.statistics",
    "biascompare.text",
    "biascompare.matching",
}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


@pytest.mark.parametrize("path", [*DASHBOARD, *CHARTS], ids=lambda path: path.name)
def test_no_statistics(path: Path) -> None:
    found = imports(path)
    assert {name for name in found if name.split(".")[0] in STATISTICS} == set()
    assert found & ANALYSIS == set()


@pytest.mark.parametrize("path", CHARTS, ids=lambda path: path.name)
def test_charts_know_no_streamlit(path: Path) -> None:
    assert {name for name in imports(path) if name.startswith("streamlit")} == set()


@pytest.mark.parametrize("path", DASHBOARD, ids=lambda path: path.name)
def test_texts_reach_pages_by_safe_ways_only(path: Path) -> None:
    """Streamlit's formatting calls are not used, so no text of an article can meet them."""
    formatting = {"markdown", "write", "table", "caption", "title", "header", "subheader"}
    formatting |= {"info", "warning", "error", "success", "dataframe", "metric", "radio", "image"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "st"
    }
    assert used & formatting == set()
    assert "unsafe_allow" not in path.read_text(encoding="utf-8")


def test_the_look_is_one_file(repository: Path) -> None:
    theme = tomllib.loads((data_folder() / "dashboard" / "theme.toml").read_text("utf-8"))["theme"]
    assert theme["light"]["backgroundColor"] == LIGHT.page
    assert theme["dark"]["backgroundColor"] == DARK.page
    assert {theme["font"], theme["headingFont"]} == {"sans-serif", "serif"}
    config = tomllib.loads((repository / ".streamlit" / "config.toml").read_text("utf-8"))
    assert (repository / config["theme"]["base"]).samefile(data_folder() / "dashboard/theme.toml")
    assert Path(server._OPTIONS["theme.base"]).is_file()


def test_nothing_of_the_style_sheet_comes_from_elsewhere() -> None:
    dashboard = PACKAGE / "dashboard"
    carry_styles = (dashboard / "style.css", dashboard / "serving" / "sign_in_page.py")
    styles = "\n".join(path.read_text(encoding="utf-8") for path in carry_styles)
    assert not {word for word in ("http", "@import", "url(", "//") if word in styles}


def test_every_class_of_the_pages_has_a_style() -> None:
    dashboard = PACKAGE / "dashboard"
    carry_styles = (dashboard / "style.css", dashboard / "serving" / "sign_in_page.py")
    styles = "\n".join(path.read_text(encoding="utf-8") for path in carry_styles)
    sources = "\n".join(path.read_text(encoding="utf-8") for path in DASHBOARD)
    used = {name for found in re.findall(r'class="([a-z -]+)"', sources) for name in found.split()}
    assert {"remark", "explanation", "notice", "reader", "limits"} <= used
    assert [name for name in sorted(used) if not re.search(rf"\.{name}\b[^{{}}]*{{", styles)] == []
