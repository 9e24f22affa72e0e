"""No English is left on a French or German page, and no code stands for its name."""

from __future__ import annotations

import html
import re
import string
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, Node

from biascompare.dashboard import sample
from biascompare.dashboard.navigation import pages
from biascompare.dashboard.wording import notice
from biascompare.datafiles import TomlFile, data_folder
from biascompare.known_accuracy import known_figures
from biascompare.measure_texts import translated_measure
from biascompare.measures import MEASURES
from biascompare.translations import LANGUAGES, load, said

Open = Callable[..., AppTest]
OTHERS = LANGUAGES[1:]
FEWEST_LETTERS = 10
NOT_READ = {"id", "key", "query_string", "page_script_hash", "url", "form_id", "spec"}
PARTS = {"data": ("overview", "add", "copies", "stories")}
ADDRESSES = [
    *((name, {}) for name in pages()),
    *(("data", {"part": part}) for part in PARTS["data"]),
    ("words", {"how": "shift"}),
    ("articles", {"measure": "lix"}),
]


def fixed_parts(template: str) -> Iterator[str]:
    """Yield what stands between a text's placeholders."""
    for fixed, *_ in string.Formatter().parse(template):
        yield fixed.strip(" .,:;()“”\u00a0")


def english(language: str) -> set[str]:
    """Return the English that a page in ``language`` must not hold."""
    theirs = "\n".join(load(language).values())
    known = [part for text in load("en").values() for part in fixed_parts(text)]
    for measure in MEASURES.values():
        own = translated_measure(measure, language)
        known += [measure.label, measure.explanation, measure.unit, measure.direction]
        theirs += "\n".join([own.label, own.explanation, own.unit, own.direction])
        known.append(measure.source)
        theirs += "\n" + said(language, measure.source)
    known += [*sample.manners().values(), sample.note()]
    names = {each for each in known if " " in each and len(each) >= FEWEST_LETTERS}
    return {each for each in names if each not in theirs}


def nodes(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Block):
        for child in node.children.values():
            yield from nodes(child)


def strings(message: object) -> Iterator[str]:
    """Yield every text in what was sent for an element, keys and addresses apart."""
    for field, value in message.ListFields():  # type: ignore[attr-defined]
        if field.name in {
            "id",
            "key",
            "query_string",
            "page_script_hash",
            "url",
            "form_id",
            "spec",
        }:
            continue
        for each in value if field.is_repeated else (value,):
            if isinstance(each, str):
                yield each
            elif hasattr(each, "ListFields") and not field.message_type.GetOptions().map_entry:
                yield from strings(each)


def read_on(page: AppTest) -> str:
    """Return all that a reader of a page can read or hear."""
    found: list[str] = []
    for node in nodes(page._tree):
        proto = getattr(node, "proto", None)
        if proto is not None:
            found += strings(proto)
    text = re.sub(r"<style.*?</style>", " ", "\n".join(found), flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("page", "address"), ADDRESSES, ids=str)
def test_no_english_is_left(
    page: str, address: dict[str, str], language: str, open_page: Open
) -> None:
    found = open_page(page, address={"lang": language, "language": language, **address})
    assert not found.exception
    text = read_on(found)
    assert {each for each in english(language) if each in text} == set()


@pytest.mark.parametrize("page", ["start", "compare", "methods", "lesson", "frames"])
def test_french_marks_stay_with_their_words(page: str, open_page: Open) -> None:
    text = read_on(open_page(page, address={"lang": "fr", "language": "fr"}))
    # The sample's own articles keep the spaces that their authors typed.
    folder = (data_folder() / "sample").rglob("*.md")
    articles = " ".join(" ".join(path.read_text(encoding="utf-8").split()) for path in folder)
    torn = re.findall(r"[^\n]{0,15}\S [:;?!»]|« \S[^\n]{0,15}", text)
    assert [each for each in torn if each.strip()[-8:] not in articles] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_measures_and_figures_rest_on_is_said_in_every_language(language: str) -> None:
    told = {each.data for each in known_figures()}
    told |= {each.source for each in MEASURES.values() if "biascompare" in each.source}
    assert {each for each in told if said(language, each) == each} == set()


def test_every_notice_has_a_name() -> None:
    rules = TomlFile(data_folder() / "reading" / "rules.toml").values
    codes = {kind["code"] for kind in rules["kinds"].values() if "code" in kind}
    codes |= rules["shapes"].keys() | {"opinion_piece", "wire_copy", "too_short"}
    assert {code for code in codes if f"notices.{code}" not in load("en")} == set()
    assert notice("something_new") == "something new"
