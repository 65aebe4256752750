"""A model hub on 127.0.0.1 that serves made-up files and misbehaves on request."""

import hashlib
import json
import re
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

COMMIT = "c0ffee" + "0" * 34
REPOSITORY = "example/whisper-made-up"
_PIECE = 64 * 1024
_TREE = re.compile(rf"^/api/models/{REPOSITORY}/tree/{COMMIT}$")
_FILE = re.compile(rf"^/(?:{REPOSITORY}/resolve/{COMMIT}|elsewhere)/(?P<name>[\w.\-]+)$")


@dataclass
class Misbehaviour:
    """What the hub does wrong; each count is used up by one request for a file each time."""

    drops: int = 0
    drop_after: int = 0
    corrupted: int = 0
    stalls: int = 0
    unavailable: int = 0
    ignores_range: bool = False
    redirects: bool = False
    forbidden: bool = False
    unknown_model: bool = False
    signs_in: bool = False
    sends_too_much: bool = False
    hides: str = ""


@dataclass
class FakeHub:
    """The files it serves, how it misbehaves, and what it was asked."""

    files: dict[str, bytes]
    wrong: Misbehaviour = field(default_factory=Misbehaviour)
    address: str = ""
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def file_requests(self, name: str) -> list[str | None]:
        """The Range header of each request for the file `name`, in order."""
        return [asked for path, asked in self.requests if path.endswith(f"/{name}")]

    def use_up(self, what: str) -> bool:
        """Whether the misbehaviour `what` is still due; counts it down."""
        left: int = getattr(self.wrong, what)
        setattr(self.wrong, what, max(left - 1, 0))
        return left > 0


@contextmanager
def fake_hub(files: dict[str, bytes], *, tls: ssl.SSLContext | None = None) -> Iterator[FakeHub]:
    """Serve `files` as the repository REPOSITORY until the block ends, encrypted with `tls`."""
    hub = FakeHub(files)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_for(hub))
    server.daemon_threads = False
    if tls is not None:
        server.socket = tls.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    hub.address = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield hub
    finally:
        hub.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()


def _handler_for(hub: FakeHub) -> type[BaseHTTPRequestHandler]:
    class Handler(_HubHandler):
        the_hub = hub

    return Handler


class _HubHandler(BaseHTTPRequestHandler):
    the_hub: FakeHub

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (inherited name)
        """Stay silent."""

    def do_GET(self) -> None:
        """Answer as the real hub does, or as `wrong` says."""
        path = self.path.partition("?")[0]
        self.the_hub.requests.append((path, self.headers.get("Range")))
        if self.the_hub.wrong.signs_in:
            self._send(b"<html>Please sign in</html>", kind="text/html")
        elif self.the_hub.wrong.unknown_model:
            self._send(b'{"error":"Repository not found"}', status=401)
        elif _TREE.match(path):
            self._send(json.dumps(_listing(self.the_hub)).encode())
        elif found := _FILE.match(path):
            self._send_file(path, found["name"])
        else:
            self._send(b"", status=404)

    def _send(self, body: bytes, *, status: int = 200, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_file(self, path: str, name: str) -> None:
        hub = self.the_hub
        if hub.wrong.redirects and not path.startswith("/elsewhere/"):
            self.send_response(302)
            self.send_header("Location", f"/elsewhere/{name}")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif hub.wrong.forbidden:
            self._send(b"", status=403)
        elif hub.use_up("unavailable"):
            self._send(b"", status=503)
        elif name not in hub.files:
            self._send(b"", status=404)
        else:
            self._send_body(hub.files[name])

    def _send_body(self, content: bytes) -> None:
        hub = self.the_hub
        start = self._start(len(content))
        body = content[start:] + (b"more" if hub.wrong.sends_too_much else b"")
        if body and hub.use_up("corrupted"):
            body = bytes([body[0] ^ 255]) + body[1:]
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if len(body) > hub.wrong.drop_after and hub.use_up("drops"):
            body = body[: hub.wrong.drop_after]
        if hub.use_up("stalls"):
            self.wfile.write(body[: len(body) // 2])
            hub.stopped.wait()
            return
        self._write(body)

    def _start(self, length: int) -> int:
        asked = self.headers.get("Range")
        if not asked or self.the_hub.wrong.ignores_range:
            return 0
        return min(int(asked.removeprefix("bytes=").rstrip("-")), length)

    def _write(self, body: bytes) -> None:
        try:
            for at in range(0, len(body), _PIECE):
                self.wfile.write(body[at : at + _PIECE])
        except OSError:
            self.close_connection = True  # the client hung up, as a cancelled one does


def _listing(hub: FakeHub) -> list[dict[str, object]]:
    entries: list[dict[str, object]] = [
        {"type": "directory", "oid": "0" * 40, "size": 0, "path": "pictures"}
    ]
    for name, content in hub.files.items():
        if name == hub.wrong.hides:
            continue
        blob = b"blob %d\0%b" % (len(content), content)
        entry: dict[str, object] = {
            "type": "file",
            "oid": hashlib.sha1(blob).hexdigest(),
            "size": len(content),
            "path": name,
        }
        if name.endswith(".bin"):
            sha256 = hashlib.sha256(content).hexdigest()
            entry["lfs"] = {"oid": sha256, "size": len(content), "pointerSize": 134}
        entries.append(entry)
    return entries
