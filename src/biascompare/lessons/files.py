"""Lesson files: small versioned TOML, checked with the line at fault named."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import BiasCompareError, UnknownNameError
from biascompare.lessons.model import FILTERS, FORMS, KINDS, PREDICT, REWRITE, Lesson, Step
from biascompare.measures import MEASURES
from biascompare.translations import LANGUAGES

VERSION = 1
MOST_BYTES = 65_536
MOST_STEPS, MOST_HIDDEN, LONGEST = 20, 12, 2_000
_KEYS = ("version", "language", "title", "goal", "minutes", "hidden", "filters", "steps")
_DATES = ("first_day", "last_day")
_STEP_KEYS = ("kind", "question", "prompt", "measure", "pair", "higher", "form", "page")


def folder() -> Path:
    """Return where the lessons that ship are."""
    return data_folder() / "lessons"


def ready(language: str | None = None) -> tuple[Lesson, ...]:
    """Return the lessons that ship, of one language or all. Raises `DataFileError`."""
    paths = sorted(folder().glob(f"*.{language or '*'}.toml"))
    return tuple(load(path) for path in paths)


def named(name: str) -> Lesson:
    """Return the lesson of a file, or the one that ships under a name.

    Raises `UnknownNameError` for neither, `DataFileError` for a faulty file.
    """
    if name.endswith(".toml") and Path(name).is_file():
        return load(Path(name))
    shipped = {path.name.removesuffix(".toml"): path for path in folder().glob("*.toml")}
    if name not in shipped:
        raise UnknownNameError("lesson", name, sorted(shipped))
    return load(shipped[name])


def load(path: Path) -> Lesson:
    """Return the lesson of a file. Raises `DataFileError` naming the line at fault."""
    return _lesson(TomlFile(path))


def parse(content: bytes, name: str) -> Lesson:
    """Return the lesson of an uploaded file called ``name``.

    Raises `BiasCompareError` for one that is too large, `DataFileError` for a faulty one.
    """
    if len(content) > MOST_BYTES:
        raise BiasCompareError(
            f"{Path(name).name}: a lesson has at most {MOST_BYTES:,} bytes, this has "
            f"{len(content):,}. Is it another kind of file?"
        )
    with tempfile.TemporaryDirectory(prefix="biascompare-lesson-") as home:
        path = Path(home) / "lesson.toml"
        path.write_bytes(content)
        file = TomlFile(path)
        file.path = Path(Path(name).name or "lesson.toml")
        return _lesson(file)


def to_toml(lesson: Lesson) -> str:
    """Return the lesson as the text of a lesson file."""
    lines = [f"version = {VERSION}", f"language = {_toml(lesson.language)}"]
    lines += [f"title = {_toml(lesson.title)}"]
    lines += [f"goal = {_toml(lesson.goal)}"] if lesson.goal else []
    lines += [f"minutes = {lesson.minutes}"] if lesson.minutes else []
    lines += [f"hidden = {_toml(list(lesson.hidden))}", "", "[filters]"]
    lines += [f"{name} = {_toml(list(values))}" for name, values in lesson.filters.items()]
    days = zip(_DATES, (lesson.first_day, lesson.last_day), strict=True)
    lines += [f"{name} = {_toml(day)}" for name, day in days if day]
    for step in lesson.steps:
        lines += ["", "[[steps]]", *_step_lines(step)]
    return "\n".join(lines) + "\n"


def _step_lines(step: Step) -> Iterator[str]:
    for key in _STEP_KEYS:
        value = getattr(step, key)
        if value in (None, "", ()) or (key == "higher" and value is True):
            continue
        yield f"{key} = {_toml(list(value) if isinstance(value, tuple) else value)}"


def _toml(value: object) -> str:
    # JSON's strings, lists and truth values are TOML's, but for one control character.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _lesson(file: TomlFile) -> Lesson:
    _known(file, file.values, _KEYS)
    version = file.values.get("version")
    if version != VERSION or isinstance(version, bool):
        raise file.fault(f"expected version = {VERSION}, found {version!r}", "version")
    language = file.string("language")
    if language not in LANGUAGES:
        raise file.fault(f"expected language = one of {', '.join(LANGUAGES)}", language)
    minutes = file.values.get("minutes")
    if minutes is not None and (type(minutes) is not int or not 1 <= minutes <= 600):
        raise file.fault(f"expected minutes = 1 to 600, found {minutes!r}", "minutes")
    hidden = file.strings("hidden")
    if not 1 <= len(hidden) <= MOST_HIDDEN:
        raise file.fault(f"expected 1 to {MOST_HIDDEN} outlets in hidden", "hidden")
    filters, days = _filters(file)
    return Lesson(
        title=_text(file, file.values, "title", required=True),
        language=language,
        hidden=hidden,
        steps=_steps(file, hidden),
        goal=_text(file, file.values, "goal"),
        minutes=minutes,
        filters=filters,
        first_day=days.get("first_day"),
        last_day=days.get("last_day"),
        name=file.path.name.removesuffix(".toml"),
    )


def _filters(file: TomlFile) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    given = file.values.get("filters", {})
    if not isinstance(given, dict):
        raise file.fault("expected [filters]", "filters")
    _known(file, given, (*FILTERS, *_DATES))
    filters, days = {}, {}
    for name, value in given.items():
        if name in FILTERS:
            listed = (
                isinstance(value, list) and value and all(isinstance(one, str) for one in value)
            )
            if not listed:
                raise file.fault(f"expected {name} = a list of strings, found {value!r}", name)
            filters[name] = tuple(value)
            continue
        try:
            days[name] = date.fromisoformat(str(value)).isoformat()
        except ValueError:
            raise file.fault(f'expected {name} = "YYYY-MM-DD", found {value!r}', name) from None
    return filters, days


def _steps(file: TomlFile, hidden: tuple[str, ...]) -> tuple[Step, ...]:
    given = file.values.get("steps")
    if not isinstance(given, list) or not 1 <= len(given) <= MOST_STEPS:
        raise file.fault(f"expected 1 to {MOST_STEPS} [[steps]]", "steps")
    return tuple(_step(file, values, hidden) for values in given)


def _step(file: TomlFile, values: object, hidden: tuple[str, ...]) -> Step:
    if not isinstance(values, dict):
        raise file.fault(f"expected [[steps]], found {values!r}", "steps")
    _known(file, values, _STEP_KEYS)
    kind = values.get("kind")
    if kind not in KINDS:
        raise file.fault(f"expected kind = one of {', '.join(KINDS)}, found {kind!r}", str(kind))
    question = _text(file, values, "question", required=True)
    form = values.get("form")
    if form is not None and form not in FORMS:
        raise file.fault(f"expected form = one of {', '.join(FORMS)}, found {form!r}", str(form))
    higher = values.get("higher", True)
    if not isinstance(higher, bool):
        raise file.fault(f"expected higher = true or false, found {higher!r}", "higher")
    return Step(
        kind=kind,
        question=question,
        prompt=_text(file, values, "prompt"),
        measure=_measure(file, values, kind, question),
        pair=_pair(file, values, kind, question, hidden),
        higher=higher,
        form=form,
        page=_text(file, values, "page") or None,
    )


def _measure(file: TomlFile, values: Mapping[str, Any], kind: str, question: str) -> str | None:
    measure = values.get("measure")
    if measure is None and kind == PREDICT:
        raise file.fault("expected measure = the measure that answers the question", question)
    if measure is not None and measure not in MEASURES:
        reason = f"no measure is called {measure!r}; `biascompare measures` lists them"
        raise file.fault(reason, str(measure))
    return measure


def _pair(
    file: TomlFile, values: Mapping[str, Any], kind: str, question: str, hidden: tuple[str, ...]
) -> tuple[str, ...]:
    pair = values.get("pair", [])
    needed = {PREDICT: (2,), REWRITE: (1,)}.get(kind, (0, 1, 2))
    listed = isinstance(pair, list) and all(isinstance(one, str) for one in pair)
    if not listed or len(set(pair)) != len(pair) or len(pair) not in needed:
        wanted = " or ".join(map(str, needed))
        raise file.fault(f"expected pair = {wanted} different outlets, found {pair!r}", question)
    for outlet in pair:
        if outlet not in hidden:
            raise file.fault(f"pair: {outlet!r} does not stand in hidden", outlet)
    return tuple(pair)


def _text(file: TomlFile, values: Mapping[str, Any], key: str, *, required: bool = False) -> str:
    value = values.get(key, "")
    if not isinstance(value, str) or len(value) > LONGEST or (required and not value.strip()):
        what = "a text" if required else "a text, or nothing"
        reason = f"expected {key} = {what} of at most {LONGEST:,} characters, found {value!r:.60}"
        raise file.fault(reason, key)
    return value.strip()


def _known(file: TomlFile, values: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in values:
        if key not in known:
            raise file.fault(f"{key!r} is not known here; expected {', '.join(known)}", key)
