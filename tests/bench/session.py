"""A reader without a browser: Streamlit's own protocol over a web socket, as the browser speaks it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

PATIENCE = 60.0
_LARGEST = 1 << 26
_RUNS_KEPT = 2  # ``global.maxCachedMessageAge``


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one click: seconds until the first changed chart and until the whole page, and the page's bytes."""

    chart: float
    whole: float
    bytes: int
    charts: int


@dataclass(slots=True)
class Session:
    """One open page. ``widgets`` are the ids of its widgets by the key that the application gave them.

    ``kept`` are large parts of pages by their hash, each with the run that it was last part of. A browser keeps them as
    long, and tells the server which it has, so that they are not sent again.
    """

    socket: ClientConnection
    page: str
    widgets: dict[str, str] = field(default_factory=dict)
    query: str = ""
    specs: dict[str, str] = field(default_factory=dict)
    kept: dict[str, tuple[int, Delta]] = field(default_factory=dict)
    runs: int = 0

    @classmethod
    async def open(cls, address: str, page: str) -> tuple[Session, Answer]:
        """Connect to a dashboard (``ws://host:port``) and draw a page for the first time."""
        socket = await connect(f"{address}/_stcore/stream", subprotocols=["streamlit"], max_size=_LARGEST)  # type: ignore[list-item]
        session = cls(socket, page)
        return session, await session.go()

    async def close(self) -> None:
        """End the session."""
        await self.socket.close()

    async def go(self, **query: str) -> Answer:
        """Go to another address of the same page, as the browser's back button does."""
        self.query = urlencode(query)
        return await self._rerun([])

    async def click(self, key: str, *values: str) -> Answer:
        """Choose ``values`` (labels) in the pills that have this key."""
        state = WidgetState(id=self.widgets[key])
        state.string_array_value.data[:] = values
        return await self._rerun([state])

    async def _rerun(self, states: list[WidgetState]) -> Answer:
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        message.rerun_script.context_info.color_scheme = "light"
        message.rerun_script.widget_states.widgets.extend(states)
        message.rerun_script.cached_message_hashes.extend(self.kept)
        start, chart, size = time.monotonic(), 0.0, 0
        seen: dict[str, str] = {}
        await self.socket.send(message.SerializeToString())
        while True:
            data = await self.socket.recv(decode=False)
            size += len(data)
            answer = ForwardMsg.FromString(bytes(data))
            kind = answer.WhichOneof("type")
            if kind in ("delta", "ref_hash"):
                seen |= self._noted(self._whole(answer))
                if not chart and any(self.specs.get(name) != spec for name, spec in seen.items()):
                    chart = time.monotonic() - start
            elif kind == "page_info_changed":
                self.query = answer.page_info_changed.query_string
            elif kind == "script_finished":
                self.specs = seen
                self._let_go()
                return Answer(chart, time.monotonic() - start, size, len(seen))

    def _whole(self, answer: ForwardMsg) -> Delta:
        """Return a part of the page, also where the server only names it, and keep it if it is large."""
        name, part = (answer.hash, answer.delta) if answer.hash else (answer.ref_hash, self.kept[answer.ref_hash][1])
        if answer.metadata.cacheable or answer.ref_hash:
            self.kept[name] = (self.runs, part)
        return part

    def _let_go(self) -> None:
        """Forget, at the end of a run, what has been part of none of the last runs."""
        self.runs += 1
        self.kept = {name: kept for name, kept in self.kept.items() if self.runs - kept[0] <= _RUNS_KEPT}

    def _noted(self, delta: Delta) -> dict[str, str]:
        """Take down the widgets of a delta, and return the chart in it by its name."""
        element = delta.new_element
        kind = element.WhichOneof("type")
        for name, key in self._keyed(getattr(element, kind) if kind else None):
            self.widgets[key] = name
        if kind == "plotly_chart":
            return {element.plotly_chart.id.rpartition("-")[2]: element.plotly_chart.spec}
        if kind == "bidi_component" and element.bidi_component.component_name.endswith("map_sheet"):
            return {element.bidi_component.id.rpartition("-")[2]: element.bidi_component.json}
        return {}

    @staticmethod
    def _keyed(element: object) -> Iterator[tuple[str, str]]:
        name = str(getattr(element, "id", ""))
        if name.startswith("$$ID-"):
            yield name, name.split("-", 2)[2]
