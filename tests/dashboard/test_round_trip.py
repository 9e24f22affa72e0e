"""An address restores every filter and every choice of a page, and says what it cannot."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from biascompare.dashboard import reading
from biascompare.dashboard.corpora import Corpus
from biascompare.dashboard.filter_states import filters_of, options, selection_of
from biascompare.dashboard.selection import Selection
from biascompare.filter_sets import CODES, DATES, LISTS, Filters, canonical

Open = Callable[..., AppTest]
ECHO, GAZETTE = "The Brask Echo", "The Halden Gazette"
FIRST, LAST = date(2023, 11, 18), date(2025, 10, 14)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return reading.read(("sample",), {})


def words_of(page: AppTest) -> str:
    bodies = [each.proto.body for each in page.get("html")]
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(bodies)))


def random_filters(corpus: Corpus, generator: random.Random) -> Filters:
    """Return any filters that the sidebar could be set to."""
    found: dict[str, list[str]] = {}
    for name in LISTS:
        known = options(corpus, name)
        if known and generator.random() < 0.4:
            found[name] = generator.sample(known, generator.randint(1, min(3, len(known))))
    if generator.random() < 0.5:
        days = sorted(generator.randint(FIRST.toordinal(), LAST.toordinal()) for _ in range(2))
        found[DATES] = [date.fromordinal(day).isoformat() for day in days]
    for name in ("fewest", "most"):
        if generator.random() < 0.3:
            found[name] = [str(generator.randint(0, 2_000))]
    if generator.random() < 0.3:
        found["text"] = [generator.choice(["the", "a & b = c", "“é” ?#%", "<b>x</b>", "+1"])]
    for name, codes in CODES.items():
        if generator.random() < 0.3:
            found[name] = [generator.choice(codes)]
    return canonical(found)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10**9))
def test_filters_and_selection_are_the_same_thing(corpus: Corpus, seed: int) -> None:
    filters = random_filters(corpus, random.Random(seed))
    selection, dropped = selection_of(filters, corpus)
    assert dropped == ()
    assert filters_of(selection) == filters
    assert selection.used is bool(filters)


def test_of_filters_what_is_not_there_is_named_and_the_rest_kept(corpus: Corpus) -> None:
    filters = {"outlet": ("Nobody", ECHO), "actor": ("<b>",), "text": ("x",)}
    selection, dropped = selection_of(filters, corpus)
    assert dropped == ("Nobody", "<b>")
    assert selection == Selection(values={"outlet": (ECHO,)}, text="x")


def stated(page: AppTest) -> Filters:
    """Return the filters that a page's address holds."""
    found = page.query_params
    return canonical(
        {key: [each] if isinstance(each := found[key], str) else each for key in found}
    )


@pytest.mark.parametrize("seed", range(8))
def test_an_address_restores_the_filters(seed: int, open_page: Open, corpus: Corpus) -> None:
    filters = random_filters(corpus, random.Random(seed))
    # Shared copy and one voice alone take long, and are one choice among others.
    filters = {key: each for key, each in filters.items() if key not in ("voice", "copy")}
    page = open_page("start", address={key: list(each) for key, each in filters.items()})
    assert not page.exception
    assert "does not exist here" not in words_of(page)
    assert stated(page) == filters
    again = open_page("data", address={key: list(each) for key, each in stated(page).items()})
    assert filters_of(again.session_state["selection"]) == filters


CHOICES = [
    ("compare", "look", "scatter", {}),
    ("compare", "side", "articles", {}),
    ("compare", "readability", "lix", {}),
    ("compare", "tone", "tone_vader", {}),
    ("compare", "wording", "hedges", {}),
    ("compare", "pairs", "tone", {}),
    ("compare", "whom", ECHO, {}),
    ("compare", "across", "tone", {"look": "scatter"}),
    ("compare", "up", "lix", {"look": "scatter"}),
    ("compare", "marks", "articles", {"look": "scatter"}),
    ("compare", "first", "outlet=The+Halden+Gazette", {"look": "two"}),
    ("compare", "second", "name=a&language=fr", {"look": "two"}),
    ("frames", "in", "de", {}),
    ("frames", "of", "frame_economic", {}),
    ("frames", "by", GAZETTE, {}),
    ("actors", "who", "actor_openai", {}),
    ("actors", "in", "fr", {}),
    ("actors", "by", GAZETTE, {}),
    ("words", "how", "shift", {}),
    ("words", "one", GAZETTE, {}),
    ("words", "other", GAZETTE, {}),
    ("when", "over_time", "tone", {}),
    ("when", "every", "month", {}),
    ("articles", "measure", "lix", {}),
    ("data", "part", "copies", {}),
]


@pytest.mark.parametrize(("page", "key", "value", "more"), CHOICES)
def test_a_choice_of_a_page_is_restored(
    page: str, key: str, value: str, more: dict[str, str], open_page: Open
) -> None:
    found = open_page(page, address={**more, key: value, "lang": "en"})
    assert not found.exception
    assert "does not exist here" not in words_of(found)
    assert found.query_params[key] == value


@pytest.mark.parametrize(
    ("page", "key", "more"),
    [(page, key, more) for page, key, _, more in CHOICES]
    + [("articles", "article", {}), ("stories", "told", {})],
)
def test_a_choice_that_is_not_there_is_dropped_and_said(
    page: str, key: str, more: dict[str, str], open_page: Open
) -> None:
    found = open_page(page, address={**more, key: "no such <thing>", "lang": "en"})
    assert not found.exception
    assert "“no such <thing>” in the address does not exist here" in words_of(found)
    assert key not in found.query_params or found.query_params[key] != "no such <thing>"
