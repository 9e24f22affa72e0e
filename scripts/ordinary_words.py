"""Write data/ordinary_words: how words are written inside sentences, from texts in a folder.

Only words leave the texts, each seen in at least two of them: those that stand in lower case
inside sentences, and the short ones of any case that are more often without a full stop than
with one. Sources are those of scripts/word_frequencies.py, the sample and the lexicons.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from biascompare import languages
from biascompare.datafiles import data_folder
from biascompare.model import Document
from biascompare.sources import SAMPLE, read
from biascompare.text import normalise
from word_frequencies import SOURCES, sentences

LEAST = 2
SHORT = 5
LOWER_SHARE = 0.9
_INSIDE = re.compile(r"(?:(?<=[^\W\d_] )|(?<=[,;] ))([^\W\d_]{2,})(?![\w'])(\.(?= |$))?")


def texts(folder: Path, language: str) -> Iterator[str]:
    """Yield the texts of a language: those in ``folder`` and the sample's paragraphs."""
    for name in SOURCES[language][1]:
        yield from sentences(folder / name)
    for document in read([SAMPLE]):
        if isinstance(document, Document) and document.language == language:
            yield from document.text.split("\n")


def ordinary(written: Iterable[str]) -> set[str]:
    """Return the words as they stand inside sentences, see above."""
    cases: Counter[str] = Counter()
    stops: Counter[str] = Counter()
    for text in written:
        found = {(match[1], match[2]) for match in _INSIDE.finditer(normalise(text))}
        cases.update({word for word, _ in found})
        stops.update({word for word, stop in found if stop})
    return {
        word
        for word, count in cases.items()
        if count >= LEAST and _kept(word, cases) and (len(word) > SHORT or 2 * stops[word] < count)
    }


def _kept(word: str, cases: Counter[str]) -> bool:
    every = sum(cases[form] for form in {word.lower(), word.capitalize(), word.upper()})
    lower = cases[word.lower()] >= LOWER_SHARE * every
    return lower if word.islower() else word.istitle() and len(word) <= SHORT and not lower


def weighted(language: str) -> set[str]:
    """Return the single words of the tone lexicon, where nouns have no capital."""
    path = data_folder() / "lexicons" / "tone" / f"{language}.tsv"
    if language == "de" or not path.is_file():
        return set()
    entries = (line.split("\t")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return {entry for entry in entries if entry.isalpha() and entry.islower() and len(entry) > 1}


def main(folder: Path) -> None:
    """Write one file a language."""
    for language, (source, _) in SOURCES.items():
        words = ordinary(texts(folder, language)) | weighted(language)
        head = (
            f"# How words are written inside sentences in {languages.load(language).name}.\n"
            f"# Written by scripts/ordinary_words.py.\n"
            f'language = "{language}"\nsource = "{source.replace("Shares of", "Words of")}; '
            'the sample stories; the lexicons of tone"\nlicence = "MIT (words only)"\n'
        )
        target = data_folder() / "ordinary_words" / f"{language}.toml"
        lines = textwrap.fill(" ".join(sorted(words)), 99, break_on_hyphens=False)
        target.write_text(f'{head}words = """\n{lines}\n"""\n', encoding="utf-8")
        print(f"{target.name}: {len(words)} words")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
