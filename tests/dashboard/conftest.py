"""The dashboard without a browser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import biascompare.dashboard

MAIN = Path(biascompare.dashboard.__file__).parent / "main.py"
Open = Callable[..., AppTest]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Open a page on some sources, as an address with these parameters would."""

    def open_it(
        page: str = "compare",
        *sources: object,
        address: Mapping[str, str | list[str]] | None = None,
    ) -> AppTest:
        monkeypatch.setattr(sys, "argv", [str(MAIN), *map(str, sources)])
        test = AppTest.from_file(str(MAIN), default_timeout=120)
        for name, value in (address or {}).items():
            test.query_params[name] = value
        test.run()
        return test if page == "start" else test.switch_page(f"views/{page}.py").run()

    return open_it
