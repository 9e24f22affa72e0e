"""Stories: articles about one event meet, others stay apart, hands have the last word."""

from __future__ import annotations

import dataclasses
import itertools
import json
import random
from collections import Counter

import numpy as np
import pytest

from biascompare.errors import DataFileError, UnknownNameError
from biascompare.model import Document
from biascompare.stories import apply_decisions, find_stories, story_of_article
from biascompare.stories.anchors import anchors
from biascompare.stories.linkage import average_link
from biascompare.stories.similarity import Pairs
from biascompare.stories.terms import frequencies, read_frequencies

FLOOD = [
    "river",
    "flood",
    "dam",
    "evacuated",
    "village",
    "rain",
    "rescue",
    "Karsten",
    "bridge",
    "water",
    "homes",
    "boats",
    "mud",
]
TRIAL = [
    "court",
    "judge",
    "jury",
    "verdict",
    "murder",
    "trial",
    "lawyer",
    "Bellamy",
    "guilty",
    "appeal",
    "witness",
    "prison",
]
STRIKE = [
    "union",
    "strike",
    "wages",
    "railway",
    "drivers",
    "talks",
    "pay",
    "Morrow",
    "walkout",
    "stations",
    "commuters",
]
FILLER = [
    "".join(sounds) for sounds in itertools.product("bdfgklmnprstvz", "aeiou", *["bdgklmnrst"] * 2)
]


def article(name, subject, *, seed=0, length=120, **facts):
    """An article of which one word in three is about the subject, the others about anything."""
    chooser = random.Random(f"{name} {seed}")
    words = [chooser.choice(subject if n % 3 == 0 else FILLER) for n in range(length)]
    title = " ".join(chooser.sample(subject, 4))
    known = {"title": title, "language": "en", "published": "2024-03-01", **facts}
    return Document(name, " ".join(words) + ".", **known)


def groups(documents):
    found = find_stories(documents)
    return {frozenset(each.id for each in story.articles) for story in found}


F1, F2, F3 = (article(f"f{n}", FLOOD) for n in range(3))
T1, T2, T3 = (article(f"t{n}", TRIAL) for n in range(3))
S1, S2 = (article(f"s{n}", STRIKE) for n in range(2))


def dated(document, published):
    return dataclasses.replace(document, published=published)


def told(document, story):
    return dataclasses.replace(document, story=story)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        ([], []),
        ([F1], ["f0"]),
        ([F1, F1], ["f0"]),
        ([F1, F2], ["f0 f1"]),
        ([F1, T1], ["f0", "t0"]),
        ([F1, F2, F3, T1, T2, T3], ["f0 f1 f2", "t0 t1 t2"]),
        ([F1, T1, S1, F2, T2, S2], ["f0 f1", "t0 t1", "s0 s1"]),
        ([F1, dated(F2, "2024-06-30")], ["f0 f1"]),
        ([F1, dated(F2, None), dated(F3, "2024-03")], ["f0 f1 f2"]),
        ([F1, dataclasses.replace(F2, title=None)], ["f0 f1"]),
        ([Document("empty", ""), Document("blank", "  ")], ["empty", "blank"]),
        ([Document("empty", ""), F1], ["empty", "f0"]),
        ([F1, dataclasses.replace(F2, language="fr")], ["f0", "f1"]),
        ([F1, F2, dataclasses.replace(F3, language=None)], ["f0 f1", "f2"]),
        # What is stated holds.
        ([told(F1, "x"), told(F2, "y")], ["f0", "f1"]),
        ([told(F1, "x"), told(T1, "x")], ["f0 t0"]),
        ([told(F1, "x"), told(F2, " x ")], ["f0 f1"]),
        ([told(F1, "x"), F2], ["f0 f1"]),
        ([told(F1, "x"), told(T1, "y"), F2, T2], ["f0 f1", "t0 t1"]),
        ([told(F1, "x"), dataclasses.replace(told(T1, "x"), language="fr")], ["f0 t0"]),
        ([told(F1, " "), told(T1, " ")], ["f0", "t0"]),
    ],
)
def test_articles_about_one_event_meet(documents, expected):
    assert groups(documents) == {frozenset(names.split()) for names in expected}


