"""A small server on this machine that speaks Ollama's protocol, and can be as difficult as a true one."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODEL = "llama3.2:3b"
PIECE = 7
"""Characters in a chunk, as tokens are short."""


class OllamaDouble(ThreadingHTTPServer):
    """Answers `/api/show` and `/api/chat`. `document`: what its model writes; `mood`: "well", or what goes wrong: "cut"
    (out of tokens), "stalls", "hangs up", "breaks" (an error among the chunks), "mumbles" (no JSON), "fails" (500).
    It keeps what it was `asked` and how many chunks it `sent`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.document, self.mood, self.models = "{}", "well", [MODEL]
        self.asked: list[dict[str, Any]] = []
        self.sent = 0
        self.left = threading.Event()
        self.over = threading.Event()

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: OllamaDouble

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing on the terminal."""

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if body.get("model") not in self.server.models:
            self.whole(404, {"error": f"model '{body.get('model')}' not found"})
        elif self.path == "/api/show":
            self.whole(200, {"details": {}, "model_info": {"general.parameter_count": 3212749888}})
        elif self.path != "/api/chat":
            self.whole(404, {"error": "not found"})
        elif self.server.mood == "fails":
            self.whole(500, {"error": "model requires more system memory than is available"})
        else:
            self.server.asked.append(body)
            self.chat(body)

    def whole(self, status: int, said: object) -> None:
        text = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def chat(self, body: dict[str, Any]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/x-ndjson")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            for line in self.lines(body["options"]["num_predict"]):
                text = line.encode() + b"\n"
                self.wfile.write(f"{len(text):x}\r\n".encode() + text + b"\r\n")
                self.wfile.flush()
                self.server.sent += 1
            self.wfile.write(b"0\r\n\r\n")
        except OSError:
            self.server.left.set()
            self.close_connection = True

    def lines(self, most: int) -> Iterator[str]:
        mood, document = self.server.mood, self.server.document
        pieces = [document[start : start + PIECE] for start in range(0, len(document), PIECE)]
        if mood == "cut":
            pieces = pieces[:most]
        for number, piece in enumerate(pieces):
            if number == 3 and mood == "stalls":
                self.server.over.wait(20)
            if number == 3 and mood == "hangs up":
                raise OSError
            if number == 3 and mood == "breaks":
                yield json.dumps({"error": "an error was encountered while running the model"})
                return
            if number == 3 and mood == "mumbles":
                yield "<html>502 Bad Gateway</html>"
                return
            yield json.dumps({"model": MODEL, "message": {"role": "assistant", "content": piece}, "done": False})
        reason = "length" if mood == "cut" else "stop"
        last = {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": reason}
        yield json.dumps({"model": MODEL, **last, "eval_count": len(pieces)})


@contextmanager
def ollama() -> Iterator[OllamaDouble]:
    """One that runs while it is needed."""
    double = OllamaDouble()
    thread = threading.Thread(target=double.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield double
    finally:
        double.over.set()
        double.shutdown()
        double.server_close()
        thread.join()
