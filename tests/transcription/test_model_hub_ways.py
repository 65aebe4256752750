"""The ways to a model hub that companies have: a proxy, and certificates of their own."""

import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

import httpx
import pytest
from tests.support.fake_hub import FakeHub, fake_hub
from tests.support.required_parts import require
from tests.transcription.test_model_download import FILES, MODEL, MODEL_BIN, download

from rehearse.domain.errors import DownloadFailed


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


class _Proxy(BaseHTTPRequestHandler):
    """Hands every request for a whole address on to the hub on this machine."""

    hub: FakeHub
    asked: ClassVar[list[str]] = []

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (inherited name)
        """Stay silent."""

    def do_GET(self) -> None:
        """Answer with what the hub answers."""
        self.asked.append(self.path)
        way = urlsplit(self.path)
        with httpx.Client(trust_env=False) as client:
            answer = client.get(f"{self.hub.address}{way.path}")
        self.send_response(answer.status_code)
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)


@contextmanager
def serving(server: ThreadingHTTPServer) -> Iterator[int]:
    """Serve until the block ends; gives the port."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_goes_through_the_proxy_that_the_system_is_set_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_hub(dict(FILES)) as hub:
        monkeypatch.setattr(_Proxy, "hub", hub, raising=False)
        monkeypatch.setattr(_Proxy, "asked", [])
        with serving(ThreadingHTTPServer(("127.0.0.1", 0), _Proxy)) as port:
            # A name that nothing but the proxy knows.
            monkeypatch.setenv("HF_ENDPOINT", "http://hub.invalid")
            monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{port}")
            installed = download(tmp_path)
    assert (installed.folder / "model.bin").read_bytes() == MODEL_BIN
    assert _Proxy.asked
    assert all(address.startswith("http://hub.invalid/") for address in _Proxy.asked)


def _openssl(*arguments: str, folder: Path) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with company.pem, a company's own authority, and what it vouches for."""
    require("The program openssl", _has_openssl())
    folder = tmp_path_factory.mktemp("certificates")
    key = ("-newkey", "rsa:2048", "-nodes")
    authority = ("-subj", "/CN=A company", "-days", "2", "-keyout", "company.key")
    _openssl("req", "-x509", *key, *authority, "-out", "company.pem", folder=folder)
    _openssl(
        "req", *key, "-subj", "/CN=127.0.0.1", "-keyout", "hub.key", "-out", "hub.csr",
        folder=folder,
    )  # fmt: skip
    (folder / "names").write_text("subjectAltName=IP:127.0.0.1\n")
    signing = ("-CA", "company.pem", "-CAkey", "company.key", "-CAcreateserial")
    _openssl(
        "x509", "-req", "-in", "hub.csr", *signing, "-days", "2", "-extfile", "names",
        "-out", "hub.pem", folder=folder,
    )  # fmt: skip
    return folder


def _has_openssl() -> bool:
    try:
        subprocess.run(["openssl", "version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


@contextmanager
def hub_with(certificates: Path) -> Iterator[FakeHub]:
    """A hub that speaks TLS with the company's certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "hub.pem", certificates / "hub.key")
    with fake_hub(dict(FILES), tls=context) as hub:
        yield hub


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own store counts")
def test_trusts_the_certificates_that_the_system_trusts(
    tmp_path: Path, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Where OpenSSL looks for those of the system.
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "company.pem"))
    with hub_with(certificates) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        installed = download(tmp_path)
    assert (installed.folder / "model.bin").read_bytes() == MODEL_BIN


def test_refuses_a_certificate_that_nobody_vouches_for(
    tmp_path: Path, certificates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with hub_with(certificates) as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        with pytest.raises(DownloadFailed, match="certificate"):
            download(tmp_path)
    assert MODEL.name not in [path.name for path in tmp_path.iterdir()]
