"""Write the precision of frames from the judged hits: run it when a judgement changed.

Each line of ``tests/data/frame_hits.<language>.jsonl`` is a hit read in its sentence:
whether the word there carries the frame as its explanation says. Third-party texts are
named by data set, row and characters, not quoted.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
JUDGEMENTS = REPOSITORY / "tests" / "data"
PAGE = REPOSITORY / "data" / "lexicons" / "frame_precision.toml"
HEAD = """\
# How many of a frame's hits, read one by one, carry the frame; low and high are the ends
# of the 95% Wilson interval. Written by scripts/frame_precision.py from
# tests/data/frame_hits.*.jsonl, judged in November 2026 by one reader. Texts: NewsMTSC (MIT),
# Giveme5W1H's events (texts their publishers'), the Gun Violence Frame Corpus (Apache-2.0),
# GerNTSA (CC BY 4.0), XLM-T's tweets (Apache-2.0) and the sample articles written here.
# French has no third-party news: its hits are of tweets about the environment, all that are
# not copies of each other, and of texts written here, drawn at random up to 104 a frame.
# “Elsewhere” are the texts that others wrote; a frame whose share is under .6 there is weak.
# Frames of one story were judged on the sample's articles about it, which were also read to
# mend their terms (so the figures are rather high), and on five others after that, every
# hit. Rows that say mended belong to terms since taken out, because of what was read; they
# still count, so that the figure is no better than what was read.
"""
OWN = ("sample", "tests/data")
_Z = 1.959964


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the 95% interval of a share (Wilson 1927, JASA 22(158))."""
    share, spread = right / judged, _Z * _Z / judged
    middle = (share + spread / 2) / (1 + spread)
    half = math.sqrt(share * (1 - share) * spread + spread * spread / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def page() -> str:
    """Return the data file: a table a frame and language."""
    right: Counter[tuple[str, str]] = Counter()
    judged: Counter[tuple[str, str]] = Counter()
    right_elsewhere: Counter[tuple[str, str]] = Counter()
    judged_elsewhere: Counter[tuple[str, str]] = Counter()
    for path in sorted(JUDGEMENTS.glob("frame_hits.*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key = row["frame"], row["language"]
            judged[key] += 1
            right[key] += row["right"]
            if not row["data"].startswith(OWN):
                judged_elsewhere[key] += 1
                right_elsewhere[key] += row["right"]
    sections = []
    for frame, language in sorted(judged):
        n, good = judged[frame, language], right[frame, language]
        low, high = wilson(good, n)
        sections.append(
            f"[{frame}.{language}]\nright = {good}\njudged = {n}\n"
            f"low = {low:.3f}\nhigh = {high:.3f}\n"
            f"right_elsewhere = {right_elsewhere[frame, language]}\n"
            f"judged_elsewhere = {judged_elsewhere[frame, language]}\n"
        )
    return "\n".join([HEAD, *sections])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    print(f"written to {PAGE}")
