"""A stand-in for the device service that `spaces` asks for a GPU: just enough HTTP for schedule, allow and release."""

import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

SEEN: list[str] = []
MODE = {"schedule": "ok"}


class Service(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        pass

    def do_POST(self) -> None:
        path = urlsplit(self.path).path
        SEEN.append(path)
        self.rfile.read(int(self.headers.get("content-length") or 0))
        if path == "/schedule" and MODE["schedule"] == "quota":
            self.answer(429, {"left": 3, "wait": "PT1H"}, {"X-Approve-Result": "quota-exceeded"})
        elif path == "/schedule":
            ticket = {"idle": True, "nvidiaIndex": 0, "nvidiaUUID": "GPU-0", "allowToken": uuid.uuid4().hex}
            self.answer(200, ticket)
        else:
            self.answer(200 if path in ("/startup-report", "/allow", "/release") else 404, None)

    def do_GET(self) -> None:
        self.answer(200, 0)

    def answer(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {
            "content-type": "application/json",
            "content-length": str(len(data)),
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


def start() -> int:
    """Serve on a free port of this machine; returns the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_port
