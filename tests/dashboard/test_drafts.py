"""What is given is read and looked at before it is added."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from pathlib import Path

import pytest

from biascompare.dashboard import drafts, originals
from biascompare.dashboard.drafts import Draft
from biascompare.dashboard.uploads import safe_name, stored
from biascompare.errors import SourceError
from biascompare.model import Document, Notice
from biascompare.outlets import load_outlets

TEXT = "The council met on Monday and talked about the street for a long time."
PASTED = f"Home | News | Sport\n# Street closed\n\nBy Mara Linde\n\n{TEXT}\n\nAdvertisement\n"
ODD = "Kopfzeile,Wer,Langtext\n" + "".join(f"No {i},Paper,{TEXT} {i}\n" for i in range(3))


def looked_at(folder: Path, *given: tuple[str, str]) -> Draft:
    files = stored(folder / "draft", [(name, text.encode()) for name, text in given])
    return again(Draft(load_outlets(), files=files, home=folder / "draft"))


def again(draft: Draft) -> Draft:
    draft.look()
    assert draft.thread is not None
    draft.thread.join(60)
    assert not draft.running
    return draft


def test_a_pasted_text(tmp_path: Path) -> None:
    draft = looked_at(tmp_path, ("Pasted text.txt", PASTED))
    (piece,) = draft.pieces
    assert (piece.document.title, piece.document.author) == ("Street closed", "Mara Linde")
    assert draft.whole
    assert piece.original is not None
    html = originals.shown(piece.original, piece.document)
    assert html.count("<li>") == len(PASTED.splitlines())
    assert [line in html for line in ("<del", "Advertisement</del>", f"<li>{TEXT}</li>")] == [
        True,
        True,
        True,
    ]


def test_a_table_whose_columns_are_not_known_is_mapped_by_hand(tmp_path: Path) -> None:
    draft = looked_at(tmp_path, ("odd.csv", ODD))
    assert draft.pieces == []
    (table,) = draft.tables.values()
    assert set(table.names) == {"Kopfzeile", "Wer", "Langtext"}
    assert table.taken == {}

    draft.map(table.names, {"Langtext": "text", "Kopfzeile": "title", "Wer": "outlet"})
    again(draft)

    found = [(piece.document.title, piece.document.outlet) for piece in draft.pieces]
    assert found == [("No 0", "Paper"), ("No 1", "Paper"), ("No 2", "Paper")]
    assert draft.failures == []


def test_a_table_s_columns_can_be_changed(tmp_path: Path) -> None:
    draft = looked_at(tmp_path, ("news.csv", f"text,source,agency\n{TEXT},Press,Wire\n"))
    (table,) = draft.tables.values()
    assert table.taken["outlet"] == "source"
    draft.map(table.names, {"text": "text", "agency": "outlet"})
    assert again(draft).pieces[0].document.outlet == "Wire"


def test_more_articles_than_are_looked_at_are_added_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MOST_LOOKED_AT", 2)
    rows = "".join(f"No {number},{TEXT} {number}\n" for number in range(5))
    draft = looked_at(tmp_path, ("news.csv", f"title,text\n{rows}"))
    assert (len(draft.pieces), draft.whole) == (2, False)
    draft.left_out.add(0)
    draft.edited[1] = dataclasses.replace(draft.pieces[1].document, title="Mine")

    found = [each.title for _, _, each in draft.origins() if isinstance(each, Document)]

    assert found == ["Mine", "No 2", "No 3", "No 4"]
    assert not (tmp_path / "draft").exists(), "the visitor's files are removed in the end"


def test_what_cannot_be_read_is_named_without_its_folder(tmp_path: Path) -> None:
    draft = looked_at(tmp_path, ("empty.txt", ""), ("a.exe", "x"), ("good.txt", PASTED))
    assert [each.source for each in draft.failures] == ["empty.txt", "a.exe"]
    assert not [each for each in draft.failures if str(tmp_path) in str(each)]
    origins = list(draft.origins())
    assert [isinstance(each, SourceError) for _, _, each in origins] == [False, True, True]
    assert origins[0][:2] == ("good.txt", 1)


def test_an_archive(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", PASTED)
        archive.writestr("../two.txt", PASTED)
    files = stored(tmp_path / "draft", [("articles.zip", packed.getvalue())])
    draft = again(Draft(load_outlets(), files=files))
    assert [piece.document.title for piece in draft.pieces] == ["Street closed"]
    assert [each.source for each in draft.failures] == ["articles.zip/../two.txt"]


def test_an_address_that_leads_nowhere_is_a_sentence() -> None:
    draft = again(Draft(load_outlets(), urls=("http://127.0.0.1:9/",)))
    assert draft.pieces == []
    assert draft.whole
    assert "private network" in draft.failures[0].reason


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("news.csv", "news.csv"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\files\\news.csv", "news.csv"),
        (".hidden.md", "hidden.md"),
        ("a\x00b\u202e.txt", "ab.txt"),
        ("x" * 400 + ".html", "x" * 100 + ".html"),
        ("", "file"),
        ("..", "file"),
        ("/", "file"),
    ],
)
def test_names_of_files_lead_nowhere(given: str, expected: str) -> None:
    assert safe_name(given) == expected


def test_two_files_of_one_name_are_both_kept(tmp_path: Path) -> None:
    paths = stored(tmp_path, [("a.txt", b"one"), ("a.txt", b"two")])
    assert [path.read_bytes() for path in paths] == [b"one", b"two"]


@pytest.mark.parametrize(
    ("text", "notices", "expected"),
    [
        ("", (), '<ol class="original" tabindex="0"></ol>'),
        ("<script>x</script>", (), "&lt;script&gt;x&lt;/script&gt;</del>"),
        ("Kept words", (), "<li>Kept words</li>"),
        ("Gone", (Notice("removed_x", 'a "reason"', 1, 1),), 'title="a &quot;reason&quot;">Gone'),
        ("Odd", (Notice("glued_words", "Glued.", 1, 1),), '<mark title="Glued.">Odd</mark>'),
    ],
)
def test_an_original_is_shown_escaped(
    text: str, notices: tuple[Notice, ...], expected: str
) -> None:
    document = Document("x", "Kept words stay.", notices=notices)
    assert expected in originals.shown(originals.Original(text), document)


def test_a_page_is_shown_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(
        f"<html><head><title>x</title><script>evil()</script></head><body><nav>Home</nav>"
        f"<h1>Street</h1><p>{TEXT}</p></body></html>"
    )
    original = originals.of_file(path)
    assert original is not None
    assert original.text.splitlines() == ["Home", "Street", TEXT]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ""),
        ("Média;Texte".encode(), "Média;Texte"),
        ("Média;Texte".encode("utf-8-sig"), "Média;Texte"),
        ("Média;Texte".encode("latin-1"), "Média;Texte"),
        (b"x" * 3_999 + "é".encode(), "x" * 3_999),
    ],
)
def test_the_first_lines_of_a_table_are_shown_in_their_own_letters(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    assert originals.of_file(path) == originals.Original(expected, table=True)
