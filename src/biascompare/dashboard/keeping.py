"""Where added articles are kept: the corpus named at the start, else one of the visitor's own."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from biascompare import corpus
from biascompare.dashboard import imports, visits
from biascompare.dashboard.options import Options
from biascompare.outlets import Outlets, load_outlets

_OPTIONS = "options"


def keep(options: Options) -> None:
    """Hand the options of the start to the page."""
    st.session_state[_OPTIONS] = options


def options() -> Options:
    """Return the options of the start."""
    kept: Options = st.session_state[_OPTIONS]
    return kept


def folder(started: Options) -> Path | None:
    """Return the corpus folder that is added to, or None while there is none."""
    if started.lasting is not None:
        return corpus.create(started.lasting).path
    visit = visits.current()
    return visit.corpus if visit is not None and corpus.is_corpus(visit.corpus) else None


def folder_made(started: Options) -> Path:
    """Return the corpus folder that is added to, made if need be."""
    return folder(started) or visits.own_corpus()


def shelf() -> imports.Shelf | None:
    """Return what is known of the folder that is added to, or None while there is none."""
    found = folder(options())
    return imports.shelf(found) if found is not None else None


def outlets() -> Outlets:
    """Return the outlets' names of the start. Raises `biascompare.errors.DataFileError`."""
    return load_outlets(options().outlets)


def actors() -> Path | None:
    """Return the list of actors beside those that ship: the visitor's own, else the start's."""
    visit = visits.current()
    return visit.actors if visit is not None and visit.actors else options().actors


def shown(started: Options, *, with_sample: bool) -> tuple[str, ...]:
    """Return the PATHs that the pages show: those of the start and what was added.

    Added articles take the place of the sample where that is all there is.
    """
    found = folder(started)
    if found is None or not imports.shelf(found).filled:
        return started.paths
    if str(found) in started.paths or found.resolve() in {
        Path(path).resolve() for path in started.paths
    }:
        return started.paths
    if started.sample_alone and not with_sample:
        return (str(found),)
    return (*started.paths, str(found))


def replaces_sample(started: Options) -> bool:
    """Tell whether added articles could be shown alone or beside the sample."""
    found = folder(started)
    return started.sample_alone and found is not None and imports.shelf(found).filled
