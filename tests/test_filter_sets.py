"""Sets of filters: in a file, and in one word of an address."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biascompare import filter_sets
from biascompare.errors import BiasCompareError, DataFileError
from biascompare.filter_sets import FilterSet, canonical, decode, encode, parse, to_toml

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda each: bool(each.strip())
)
DAYS = st.lists(st.dates(date(1990, 1, 1), date(2100, 1, 1)), min_size=2, max_size=2)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        **{key: st.lists(WORDS, min_size=1, max_size=4, unique=True) for key in filter_sets.LISTS},
        "dates": DAYS.map(lambda days: [day.isoformat() for day in sorted(days)]),
        "fewest": st.integers(0, 10**8 - 1).map(lambda number: [str(number)]),
        "most": st.integers(0, 10**8 - 1).map(lambda number: [str(number)]),
        "text": WORDS.map(lambda word: [word.strip()]),
        **{
            key: st.sampled_from(codes).map(lambda code: [code])
            for key, codes in filter_sets.CODES.items()
        },
    },
).map(canonical)
SETS = st.builds(FilterSet, WORDS.map(str.strip), FILTERS)


@settings(max_examples=200, deadline=None)
@given(SETS)
def test_a_set_comes_back_from_an_address_and_from_a_file(chosen: FilterSet) -> None:
    assert decode(encode(chosen)) == chosen
    assert parse(to_toml([chosen]).encode(), "sets.toml") == (chosen,)


def test_several_sets_of_a_file_keep_their_order() -> None:
    sets = tuple(FilterSet(name, {"outlet": (name,)}) for name in ("z", "a", "M"))
    assert parse(to_toml(sets).encode(), "sets.toml") == sets


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, {}),
        ({"outlet": ()}, {}),
        ({"voice": ["all"], "copy": ["keep"]}, {}),
        ({"voice": ["outlet"], "outlet": ["x"]}, {"outlet": ("x",), "voice": ("outlet",)}),
    ],
)
def test_what_leaves_every_article_is_no_filter(
    given: dict[str, list[str]], expected: dict[str, tuple[str, ...]]
) -> None:
    assert canonical(given) == expected


@pytest.mark.parametrize(
    "word",
    [
        "",
        "outlet",
        "outlet=",
        "page=x",
        "a=1&b=2",
        "name=" + "x" * 81,
        "%",
        "&".join(["outlet=x"] * 1001),
        "dates=2026-03-01",
        "dates=2026-03-02&dates=2026-03-01",
        "dates=2026-13-01&dates=2026-14-01",
        "fewest=-1",
        "fewest=1&fewest=2",
        "most=²",
        "voice=loud",
        "voice=all&voice=quoted",
    ],
)
def test_a_word_that_was_never_written_is_none(word: str) -> None:
    assert decode(word) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "expected version = 1"),
        ("version = 2", "expected version = 1, found 2"),
        ("version = 1", "expected 1 to 100"),
        ("version = 1\nsets = 1", "sets.toml, line 2: 'sets' is not known"),
        ("version = 1\n[[set]]\noutlet = ['x']", "expected name"),
        ("version = 1\n[[set]]\nname = 'x'\ncolour = ['red']", "line 4: 'colour' is not known"),
        ("version = 1\n[[set]]\nname = 'x'\n[[set]]\nname = 'x'", "line 5: the name 'x' stands"),
        ("version = 1\n[[set]]\nname = 'x'\noutlet = 'y'", "line 4: expected outlet = a list"),
        ("version = 1\n[[set]]\nname = 'x'\ndates = ['2026-03-02', '2026-03-01']", "line 4"),
        ("version = 1\n[[set]]\nname = 'x'\ndates = ['2026-03-02']", "the first day first"),
        ("version = 1\n[[set]]\nname = 'x'\ndates = '2026'", "the first day first"),
        ("version = 1\n[[set]]\nname = 'x'\nfewest = -1", "line 4: expected fewest = a whole"),
        ("version = 1\n[[set]]\nname = 'x'\nmost = true", "expected most = a whole"),
        ("version = 1\n[[set]]\nname = 'x'\nvoice = 'loud'", "voice = one of all, outlet, quoted"),
        ("version = 1\n[[set]", "not valid TOML"),
    ],
)
def test_a_faulty_file_names_the_place(text: str, said: str) -> None:
    with pytest.raises(DataFileError, match=said.replace("[", r"\[")):
        parse(text.encode(), "/elsewhere/sets.toml")


def test_a_large_file_is_not_looked_at() -> None:
    with pytest.raises(BiasCompareError, match=r"big\.toml: a file of filter sets has at most"):
        parse(b" " * 70_000, "big.toml")


def test_a_file_is_loaded_from_its_place(tmp_path: Path) -> None:
    path = tmp_path / "sets.toml"
    path.write_text(to_toml([FilterSet("Echo’s", {"text": ("“x” & y",)})]), encoding="utf-8")
    assert filter_sets.load(path)[0].filters == {"text": ("“x” & y",)}
