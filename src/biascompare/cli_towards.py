"""The command that tells the tone of wording towards known actors."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from biascompare.cli_inputs import Reading, keep_altered_option, sources_options

if TYPE_CHECKING:
    from biascompare.model import Document
    from biascompare.towards import ActorCount, ActorSentence

    Counts = Mapping[tuple[str, str], ActorCount]

_NO_OUTLET = "(no outlet)"
_CAUTION = (
    "The tone of the words about somebody, not what the outlet thinks, and no measure of bias. "
    "French and German go by the words near a name and are less sure."
)


@click.command()
@sources_options
@click.option("--actor", "actors", multiple=True, metavar="ID", help="Only this actor (repeat).")
@click.option("--sentences", is_flag=True, help="Print each sentence, one JSON object a line.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@keep_altered_option
def towards(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    actors: tuple[str, ...],
    sentences: bool,
    form: str,
    keep_altered: bool,
) -> None:
    """Tell the tone of wording towards known actors, outlet by outlet.

    The sentences that name an actor are counted as negative, neutral, positive or not
    to be told. It describes words; it does not say what the outlet thinks.
    """
    from biascompare.towards import count_actors

    _check_actors(actors)
    reading, left_out = Reading(paths, columns), Counter[str]()
    found = _found(reading, actors, left_out, keep_altered=keep_altered)
    if sentences:
        for document, listed in found:
            for each in listed:
                print(json.dumps(_sentence_record(document, each), ensure_ascii=False))
    else:
        counts = count_actors((document.outlet or _NO_OUTLET, each) for document, each in found)
        if form == "json":
            print(json.dumps(list(_records(counts)), ensure_ascii=False))
        else:
            _print_counts(counts)
    for reason, count in left_out.items():
        click.echo(f"{count:,} articles left out: {reason}", err=True)
    reading.finish()


def _check_actors(actors: Sequence[str]) -> None:
    from biascompare import lexicons
    from biascompare.errors import UnknownNameError

    known = [actor.id for actor in lexicons.actors()]
    for actor in actors:
        if actor not in known:
            raise UnknownNameError("actor", actor, known)


def _found(
    reading: Reading, actors: Sequence[str], left_out: Counter[str], *, keep_altered: bool
) -> Iterator[tuple[Document, Sequence[ActorSentence]]]:
    from biascompare.measures import Prepared
    from biascompare.measures.actors import mentions
    from biascompare.towards import actor_sentences, available

    for document in reading:
        prepared = Prepared(document, keep_altered=keep_altered)
        if not available(document.language):
            left_out[f"no tone towards somebody in this language ({document.language})"] += 1
        elif prepared.wording_altered:
            left_out["the wording looks altered by a machine"] += 1
        else:
            listed = actor_sentences(prepared, mentions(prepared))
            yield document, [each for each in listed if not actors or each.actor in actors]


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


def _records(counts: Counts) -> Iterator[dict[str, Any]]:
    from biascompare import lexicons

    names = {actor.id: actor.name for actor in lexicons.actors()}
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


def _print_counts(counts: Counts) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False)
    rows = [
        {key: str(value) for key, value in record.items() if key != "actor"}
        for record in _records(counts)
    ]
    for name in rows[0] if rows else ("name", "outlet"):
        grid.add_column(name, justify="left" if name in ("name", "outlet") else "right")
    for row in rows:
        grid.add_row(*map(Text, row.values()))
    Console(width=None if sys.stdout.isatty() else 200).print(grid)
    click.echo(_CAUTION, err=True)
