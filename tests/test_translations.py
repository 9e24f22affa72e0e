"""Every text is there in every language, and nothing is asked for that is not there."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from biascompare import translations
from biascompare.dashboard.texts import of_locale
from biascompare.errors import DataFileError, UnknownNameError
from biascompare.translations import LANGUAGES, load, placeholders, read, translated

PACKAGE = Path(__file__).parents[1] / "src" / "biascompare"
CALLS = {"t": 0, "translated": 1}


def areas() -> dict[str, set[str]]:
    """Return the languages of each area of texts."""
    found: dict[str, set[str]] = {}
    for path in translations.folder().glob("*.toml"):
        area, language, _ = path.name.split(".")
        found.setdefault(area, set()).add(language)
    return found


@pytest.mark.parametrize("area", sorted(areas()))
def test_an_area_says_the_same_in_every_language(area: str) -> None:
    assert areas()[area] == set(LANGUAGES)
    texts = {code: read(translations.folder() / f"{area}.{code}.toml") for code in LANGUAGES}
    english = texts["en"]
    for code in LANGUAGES[1:]:
        assert sorted(texts[code]) == sorted(english), f"keys of {area}.{code}.toml"
        different = {
            key: (placeholders(english[key]), placeholders(text))
            for key, text in texts[code].items()
            if placeholders(text) != placeholders(english[key]) and not key.endswith(".one")
        }
        assert different == {}, f"placeholders of {area}.{code}.toml"


def asked_for(path: Path) -> list[str]:
    """Return the keys that stand in a module's calls of ``t`` and ``translated``."""
    keys = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        place = CALLS.get(node.func.id)
        if place is not None and len(node.args) > place:
            argument = node.args[place]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                keys.append(argument.value)
    return keys


def test_every_key_in_the_code_is_there() -> None:
    known = load("en")
    missing = {
        f"{path.name}: {key}"
        for path in PACKAGE.rglob("*.py")
        for key in asked_for(path)
        if key not in known and f"{key}.other" not in known
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("language", "n", "expected"),
    [
        ("en", 0, "0 articles"),
        ("en", 1, "1 article"),
        ("en", 2000, "2,000 articles"),
        ("fr", 0, "0 article"),
        ("fr", 2000, "2\u202f000 articles"),
        ("de", 2000, "2.000 Artikel"),
    ],
)
def test_counting(language: str, n: int, expected: str) -> None:
    assert translated(language, "forms.article", n=n) == expected


@pytest.mark.parametrize(
    ("language", "value", "decimals", "expected"),
    [
        ("en", -0.001, 2, "0.00"),
        ("fr", -1234.5, 1, "−1\u202f234,5"),
        ("de", 1234567.891, 2, "1.234.567,89"),
        ("de", 0.0, 0, "0"),
    ],
)
def test_number(language: str, value: float, decimals: int, expected: str) -> None:
    assert translations.number(language, value, decimals) == expected


@pytest.mark.parametrize("value", ["{n}", "{", "<b>{x.y}</b>"])
def test_what_is_filled_in_is_left_as_it_is(value: str) -> None:
    assert translated("en", "forms.hint", name=value) == f"hint: {value}"


@pytest.mark.parametrize(("language", "key"), [("en", "forms.nothing"), ("xx", "forms.hint")])
def test_what_is_not_there_is_an_error(language: str, key: str) -> None:
    with pytest.raises(UnknownNameError):
        translated(language, key, name="x")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ('a = "x"\nb = ""\n', 2, "non-empty"),
        ("a = 3\n", 1, "non-empty"),
        ('a = "x"\nb = "{0}"\n', 2, "expected {name}"),
        ('a = "{n:,}"\n', 1, "expected {name}"),
        ('a = "{open"\n', 1, "expected"),
        ('[a]\none = "{n} x"\n', 2, "form other"),
        ('[a]\none = "x"\nother = "many"\n', 3, "{n}"),
        ('a = "x\n', None, "not valid TOML"),
    ],
)
def test_a_faulty_file_is_named_with_its_line(
    content: str, line: int | None, reason: str, tmp_path: Path
) -> None:
    path = tmp_path / "area.en.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        read(path)
    assert reason in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de-CH", "de"), ("fr", "fr"), ("FR_ca", "fr"), ("pt-BR", "en"), ("", "en"), (None, "en")],
)
def test_the_browser_s_language(locale: str | None, expected: str) -> None:
    assert of_locale(locale) == expected
