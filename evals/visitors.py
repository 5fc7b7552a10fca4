"""One visitor of the page over a real websocket, as a browser speaks to Streamlit: for the load test.

Streamlit's messages are protocol buffers; `streamlit.proto` is the only part of streamlit that is used here.
"""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from evals.errors import BenchError

_QUESTION = re.compile(r'<div class="eg-question">(.*?)</div>', re.DOTALL)
_STATUS = re.compile(r'class="eg-status eg-status-(\w+)"')
_MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shown:
    """What a visitor has before them: the questions of the conversation, their outcomes, errors of the page."""

    questions: tuple[str, ...]
    outcomes: tuple[str, ...]
    failures: tuple[str, ...]


class Visitor:
    """An open session. Not to be shared between tasks."""

    def __init__(self, socket: Any, timeout: float) -> None:
        self._socket = socket
        self._timeout = timeout
        self._elements: dict[tuple[int, ...], Any] = {}
        self._input = ""
        self._page = ""
        self._pages: dict[str, str] = {}
        self._sent = 0

    async def open(self) -> float:
        """Load the page; gives the seconds until it is drawn."""
        seconds = await self._run(())
        if not self._input:
            raise BenchError("the page has no question box: has the index been built? Run: python -m ingest")
        return seconds

    async def ask(self, question: str) -> float:
        """Ask a question; gives the seconds until its answer is drawn."""
        from streamlit.proto.Common_pb2 import ChatInputValue
        from streamlit.proto.WidgetStates_pb2 import WidgetState

        self._sent += 1
        return await self._run(
            (WidgetState(id=self._input, chat_input_value=ChatInputValue(data=question)),), self._sent
        )

    async def go(self, address: str) -> float:
        """Go to another view by its address ("deadlines", "" for the chat); gives the seconds until it is drawn."""
        self._page = self._pages[address]
        return await self._run(())

    @property
    def shown(self) -> Shown:
        """What is on the page now."""
        texts = [element.html.body for element in self._elements.values() if element.WhichOneof("type") == "html"]
        written = "\n".join(text for text in texts if "<style" not in text)
        failures = [e.exception.message for e in self._elements.values() if e.WhichOneof("type") == "exception"]
        return Shown(tuple(_QUESTION.findall(written)), tuple(_STATUS.findall(written)), tuple(failures))

    async def _run(self, widgets: tuple[Any, ...], answers: int = 0) -> float:
        """Let the page run and read what it draws, until it has finished with so many answers."""
        import asyncio

        started = time.perf_counter()
        await self._socket.send(self._request(widgets))
        try:
            async with asyncio.timeout(self._timeout):
                while not await self._read_run() or len(self.shown.outcomes) < answers:
                    pass
        except TimeoutError as exc:
            raise BenchError(f"the page did not finish within {self._timeout:g} s: {self.shown}") from exc
        return time.perf_counter() - started

    def _request(self, widgets: tuple[Any, ...]) -> bytes:
        from streamlit.proto.BackMsg_pb2 import BackMsg

        message = BackMsg()
        message.rerun_script.page_script_hash = self._page
        message.rerun_script.context_info.locale = "fi-FI"
        message.rerun_script.widget_states.widgets.extend(widgets)
        return bytes(message.SerializeToString())

    async def _read_run(self) -> bool:
        """Read the messages of one run; True where it came to its end by itself."""
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        drawn: dict[tuple[int, ...], Any] = {}
        while True:
            message = ForwardMsg.FromString(await self._socket.recv())
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
                drawn[tuple(message.metadata.delta_path)] = message.delta.new_element
                if message.delta.new_element.WhichOneof("type") == "chat_input":
                    self._input = message.delta.new_element.chat_input.id
            elif kind == "navigation":
                self._pages = {page.url_pathname: page.page_script_hash for page in message.navigation.app_pages}
            elif kind == "script_finished":
                self._elements = drawn
                return bool(message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)


@asynccontextmanager
async def visit(port: int, timeout: float) -> AsyncIterator[Visitor]:
    """A visitor of the page that is served on this machine's `port`; every step may take `timeout` seconds."""
    from websockets.asyncio.client import connect

    address = f"ws://localhost:{port}/_stcore/stream"
    origin: Any = f"http://localhost:{port}"
    protocols: Any = ["streamlit"]
    async with connect(
        address, origin=origin, subprotocols=protocols, max_size=_MOST_BYTES, open_timeout=timeout, proxy=None
    ) as socket:
        yield Visitor(socket, timeout)
