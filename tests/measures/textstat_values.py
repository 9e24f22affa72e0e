"""Run as a process of its own: textstat's values of the texts on standard input.

textstat's language is global and its dictionary is found through NLTK_DATA. A line in
is ``{"language", "sentences"}``, a line out ``{"counts", "values"}``.
"""

from __future__ import annotations

import json
import sys

from textstat import textstat

LOCALES = {"en": "en_US", "fr": "fr", "de": "de"}
NO_SYLLABLES = {"lix": textstat.lix, "rix": textstat.rix}
FORMULAS = {
    "en": {
        "flesch_reading_ease": textstat.flesch_reading_ease,
        "flesch_kincaid_grade": textstat.flesch_kincaid_grade,
        "gunning_fog": textstat.gunning_fog,
        "smog_index": textstat.smog_index,
        "coleman_liau_index": textstat.coleman_liau_index,
        "automated_readability_index": textstat.automated_readability_index,
        "dale_chall_readability_score": textstat.dale_chall_readability_score,
        "linsear_write_formula": textstat.linsear_write_formula,
    },
    "fr": {"flesch_reading_ease": textstat.flesch_reading_ease},
    "de": {
        "flesch_reading_ease": textstat.flesch_reading_ease,
        "wiener_sachtextformel": lambda text: textstat.wiener_sachtextformel(text, 1),
    },
}


def main() -> None:
    for line in sys.stdin:
        given = json.loads(line)
        language, sentences = given["language"], given["sentences"]
        textstat.set_lang(LOCALES[language])
        text = " ".join(sentences)
        counts = {
            "sentences": textstat.sentence_count(text),
            "each_sentence": [textstat.sentence_count(sentence) for sentence in sentences],
            "words": textstat.lexicon_count(text),
            "syllables": textstat.syllable_count(text),
        }
        formulas = NO_SYLLABLES | FORMULAS[language]
        values = {name: formula(text) for name, formula in formulas.items()}
        print(json.dumps({"counts": counts, "values": values}))


if __name__ == "__main__":
    main()
