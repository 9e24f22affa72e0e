"""Train the model of tone towards somebody named in an English sentence.

Name a folder that holds ``newsmtsc/train.jsonl`` (Hamborg and Donnay 2021, NewsMTSC, MIT),
which does not ship: the weights do, with how often the model is right on articles that it
has not seen (five folds; no article, and no sentence, is in two of them).

Two linear models are added up, which makes one: logistic regression over three labels, and
one against the rest with features scaled by their log-count ratios (Wang and Manning 2012,
Baselines and bigrams).
"""

from __future__ import annotations

import datetime
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

import labelled_data
from biascompare.accuracy.polarity import TOWARDS
from biascompare.towards import model
from biascompare.towards.answer import locate
from biascompare.towards.features import features
from biascompare.towards.mention import read_mention

SEED = 20_231_117
FOLDS = 5
FEWEST = 3  # mentions that a feature must occur in
MOST = 15_000  # features kept, those of most weight
RATIO_SHARE = 0.7
COVERAGE = 0.85  # of unseen mentions that get a label
SCALE = 100
LABELS = np.array(model.LABELS)
Numbers = NDArray[np.float64]
Features = dict[str, float]


@dataclass(frozen=True)
class Trained:
    """Feature names, their weights for each label, and the intercept."""

    names: list[str]
    weights: Numbers
    intercept: Numbers

    def logits(self, listed: Sequence[Features]) -> Numbers:
        place = {name: row for row, name in enumerate(self.names)}
        return np.array(
            [
                self.intercept
                + sum(
                    (
                        value * self.weights[place[name]]
                        for name, value in each.items()
                        if name in place
                    ),
                    np.zeros(3),
                )
                for each in listed
            ]
        )


def train(listed: Sequence[Features], labels: NDArray[np.int64]) -> Trained:
    """Return the sum of both models, the features of least weight left out."""
    count = Counter(name for each in listed for name in each)
    common = [{name: v for name, v in each.items() if count[name] >= FEWEST} for each in listed]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(common).tocsr()
    weights, intercept = _regression(matrix, labels)
    more, constant = _ratio_regression(matrix, labels)
    weights = (1 - RATIO_SHARE) * weights + RATIO_SHARE * more
    intercept = (1 - RATIO_SHARE) * intercept + RATIO_SHARE * constant
    weights -= weights.mean(axis=1, keepdims=True)
    names = vectorizer.get_feature_names_out()
    share = np.array([count[name] for name in names]) / len(listed)
    kept = np.sort(np.argsort(-np.abs(weights).max(axis=1) * np.sqrt(share))[:MOST])
    return Trained([str(names[each]) for each in kept], weights[kept], intercept)


def _regression(matrix: csr_matrix, labels: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    fitted = LogisticRegression(C=0.05, max_iter=300, class_weight="balanced", tol=1e-3)
    fitted.fit(matrix, labels)
    return fitted.coef_.T, fitted.intercept_


def _ratio_regression(matrix: csr_matrix, labels: NDArray[np.int64]) -> tuple[Numbers, Numbers]:
    present = (matrix > 0).astype(float)
    columns, constants = [], []
    for label in LABELS:
        inside = np.asarray(present[labels == label].sum(axis=0)).ravel() + 1
        outside = np.asarray(present[labels != label].sum(axis=0)).ravel() + 1
        ratio = np.log((inside / inside.sum()) / (outside / outside.sum()))
        fitted = LogisticRegression(C=0.08, max_iter=300, class_weight="balanced", tol=1e-3)
        fitted.fit(matrix.multiply(ratio[None, :]).tocsr(), labels == label)
        columns.append(fitted.coef_[0] * ratio)
        constants.append(fitted.intercept_[0])
    return np.stack(columns, axis=1), np.array(constants)


def folds(rows: Sequence[dict[str, Any]]) -> NDArray[np.int64]:
    """Return each row's fold: all of an article, and all of a sentence, in one."""
    document: dict[str, str] = {}
    for row in rows:
        document.setdefault(row["text"], row["document"])
    names = sorted(set(document.values()))
    random.Random(SEED).shuffle(names)
    fold = {name: place % FOLDS for place, name in enumerate(names)}
    return np.array([fold[document[row["text"]]] for row in rows])


def temperature(logits: Numbers, labels: NDArray[np.int64]) -> float:
    """Return by what to divide unseen logits so that probabilities are true on average."""
    choices = np.arange(0.5, 4, 0.05)
    own = labels + 1
    losses = [-np.log(softmax(logits / each)[np.arange(len(own)), own]).mean() for each in choices]
    return float(choices[int(np.argmin(losses))])


def softmax(logits: Numbers) -> Numbers:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def held_out(likely: Numbers, labels: NDArray[np.int64], band: float) -> dict[str, list[float]]:
    """Return the figures of unseen mentions, each with its interval and n."""
    outcomes: Counter[tuple[Any, ...]] = Counter()
    for each, label in zip(likely, labels, strict=True):
        nearest = int(LABELS[each.argmax()])
        decided = nearest if each.max() >= band else None
        outcomes[int(label), decided, nearest, float(each[2] - each[0])] += 1
    return {
        figure.name: [round(each, 4) for each in (figure.value, figure.low, figure.high)]
        + [figure.n]
        for figure in TOWARDS.figures(outcomes)
        if figure.value is not None and figure.low is not None and figure.high is not None
    }


def main() -> int:
    """Train, print how often the model is right on what it has not seen, write it."""
    rows = list(labelled_data.newsmtsc())
    listed = [_features(row) for row in rows]
    labels = np.array([row["label"] for row in rows])
    fold = folds(rows)
    logits = np.zeros((len(rows), 3))
    for each in range(FOLDS):
        seen = fold != each
        trained = train([f for f, kept in zip(listed, seen, strict=True) if kept], labels[seen])
        logits[~seen] = trained.logits(
            [f for f, kept in zip(listed, seen, strict=True) if not kept]
        )
    heat = temperature(logits, labels)
    likely = softmax(logits / heat)
    band = round(float(np.quantile(likely.max(axis=1), 1 - COVERAGE)), 3)
    figures = held_out(likely, labels, band)
    print(json.dumps(figures, indent=1))
    write(train(listed, labels), heat, band, figures)
    return 0


def _features(row: dict[str, Any]) -> Features:
    start, end = row["start"], row["end"]
    sentences, place = locate(row["text"], row["language"], start, end)
    sentence = sentences[place]
    return features(read_mention(sentence.text, start - sentence.start, end - sentence.start))


def write(trained: Trained, heat: float, band: float, figures: dict[str, list[float]]) -> None:
    scaled = np.rint(trained.weights / heat * SCALE).astype(int)
    weights = {
        name: row.tolist() for name, row in zip(trained.names, scaled, strict=True) if row.any()
    }
    values = {
        "language": "en",
        "data": "NewsMTSC, training part (Hamborg and Donnay 2021)",
        "licence": "MIT",
        "date": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
        "seed": SEED,
        "held_out": figures,
        "abstain_below": band,
        "scale": SCALE,
        "intercept": np.rint(trained.intercept / heat * SCALE).astype(int).tolist(),
    }
    head = json.dumps(values, indent=1)[:-2]
    lines = ",\n".join(
        f"{json.dumps(k, ensure_ascii=False)}:{json.dumps(v, separators=(',', ':'))}"
        for k, v in weights.items()
    )
    model.path("en").write_text(f'{head},\n "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{len(weights):,} features, {model.path('en').stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())
