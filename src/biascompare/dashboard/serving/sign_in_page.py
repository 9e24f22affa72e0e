"""The page that asks for the class code: it needs no script and nothing from anywhere."""

from __future__ import annotations

import html
import math

from biascompare.translations import translated

_STYLE = """
:root { color-scheme: light dark; }
body { font: 1.15rem/1.5 "Source Sans", "Segoe UI", Helvetica, Arial, sans-serif;
  background: #F6F4EF; color: #1B1B1B; margin: 0; padding: 12vh 1.25rem; }
main { max-width: 26rem; margin: 0 auto; }
h1 { font-family: Georgia, serif; font-size: 2rem; margin: 0 0 .5rem; }
label { display: block; margin: 1.5rem 0 .25rem; }
input, button { font: inherit; box-sizing: border-box; width: 100%; padding: .7rem .9rem;
  border-radius: .3rem; border: 1px solid #6B665E; }
input { background: #FFF; color: #1B1B1B; letter-spacing: .12em; }
button { margin-top: 1rem; background: #005A8C; border-color: #005A8C; color: #FFF; }
:focus-visible { outline: 3px solid #C44E00; outline-offset: 2px; }
.wrong { border-left: .3rem solid #C44E00; padding-left: .8rem; }
@media (prefers-color-scheme: dark) {
  body { background: #171614; color: #ECE9E4; }
  input { background: #23211E; color: #ECE9E4; }
}
"""


def page(language: str, *, wrong: bool = False, waiting: float = 0.0) -> str:
    """Return the page; ``waiting`` says for how many seconds no code is taken."""

    def say(key: str, **values: object) -> str:
        return html.escape(translated(language, f"serving.{key}", **values))

    told = ""
    if waiting:
        told = say("wait", n=math.ceil(waiting / 60))
    elif wrong:
        told = say("wrong")
    alert = f'<p class="wrong" role="alert">{told}</p>' if told else ""
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>biascompare</title><style>{_STYLE}</style></head><body><main>"
        f"<h1>biascompare</h1><p>{say('explained')}</p>{alert}"
        f'<form method="post"><label for="code">{say("code")}</label>'
        '<input id="code" name="code" autocomplete="off" autocapitalize="characters" '
        f'spellcheck="false" maxlength="80" required autofocus><button>{say("enter")}</button>'
        "</form></main></body></html>"
    )
