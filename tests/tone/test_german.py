"""What German asks of the grammar of tone: verbs at the end, compounds, particles, endings."""

from __future__ import annotations

import pytest

from biascompare import tone
from biascompare.tone import grammar


def score(sentence):
    return grammar.score(sentence, "de").compound


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        # words, endings and compounds
        ("Ein wunderschöner Abend mit fröhlichen Gästen.", 1),
        ("Die Zugfahrt war eine Zumutung.", -1),
        ("Die traurigsten Nachrichten kamen am Abend.", -1),
        ("Der Gemeinde droht eine Regierungskrise.", -1),  # krise
        ("Ein Pokalerfolg für die kleine Mannschaft.", 1),  # erfolg
        ("Ihm blieben die Kopfschmerzen.", -1),  # a noun may end in a plural
        ("Eine ungerechte Regel.", -1),  # un- turns gerecht round
        ("ein megaschöner tag", 1),  # written small
        # negation in front of the word, behind it, in kein, ohne, weder
        ("Das Essen war nicht gut.", -1),
        ("Mir gefällt das Bad nicht.", -1),  # verb-final nicht
        ("Langweilig war die Probe nie.", 1),
        ("Keine gute Idee.", -1),
        ("Sie landeten ohne Probleme.", 1),
        ("Weder schön noch gut.", -1),
        ("Der Auftritt war alles andere als gelungen.", -1),
        ("Er ist keineswegs glücklich.", -1),
        ("Von Freude keine Spur.", -1),
        ("Nicht nur schön, sondern auch klug.", 1),  # no negation
        ("Die Suppe schmeckt nicht schlecht.", 1),  # a phrase of its own
        ("Leider nicht.", -1),  # a comment on the sentence is not denied
        ("Heute nicht :-)", 1),  # nor is a smile
        ("Der Krieg wurde beendet.", 1),  # what ends is turned round
        # verbs and their particles
        ("Er rastet jedes Mal völlig aus.", -1),
        ("Sie gibt auf.", -1),
        ("Sie gibt niemals auf.", 1),
        ("Die Scheune brannte ab und stürzte ein.", -1),
        # degrees and contrasts
        ("Ein verdammt guter Film.", 1),  # only a degree here
        ("Verdammt, der Bus ist weg.", -1),
        ("Der Anfang war schön, aber das Ende war schrecklich.", -1),
        ("Der Anfang war schrecklich, aber das Ende war schön.", 1),
        # what merely looks like a word of feeling
        ("Im Kino läuft Krieg der Sterne.", 0),
        ("Die Vereinten Nationen tagen am Roten Kreuz-Platz.", 0),
        ("Der Bürgermeister unterschrieb den Vertrag.", 0),
        ("Die Entscheidung über die Grundsteuer fiel im vergangenen Jahr.", 0),
        ("Der Unterricht beginnt in allen Gemeinden um acht Uhr.", 0),
        ("Das dauert gut zwei Stunden.", 0),
        ("Laut Plan fährt der Zug um zehn.", 0),
        ("Das Wasserwerk sorgte für neue Rohre.", 0),
        # hostile and empty
        ("", 0),
        ("   .", 0),
        ("nicht kein nie ohne weder", 0),
        ("auf auf aus aus", 0),
        ("ß ẞ Ä\u0308 \u00ad \x00 \u202e", 0),
    ],
)
def test_the_sign_of_a_sentence(sentence, sign):
    value = score(sentence)
    assert (value > 0) - (value < 0) == sign


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("Ein guter Film.", "Ein sehr guter Film."),
        ("Ein etwas langer, guter Film.", "Ein wirklich guter Film."),
        ("Ein eher guter Film.", "Ein guter Film."),
        ("Ein guter Film.", "Ein verdammt guter Film."),
        ("Ein Erfolg.", "Ein großer Erfolg."),
        ("Das wäre schön.", "Das ist schön."),  # only imagined
        ("Ein guter Film.", "Ein guter Film :D"),
    ],
)
def test_what_strengthens_a_sentence(weaker, stronger):
    assert 0 < score(weaker) < score(stronger)


@pytest.mark.parametrize(
    ("sentence", "same"),
    [
        ("Nicht heute. Ein guter Film.", "Ein guter Film."),
        ("Ein guter         Film.", "Ein guter Film."),
        ("Die Leute reagieren gut.", "Die Leute sind gut."),  # no greed in reagieren
        ("Sie stehen auf dem Hof.", "Sie stehen."),  # auf belongs to the yard
        ("Er hat gut 300 Bücher.", "Er hat gute 300 Bücher."),
    ],
)
def test_what_changes_nothing(sentence, same):
    assert score(sentence) == score(same)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Schreckliche Nachricht! Bei dem Brand starben zwei Menschen.", -1),
        ("Herzlichen Glückwunsch, das ist großartig!", 1),
        ("Der Rat tagt am Dienstag im Rathaus.", 0),
        ("", 0),
    ],
)
def test_a_text_is_scored_and_classified(text, expected):
    assert tone.classify(tone.score_text(text, "de"), "de") == expected
