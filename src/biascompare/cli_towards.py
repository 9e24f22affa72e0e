"""The command that tells the tone of wording towards known actors."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from biascompare.cli_inputs import (
    Reading,
    actors_option,
    chosen_measures,
    keep_altered_option,
    sources_options,
    voice_option,
)

if TYPE_CHECKING:
    from biascompare.measures.actors import KnownActors
    from biascompare.model import Document
    from biascompare.towards import ActorCount, ActorSentence
    from biascompare.voice import Voice

    Counts = Mapping[tuple[str, str], ActorCount]

_NO_OUTLET = "(no outlet)"
_CAUTION = (
    "The tone of the words about somebody, not what the outlet thinks, and no measure of bias. "
    "French and German go by the words near a name and are less sure."
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Whom to look for, who of them is shown, and in whose words."""

    known: KnownActors
    shown: Sequence[str]
    voice: Voice
    keep_altered: bool


@click.command()
@sources_options
@actors_option
@voice_option
@click.option("--actor", "shown", multiple=True, metavar="ID", help="Only this actor (repeat).")
@click.option("--sentences", is_flag=True, help="Print each sentence, one JSON object a line.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@keep_altered_option
def towards(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    voice: Voice,
    shown: tuple[str, ...],
    sentences: bool,
    form: str,
    keep_altered: bool,
) -> None:
    """Tell the tone of wording towards known actors, outlet by outlet.

    The sentences that name an actor are counted as negative, neutral, positive or not
    to be told. It describes words; it does not say what the outlet thinks.
    """
    from biascompare.towards import count_actors

    known = chosen_measures().actors
    _check_actors(shown, known)
    reading, left_out = Reading(paths, columns), Counter[str]()
    found = _found(reading, _Asked(known, shown, voice, keep_altered), left_out)
    if sentences:
        for document, listed in found:
            for each in listed:
                print(json.dumps(_sentence_record(document, each), ensure_ascii=False))
    else:
        counts = count_actors((document.outlet or _NO_OUTLET, each) for document, each in found)
        if form == "json":
            print(json.dumps(list(_records(counts, known)), ensure_ascii=False))
        else:
            _print_counts(counts, known)
    for reason, count in left_out.items():
        click.echo(f"{count:,} articles left out: {reason}", err=True)
    reading.finish()


def _check_actors(shown: Sequence[str], known: KnownActors) -> None:
    from biascompare.errors import UnknownNameError

    ids = [actor.id for actor in known.actors]
    for actor in shown:
        if actor not in ids:
            raise UnknownNameError("actor", actor, ids)


def _found(
    reading: Reading, asked: _Asked, left_out: Counter[str]
) -> Iterator[tuple[Document, Sequence[ActorSentence]]]:
    from biascompare.measures import Prepared
    from biascompare.towards import actor_sentences, available

    for document in reading:
        prepared = Prepared(document, keep_altered=asked.keep_altered, voice=asked.voice)
        if not available(document.language):
            left_out[f"no tone towards somebody in this language ({document.language})"] += 1
        elif prepared.wording_altered:
            left_out["the wording looks altered by a machine"] += 1
        else:
            listed = actor_sentences(prepared, asked.known.mentions(prepared))
            shown = asked.shown
            yield document, [each for each in listed if not shown or each.actor in shown]


def _sentence_record(document: Document, each: ActorSentence) -> dict[str, Any]:
    return {
        "id": document.id,
        "outlet": document.outlet,
        "language": document.language,
        "actor": each.actor,
        "sentence": each.text,
        "start": each.start,
        "end": each.end,
        "named": [each.named, each.named_end],
        "score": round(each.towards.score, 4),
        "label": each.towards.label,
        "method": each.towards.method,
    }


def _records(counts: Counts, known: KnownActors) -> Iterator[dict[str, Any]]:
    names = {actor.id: actor.name for actor in known.actors}
    for (actor, outlet), count in sorted(counts.items()):
        labels = count.sentences
        yield {
            "actor": actor,
            "name": names.get(actor, actor),
            "outlet": outlet,
            "articles": count.articles,
            "mentions": count.mentions,
            "sentences": labels.total(),
            "negative": labels[-1],
            "neutral": labels[0],
            "positive": labels[1],
            "not told": labels[None],
        }


def _print_counts(counts: Counts, known: KnownActors) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False)
    rows = [
        {key: str(value) for key, value in record.items() if key != "actor"}
        for record in _records(counts, known)
    ]
    for name in rows[0] if rows else ("name", "outlet"):
        grid.add_column(name, justify="left" if name in ("name", "outlet") else "right")
    for row in rows:
        grid.add_row(*map(Text, row.values()))
    Console(width=None if sys.stdout.isatty() else 200).print(grid)
    click.echo(_CAUTION, err=True)
