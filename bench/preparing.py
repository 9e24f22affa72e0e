"""Words a second in `text.prepare`, in each language, on one core, processor time.

Articles of 600 words, put together from paragraphs of the sample stories.
"""

from __future__ import annotations

import random
import sys
import time

from biascompare import languages, text
from biascompare.model import Document
from biascompare.sources import SAMPLE, read

WORDS = 600


def bodies(code: str) -> list[str]:
    """Return the paragraphs of the sample articles in a language."""
    found = [document for document in read([SAMPLE]) if isinstance(document, Document)]
    texts = [document.text for document in found if document.language == code]
    return [paragraph for body in texts for paragraph in body.split("\n\n")]


def articles(code: str, count: int) -> list[Document]:
    """Return ``count`` articles of at least `WORDS` words, drawn with a fixed seed."""
    paragraphs, chance, made = bodies(code), random.Random(1), []
    for number in range(count):
        drawn: list[str] = []
        while sum(paragraph.count(" ") + 1 for paragraph in drawn) < WORDS:
            drawn.append(chance.choice(paragraphs))
        made.append(Document(id=str(number), text="\n\n".join(drawn), language=code))
    return made


def main(count: int = 1_000) -> None:
    """Prepare up to 1,000 articles a language and print millions of words a second."""
    for code in languages.CODES:
        documents = articles(code, min(count, 1_000))
        words = sum(len(document.text.split()) for document in documents)
        text.prepare(documents[0])
        started = time.process_time()
        for document in documents:
            text.prepare(document)
        seconds = time.process_time() - started
        print(f"{code}  {words:>9,} words  {words / seconds / 1e6:.2f} million words a second")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
