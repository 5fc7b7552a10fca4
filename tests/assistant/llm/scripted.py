"""A small OpenAI-compatible server on loopback whose model does what a test says."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

_NUMBERED = re.compile(r"^\((\d+)\) (.*)$", re.MULTILINE)
PIECE = 23  # characters a streamed chunk: claims never end where a chunk does


@dataclass(frozen=True)
class Asked:
    """What the server was sent."""

    body: dict[str, Any]

    @property
    def system(self) -> str:
        return "\n".join(m["content"] for m in self.body["messages"] if m["role"] == "system")

    @property
    def user(self) -> str:
        return "\n".join(m["content"] for m in self.body["messages"] if m["role"] == "user")

    @property
    def passages(self) -> dict[int, str]:
        """The numbered passages of the prompt."""
        fence = re.search(r"^(\S+) PASSAGES$", self.user, re.MULTILINE)
        assert fence, "the prompt has passages"
        block = self.user.split(f"{fence[1]} PASSAGES\n", 1)[1].split(f"{fence[1]} END OF PASSAGES", 1)[0]
        return {int(number): text for number, text in _NUMBERED.findall(block)}

    @property
    def language(self) -> str:
        return "fi" if "Write in Finnish" in self.system else "en"

    @property
    def question(self) -> str:
        return re.search(r" QUESTION\n(.*)\n", self.user)[1]  # type: ignore[index]

    @property
    def is_repair(self) -> bool:
        return "did not hold" in self.user


@dataclass(frozen=True)
class Reply:
    """What the server answers: `text` from the model, or a status with an error.

    After `stop_after` characters it hangs up; with `hang` it never answers, with `drip` it sends spaces for ever. Both
    last until the server is closed: a test that ends shows that the client gave up.
    """

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False
    drip: bool = False
    stop_after: int | None = None
    finish: str = "stop"
    raw: bytes | None = None
    pause_at: int | None = None
    pause: threading.Event | None = None
    as_tool: bool = False


Script = Callable[[Asked], Reply]


def claims(*given: tuple[str, list[int], str]) -> str:
    """`(text, passages, quote)` as the JSON that a model is asked for."""
    return json.dumps({"claims": [{"quote": q, "passages": p, "text": t} for t, p, q in given]}, ensure_ascii=False)


def honest(asked: Asked) -> Reply:
    """The first passage, word by word: it is the one that the guide's own answer rests on."""
    text = asked.passages[1]
    return Reply(claims((text, [1], text)))


class Server:
    """A running server; `asked` are the requests so far."""

    def __init__(self, script: Script) -> None:
        self.script = script
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                asked = Asked(body)
                outer.asked.append(asked)
                try:
                    reply = outer.script(asked)
                    if reply.hang:
                        outer.closing.wait(timeout=60)
                    _answer(self, reply, bool(body.get("stream")), outer.closing)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

        class Http(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                """A client that hangs up is what some tests are about."""

        self._http = Http(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self.closing.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join(timeout=5)


@contextmanager
def serving(script: Script) -> Iterator[Server]:
    server = Server(script)
    try:
        yield server
    finally:
        server.close()


def closed_port() -> str:
    """An address where nobody listens."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{free.getsockname()[1]}/v1"


def _answer(handler: BaseHTTPRequestHandler, reply: Reply, stream: bool, closing: threading.Event) -> None:
    if reply.raw is not None or reply.status != 200:
        content = reply.raw if reply.raw is not None else json.dumps({"error": {"message": "no", "type": "x"}}).encode()
        _send(handler, reply, content, "application/json")
    elif stream:
        _send_stream(handler, reply, closing)
    else:
        message: dict[str, Any] = {"role": "assistant", "content": reply.text}
        choice = {"index": 0, "message": message, "finish_reason": reply.finish}
        whole = {"id": "x", "object": "chat.completion", "created": 0, "model": "scripted", "choices": [choice],
                 "usage": _usage(reply)}  # fmt: skip
        _send(handler, reply, json.dumps(whole).encode(), "application/json")


def _send(handler: BaseHTTPRequestHandler, reply: Reply, content: bytes, kind: str) -> None:
    handler.send_response(reply.status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(content)))
    for name, value in reply.headers.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(content)


def _send_stream(handler: BaseHTTPRequestHandler, reply: Reply, closing: threading.Event) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/event-stream")
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    sent = 0
    while reply.drip and not closing.wait(timeout=0.2):
        _event(handler, {"choices": [{"index": 0, "delta": {"content": " "}, "finish_reason": None}]})
    for start in range(0, len(reply.text), PIECE):
        piece = reply.text[start : start + PIECE]
        if reply.pause and reply.pause_at is not None and start <= reply.pause_at < start + PIECE:
            reply.pause.wait(timeout=10)
        _event(handler, {"choices": [{"index": 0, "delta": _delta(piece, start, reply), "finish_reason": None}]})
        sent += len(piece)
        if reply.stop_after is not None and sent >= reply.stop_after:
            handler.close_connection = True
            handler.connection.shutdown(socket.SHUT_RDWR)
            return
    _event(handler, {"choices": [{"index": 0, "delta": {}, "finish_reason": reply.finish}]})
    _event(handler, {"choices": [], "usage": _usage(reply)})
    _write(handler, b"data: [DONE]\n\n")
    handler.wfile.write(b"0\r\n\r\n")


def _delta(piece: str, start: int, reply: Reply) -> dict[str, Any]:
    if not reply.as_tool:
        return {"role": "assistant", "content": piece} if start == 0 else {"content": piece}
    call: dict[str, Any] = {"index": 0, "function": {"arguments": piece}}
    if start == 0:
        call |= {"id": "call_1", "type": "function"}
        call["function"]["name"] = "answer"
    return {"tool_calls": [call]}


def _event(handler: BaseHTTPRequestHandler, event: dict[str, Any]) -> None:
    whole = {"id": "x", "object": "chat.completion.chunk", "created": 0, "model": "scripted", **event}
    _write(handler, f"data: {json.dumps(whole)}\n\n".encode())


def _write(handler: BaseHTTPRequestHandler, data: bytes) -> None:
    handler.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    handler.wfile.flush()


def _usage(reply: Reply) -> dict[str, int]:
    tokens = len(reply.text) // 4
    return {"prompt_tokens": 100, "completion_tokens": tokens, "total_tokens": 100 + tokens}
