"""What each task reads, how it judges, and what it says about rows at fault."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from biascompare.accuracy import TASKS, score_file
from biascompare.accuracy.polarity import _figures as polarity_figures
from biascompare.accuracy.quotes import same_speaker
from biascompare.cli_accuracy import TASKS as OFFERED
from biascompare.errors import SourceError

TEXT = "It rained. They left."


def row(**fields):
    return {"text": TEXT, "language": "en", **fields}


@pytest.fixture
def scored(tmp_path):
    """Score rows; give the report and the predictions."""

    def scored(task, *rows):
        path = tmp_path / "rows.jsonl"
        lines = [each if isinstance(each, str) else json.dumps(each) for each in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        predictions: list[Mapping[str, Any]] = []
        rejects: list[SourceError] = []
        report = score_file(
            TASKS[task], path, on_prediction=predictions.append, on_reject=rejects.append
        )
        return report, predictions, rejects

    return scored


def values(scored):
    return {figure.name: figure.value for figure in scored.figures}


def test_the_command_offers_the_tasks_that_there_are():
    assert tuple(TASKS) == OFFERED


@pytest.mark.parametrize(
    ("sentences", "precision", "recall", "exact"),
    [
        (["It rained.", "They left."], 1, 1, 1),
        (["It  rained .", " They left. "], 1, 1, 1),  # spaces make no difference
        (["It rained. They left."], 0, None, 0),
        (["It", "rained.", "They left."], 1, 0.5, 0),
        (["It rained."], 1, 1, 1),  # what follows was left out of the list, the boundary not
    ],
)
def test_boundaries_of_sentences(scored, sentences, precision, recall, exact):
    report, _, _ = scored("sentences", row(sentences=sentences))

    found = values(report.whole)
    assert (found["precision"], found["recall"], found["exact"]) == (precision, recall, exact)


@pytest.mark.parametrize(
    ("task", "fault", "expected"),
    [
        ("tone", "{", "one JSON object {text, language, label"),
        ("tone", "[1, 2]", "expected an object {text, language, label"),
        ("tone", "[" * 100_000, "one JSON object"),
        ("tone", row(), "expected label = −1, 0 or 1, found none"),
        ("tone", row(label=2), "found 2"),
        ("tone", row(label=True), "found True"),
        ("tone", row(label="1"), "found '1'"),
        ("tone", row(label=[1]), "found [1]"),
        ("tone", row(label=1, text="  "), "expected text = a text that is not empty"),
        ("tone", row(label=1, text=None), "expected text"),
        ("tone", row(label=1, text="It rained \ud800."), "found half of one"),
        ("tone", row(label=1, language="xx"), "expected language = one of"),
        ("tone", row(label=1, language=["en"]), "expected language = one of"),
        ("towards", row(label=1), "expected start and end"),
        ("towards", row(label=1, start=0, end=99), "end ≤ 21, found 0 and 99"),
        ("towards", row(label=1, start=3, end=3), "found 3 and 3"),
        ("towards", row(label=1, start="0", end=2), "found '0' and 2"),
        ("sentences", row(sentences="It rained."), "expected sentences = a list of texts"),
        ("sentences", row(sentences=["They left.", "It rained."]), "'It rained.' is not there"),
        ("sentences", row(sentences=[" "]), "at least one sentence"),
        ("frames", row(labels="conflict"), "expected labels = a list of frames"),
        ("quotes", row(quotes=["x"]), "expected quotes = a list of objects"),
        ("quotes", row(quotes=[{"start": 0, "end": 99}]), "end ≤ 21"),
        ("quotes", row(quotes=[{"start": 0, "end": 4, "speaker": 3}]), "expected speaker = a name"),
    ],
)
def test_a_row_at_fault_is_named_and_the_rest_goes_on(scored, task, fault, expected):
    good = {
        "tone": row(label=0),
        "towards": row(label=0, start=0, end=2),
        "sentences": row(sentences=["It rained.", "They left."]),
        "frames": row(labels=[]),
        "quotes": row(quotes=[]),
    }[task]

    report, predictions, rejects = scored(task, "", good, fault, good)

    (reject,) = rejects
    assert (reject.line, report.rejected) == (3, 1)
    assert expected in reject.reason
    assert [each["line"] for each in predictions] == [2, 3, 4]
    assert "error" in predictions[1]


def test_several_languages_stand_apart_and_together(scored):
    report, _, _ = scored(
        "sentences",
        row(sentences=["It rained.", "They left."]),
        {"text": "Er kam am 3. Mai. Es regnete.", "language": "de", "sentences": ["Er kam am 3."]},
    )

    assert [(each.language, each.n) for each in report.languages] == [("de", 1), ("en", 1)]
    assert report.whole.n == 2
    record = report.record()
    assert record["task"] == "sentences"
    assert set(record["languages"]) == {"de", "en"}
    assert all(set(each) == {"name", "value", "low", "high", "n"} for each in record["figures"])


def test_tone_is_scored_and_decided_row_by_row(scored):
    report, predictions, _ = scored(
        "tone",
        row(text="A wonderful day for a great team.", label=1),
        row(text="A horrible, cruel murder.", label=-1),
        row(text="The committee met on Tuesday.", label=0),
    )

    assert [each["decision"] for each in predictions] == [1, -1, 0]
    assert predictions[0]["score"] > 0 > predictions[1]["score"]
    assert values(report.whole) == {"macro_f1": 1, "auc": 1, "accuracy": 1, "coverage": 1}


def test_macro_f1_is_the_mean_over_labels():
    # One hit of two negatives, one of one neutral (one too many found), two of two positives.
    outcomes = {(-1, -1, -1, -0.5): 1, (-1, 0, 0, 0.0): 1, (0, 0, 0, 0.0): 1, (1, 1, 1, 0.5): 2}

    (macro, *_) = polarity_figures(Counter(outcomes))

    assert macro.value == pytest.approx((2 / 3 + 2 / 3 + 1) / 3)
    assert macro.n == 5


def test_abstentions_are_counted_and_shown():
    outcomes = {(1, 1, 1, 0.9): 2, (-1, None, 0, 0.0): 2}

    found = {figure.name: figure.value for figure in polarity_figures(Counter(outcomes))}

    assert found["coverage"] == 0.5
    assert found["accuracy"] == 0.5
    assert found["accuracy_decided"] == 1


def test_labels_of_frames_are_met_by_name_and_label_whatever_their_case(scored):
    text = "The two sides clashed and her opponents attacked the plan."
    report, predictions, _ = scored(
        "frames",
        row(text=text, labels=["CONFLICT", "Weather"]),
        row(text="They sat down for tea.", labels=["Conflict"]),
    )

    found = values(report.whole)
    assert (found["conflict precision"], found["conflict recall"]) == (1, 0.5)
    assert "Weather" in report.whole.notes[0]
    assert predictions[0]["score"]["conflict"] >= 2


@pytest.mark.parametrize(
    ("found", "true", "same"),
    [
        ("Keller", "Maria Keller", True),
        ("Maria Keller", "keller", True),
        ("the mayor Maria Keller", "Maria Keller", True),
        ("Altman's", "Sam Altman", True),
        ("the police", "police", True),
        ("die Polizei", "Polizei", True),
        ("Mayor Keller", "Maria Keller", True),
        ("the minister", "minister", True),
        ("Maria Keller", "Anna Keller", False),
        ("Maria", "Anna Keller", False),
        ("Maria Keller", None, False),
        ("Maria Keller", "", False),
        ("", "Keller", False),
    ],
)
def test_a_speaker_is_compared_as_a_person_would(found, true, same):
    assert same_speaker(found, true, "en") is same


def test_german_offices_are_no_names():
    assert same_speaker("Bürgermeisterin Keller", "Maria Keller", "de")
    assert not same_speaker("Bürgermeisterin Keller", "Bürgermeisterin Holm", "de")


def test_the_order_of_rows_changes_no_figure(scored):
    texts = ["A great day.", "A sad, cruel loss.", "It rained.", "They won a prize."]
    rows = [row(text=text, label=label) for text in texts for label in (-1, 0, 1)]
    first, _, _ = scored("tone", *rows)
    random.Random(5).shuffle(rows)

    again, _, _ = scored("tone", *rows)

    assert values(first.whole) == values(again.whole)


def test_the_command_prints_a_table_or_json_and_writes_predictions(run, tmp_path):
    path, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
    path.write_text(json.dumps(row(text="A great day.", label=1, id="\ud800")), encoding="utf-8")

    status, output, _ = run("accuracy", "tone", path, "--predictions", out, "--format", "json")

    assert status == 0
    assert json.loads(output)["n"] == 1
    (written,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (written["line"], written["label"], written["decision"]) == (1, 1, 1)
    status, output, _ = run("accuracy", "tone", path)
    assert status == 0
    assert "macro_f1" in output


def test_predictions_never_go_over_the_file_itself(run, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row(label=0)), encoding="utf-8")

    status, _, errors = run("accuracy", "tone", path, "--predictions", path)

    assert status == 1
    assert "would overwrite" in errors
    assert json.loads(path.read_text(encoding="utf-8")) == row(label=0)


def test_a_row_at_fault_ends_the_command_with_status_1(run, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(f"{json.dumps(row(label=1))}\nnothing\n", encoding="utf-8")

    status, output, errors = run("accuracy", "tone", path)

    assert status == 1
    assert "macro_f1" in output
    assert "line 2: expected one JSON object" in errors


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_a_file_that_is_not_there_is_a_sentence(run, tmp_path, name):
    status, _, errors = run("accuracy", "tone", tmp_path / name)

    assert status == 1
    assert "cannot be read" in errors
