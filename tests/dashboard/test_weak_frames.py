"""Every page that shows a frame judged weak in a language says so there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
BODY = "La mère pleurait. Ses enfants et les voisins étaient en larmes, le père aussi, hier. " * 4
# The frame that judging its hits has shown weak: data/lexicons/frame_precision.toml.
FRAME = "frame_human_interest"
WARNINGS = {
    "en": "Human interest is weak in French: it is often wrong there.",
    "fr": "Dimension humaine : mesure peu sûre en français, souvent fausse.",
    "de": "ist auf Französisch unsicher und liegt dort oft falsch.",
}
LABELS = {
    "en": "Human interest (weak)",
    "fr": "Dimension humaine (peu sûr)",
    "de": "Menschliche Seite (unsicher)",
}


@pytest.fixture
def articles(two_outlets: Callable[[str, str, str], Path]) -> Path:
    return two_outlets("La mère des enfants pleure, article", BODY, "fr")


def said(page: AppTest) -> str:
    """Return all that a page says, the charts' words and labels with it."""
    assert not page.exception
    parts = [str(getattr(each, "value", "") or "") for each in page.main]
    charts = page.get("vega_lite_chart")
    parts += [each.proto.alt + each.proto.spec for each in charts]
    found = " ".join([*parts, *(each.proto.body for each in page.get("html"))])
    return found.replace("\xa0", " ").replace("\\u00a0", " ")


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("page", ["compare", "frames", "articles", "when"])
def test_the_page_warns(page: str, language: str, articles: Path, open_page: Open) -> None:
    address = {"lang": language, "measure": FRAME, "over_time": FRAME}
    assert WARNINGS[language] in said(open_page(page, articles, address=address))


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("page", ["compare", "frames", "stories"])
def test_the_label_is_marked(page: str, language: str, articles: Path, open_page: Open) -> None:
    assert LABELS[language] in said(open_page(page, articles, address={"lang": language}))
