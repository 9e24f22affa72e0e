"""Frames: where their words stand, which is strongest, and what headlines are said to have."""

from __future__ import annotations

import csv
import importlib.util
import json
from pathlib import Path

import pytest

from biascompare import lexicons, text
from biascompare.errors import DataFileError, UnknownNameError
from biascompare.matching import Matcher
from biascompare.measures import MEASURES, Missing, Prepared, frame_precision, frames
from biascompare.measures.frame_measures import caution
from biascompare.model import Document

REPOSITORY = Path(__file__).parents[2]
ENDS = "low = 0\nhigh = 1\n"
JUDGEMENTS = sorted((REPOSITORY / "tests" / "data").glob("frame_hits.*.jsonl"))
HEADLINES = REPOSITORY.parent / "shared" / "eval" / "gvfc"
GENERAL = (
    *("conflict", "economic", "human_interest", "law_politics", "morality"),
    *("responsibility", "security"),
)


def prepared(body, language="en", title=None):
    return Prepared(Document(id="0" * 16, text=body, language=language, title=title))


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "The war went on, and the enemy attacked.", {"conflict"}),
        ("de", "Das war gestern so, und morgen auch.", set()),
        ("de", "Der Krieg war lang.", {"conflict"}),
        ("en", "She won on the tennis court.", set()),
        ("en", "The court struck down the law.", {"law_politics", "responsibility"}),
        ("en", "Bill Gates gave a talk.", set()),
        ("en", "The bill passed the Senate.", {"law_politics"}),
        ("en", "Police patrol the station.", {"security"}),
        ("en", "A salvation army band played.", set()),
        ("fr", "La police surveille la gare.", {"security"}),
        ("fr", "La sécurité sociale fête ses ans.", set()),
        ("fr", "Elle est partie, il est parti aussi.", set()),
        ("de", "Die Polizei sperrte den Platz.", {"security"}),
        ("de", "Das ist mit Sicherheit so.", set()),
        ("de", "Der Wintereinbruch kam früh.", set()),
        ("de", "Der Bundestag stimmte ab.", {"law_politics"}),
        ("fr", "Le Sénat adopte le texte.", {"law_politics"}),
        ("en", "Trump visits Ohio", {"law_politics"}),
        ("en", "Two firms merge", {"economic"}),
        ("en", "", set()),
        ("en", "\x00 ??? <b></b>", set()),
    ],
)
def test_a_headline_has_a_frame_when_it_has_its_words(language, words, expected):
    assert frames.predict(words, language) == expected


@pytest.mark.parametrize("language", ["", "es", "xx"])
def test_no_frames_are_predicted_in_other_languages(language):
    with pytest.raises(UnknownNameError):
        frames.predict("The war went on.", language)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Economic consequences", "economic"),
        ("economic_consequences", "economic"),
        (" ECONOMIC-CONSEQUENCES ", "economic"),
        ("Conséquences économiques", "economic"),
        ("Wirtschaftliche Folgen", "economic"),
        ("Politics", "law_politics"),
        ("Gun control/regulation", "law_politics"),
        ("Gun or 2nd Amendment rights", "law_politics"),
        ("School or public space safety", "security"),
        ("human interest", "human_interest"),
        ("conflict", "conflict"),
        ("Mental health", None),
        ("Public opinion", None),
        ("Race/ethnicity", None),
        ("", None),
    ],
)
def test_labels_of_other_data_meet_frames(label, expected):
    assert frames.frame_of_label(label) == expected


