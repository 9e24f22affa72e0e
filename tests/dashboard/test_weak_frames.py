"""Every page that shows a frame judged weak in a language says so there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from biascompare.measures import frame_precision
from biascompare.measures.frame_precision import Precision

Open = Callable[..., AppTest]
BODY = "The council attacked the plan. Opponents accused the mayor of a dispute about money. " * 4
WARNINGS = {
    "en": "Conflict is weak in English: it is often wrong there.",
    "fr": "Conflit : mesure peu sûre en anglais, souvent fausse.",
    "de": "ist auf Englisch unsicher und liegt dort oft falsch.",
}
LABELS = {"en": "Conflict (weak)", "fr": "Conflit (peu sûr)", "de": "Konflikt (unsicher)"}


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    judged = {("conflict", "en"): Precision(50, 100, 0.4, 0.6)}
    monkeypatch.setattr(frame_precision, "_measured", lambda: judged)
    for number, outlet in enumerate(("Echo", "Gazette")):
        (tmp_path / f"{number}.md").write_text(
            f"---\noutlet: {outlet}\nlanguage: en\nstory: streets\npublished: 2026-03-0{number + 1}"
            f"\n---\n# Rivals clash over the street, article {number}\n\n{BODY}\n",
            encoding="utf-8",
        )
    return tmp_path


def said(page: AppTest) -> str:
    """Return all that a page says, the charts' words and labels with it."""
    assert not page.exception
    parts = [str(getattr(each, "value", "") or "") for each in page.main]
    charts = page.get("vega_lite_chart")
    parts += [each.proto.alt + each.proto.spec for each in charts]
    return " ".join([*parts, *(str(each.proto) for each in page.get("html"))])


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("page", ["compare", "frames", "articles", "when"])
def test_the_page_warns(page: str, language: str, articles: Path, open_page: Open) -> None:
    address = {"lang": language, "measure": "frame_conflict", "over_time": "frame_conflict"}
    assert WARNINGS[language] in said(open_page(page, articles, address=address))


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("page", ["compare", "frames", "stories"])
def test_the_label_is_marked(page: str, language: str, articles: Path, open_page: Open) -> None:
    assert LABELS[language] in said(open_page(page, articles, address={"lang": language}))