def test_many_articles_about_one_event_do_not_make_its_words_worthless():
    documents = [article(f"{n}", (FLOOD, TRIAL)[n % 2]) for n in range(400)]

    assert sorted(map(len, groups(documents))) == [200, 200]


def test_the_order_of_reading_does_not_matter():
    documents = [F1, F2, F3, T1, T2, T3, S1, S2]
    expected = find_stories(documents)

    for order in itertools.islice(itertools.permutations(documents), 0, 5_000, 997):
        assert find_stories(order) == expected


@pytest.mark.parametrize("text", ["\x00" * 5_000, "\ud800" * 5_000, "字" * 5_000, "7 " * 5_000])
def test_hostile_texts_are_only_texts(text):
    assert {"f0", "f1"} in groups([F1, F2, Document("odd", text, title=text, language="en")])


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize("change", [{}, {"published": None}])
def test_the_sample_has_its_stories_within_each_language(sample, language, change):
    unlabelled = [
        dataclasses.replace(each, story=None, **change)
        for each in sample
        if each.language == language
    ]
    stated = {each.id: each.story for each in sample}
    found = find_stories(unlabelled)

    assert len(found) == len(set(stated.values()))
    assert all(len({stated[each.id] for each in story.articles}) == 1 for story in found)
    assert all(story.sure and story.reason is None for story in found)


@pytest.mark.parametrize("change", [{}, {"published": None}])
def test_the_languages_of_the_sample_meet_and_are_less_sure(sample, change):
    stated = {each.id: each.story for each in sample}
    found = find_stories(dataclasses.replace(each, story=None, **change) for each in sample)

    assert Counter(len(story.articles) for story in found) == Counter(
        Counter(stated.values()).values()
    )
    for story in found:
        assert len({stated[each.id] for each in story.articles}) == 1
        assert story.languages == ("de", "en", "fr")
        assert story.sure is False
        assert story.reason
        assert story.reason.startswith("languages linked by what they name: ")


def test_stated_stories_of_the_sample_are_sure(sample):
    found = find_stories(sample)

    assert {story.label for story in found} == {each.story for each in sample}
    assert all(story.sure for story in found)


def test_unlabelled_articles_join_across_languages(sample):
    french = [each for each in sample if each.language == "fr"]
    others = [dataclasses.replace(each, story=None) for each in sample if each.language != "fr"]
    found = find_stories([*french, *others])

    assert {story.label for story in found} == {each.story for each in sample}
    assert len(found) == len({each.story for each in sample})
    assert not any(story.sure for story in found)


@pytest.mark.parametrize(
    ("names", "linked"),
    [
        ("Karsten Bellamy Morrow Vesper Halloran Quillen", True),
        ("Karsten Bellamy", False),
        ("", False),
    ],
)
def test_languages_need_several_names_in_common(names, linked):
    english = "The talks went on as {} came to town and then they left again."
    german = "Es wurde lange geredet, weil {} in die Stadt kam und dann wieder ging."
    text = [
        " ".join(frame.format(name) for name in [*own.split(), *names.split()])
        for frame, own in ((english, "Oakfield Smythe"), (german, "Lindenau Krause"))
    ]
    documents = [
        Document("a", text[0], title="Talks go on", language="en"),
        Document("b", text[1], title="Es wird geredet", language="de"),
    ]

    assert (groups(documents) == {frozenset("ab")}) is linked


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", set()),
        ("They met Karsten today.", {"name:karsten"}),
        ("Karsten came. “Never,” said Karsten’s aide.", {"name:karsten"}),
        ("Never. Karsten", set()),
        ("about 1,200 or 1.200 or 1 200 people", {"number:1200"}),
        ("by 2.6 and 2,6 per cent in 2023, at 17 or 99", {"number:2.6"}),
        ("on 9.4.2023 at v2.6b", set()),
        ("and then Sam Altman left", {"actor:sam_altman", "name:sam", "name:altman"}),
    ],
)
def test_anchors_mean_the_same_in_every_language(text, found):
    assert anchors(Document("a", text, language="en")) == found


