"""What people decided about a corpus: it outlives every import and compaction.

A decision is one line of ``decisions.jsonl``; later lines win. Lines are only ever added.

    {"action": "correct", "id": ARTICLE, "field": "outlet", "value": "The Herald"}
    {"action": "rename", "story": STORY, "label": "School streets"}
    {"action": "merge", "stories": [STORY, STORY]}
    {"action": "split", "story": STORY, "articles": [ARTICLE, …]}

A merge and a split may have a ``label`` too.
"""

from __future__ import annotations

import datetime
import errno
import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from biascompare.corpus import durable, rows
from biascompare.corpus.folder import Folder, open_folder
from biascompare.errors import CorpusError, UnknownNameError

Decision = Mapping[str, Any]
CORRECTABLE = (
    "outlet",
    "title",
    "author",
    "published",
    "language",
    "url",
    "section",
    "story",
)
"""Fields that a person may correct; the text is what its source says."""


def _text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_text, value))


def _text_or_none(value: object) -> bool:
    return value is None or _text(value)


ACTIONS: dict[str, dict[str, Callable[[object], bool]]] = {
    "correct": {"id": _text, "field": _text, "value": _text_or_none},
    "rename": {"story": _text, "label": _text},
    "merge": {"stories": _texts},
    "split": {"story": _text, "articles": _texts},
}
"""Every action and what its keys must hold."""


def decide(path: str | Path, decision: Decision) -> None:
    """Put a decision on the disk for good.

    Raises `UnknownNameError` for an action or field that does not exist, and `CorpusError`
    for a decision that is not as the table above says or that cannot be written.
    """
    folder = open_folder(path)
    reason = fault(decision)
    if reason is not None:
        raise CorpusError(folder.decisions, reason)
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    line = json.dumps({**decision, "at": now}, ensure_ascii=True).encode("ascii") + b"\n"
    try:
        with durable.locked(folder.path / ".decisions.lock", wait=True):
            _append(folder.decisions, line)
        durable.sync_folder(folder.path)
    except OSError as error:
        raise durable.unwritten(folder.decisions, error) from error


def _append(path: Path, line: bytes) -> None:
    content = path.read_bytes() if path.exists() else b""
    kept = len(content) - len(_torn(content))
    if kept and content[kept - 1 : kept] != b"\n":
        line = b"\n" + line
    with path.open("ab", buffering=0) as file:
        try:
            file.truncate(kept)
            if file.write(line) < len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
        except OSError:
            file.truncate(kept)
            raise


def _torn(content: bytes) -> bytes:
    """Return the line that was being written when its process was ended; else nothing."""
    last = content[content.rfind(b"\n") + 1 :]
    try:
        json.loads(last)
    except ValueError:
        return last
    return b""


def fault(decision: Decision) -> str | None:
    """Say what is wrong with a decision, or return None."""
    action = decision.get("action")
    if action not in ACTIONS:
        raise UnknownNameError("action", str(action), ACTIONS)
    for key, holds in ACTIONS[action].items():
        if key not in decision or not holds(decision[key]):
            return f"{action}: {key} is missing or not as expected: {decision.get(key)!r}"
    if not _text_or_none(decision.get("label")):
        return f"{action}: label is not as expected: {decision['label']!r}"
    if action != "correct":
        return None
    field, value = decision["field"], decision["value"]
    if field not in CORRECTABLE:
        raise UnknownNameError("field to correct", field, CORRECTABLE)
    if field == "published" and value is not None and not _is_date(value):
        return f"correct: expected a date such as 2023-11-22, 2023-11 or 2023, found {value!r}"
    return None


def _is_date(value: str) -> bool:
    day = value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value
    return rows.moment(day) is not None


def all_decisions(path: str | Path) -> tuple[Decision, ...]:
    """Return every decision, the oldest first; raises `CorpusError` for a faulty line."""
    folder = open_folder(path)
    try:
        content = folder.decisions.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        reason = f"cannot be read: {error.strerror or error}"
        raise CorpusError(folder.decisions, reason) from error
    whole = content[: len(content) - len(_torn(content))]
    return tuple(
        _parsed(folder, number, line) for number, line in enumerate(whole.splitlines(), start=1)
    )


def _parsed(folder: Folder, number: int, line: bytes) -> Decision:
    reason: str | None
    try:
        decision: Decision = json.loads(line)
        reason = fault(decision)
    except (ValueError, AttributeError, TypeError, UnknownNameError) as error:
        reason = str(error)
    if reason is not None:
        reason = f"line {number}: {reason}; mend or remove this line"
        raise CorpusError(folder.decisions, reason)
    return decision


def story_decisions(found: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions about stories, which `biascompare.stories` applies."""
    return tuple(each for each in found if each["action"] != "correct")
