"""Where a chart shows a form that bias can take, the form is named and explained."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from biascompare.lessons import FORMS
from biascompare.translations import LANGUAGES, translated

Open = Callable[..., AppTest]
SHOWN = {
    "compare": {"tone", "framing", "flawed_sourcing", "absence_of_balance"},
    "stories": {"story_selection", "absence_of_balance"},
    "frames": {"framing"},
    "actors": {"absence_of_balance"},
    "words": {"tone"},
}


def test_every_form_is_shown_somewhere() -> None:
    assert set().union(*SHOWN.values()) == set(FORMS)


@pytest.mark.parametrize("page", SHOWN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_the_forms_it_shows(page: str, language: str, open_page: Open) -> None:
    found = open_page(page, address={"lang": language, "language": language})
    assert not found.exception
    text = html.unescape("\n".join(each.proto.body for each in found.get("html")))
    told = {form for form in FORMS if translated(language, f"lesson.form_why.{form}") in text}
    assert told == SHOWN[page]
    for form in told:
        assert translated(language, f"lesson.form.{form}") in text
