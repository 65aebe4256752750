"""The model hub: what a repository holds, and where its files are."""

import os
import ssl
from typing import Annotated
from urllib.parse import quote

import httpx
import truststore
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from rehearse.domain.errors import DownloadFailed
from rehearse.transcription.model_catalogue import CatalogueModel
from rehearse.transcription.model_folder import (
    MODEL_FILES,
    ModelFile,
    ModelManifest,
    missing_in,
)

_HUB = "https://huggingface.co"
_CONNECT_S = 15.0
_MANY_FILES = 5000


class _LargeFile(BaseModel):
    oid: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    size: int


class _Entry(BaseModel):
    model_config = ConfigDict(extra="ignore")

    type: str
    path: str
    size: int = 0
    oid: str
    lfs: _LargeFile | None = None


_ENTRIES = TypeAdapter(Annotated[list[_Entry], Field(max_length=_MANY_FILES)])


def hub_address() -> str:
    """Return the hub's address: HF_ENDPOINT where a mirror is set, as other programs read it."""
    return os.environ.get("HF_ENDPOINT", "").strip().rstrip("/") or _HUB


def hub_client(*, stall_s: float) -> httpx.Client:
    """Return an HTTP client that trusts what the system trusts and uses the system's proxies.

    A connection on which nothing arrives for `stall_s` seconds is given up.

    Raises:
        DownloadFailed: the proxy that the system is set to is of a kind that is not supported.
    """
    try:
        return httpx.Client(
            verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            timeout=httpx.Timeout(stall_s, connect=_CONNECT_S),
            follow_redirects=True,
            headers={"User-Agent": "Rehearse", "Accept-Encoding": "identity"},
        )
    except (ImportError, ValueError, httpx.InvalidURL) as error:
        raise DownloadFailed(
            "The proxy that this computer is set to cannot be used for downloads (only http and"
            " https proxies can); change HTTPS_PROXY or ALL_PROXY and try again."
        ) from error


def list_model(client: httpx.Client, hub: str, model: CatalogueModel) -> ModelManifest:
    """Return the files of a model at its revision.

    Raises:
        DownloadFailed: the hub has no such model, its answer makes no sense, or it lists a file
            otherwise than the catalogue does.
        httpx.TransportError: no answer.
        httpx.HTTPStatusError: the hub is out of order for now (429, 5xx).
    """
    tree = _asked(client, f"{hub}/api/models/{model.repository}/tree/{model.revision}", model)
    files = tuple(_file(entry) for entry in _parsed_entries(tree) if _is_wanted(entry))
    if missing := missing_in({file.path for file in files}):
        raise DownloadFailed(
            f"The model hub's folder for {model.name} is not complete (missing:"
            f" {', '.join(missing)}); choose another model. Nothing was changed."
        )
    _refuse_other_files(model, files)
    return ModelManifest(
        name=model.name,
        repository=model.repository,
        revision=model.revision,
        files=files,
    )


def file_address(hub: str, manifest: ModelManifest, file: ModelFile) -> str:
    """Return where the hub serves `file`."""
    return f"{hub}/{manifest.repository}/resolve/{manifest.revision}/{quote(file.path)}"


def is_passing(status: int) -> bool:
    """Whether an HTTP status may be another one in a moment."""
    return status in {408, 425, 429} or status >= httpx.codes.INTERNAL_SERVER_ERROR


def certificate_trouble(error: BaseException) -> str:
    """Return why a certificate was refused, where that is what `error` comes from; else ""."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message or str(cause)
        cause = cause.__cause__ or cause.__context__
    return ""


def _asked(client: httpx.Client, address: str, model: CatalogueModel) -> httpx.Response:
    response = client.get(address)
    if is_passing(response.status_code):
        response.raise_for_status()
    if response.is_error:
        raise DownloadFailed(
            f"The model hub does not hand out {model.name} (answer {response.status_code} for"
            f" {model.repository}); choose another model. Nothing was changed."
        )
    return response


def _parsed_entries(response: httpx.Response) -> list[_Entry]:
    try:
        return _ENTRIES.validate_json(response.content)
    except ValidationError as error:
        raise _strange_answer(response) from error


def _strange_answer(response: httpx.Response) -> DownloadFailed:
    return DownloadFailed(
        f"The answer from {response.url.host} is not one of a model hub; a network that asks for a"
        " sign-in does that. Open a web page in your browser, sign in, and try again."
    )


def _refuse_other_files(model: CatalogueModel, listed: tuple[ModelFile, ...]) -> None:
    known = {(file.path, file.size, file.sha256) for file in model.files}
    if other := known - {(file.path, file.size, file.sha256) for file in listed}:
        names = ", ".join(sorted(path for path, _, _ in other))
        raise DownloadFailed(
            f"The model hub holds something else under the name of {model.name} ({names} is not the"
            " file that Rehearse knows), so nothing was downloaded; check HF_ENDPOINT, or choose"
            " another model."
        )


def _is_wanted(entry: _Entry) -> bool:
    return entry.type == "file" and entry.path in MODEL_FILES


def _file(entry: _Entry) -> ModelFile:
    if entry.lfs:
        return ModelFile(path=entry.path, size=entry.lfs.size, sha256=entry.lfs.oid)
    return ModelFile(path=entry.path, size=entry.size, git_sha1=entry.oid)
