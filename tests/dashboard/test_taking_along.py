"""What charts and pages offer to take along, once it is opened."""

from __future__ import annotations

import pytest

ECHO, GAZETTE = "The Brask Echo", "The Halden Gazette"
FILES = ["(PNG)", "(SVG)", "(CSV)", "(Excel)", "(Parquet)", "(JSON)"]
WORDS = {"one": ECHO, "other": GAZETTE}


@pytest.mark.parametrize(
    ("page", "address", "key"),
    [
        ("frames", {}, "outlets frame_map en"),
        ("stories", {}, "board"),
        ("words", WORDS, f"{ECHO} {GAZETTE} en contrast"),
        ("words", {**WORDS, "how": "shift"}, f"{ECHO} {GAZETTE} en shift tone"),
        ("words", {"how": "distance"}, "distance en"),
        ("words", {"how": "distance"}, "distance en joins"),
    ],
)
def test_a_chart_offers_its_table_files_and_lines(open_page, page, address, key):
    test = open_page(page, address=address)
    test.session_state[f"downloads {key}"] = True
    test.run()

    assert not test.exception
    labels = [each.label for each in test.get("download_button")]
    assert [label[label.index("(") :] for label in labels] == FILES
    (lines,) = test.code
    assert lines.value.startswith("import biascompare\n")
    assert lines.value.splitlines()[-1].startswith("table = ")


@pytest.mark.parametrize("page", ["compare", "frames", "stories", "words", "when"])
def test_a_page_with_charts_can_be_saved(open_page, page):
    test = open_page(page, address={"outlet": [ECHO, GAZETTE]})
    test.session_state["save_page"] = True
    test.run()

    assert not test.exception
    labels = [each.label for each in test.sidebar.get("download_button")]
    assert [label[label.index("(") :] for label in labels] == ["(HTML)", "(PDF)"]