def naive_average_link(similarity, stated, cut):
    """Average link one pair after the other, as textbooks have it."""
    clusters = [[place] for place in range(len(similarity)) if stated[place] < 0]
    clusters += [
        [place for place in range(len(stated)) if stated[place] == number]
        for number in sorted(set(stated) - {-1})
    ]

    def likeness(left, right):
        told = {stated[place] for place in left + right} - {-1}
        if len(told) > 1:
            return 0
        return float(np.mean([similarity[a][b] for a in left for b in right]))

    while len(clusters) > 1:
        best = max(itertools.combinations(clusters, 2), key=lambda pair: likeness(*pair))
        if likeness(*best) < cut:
            break
        clusters = [each for each in clusters if each not in best] + [best[0] + best[1]]
    return {frozenset(cluster) for cluster in clusters}


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("with_stated", [False, True])
def test_average_link_is_the_textbook_one(seed, with_stated):
    generator = np.random.default_rng(seed)
    count = 24
    values = np.triu(generator.random((count, count)) ** 3, 1)
    values[values < 0.05] = 0
    stated = np.where(generator.random(count) < 0.2, generator.integers(0, 2, count), -1)
    if not with_stated:
        stated[:] = -1
    left, right = np.nonzero(values)
    pairs = Pairs(left, right, values[left, right])
    found = average_link(pairs, stated, np.full(count, np.nan), cut=0.25)
    clusters = {frozenset(np.flatnonzero(found == each).tolist()) for each in set(found.tolist())}

    assert clusters == naive_average_link(values + values.T, stated.tolist(), 0.25)
    assert 1 < len(clusters) < count


@pytest.mark.parametrize(
    ("days", "similarity", "together"),
    [
        ((1, 1), 0.21, True),
        ((1, 4), 0.21, True),
        ((1, 5), 0.21, False),
        ((1, 500), 0.27, True),
        ((1, np.nan), 0.21, True),
        ((np.nan, np.nan), 0.21, True),
        ((1, 1), 0.19, False),
    ],
)
def test_the_date_is_evidence_and_no_wall(days, similarity, together):
    pairs = Pairs(np.array([0]), np.array([1]), np.array([similarity]))
    found = average_link(pairs, np.array([-1, -1]), np.array(days, dtype=float), cut=0.2)

    assert (found[0] == found[1]) == together


def test_the_story_goes_by_its_earliest_article():
    documents = [dated(F1, "2024-03-02"), dated(F2, "2024-03-01"), dated(F3, None)]
    (story,) = find_stories(documents)

    assert story.id == "f1"
    assert [each.id for each in story.articles] == ["f1", "f0", "f2"]
    assert (story.first_day, story.last_day) == ("2024-03-01", "2024-03-02")
    assert story.label in {each.title for each in documents}
    assert story_of_article([story]) == {"f0": "f1", "f1": "f1", "f2": "f1"}


def test_facts_that_are_missing_stay_missing():
    (story,) = find_stories([Document("a", "")])

    assert (story.label, story.outlets, story.languages) == (None, (), ())
    assert (story.first_day, story.last_day) == (None, None)


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], {"f0 f1": None, "t0 t1": None}),
        ([{"action": "rename", "story": "f0", "label": " Flood "}], {"f0 f1": "Flood"}),
        ([{"action": "rename", "story": "f1", "label": "Flood"}], {"f0 f1": "Flood"}),
        ([{"action": "merge", "stories": ["f0", "t1"]}], {"f0 f1 t0 t1": None}),
        ([{"action": "merge", "stories": ["f0", "t0"], "label": "All"}], {"f0 f1 t0 t1": "All"}),
        ([{"action": "split", "story": "f0", "articles": ["f1"]}], {"f0": None, "f1": None}),
        (
            [
                {"action": "split", "story": "f0", "articles": ["f1"], "label": "Dam"},
                {"action": "merge", "stories": ["t0", "f1"]},
                {"action": "rename", "story": "t1", "label": "Both"},
            ],
            {"f0": None, "f1 t0 t1": "Both"},
        ),
    ],
)
def test_hand_made_decisions_hold(decisions, expected):
    found = apply_decisions(find_stories([F1, F2, T1, T2]), decisions)
    labels = {" ".join(sorted(each.id for each in s.articles)): s.label for s in found.stories}

    assert found.not_applied == ()
    for names, label in expected.items():
        assert names in labels
        assert label in (None, labels[names])
    assert sorted(" ".join(labels).split()) == ["f0", "f1", "t0", "t1"]