def test_no_label_means_two_frames():
    meanings: dict[str, set[str]] = {}
    for found in lexicons.frames():
        for label in (found.name, found.label, *found.aliases):
            meanings.setdefault(label.casefold(), set()).add(found.name)

    assert {label: names for label, names in meanings.items() if len(names) > 1} == {}


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        ("The war went on. The enemy attacked. The senator spoke.", "en", "conflict"),
        ("La guerre continue. L’ennemi attaque.", "fr", "conflict"),
        ("Die Polizei nahm den Dieb fest, und Soldaten standen dabei.", "de", "security"),
        ("The enemy met the senator.", "en", Missing("a tie")),
        ("Nothing was said about it.", "en", Missing("no word of any frame")),
        ("", "en", Missing("no word of any frame")),
        ("La guerra continúa.", "es", Missing("no frames in this language")),
        ("The war went on.", None, Missing("no frames in this language")),
    ],
)
def test_the_strongest_frame_or_the_reason(body, language, expected):
    found = frames.strongest_frame(prepared(body, language))

    if isinstance(expected, Missing):
        assert isinstance(found, Missing)
        assert found.reason.startswith(expected.reason)
    else:
        assert found == expected


FIRST = "The mayor met the residents of the street again on a Monday evening."
SECOND = "The enemy attacked."
THIRD = "A war of words followed, and the two camps clashed until the late hours."


@pytest.mark.parametrize(
    ("measure", "body", "title", "expected"),
    [
        ("sentences_conflict", f"{FIRST} {SECOND} {THIRD}", None, 2 / 3),
        ("sentences_conflict", f"{FIRST} {FIRST}", None, 0.0),
        ("lead_conflict", f"{FIRST} {SECOND} {THIRD}", None, 2.0),
        ("lead_conflict", f"{FIRST}\n\n{SECOND}\n\n{THIRD}", None, 2.0),
        ("lead_conflict", f"{FIRST} {FIRST} {THIRD}", None, 0.0),
        ("headline_conflict", FIRST, "Enemy attacks", 2.0),
        ("headline_conflict", FIRST, "Nothing new", 0.0),
        ("headline_law_politics", FIRST, "Trump visits Ohio", 1.0),
        ("headline_conflict", FIRST, None, None),
    ],
)
def test_where_a_frame_stands(measure, body, title, expected):
    value = MEASURES[measure].value(prepared(body, title=title))

    assert (None if isinstance(value, Missing) else value) == (
        None if expected is None else pytest.approx(expected)
    )


def test_issue_frames_stand_apart():
    families = {measure.name: measure.family for measure in MEASURES.values()}
    apart = {found.name for found in lexicons.frames() if found.set}

    assert apart == {f"openai_{name}" for name in ("competition", "openness", "power", "safety")}
    assert {families[f"issue_{name}"] for name in apart} == {"issues"}
    assert frames.names("en") == GENERAL
    assert not any(name.startswith("frame_openai") for name in families)


@pytest.mark.parametrize(
    "lexicon", lexicons.frames(), ids=[f"{each.name}.{each.language}" for each in lexicons.frames()]
)
def test_every_excluded_phrase_holds_a_term(lexicon):
    matcher = Matcher({lexicon.name: lexicon.terms})
    idle = [
        phrase
        for phrase in lexicon.excluded
        if not matcher.find(text.normalise(phrase.rstrip("*")))
    ]

    assert idle == []


@pytest.mark.parametrize("path", JUDGEMENTS, ids=lambda path: path.stem)
def test_judgements_are_complete(path):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    known = {(found.name, found.language) for found in lexicons.frames()}

    assert {(row["frame"], row["language"]) for row in rows} <= known
    places = [(row["frame"], row["data"], row["row"], row["start"]) for row in rows]
    assert len(places) == len(set(places))
    unsaid = [row for row in rows if not row["right"] and not row.get("reason")]
    assert unsaid == []


def test_the_precision_file_is_fresh():
    path = REPOSITORY / "scripts" / "frame_precision.py"
    spec = importlib.util.spec_from_file_location("frame_precision_script", path)
    assert spec
    assert spec.loader
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)

    assert script.PAGE.read_text(encoding="utf-8") == script.page(), (
        "run python scripts/frame_precision.py"
    )


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("frame", sorted({found.name for found in lexicons.frames()}))
def test_every_frame_says_how_precise_it_is(frame, language):
    found = frame_precision.precision(frame, language)

    assert found is not None
    assert 0 <= found.low <= found.share <= found.high <= 1
    weak = "Weak in" in caution(frame)
    assert weak == any(
        each.weak
        for code in ("en", "fr", "de")
        if (each := frame_precision.precision(frame, code)) is not None
    )


