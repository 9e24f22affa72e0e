"""Write data/frequencies: how common words are, from texts in a folder given.

Only figures leave the texts: a word and the share of articles that use it. Sources are
sentences and messages, not articles; a word in a share s of sentences is expected in a share
1 - (1 - s)^20 of articles of 20 sentences.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from biascompare import languages
from biascompare.text import normalise

SENTENCES = 20
FLOOR = 0.01
MOST = 3_000
_WORD = re.compile(r"[^\W_]{2,}")
SOURCES = {
    "en": (
        "Shares of sentences in NewsMTSC (Hamborg and Donnay 2021, MIT), training part",
        ("newsmtsc/train.jsonl",),
    ),
    "fr": (
        "Shares of French messages in UMSAB (Barbieri et al. 2022, XLM-T, Apache-2.0)",
        ("umsab/french.train.text.txt", "umsab/french.val.text.txt"),
    ),
    "de": (
        "Shares of German messages in UMSAB (Barbieri et al. 2022, XLM-T, Apache-2.0) and "
        "sentences in GerNTSA (CC BY 4.0)",
        ("umsab/german.train.text.txt", "umsab/german.val.text.txt", "gerntsa/dev.json"),
    ),
}
_NOT_WORDS = {"user", "http", "https", "rt", "co"}


def sentences(path: Path) -> Iterator[str]:
    """Yield the distinct sentences of one file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        yield from {json.loads(line)["sentence_normalized"] for line in text.splitlines()}
    elif path.suffix == ".json":
        yield from {row["opinion_snippet"] for row in json.loads(text)}
    else:
        yield from set(text.splitlines())


def shares(texts: Iterator[str], language: str) -> dict[str, float]:
    """Return the words of subject matter with the share of articles expected to use them."""
    stop_words = set(_WORD.findall(" ".join(languages.load(language).stop_words)))
    found: Counter[str] = Counter()
    total = 0
    for text in texts:
        total += 1
        found.update(set(_WORD.findall(normalise(text).lower())) - stop_words - _NOT_WORDS)
    expected = {word: 1 - (1 - count / total) ** SENTENCES for word, count in found.items()}
    common = [word for word, _ in found.most_common(MOST) if expected[word] > FLOOR]
    return {word: round(expected[word], 3) for word in sorted(common) if word.isalpha()}


def main(folder: Path) -> None:
    """Write one file a language."""
    for language, (source, files) in SOURCES.items():
        texts = (text for name in files for text in sentences(folder / name))
        rows = "\n".join(f"{word} = {share}" for word, share in shares(texts, language).items())
        head = (
            f"# How common words are in {languages.load(language).name} news: word = the share "
            f"of articles expected\n# to use it. Written by scripts/word_frequencies.py.\n"
            f'language = "{language}"\nsource = "{source}; words of grammar left out, '
            f'1 - (1 - share)^{SENTENCES} for articles."\nlicence = "MIT (figures only)"\n'
            f"# The share of every word not listed.\nfloor = {FLOOR}\n\n[shares]\n"
        )
        target = Path(__file__).parents[1] / "data" / "frequencies" / f"{language}.toml"
        target.write_text(re.sub(r"^(\W)", r"\1", head) + _quoted(rows) + "\n", encoding="utf-8")
        print(f"{target.name}: {rows.count(chr(10)) + 1} words")


def _quoted(rows: str) -> str:
    """Put words that are not plain ASCII in quotation marks, as TOML wants keys."""
    return re.sub(r"^([^\s=]*[^\x00-\x7f][^\s=]*) =", r'"\1" =', rows, flags=re.MULTILINE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
