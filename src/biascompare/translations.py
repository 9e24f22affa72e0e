"""What screens and printed pages say, in English, French and German.

The texts are TOML files, one an area and language: ``data/dashboard/texts/shell.fr.toml``
holds what ``shell.…`` says in French. ``{…}`` are filled in; a text that counts has a form
``one`` and a form ``other``, chosen by ``n``.
"""

from __future__ import annotations

import functools
import re
import string
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import UnknownNameError

LANGUAGES = ("en", "fr", "de")
"""The languages of the interface; the first where nothing else is known."""
ONE, OTHER = "one", "other"
# A French colon, semicolon, question or exclamation mark and guillemets stand off their words.
_AT_A_MARK = re.compile(r" (?=[:;?!»])|(?<=«) ")


def folder() -> Path:
    """Return where the texts are."""
    return data_folder() / "dashboard" / "texts"


@functools.cache
def load(language: str) -> Mapping[str, str]:
    """Return every text of a language by its key.

    Raises `UnknownNameError` for another language, `DataFileError` for a faulty file.
    """
    if language not in LANGUAGES:
        raise UnknownNameError("language of the interface", language, LANGUAGES)
    found: dict[str, str] = {}
    for path in sorted(folder().glob(f"*.{language}.toml")):
        area = path.name.split(".")[0]
        texts = read(path).items()
        found.update({f"{area}.{key}": kept_together(language, text) for key, text in texts})
    return found


def kept_together(language: str, text: str) -> str:
    r"""Return a text with spaces that do not break where the language sets one at a mark.

    >>> kept_together("fr", "Oui : « non » ?") == "Oui\xa0: «\xa0non\xa0»\xa0?"
    True
    """
    return _AT_A_MARK.sub("\xa0", text) if language == "fr" else text


def read(path: Path) -> dict[str, str]:
    """Return the texts of one file by key. Raises `DataFileError` with the line at fault."""
    file = TomlFile(path)
    found = dict(_flat(file, file.values, ""))
    for key, text in found.items():
        stem, _, form = key.rpartition(".")
        if form == ONE and f"{stem}.{OTHER}" not in found:
            raise file.fault(f"{stem}: expected the form other beside one", text)
        try:
            places = placeholders(text)
        except ValueError as error:
            raise file.fault(f"{key}: {error}", text) from None
        if form in (ONE, OTHER) and "n" not in places and form == OTHER:
            raise file.fault(f"{key}: expected {{n}} in the form other", text)
    return found


def _flat(file: TomlFile, values: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        key = f"{before}{name}"
        if isinstance(value, Mapping):
            yield from _flat(file, value, f"{key}.")
        elif isinstance(value, str) and value:
            yield key, value
        else:
            raise file.fault(f"expected {key} = a non-empty string, found {value!r}", name)


def placeholders(text: str) -> frozenset[str]:
    """Return the names that are filled into a text. Raises ValueError for anything else."""
    found = set()
    for _, name, form, conversion in string.Formatter().parse(text):
        if name is None:
            continue
        if not name.isidentifier() or form or conversion:
            raise ValueError(f"expected {{name}}, found {{{name}{':' + form if form else ''}}}")
        found.add(name)
    return frozenset(found)


def translated(language: str, key: str, /, **values: object) -> str:
    """Return the text called ``key``; whole numbers are written as the language writes them.

    Raises `UnknownNameError` for a key that no file has.
    """
    texts = load(language)
    template = texts.get(key)
    if template is None and "n" in values:
        form = ONE if is_one(language, values["n"]) else OTHER
        template = texts.get(f"{key}.{form}")
    if template is None:
        raise UnknownNameError("text", key, texts)
    return template.format(**{name: _written(language, value) for name, value in values.items()})


def is_one(language: str, number: object) -> bool:
    """Return whether a number takes the form ``one``: in French, all below two do so."""
    if language == "fr" and isinstance(number, int | float):
        return abs(number) < 2
    return number == 1


def _written(language: str, value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return number(language, value, 0)
    return value


def number(language: str, value: float, decimals: int) -> str:
    """Return a number as the language writes it, with a true minus.

    >>> number("en", -1234.56, 1), number("de", -1234.56, 1)
    ('−1,234.6', '−1.234,6')
    """
    text = f"{value:,.{decimals}f}"
    if not text.strip("-0.,"):
        text = text.removeprefix("-")
    signs = {",": load(language)["forms.thousands"], ".": load(language)["forms.decimal"]}
    return "".join(signs.get(sign, sign) for sign in text).replace("-", "−")


def day(language: str, value: date) -> str:
    """Return a day as the language writes it.

    >>> day("en", date(2023, 11, 17)), day("de", date(2023, 11, 17))
    ('17 Nov 2023', '17. Nov. 2023')
    """
    month = translated(language, f"forms.month.{value.month}")
    return translated(language, "forms.day", day=str(value.day), month=month, year=str(value.year))


def published(language: str, text: str) -> str:
    """Return the day of an ISO date or time; what is no date stays as it is."""
    try:
        return day(language, date.fromisoformat(text[:10]))
    except ValueError:
        return text


_SAID = "messages."
_LISTED = "languages"


def said(language: str, message: str) -> str:
    """Return a message of the measures or readers in another language.

    They speak English; the area ``messages`` holds their sentences. One that it does not
    hold stays as it is.
    """
    if language == LANGUAGES[0]:
        return message
    for key, pattern in _patterns():
        if found := pattern.fullmatch(message):
            given = found.groupdict().items()
            values = {name: _filled(language, name, text) for name, text in given}
            return load(language)[key].format(**values)
    return message


def _filled(language: str, name: str, text: str) -> str:
    if name != _LISTED:
        return text
    *others, last = (said(language, each) for each in re.split(r", | and ", text))
    if not others:
        return last
    return translated(language, "forms.listing", first=", ".join(others), last=last)


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = []
    for key, text in load(LANGUAGES[0]).items():
        if key.startswith(_SAID):
            parts = string.Formatter().parse(text)
            pattern = "".join(
                re.escape(fixed) + (f"(?P<{name}>.+)" if name else "") for fixed, name, *_ in parts
            )
            found.append((key, re.compile(pattern, re.DOTALL)))
    return tuple(found)