@pytest.mark.parametrize("name", ["frame_{}", "sentences_{}", "headline_{}", "lead_{}"])
@pytest.mark.parametrize("frame", GENERAL)
def test_a_weak_frame_warns_in_its_language_only(frame, name):
    measure = MEASURES[name.format(frame)]
    for code in ("en", "fr", "de"):
        found = frame_precision.precision(frame, code)
        assert (measure.warning(code) is not None) == (found is not None and found.weak)
    assert measure.warning("es") is None
    assert measure.warning(None) is None


def test_a_comparison_prints_the_warning(run):
    status, output, errors = run("compare", "sample", "--measure", "frame_human_interest")

    assert (status, errors.strip()) == (0, "")
    assert "Human interest is weak in French" in output


@pytest.mark.parametrize(
    ("right", "judged", "weak"), [(59, 100, True), (60, 100, False), (0, 1, True), (1, 1, False)]
)
def test_under_six_tenths_is_weak(right, judged, weak):
    assert frame_precision.Precision(right, judged, 0.0, 1.0).weak == weak


@pytest.mark.parametrize(
    ("right", "judged", "weak"), [(11, 20, True), (12, 20, False), (0, 19, False), (0, 0, False)]
)
def test_being_wrong_in_the_texts_of_others_is_weak_too(right, judged, weak):
    found = frame_precision.Precision(90, 100, 0.0, 1.0, right, judged)

    assert found.weak == weak


@pytest.mark.parametrize("path", JUDGEMENTS, ids=lambda path: path.stem)
def test_judged_hits_of_the_sample_are_still_hits(path, sample):
    texts = {article.id: text.normalise(article.text) for article in sample}
    gone = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["data"] != "sample" or row.get("mended"):
            continue
        found = frames.matcher(row["frame"], row["language"]).find(texts[row["row"]])
        if (row["start"], row["end"]) not in {(hit.start, hit.end) for hit in found}:
            gone.append(row)

    assert gone == [], "judge again what the lexicon finds now"


@pytest.mark.skipif(not HEADLINES.exists(), reason="needs ../shared")
@pytest.mark.parametrize(
    ("language", "frame", "themes", "least"),
    [
        ("en", "economic", {"9"}, 0.7),
        ("en", "law_politics", {"3"}, 0.65),
        ("en", "security", {"5"}, 0.4),
        ("de", "economic", {"9"}, 0.5),
        ("de", "law_politics", {"3"}, 0.65),
        ("de", "security", {"5"}, 0.2),
    ],
)
def test_frames_of_headlines_agree_with_the_gun_violence_corpus(language, frame, themes, least):
    """F1 of "the headline has a word of the frame" (Liu et al. 2019, Akyürek et al. 2020)."""
    with (HEADLINES / f"{language}.dev.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words, codes = ("news_title", "Q3 Theme") if language == "en" else ("text_a", "theme")
    held = [{row.get(f"{codes}{place}") for place in (1, 2, 3)} & themes != set() for row in rows]
    said = [frame in frames.predict(row[words], language) for row in rows]
    both = sum(a and b for a, b in zip(held, said, strict=True))

    assert 2 * both / (sum(held) + sum(said)) >= least


@pytest.mark.parametrize(
    "content",
    [
        "x = 1",
        "[x.en]\nright = 1\njudged = 1\nlow = 0\nhigh = 1",
        f"[x.en]\nright = 2\njudged = 1\n{ENDS}right_elsewhere = 0\njudged_elsewhere = 0",
        f"[x.en]\nright = 2\njudged = 2\n{ENDS}right_elsewhere = 2\njudged_elsewhere = 1",
        f"[x.en]\nright = 2\njudged = 2\n{ENDS}right_elsewhere = 0\njudged_elsewhere = 3",
    ],
)
def test_a_broken_precision_file_is_named(content, tmp_path):
    path = tmp_path / "frame_precision.toml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(DataFileError, match="expected"):
        frame_precision.load(path)