def test_a_decision_finds_its_story_after_an_earlier_article_has_come():
    decision = {"action": "rename", "story": "f0", "label": "Flood"}
    found = apply_decisions(find_stories([F1, F2, dated(F3, "2024-02-28")]), [decision])

    assert [(story.id, story.label) for story in found.stories] == [("f2", "Flood")]


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        ({"action": "rename", "story": "gone", "label": "x"}, "no article has the id 'gone'"),
        ({"action": "rename", "story": "f0"}, "expected a name in 'label'"),
        ({"action": "rename", "story": "f0", "label": 3}, "expected a name in 'label'"),
        ({"action": "merge", "stories": ["f0", "f1"]}, "two or more different stories"),
        ({"action": "merge"}, "two or more different stories"),
        ({"action": "split", "story": "f0", "articles": []}, "some, not all"),
        ({"action": "split", "story": "f0", "articles": ["f0", "f1"]}, "some, not all"),
        ({"action": "split", "story": None, "articles": ["f0"]}, "no article has the id None"),
    ],
)
def test_a_decision_that_cannot_be_applied_is_said(decision, reason):
    stories = find_stories([F1, F2, T1])
    found = apply_decisions(stories, [decision])

    assert found.stories == stories
    ((left_out, said),) = found.not_applied
    assert left_out == decision
    assert reason in said


def test_an_unknown_action_is_an_error():
    with pytest.raises(UnknownNameError, match="no action called 'remane'"):
        apply_decisions([], [{"action": "remane"}])


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_word_frequencies_ship(language):
    known = frequencies()[language]

    assert len(known.shares) > 1_000
    assert known.source
    assert known.licence
    assert max(known.shares.values()) <= 1


HEAD = 'language = "en"\nsource = "s"\nlicence = "l"\n'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "expected language"),
        (HEAD, "expected floor"),
        (HEAD + "floor = 2.0\n", "expected floor"),
        (HEAD + "floor = 0.1\n", "expected \\[shares\\]"),
        (HEAD + "floor = 0.1\n[shares]\nword = 0.01\n", "line 6: word: expected a share from 0.1"),
        (HEAD + 'floor = 0.1\n[shares]\nword = "x"\n', "line 6: word: expected a share"),
        (HEAD.replace("en", "fr") + "floor = 0.1\n", "expected the file name fr.toml"),
    ],
)
def test_a_broken_file_of_frequencies_is_named(tmp_path, content, words):
    path = tmp_path / "en.toml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(DataFileError, match=words):
        read_frequencies(path)


def test_the_command_prints_article_to_story(run_biascompare, sample):
    ended = run_biascompare("stories", "sample", "--format", "json")
    found = json.loads(ended.stdout)

    assert ended.returncode == 0, ended.stderr
    assert set(found) == {each.id for each in sample}
    assert len(set(found.values())) == len({each.story for each in sample})
    assert all(found[story] == story for story in found.values())


def test_the_command_prints_a_row_a_story(run_biascompare, sample):
    ended = run_biascompare("stories", "sample")
    rows = ended.stdout.splitlines()

    assert ended.returncode == 0, ended.stderr
    assert len(rows) == 1 + len({each.story for each in sample})
    assert "20" in rows[1]
    assert "2023-11-18 to 2023-12-01" in rows[1]
    assert "OpenAI board crisis" in rows[1]


def test_the_command_says_what_it_could_not_read(run_biascompare, tmp_path):
    ended = run_biascompare("stories", str(tmp_path / "none.csv"), "--format", "json")

    assert ended.returncode == 1
    assert json.loads(ended.stdout) == {}
    assert "none.csv" in ended.stderr
