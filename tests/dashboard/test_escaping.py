"""Text from files reaches a page as exactly its characters."""

from __future__ import annotations

import pytest

from biascompare.dashboard.escaping import highlighted, plain, table
from biascompare.model import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Plain, “quoted” text.", "Plain, “quoted” text."),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        (
            "<img src=\"http://192.0.2.1/x.png\" onerror='x()'>",
            "&lt;img src=&quot;http://192.0.2.1/x.png&quot; onerror=&#x27;x()&#x27;&gt;",
        ),
        ("![x](http://192.0.2.1/x.png)", "![x](http://192.0.2.1/x.png)"),
        ("$$\\frac12$$ :tada: **b** `c`", "$$\\frac12$$ :tada: **b** `c`"),
        ("<style>*{display:none}</style>", "&lt;style&gt;*{display:none}&lt;/style&gt;"),
        ("a &amp; b &lt;i&gt;", "a &amp;amp; b &amp;lt;i&amp;gt;"),
        ("one\ntwo\ttabs", "one\ntwo\ttabs"),
        ("nul\x00 bell\x07 escape\x1b", "nul bell escape"),
        ("turned \u202egnp.exe\u202c", "turned gnp.exe"),
        ("lone \ud800 surrogate", "lone  surrogate"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def up(depth: int, tip: str, text: str) -> str:
    return f'<mark class="up depth-{depth}" title="{tip}">{text}</mark>'


def down(depth: int, tip: str, text: str) -> str:
    return f'<mark class="down depth-{depth}" title="{tip}">{text}</mark>'


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("", [], ""),
        ("no marks < here", [], "no marks &lt; here"),
        ("a bad day", [Span(2, 5, "bad", -0.4)], f"a {down(4, 'bad -0.4', 'bad')} day"),
        (
            "good <b> bad",
            [Span(9, 12, "bad", -0.1), Span(0, 4, "good", 0.2)],
            f"{up(2, 'good 0.2', 'good')} &lt;b&gt; {down(1, 'bad -0.1', 'bad')}",
        ),
        # A term that is markup itself, in the text and in the tooltip.
        (
            '<i>"x"</i>',
            [Span(0, 10, '"><script>', 0.4)],
            up(4, "&quot;&gt;&lt;script&gt; 0.4", "&lt;i&gt;&quot;x&quot;&lt;/i&gt;"),
        ),
        # The words of one emoji stand at the same place: one mark, the shares summed.
        (
            "☺ x",
            [Span(0, 1, "smile", 0.1), Span(0, 1, "face", 0.1)],
            f"{up(2, 'smile face 0.2', '☺')} x",
        ),
        # Overlapping, empty and outside: cut to what is left of the text.
        (
            "abcdef",
            [Span(0, 4, "a", 0.4), Span(2, 6, "b", 0.4)],
            up(4, "a 0.4", "abcd") + up(4, "b 0.4", "ef"),
        ),
        (
            "abc",
            [Span(1, 1, "e", 0.4), Span(2, 9, "o", 0.4), Span(8, 9, "p", 0.4)],
            "ab" + up(4, "o 0.4", "c"),
        ),
    ],
)
def test_highlighted(text: str, spans: list[Span], expected: str) -> None:
    found = highlighted(text, spans, 0.4, lambda term, share: f"{term} {round(share, 2)}")
    assert found == expected


def test_a_value_of_nothing_but_zeros_is_marked_faintly() -> None:
    spans = [Span(0, 1, "a", 0.0)]
    assert "depth-1" in highlighted("a", spans, 0.0, lambda term, share: term)


def test_table() -> None:
    found = table(["Outlet", "<n>"], [("<b>A</b>", "1"), ("Sum", "2")], numeric=[1], total=True)
    assert found == (
        '<table class="numbers total"><thead><tr><th scope="col" class="text">Outlet</th>'
        '<th scope="col" class="number">&lt;n&gt;</th></tr></thead><tbody>'
        '<tr><td class="text" data-column="Outlet">&lt;b&gt;A&lt;/b&gt;</td>'
        '<td class="number" data-column="&lt;n&gt;">1</td></tr>'
        '<tr><td class="text" data-column="Outlet">Sum</td>'
        '<td class="number" data-column="&lt;n&gt;">2</td></tr></tbody></table>'
    )


def test_a_ragged_table_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="longer"):
        table(["a", "b"], [("1",)])


@pytest.mark.parametrize(
    ("headers", "row", "numeric", "expected"),
    [
        (("Term", "Times", "How sure"), ("war", "10 : 0", "a" * 90), [1], "numbers"),
        (("Term", "Times", "Articles", "How sure"), ("war", "10", "10", "clear"), [1, 2], "narrow"),
        (
            ("Term", "Times", "Articles", "How sure"),
            ("w" * 25, "10", "10", "clear"),
            [],
            "stacking",
        ),
        (("A", "B", "C", "D"), ("1 234 567 890",) * 4, [0, 1, 2, 3], "stacking"),
        (("A", "B", "C", "D"), ("1 234 567 890",) * 4, [], "narrow"),
        (("x" * 60, "B", "C", "D"), ("1", "2", "3", "4"), [], "stacking"),
        (("A", "B", "C", "D"), None, [], "narrow"),
    ],
)
def test_a_table_stays_one_on_a_phone_where_it_fits(headers, row, numeric, expected) -> None:
    found = table(headers, [row] if row else [], numeric=numeric)
    assert found.split('"')[1].split()[-1] == expected
