"""Visitors of a running dashboard, who speak Streamlit's own protocol over websockets.

A visitor asks for a page, reads until the script has finished, and changes the filter by
outlet as a browser would: the widget's new value, then everything that is sent back.
"""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from types import TracebackType

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

CHART = "vega_lite_chart"
LONGEST_SECONDS = 300.0
_LARGEST = 200 * 2**20


@dataclass
class Run:
    """What one run of a page's script took, in seconds, and what came of it."""

    seconds: float
    first_chart: float | None
    charts: int
    megabytes: float
    fault: str | None


@dataclass
class Visitor:
    """A session with the server; ``page`` is the name of a page, empty for the first."""

    port: int
    page: str = "compare"
    address: str = ""
    lists: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    """By a filter's name in the address: the widget's id and what can be chosen."""

    async def __aenter__(self) -> Visitor:
        """Open the websocket."""
        self._socket: ClientConnection = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            max_size=_LARGEST,
            compression=None,
            open_timeout=LONGEST_SECONDS,
            ping_interval=None,
            proxy=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave."""
        await self._socket.close()

    async def open(self) -> Run:
        """Ask for the page, as a browser does at first."""
        message = BackMsg()
        message.rerun_script.query_string = self.address
        message.rerun_script.page_name = self.page
        return await self._asked(message)

    async def choose(self, name: str, values: list[str]) -> Run:
        """Choose values in the filter that is called ``name`` in the address."""
        message = BackMsg()
        message.rerun_script.query_string = self.address
        message.rerun_script.page_name = self.page
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.lists[name][0]
        state.string_array_value.data.extend(values)
        return await self._asked(message)

    async def _asked(self, message: BackMsg) -> Run:
        started = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(LONGEST_SECONDS):
            return await self._read(started)

    async def _read(self, started: float) -> Run:
        found = Run(0.0, None, 0, 0.0, None)
        while True:
            content = await self._socket.recv(decode=False)
            answer = ForwardMsg.FromString(content)
            found.megabytes += len(content) / 2**20
            kind = answer.WhichOneof("type")
            if kind == "delta":
                self._look(answer, found, started)
            elif kind == "page_info_changed":
                self.address = answer.page_info_changed.query_string
            elif kind == "script_finished":
                if answer.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    continue
                found.seconds = time.perf_counter() - started
                return found

    def _look(self, answer: ForwardMsg, found: Run, started: float) -> None:
        if answer.delta.WhichOneof("type") != "new_element":
            return
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind == CHART:
            found.charts += 1
            if found.first_chart is None:
                found.first_chart = time.perf_counter() - started
        elif kind == "multiselect":
            widget = element.multiselect
            name = widget.id.rsplit("-", 1)[-1]
            self.lists[name] = widget.id, list(widget.options)
        elif kind == "exception":
            found.fault = element.exception.message
