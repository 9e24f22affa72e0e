"""The command that opens the dashboard."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from biascompare.cli_inputs import (
    actors_option,
    chosen_actors,
    chosen_measures,
    chosen_outlets,
    columns_option,
    mapping,
    outlets_file,
    outlets_option,
)
from biascompare.errors import SourceError


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@columns_option
@actors_option
@outlets_option
@click.option(
    "--corpus",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Add articles to this corpus folder, which is made if it is not there.",
)
@click.option("--allow-private", is_flag=True, help="Fetch from this and other private networks.")
@click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Answer other machines at this address too; those who come sign in.",
)
@click.option(
    "--class-code",
    "code",
    metavar="CODE",
    envvar="BIASCOMPARE_CLASS_CODE",
    help="What to sign in with. Default with --host: one is made up and printed.",
)
@click.option("--openid", is_flag=True, help="Sign in with OpenID Connect instead of a code.")
def dashboard(
    paths: tuple[str, ...],
    columns: tuple[str, ...],
    folder: Path | None,
    allow_private: bool,
    port: int,
    host: str,
    code: str | None,
    openid: bool,
) -> None:
    """Open the dashboard on this machine.

    Without PATH it shows the sample corpus. Articles that are added there go into DIR, else
    into the corpus that PATH is; else they are the visitor's own, until the visit ends.
    """
    from biascompare import server

    mapping(columns)
    chosen_outlets()
    _ = chosen_measures().actors  # a faulty file is told now, not in the browser
    for path in paths:
        if path != "sample" and not Path(path).exists():
            raise SourceError(path, "there is no such file or folder")
    if folder is not None:
        from biascompare import corpus as corpora

        corpora.create(folder)
    ended = server.run(
        paths or ("sample",),
        columns,
        port,
        outlets=outlets_file(),
        corpus=folder,
        allow_private=allow_private,
        actors=chosen_actors(),
        doors=server.Doors(host, code, openid),
    )
    sys.exit(ended)
