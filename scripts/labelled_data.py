"""The labelled data that accuracy is measured on, as rows that `biascompare accuracy` reads.

What is not the project's own stands in ``../shared/eval``: third-party texts that do not
ship. Only figures measured on them go into the project.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
EVAL = ROOT.parent / "shared" / "eval"
OWN = ROOT / "tests" / "data"
Rows = Iterator[dict[str, Any]]
# Code book of the Gun Violence Frame Corpus (Liu et al. 2019).
GVFC_THEMES = {
    "1": "Gun or 2nd Amendment rights",
    "2": "Gun control or regulation",
    "3": "Politics",
    "4": "Mental health",
    "5": "School or public space safety",
    "6": "Race or ethnicity",
    "7": "Public opinion",
    "8": "Society or culture",
    "9": "Economic consequences",
}
_POLARITIES = {"negative": -1, "neutral": 0, "positive": 1}


@dataclass(frozen=True, slots=True)
class LabelledData:
    """A labelled data set: what task it is for, and the figures that are kept of it.

    ``figures`` maps a figure's name to its target, ``None`` where there is none;
    ``concerns`` the family or measure that rests on the task.
    """

    task: str
    concerns: str
    language: str
    name: str
    read: Callable[[], Rows]
    figures: dict[str, float | None] = field(default_factory=dict)


def own_rows(task: str, language: str) -> Rows:
    for line in (OWN / f"{task}.{language}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def umsab(name: str, language: str) -> Rows:
    for part in ("train", "val"):
        base = EVAL / "umsab" / f"{name}.{part}"
        texts = Path(f"{base}.text.txt").read_text(encoding="utf-8").split("\n")
        labels = Path(f"{base}.labels.txt").read_text(encoding="utf-8").split()
        for text, label in zip(texts, labels, strict=False):
            yield {"text": text, "language": language, "label": int(label) - 1}


def gerntsa() -> Rows:
    for row in json.loads((EVAL / "gerntsa" / "dev.json").read_text(encoding="utf-8")):
        place = row["target_anchor"]
        label = _POLARITIES[row["sentiment"]["polarity"]]
        offsets = {"start": place["from"], "end": place["to"]}
        yield {"text": row["opinion_snippet"], "language": "de", "label": label, **offsets}


def newsmtsc() -> Rows:
    """Yield a row a target; ``document`` is the article that the sentence stands in."""
    for line in (EVAL / "newsmtsc" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        parts = row["primary_gid"].split("_")
        document = "_".join(parts[:3] if parts[0] == "polusa" else parts[:2])
        for target in row["targets"]:
            yield {
                "text": row["sentence_normalized"],
                "language": "en",
                "start": target["from"],
                "end": target["to"],
                "label": int(target["polarity"] - 4) // 2,
                "document": document,
            }


def gvfc(language: str) -> Rows:
    text, themes = (
        ("news_title", ("Q3 Theme1", "Q3 Theme2"))
        if language == "en"
        else ("text_a", ("theme1", "theme2", "theme3"))
    )
    with (EVAL / "gvfc" / f"{language}.dev.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            labels = [GVFC_THEMES[row[each]] for each in themes if row[each] in GVFC_THEMES]
            yield {"text": row[text], "language": language, "labels": labels}


def all_data() -> Iterator[LabelledData]:
    """Yield every labelled data set that is at hand."""
    for code in ("en", "fr", "de"):
        yield LabelledData(
            "sentences",
            "readability",
            code,
            "tricky paragraphs written for biascompare",
            lambda code=code: own_rows("sentences", code),  # type: ignore[misc]
            {"f1": 0.95},
        )
        if (OWN / f"quotes.{code}.jsonl").exists():
            yield LabelledData(
                "quotes",
                "voice",
                code,
                "articles written and marked for biascompare",
                lambda code=code: own_rows("quotes", code),  # type: ignore[misc]
                {"extent f1": None, "attribution precision": 0.9, "attribution recall": None},
            )
    if EVAL.is_dir():
        yield from _shared()


def _shared() -> Iterator[LabelledData]:
    tweets = "tweets (Barbieri et al. 2022, Apache-2.0)"
    news = "news sentences (GerNTSA, CC BY 4.0)"
    headlines = "headlines on gun violence (GVFC, Apache-2.0)"
    yield LabelledData(
        "tone",
        "tone",
        "fr",
        f"French {tweets}",
        lambda: umsab("french", "fr"),
        {"macro_f1": 0.62, "auc": 0.82},
    )
    yield LabelledData(
        "tone",
        "tone",
        "de",
        f"German {tweets}",
        lambda: umsab("german", "de"),
        {"macro_f1": 0.52, "auc": 0.78},
    )
    yield LabelledData(
        "tone", "tone", "de", f"German {news}", gerntsa, {"macro_f1": 0.48, "auc": 0.82}
    )
    yield LabelledData(
        "towards",
        "towards",
        "de",
        f"German {news}",
        gerntsa,
        {"macro_f1": None, "auc": None, "macro_f1_decided": None, "coverage": None},
    )
    for code in ("en", "de"):
        yield LabelledData(
            "frames",
            "frames",
            code,
            f"{'English' if code == 'en' else 'German'} {headlines}",
            lambda code=code: gvfc(code),  # type: ignore[misc]
            {"macro_f1": None},
        )
