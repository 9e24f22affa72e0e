"""Lesson files: small versioned TOML, checked with the line at fault named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from biascompare.datafiles import TomlFile, data_folder
from biascompare.errors import BiasCompareError, UnknownNameError
from biascompare.lessons.model import FILTERS, FORMS, KINDS, PREDICT, REWRITE, Lesson, Step
from biascompare.lessons.parts import Part
from biascompare.measures import MEASURES
from biascompare.translations import LANGUAGES, kept_together

VERSION = 1
MOST_BYTES = 65_536
MOST_STEPS, MOST_HIDDEN = 20, 12
_KEYS = ("version", "language", "title", "goal", "minutes", "hidden", "read", "filters", "steps")
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
    return _lesson(TomlFile(Path(Path(name).name), content))


def to_toml(lesson: Lesson) -> str:
    """Return the lesson as the text of a lesson file."""
    lines = [f"version = {VERSION}", f"language = {_toml(lesson.language)}"]
    lines += [f"title = {_toml(lesson.title)}"]
    lines += [f"goal = {_toml(lesson.goal)}"] if lesson.goal else []
    lines += [f"minutes = {lesson.minutes}"] if lesson.minutes else []
    lines += [f"hidden = {_toml(list(lesson.hidden))}"]
    lines += [f"read = {_toml(lesson.read)}"] if lesson.read else []
    lines += ["", "[filters]"]
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
    whole = Part.whole(file)
    whole.know(_KEYS)
    version = file.values.get("version")
    if version != VERSION or isinstance(version, bool):
        raise whole.fault(f"expected version = {VERSION}, found {version!r}", "version")
    language = whole.choice("language", LANGUAGES)
    minutes = file.values.get("minutes")
    if minutes is not None and (type(minutes) is not int or not 1 <= minutes <= 600):
        raise whole.fault(f"expected minutes = 1 to 600, found {minutes!r}", "minutes")
    hidden = whole.strings("hidden")
    if not 1 <= len(hidden) <= MOST_HIDDEN:
        raise whole.fault(f"expected 1 to {MOST_HIDDEN} outlets in hidden", "hidden")
    filters, days = _filters(whole)
    return Lesson(
        title=kept_together(language, whole.text("title", required=True)),
        language=language,
        hidden=hidden,
        steps=tuple(_step(part, language, hidden) for part in whole.tables("steps", MOST_STEPS)),
        goal=kept_together(language, whole.text("goal")),
        minutes=minutes,
        filters=filters,
        first_day=days.get("first_day"),
        last_day=days.get("last_day"),
        read=whole.text("read") or None,
        name=file.path.name.removesuffix(".toml"),
    )


def _filters(whole: Part) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    part = whole.table("filters")
    part.know((*FILTERS, *_DATES))
    filters = {name: part.strings(name) for name in part.values if name in FILTERS}
    days = {name: part.day(name) for name in part.values if name in _DATES}
    return filters, days


def _step(part: Part, language: str, hidden: tuple[str, ...]) -> Step:
    part.know(_STEP_KEYS)
    kind = part.choice("kind", KINDS)
    higher = part.values.get("higher", True)
    if not isinstance(higher, bool):
        raise part.fault(f"expected higher = true or false, found {higher!r}", "higher")
    return Step(
        kind=kind,
        question=kept_together(language, part.text("question", required=True)),
        prompt=kept_together(language, part.text("prompt")),
        measure=_measure(part, kind),
        pair=_pair(part, kind, hidden),
        higher=higher,
        form=part.choice("form", FORMS) if "form" in part.values else None,
        page=part.text("page") or None,
    )


def _measure(part: Part, kind: str) -> str | None:
    measure = part.values.get("measure")
    if measure is None and kind == PREDICT:
        raise part.fault("expected measure = the measure that answers the question", "measure")
    if measure is not None and (not isinstance(measure, str) or measure not in MEASURES):
        reason = f"no measure is called {measure!r}; `biascompare measures` lists them"
        raise part.fault(reason, "measure")
    return measure


def _pair(part: Part, kind: str, hidden: tuple[str, ...]) -> tuple[str, ...]:
    pair = part.strings("pair") if "pair" in part.values else ()
    needed = {PREDICT: (2,), REWRITE: (1,)}.get(kind, (0, 1, 2))
    if len(set(pair)) != len(pair) or len(pair) not in needed:
        wanted = " or ".join(map(str, needed))
        raise part.fault(f"expected pair = {wanted} different outlets, found {list(pair)}", "pair")
    for outlet in pair:
        if outlet not in hidden:
            raise part.fault(f"pair: {outlet!r} does not stand in hidden", "pair")
    # Shown side by side as A and B, whatever the order in the file.
    return tuple(sorted(pair, key=hidden.index))
