"""Turning a template and its data into a tagged PDF: PDF/UA-1, readable by screen readers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from biascompare.datafiles import data_folder
from biascompare.errors import BiasCompareError
from biascompare.report.chart_files import clean

STANDARD: Literal["ua-1"] = "ua-1"
# The same lesson makes the same bytes.
_UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def pdf(template: str, name: str, values: Mapping[str, Any]) -> bytes:
    """Return the PDF of a template of ``data/report``.

    ``values`` reach it as JSON under ``name``, without control signs, and are set as plain
    text there, so that nothing in them is run. Raises `BiasCompareError` where no page can be
    made of them.
    """
    import typst

    try:
        made = typst.compile(
            str(data_folder() / "report" / template),
            sys_inputs={name: json.dumps(clean(values, longest=None), ensure_ascii=False)},
            pdf_standards=STANDARD,
            ignore_system_fonts=True,
            timestamp=_UNDATED,
        )
    except typst.TypstError as error:
        raise BiasCompareError(f"No PDF could be made with {template}: {error.message}") from error
    assert isinstance(made, bytes)
    return made


def write(path: Path, content: bytes) -> None:
    """Write a report or lesson. Raises `BiasCompareError` where the place cannot be written."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BiasCompareError(
            f"{path}: the file cannot be written ({error.strerror}). "
            "Make its folder first, or name another place."
        ) from error
