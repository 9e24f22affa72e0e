"""Names found by spaCy: an optional extra, tried with a pipeline made on the spot."""

from __future__ import annotations

import importlib.util
import json
import tomllib

import pytest

from biascompare import entities, languages
from biascompare.errors import MissingExtraError, SourceError
from biascompare.names import Name

RULES = [
    ("ORG", "Halden Rail"),
    ("PERSON", "Ada Lorne"),
    ("GPE", "Corvane"),
    ("DATE", "Monday"),
    ("MISC", "Halden Cup"),
]
TEXT = "Ada Lorne left Corvane on Monday.\n\nShe met Halden Rail. Then “Ada Lorne’s” train came."


@pytest.fixture
def pipeline(tmp_path):
    """Save a pipeline that finds the names of `RULES` in a language."""
    spacy = pytest.importorskip("spacy")

    def make(language="en", rules=RULES, folder="pipeline"):
        nlp = spacy.blank(language)
        if rules:
            ruler = nlp.add_pipe("entity_ruler")
            ruler.add_patterns([{"label": label, "pattern": name} for label, name in rules])
        nlp.to_disk(tmp_path / folder)
        return tmp_path / folder

    return make


def spans(text, found):
    assert all(text[each.start : each.end].replace("’", "'") == each.text for each in found)
    return [(each.text, each.kind) for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TEXT,
            [
                ("Ada Lorne", "person"),
                ("Corvane", "place"),
                ("Halden Rail", "organisation"),
                ("Ada Lorne", "person"),
            ],
        ),
        ("", []),
        (" \n\n ", []),
        ("No names here. \x00 😀 <script>", []),
        ("Ada Lorne " * 2000, [("Ada Lorne", "person")] * 2000),
    ],
    ids=["paragraphs", "empty", "blank", "hostile", "long"],
)
def test_the_pipeline_says_what_is_a_name(text, expected, pipeline):
    assert spans(text, entities.finder([pipeline()])(text, "en")) == expected


def test_a_text_longer_than_spacy_takes_is_read(pipeline):
    text = "Nothing happens here. " * 50_000 + "Ada Lorne came."

    assert spans(text, entities.finder([pipeline()])(text, "en")) == [("Ada Lorne", "person")]


@pytest.mark.parametrize(("language", "expected"), [("xx", 1), ("fr", 1), (None, 0)])
def test_a_pipeline_is_for_its_language(language, expected, pipeline):
    find = entities.finder([pipeline("xx")])

    assert len(find("Corvane dort.", None if language is None else "fr")) == expected


def test_two_pipelines_share_the_languages(pipeline):
    find = entities.finder(
        [
            pipeline("fr", [("ORG", "Corvane")], "one"),
            pipeline("de", [("LOC", "Corvane")], "two"),
        ]
    )

    assert find("Corvane dort.", "fr") == (Name(0, 7, "Corvane", "organisation"),)
    assert find("Corvane schläft.", "de") == (Name(0, 7, "Corvane", "place"),)


@pytest.mark.parametrize("language", languages.CODES)
def test_a_pipeline_that_is_missing_is_named_with_the_command(language):
    pytest.importorskip("spacy")
    model = entities.pipelines().models[language]
    if importlib.util.find_spec(model.partition("-")[0]):
        pytest.skip("the pipeline is installed")
    find = entities.finder()

    with pytest.raises(MissingExtraError) as error:
        find("Corvane", language)
    expected = f"pip install https://github.com/explosion/spacy-models/releases/download/{model}/"
    assert expected in str(error.value)
    assert languages.load(language).name in str(error.value)


def test_every_language_has_a_pipeline_of_the_version_that_is_asked_for(repository):
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    (asked,) = project["project"]["optional-dependencies"]["spacy"]

    assert asked == "spacy>=3.8,<3.9"
    assert set(entities.pipelines().models) == set(languages.CODES)
    assert all(each.endswith("-3.8.0") for each in entities.pipelines().models.values())


def test_without_spacy_the_extra_is_named(monkeypatch):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "spacy" else found(name)
    )

    with pytest.raises(MissingExtraError, match=r"pip install 'biascompare\[spacy\]'"):
        entities.finder()


@pytest.mark.parametrize("kind", ["nothing", "empty folder", "file", "no entities"])
def test_a_folder_that_is_no_pipeline_is_named(kind, tmp_path, pipeline):
    pytest.importorskip("spacy")
    folder = tmp_path / "given"
    if kind == "empty folder":
        folder.mkdir()
    elif kind == "file":
        folder.write_text("not a pipeline", encoding="utf-8")
    elif kind == "no entities":
        folder = pipeline(rules=())

    with pytest.raises(SourceError) as error:
        entities.finder([folder])
    assert str(folder) in str(error.value)
    assert "pipeline" in str(error.value)
    assert "\n" not in str(error.value)


def test_the_command_suggests_what_the_pipeline_finds(pipeline, tmp_path, run):
    article = tmp_path / "article.txt"
    article.write_text(f"Train leaves\n\n{TEXT} {TEXT}", encoding="utf-8")
    given = ("actors", "discover", article, "--engine", "spacy", "--format", "json")
    status, output, errors = run(*given, "--model", pipeline())

    assert status == 0, errors
    found = {each["name"]: (each["kind"], each["mentions"]) for each in json.loads(output)}
    assert found["Ada Lorne"] == ("person", 4)
    assert found["Halden Rail"] == ("organisation", 2)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--model", "x"), "--model is for --engine spacy"),
        (("--engine", "other"), "is not one of 'rules', 'spacy'"),
    ],
)
def test_a_wrong_choice_is_told(arguments, expected, run):
    status, _, errors = run("actors", "discover", "sample", *arguments)

    assert status
    assert expected in errors
