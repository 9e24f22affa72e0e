"""Outlets of documents under one name each."""

from __future__ import annotations

import dataclasses

from biascompare.model import Document, Notice
from biascompare.outlets import Outlets, domain_of
from biascompare.sources.documents import document_id


def reconciled(document: Document, outlets: Outlets) -> Document:
    """Return the document with its outlet's canonical name, and a notice of the other name.

    An outlet that is not stated, while the article's address is of a known one, is hinted at.
    """
    stated = document.outlet
    if stated is None:
        return _hinted(document, outlets)
    name = outlets.find(stated)
    if name is None or name == stated:
        return document
    notice = Notice("outlet_reconciled", f"The outlet {stated!r} is listed as {name!r}.")
    return dataclasses.replace(
        document,
        id=document_id(name, document.title, document.text),
        outlet=name,
        notices=(*document.notices, notice),
    )


def _hinted(document: Document, outlets: Outlets) -> Document:
    domain = domain_of(document.url) if document.url and not document.outlet_hint else None
    hint = outlets.of_domain(domain) if domain else None
    return dataclasses.replace(document, outlet_hint=hint) if hint else document
