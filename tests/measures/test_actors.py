"""Actors in real articles: how many of the mentions counted by hand are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from biascompare import sources
from biascompare.measures import MEASURES, Prepared
from biascompare.measures.actors import shipped
from biascompare.model import Document

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
# Mentions by any name, first names alone and headings included, glued words left out.
COUNTED = {"000": 23, "001": 29, "002": 50, "003": 45, "004": 30}


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not part of the project")
def test_mentions_counted_by_hand_are_found():
    found = {}
    for path in SEEDS.glob("*.txt"):
        (document,) = sources.read([str(path)])
        assert isinstance(document, Document)
        text = Prepared(document).normalised
        found[path.name[:3]] = len(shipped().matcher(document.language).find(text))

    assert all(found[key] <= COUNTED[key] for key in COUNTED)
    assert sum(found.values()) / sum(COUNTED.values()) >= 0.95


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gates was closed that day, said the man at the door.", 0),
        ("Bill Gates was there that day. Gates said nothing at all.", 2),
        ("Melinda Gates was there that day, and she said nothing at all.", 0),
    ],
)
def test_an_ambiguous_surname_waits_for_the_full_name(text, expected):
    prepared = Prepared(Document(id="x", text=text, language="en"))
    value = MEASURES["actor_bill_gates"].value(prepared)

    assert value == pytest.approx(1000 * expected / len(prepared.words))
