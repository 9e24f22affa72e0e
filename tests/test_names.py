"""Names found by their capitals."""

from __future__ import annotations

from itertools import pairwise

import pytest

from biascompare.names import find_names


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "", []),
        ("en", "I", []),
        ("en", "...", []),
        ("xx", "Ada Lovelace came.", []),
        (None, "Ada Lovelace came.", []),
        ("en", "The end of it all", []),
        ("en", "On Monday the French and Americans met.", []),
        ("en", "Mr. Tiller said so.", [("Tiller", "person")]),
        ("en", "French President Jeanne Morel met the Bank of Norrland.",
         [("Jeanne Morel", "person"), ("Bank of Norrland", "organisation")]),
        ("en", "Yesterday J. K. Morgan-Hale left for New York.",
         [("J. K. Morgan-Hale", "person"), ("New York", "place")]),
        ("en", "Then the WHO and OpenTide met Tiller's lawyer.",
         [("WHO", "organisation"), ("OpenTide", "organisation"), ("Tiller", None)]),
        ("en", "“We won’t go,” said Tiller.", [("Tiller", None)]),
        ("fr", "M. Dupont, maire de Lyon, a ri.", [("Dupont", "person"), ("Lyon", "place")]),
        ("fr", "D'après Marine Le Guen, d'OpenTide, rien.",
         [("Marine Le Guen", "person"), ("OpenTide", "organisation")]),
        ("fr", "Il pense que Charles de Bréville a tort.", [("Charles de Bréville", "person")]),
        ("fr", "Nous partirons lundi.", []),
        ("de", "Die Entscheidung über den Haushalt fällt im Herbst.", []),
        ("de", "Gestern traf Kanzlerin Brandner die Presse.", [("Brandner", "person")]),
        ("de", "Die Bahn und Steffen Seibold schwiegen.", [("Steffen Seibold", "person")]),
        ("de", "Der OpenTide-Chef Noah Lindt war in Berlin.",
         [("Noah Lindt", "person"), ("Berlin", "place")]),
        ("de", "Das Bundesamt für Verfassungsschutz warnt.",
         [("Bundesamt für Verfassungsschutz", "organisation")]),
        ("de", "Noah Lindt kam. Lindts Kollegen gingen.",
         [("Noah Lindt", "person"), ("Lindt", "person")]),
    ],
)  # fmt: skip
def test_names(language, text, expected):
    found = find_names(text, language)

    assert [(name.text, name.kind) for name in found] == expected
    assert all(text[name.start : name.end] == name.text for name in found)


def test_names_do_not_overlap_and_stand_in_order():
    text = "Ada Lovelace, Ada Lovelace and the Bank of Ada Lovelace met Lovelace's J. J. Ada."
    found = find_names(text, "en")

    assert len(found) > 3
    assert all(one.end <= other.start for one, other in pairwise(found))
