"""What the application that Streamlit serves is made of: the pages behind rules."""

from __future__ import annotations

import os
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from streamlit.starlette import App

from biascompare.dashboard.serving import CLASS_CODE, FOR_OTHERS, collecting
from biascompare.dashboard.serving.class_code import ClassCode
from biascompare.dashboard.serving.headers import Rules

PAGES = Path(__file__).parents[1] / "main.py"


def middleware() -> list[Middleware]:
    """Return what every request passes, the outermost first."""
    code = os.environ.pop(CLASS_CODE, "")
    found = [Middleware(Rules, own_machine_only=not os.environ.get(FOR_OTHERS))]
    if code:
        found.append(Middleware(ClassCode, code=code))
    # Level 1 would leave a first visit above 2.2 MB.
    return [*found, Middleware(GZipMiddleware, minimum_size=500, compresslevel=4)]


def _import_pages() -> None:
    """Import what the first page needs, while the browser still fetches its scripts."""
    import biascompare.dashboard.app
    import biascompare.dashboard.families  # noqa: F401

    collecting.begin()


@asynccontextmanager
async def started(_: App) -> AsyncIterator[dict[str, Any]]:
    """Make ready what the first visitor would wait for."""
    threading.Thread(target=_import_pages, daemon=True).start()
    yield {}
