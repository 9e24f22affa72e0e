"""English tone equals VADER's; its evidence adds up and stands where it says."""

import statistics

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from biascompare.measures import MEASURES, Missing, Prepared
from biascompare.model import Document, Notice
from biascompare.tone import codes, scorer
from biascompare.tone.vader import score

VADER = SentimentIntensityAnalyzer()
SENTENCES = [
    "The plan isn't great, but the council LOVES it!!!",
    "Good good good, but bad bad good.",
    "At least it is not a disaster.",
    "What a horrible, horrible mess?!",
    "Parents are very happy 😀 and sad 💔together.",
    "😀😀 great",
    "Nothing to see here.",
    "...",
    "kind of good",
    "No good deed without doubt goes never so unpunished.",
    "Yeah right, the shit hit the bus stop.",
]


def document(text, **fields):
    return Document(id="x", text=text, language="en", **fields)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_compound_is_vaders(sentence):
    assert score(sentence).compound == VADER.polarity_scores(sentence)["compound"]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_shares_add_up_to_tone(sentence):
    prepared = Prepared(document(f"{sentence}\n\nThis second paragraph is a terrible loss."))
    value = MEASURES["tone"].value(prepared)
    spans = MEASURES["tone"].spans(prepared)
    assert sum(span.share for span in spans) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The plan isn’t great for us.", [("great", -1)]),
        ("A “great” and terrible plan.", [("great", 1), ("terrible", -1)]),
        ("Loved 😀 by all of them", [("Loved", 1), ("😀", 1)]),
    ],
)
def test_spans_stand_where_the_words_are(text, found):
    spans = MEASURES["tone"].spans(Prepared(document(text)))
    signs = [(text[span.start : span.end], 1 if span.share > 0 else -1) for span in spans]
    assert signs == found


def test_curly_and_straight_quotation_marks_give_the_same_tone():
    curly = Prepared(document("It isn’t a “good” plan, they said."))
    straight = Prepared(document('It isn\'t a "good" plan, they said.'))
    assert MEASURES["tone"].value(curly) == MEASURES["tone"].value(straight)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        (
            {"text": "El gobierno aprobó la reforma ayer.", "language": "es"},
            "(es), only in English, French and German",
        ),
        ({"text": "Five words are in this.", "language": None}, "not known"),
        ({"text": "", "language": "en"}, "no text"),
        ({"text": "Good.", "language": "en"}, "too short: 1 of 5"),
    ],
)
def test_missing_with_a_reason(fields, reason):
    value = MEASURES["tone"].value(Prepared(Document(id="x", **fields)))
    assert isinstance(value, Missing)
    assert reason in value.reason


@pytest.mark.parametrize(("keep", "missing"), [(False, True), (True, False)])
def test_altered_wording_is_left_out_unless_put_back(keep, missing):
    altered = document(
        "A good plan for all of them.", notices=(Notice("wording_altered", "looks altered"),)
    )
    value = MEASURES["tone"].value(Prepared(altered, keep_altered=keep))
    assert isinstance(value, Missing) is missing


def test_headline_tone_needs_a_title_and_points_into_it():
    measure = MEASURES["headline_tone"]
    with_title = Prepared(document("Body.", title="A terrible day"))
    assert isinstance(measure.value(Prepared(document("Body."))), Missing)
    (span,) = measure.spans(with_title)
    assert (span.start, span.end, span.share) == (2, 10, measure.value(with_title))


@pytest.mark.parametrize(
    ("text", "neutral"),
    [
        ("The Supreme Court of the United States met.", True),
        ("The justice department and an intelligence agency answered.", True),
        ("Shares rose after interest rates fell again.", True),
        ("The states were united in their joy.", False),
        ("A supreme effort was made by all.", False),
    ],
)
def test_names_carry_no_tone_but_plain_vader_counts_them(text, neutral):
    prepared = Prepared(document(text))
    assert MEASURES["tone_vader"].value(prepared) == VADER.polarity_scores(text)["compound"] != 0
    assert (MEASURES["tone"].value(prepared) == 0) is neutral
    assert (MEASURES["tone_coverage"].value(prepared) == 0) is neutral


BODIES = {
    "en": "Parents loved the wonderful party. The fire was a terrible disaster. They met at noon.",
    "fr": "Les parents ont adoré la fête. L'incendie fut une horrible catastrophe. Il est midi.",
    "de": "Die Eltern liebten das Fest sehr. Der Brand war eine furchtbare Katastrophe. Um acht.",
}


@pytest.mark.parametrize("language", codes())
def test_spread_and_clear_sentences(language):
    prepared = Prepared(Document(id="x", text=BODIES[language], language=language))
    scores = [scorer(language)(sentence.text).compound for sentence in prepared.sentences]
    assert scores[0] > 0.5 > 0 == scores[2] > -0.5 > scores[1]
    assert MEASURES["tone_spread"].value(prepared) == pytest.approx(statistics.stdev(scores))
    assert MEASURES["tone_positive_sentences"].value(prepared) == pytest.approx(1 / 3)
    (span,) = MEASURES["tone_negative_sentences"].spans(prepared)
    assert (span.start, span.end) == (prepared.sentences[1].start, prepared.sentences[1].end)


def test_spread_of_one_sentence_is_missing():
    value = MEASURES["tone_spread"].value(Prepared(document("This is one good sentence.")))
    assert isinstance(value, Missing)
    assert "one sentence" in value.reason


def test_the_gap_is_made_of_headline_and_body():
    text, title = "It was a good day for them.", "A terrible day"
    prepared = Prepared(document(text, title=title))
    spans = MEASURES["tone_gap"].spans(prepared)
    read = [(title if span.in_title else text)[span.start : span.end] for span in spans]
    assert read == ["terrible", "good"]
    assert all(span.share < 0 for span in spans)
    assert sum(span.share for span in spans) == pytest.approx(MEASURES["tone_gap"].value(prepared))
    without = Prepared(document(text))
    assert isinstance(MEASURES["tone_gap"].value(without), Missing)
    assert MEASURES["tone_gap"].spans(without) == []


@pytest.mark.parametrize(
    ("text", "known", "words"),
    [
        ("Un très beau film pour nous.", 1, 6),
        ("L'intérêt public avant tout le reste.", 0, 6),
        ("Ça met à mal toute la forêt.", 1, 7),  # a phrase counts once
        ("Rendez-vous mardi 😀 à la mairie.", 0, 5),  # an emoji is no word
    ],
)
def test_coverage_counts_words_that_carry_a_tone(text, known, words):
    prepared = Prepared(Document(id="x", text=text, language="fr"))
    assert MEASURES["tone_coverage"].value(prepared) == pytest.approx(known / words)
