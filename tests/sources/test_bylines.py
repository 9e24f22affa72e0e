"""Lines that state author and date."""

from __future__ import annotations

import pytest

from biascompare.sources.bylines import Byline, read_byline

BYLINES = [
    ("By Jane Roe", Byline("Jane Roe")),
    ("BY JANE ROE", Byline("JANE ROE")),
    ("By Jane Roe, Political Editor", Byline("Jane Roe")),
    ("By Jane Roe, Tom Ash and Ann Lee", Byline("Jane Roe, Tom Ash and Ann Lee")),
    ("von Martin Größ", Byline("Martin Größ")),
    ("Von Dr. Jörg van der Lütt", Byline("Dr. Jörg van der Lütt")),
    ("Ein Kommentar von Ada Quill", Byline("Ada Quill")),
    ("Par Jeanne Martin (avec l’agence)", Byline("Jeanne Martin")),
    ("Auteur : Jeanne Martin", Byline("Jeanne Martin")),
    ("By J. R. Lee", Byline("J. R. Lee")),
    ("By Jane Roe | March 3, 2024", Byline("Jane Roe", "2024-03-03")),
    ("By Jane Roe on March 3, 2024", Byline("Jane Roe", "2024-03-03")),
    ("Publié le 3 mars 2024 par Jeanne Martin", Byline("Jeanne Martin", "2024-03-03")),
    ("Posted on March 3, 2024 by hein", Byline("hein", "2024-03-03")),
    ("3. März 2024, 18:30 Uhr", Byline(None, "2024-03-03T18:30")),
    ("Updated: March 3, 2024", Byline(None, "2024-03-03", updated=True)),
    ("By the time he left", None),
    ("By Friday nobody was left", None),
    ("Von heute an", None),
    ("Par la fenêtre", None),
    ("In March 2024 the council met", None),
    ("2024 was a year of ferries", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), BYLINES)
def test_read_byline(text, expected):
    assert read_byline(text) == expected
