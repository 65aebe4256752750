"""Bring a Whisper model to this machine: whole and checked, or not at all."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import httpx

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import Cancelled, DownloadFailed
from rehearse.transcription.file_download import (
    DamagedFileError,
    RefusedFileError,
    arrived_bytes,
    fetch,
)
from rehearse.transcription.model_catalogue import CatalogueModel
from rehearse.transcription.model_folder import (
    MANIFEST,
    PARTIAL_SUFFIX,
    InstalledModel,
    ModelFile,
    ModelManifest,
    is_complete,
    remove_folder,
)
from rehearse.transcription.model_hub import (
    certificate_trouble,
    file_address,
    hub_address,
    hub_client,
    list_model,
)

# Nothing for this long means that the connection is dead, seconds.
STALL_S = 30.0
# Attempts in a row that bring nothing new; any byte starts the count again.
_FRUITLESS_ATTEMPTS = 5
# For the listing: who has no network wants to know soon.
_LISTING_ATTEMPTS = 2
_FIRST_WAIT_S = 1.0
_LONGEST_WAIT_S = 15.0
_WAIT_STEP_S = 0.1
# Left free for the recordings, bytes.
_SPARE_BYTES = 200_000_000

T = TypeVar("T")


def download_model(
    model: CatalogueModel,
    models_folder: Path,
    *,
    on_progress: Callable[[int, int], None] = lambda _done, _total: None,
    is_cancelled: Callable[[], bool] = lambda: False,
    stall_s: float = STALL_S,
    first_wait_s: float = _FIRST_WAIT_S,
) -> InstalledModel:
    """Download `model` into a folder of its name beneath `models_folder`.

    What arrives lies in `<name>.partial` until every file has its listed length and checksum, so
    that a later call goes on where this one stopped. `on_progress` gets bytes done and bytes in
    all. After a drop it tries again, first after `first_wait_s` seconds, then after longer.

    Raises:
        DownloadFailed: one sentence on what to do; what has arrived is kept.
        Cancelled: between two pieces; what has arrived is kept.
    """
    folder = models_folder / model.name
    if not is_complete(folder):
        download = _Download(model, models_folder, on_progress, is_cancelled, first_wait_s)
        try:
            with hub_client(stall_s=stall_s) as client:
                download.run(client)
        except httpx.InvalidURL as error:
            raise _bad_address(hub_address()) from error
        except OSError as error:
            raise _disk_failed(models_folder, error) from error
    size = sum(path.stat().st_size for path in folder.iterdir() if path.is_file())
    return InstalledModel(name=model.name, folder=folder, size=size)


class _Download:
    """One download from the listing to the finished folder."""

    def __init__(
        self,
        model: CatalogueModel,
        models_folder: Path,
        on_progress: Callable[[int, int], None],
        is_cancelled: Callable[[], bool],
        first_wait_s: float,
    ) -> None:
        self._model = model
        self._folder = models_folder / model.name
        self._partial = models_folder / f"{model.name}{PARTIAL_SUFFIX}"
        self._on_progress = on_progress
        self._is_cancelled = is_cancelled
        self._first_wait_s = first_wait_s
        self._hub = hub_address()

    def run(self, client: httpx.Client) -> None:
        self._refuse_if_cancelled()
        manifest = self._persistently(
            lambda: list_model(client, self._hub, self._model), attempts=_LISTING_ATTEMPTS
        )
        self._partial.mkdir(parents=True, exist_ok=True)
        self._refuse_full_disk(manifest)
        for file in manifest.files:
            self._bring(client, manifest, file)
        self._finish(manifest)

    def _bring(self, client: httpx.Client, manifest: ModelManifest, file: ModelFile) -> None:
        path = self._partial / file.path
        on_bytes = self._progress_beside(manifest, file)

        def attempt() -> None:
            fetch(
                client,
                file_address(self._hub, manifest, file),
                file,
                path,
                on_bytes=on_bytes,
                is_cancelled=self._is_cancelled,
            )

        try:
            self._persistently(attempt, progress=lambda: arrived_bytes(path, file))
        except RefusedFileError as error:
            raise DownloadFailed(
                f"The model hub does not hand out {file.path} of {self._model.name} (answer"
                f" {error}); try again later. What has arrived is kept."
            ) from error
        except DamagedFileError as error:
            raise DownloadFailed(
                f"{file.path} of {self._model.name} arrived damaged twice and was deleted; try"
                " again later or from another network."
            ) from error

    def _progress_beside(self, manifest: ModelManifest, file: ModelFile) -> Callable[[int], None]:
        """Return what reports the bytes of `file` together with those of all others."""
        total = sum(each.size for each in manifest.files)
        others = sum(
            arrived_bytes(self._partial / each.path, each)
            for each in manifest.files
            if each is not file
        )
        return lambda have: self._on_progress(others + have, total)

    def _persistently(
        self,
        attempt: Callable[[], T],
        *,
        progress: Callable[[], int] = lambda: 0,
        attempts: int = _FRUITLESS_ATTEMPTS,
    ) -> T:
        """Return what `attempt` returns, trying again after drops while there is hope."""
        fruitless, damaged, most = 0, 0, progress()
        while True:
            try:
                return attempt()
            except DamagedFileError:
                damaged, most = damaged + 1, 0
                if damaged > 1:
                    raise
            except httpx.UnsupportedProtocol as error:
                raise _bad_address(self._hub) from error
            except (httpx.TransportError, httpx.HTTPStatusError, httpx.TooManyRedirects) as error:
                if reason := certificate_trouble(error):
                    raise self._distrusted(reason) from error
                fruitless = 0 if progress() > most else fruitless + 1
                most = max(most, progress())
                if fruitless >= attempts:
                    raise self._unreachable() from error
            self._wait(min(self._first_wait_s * 2**fruitless, _LONGEST_WAIT_S))

    def _wait(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._refuse_if_cancelled()
            # The person's wish to stop is asked for, never told, so it is looked at in short steps.
            time.sleep(min(left, _WAIT_STEP_S))

    def _finish(self, manifest: ModelManifest) -> None:
        for leftover in self._partial.glob("*.part"):
            leftover.unlink()
        text = manifest.model_dump_json(indent=2, exclude_none=True)
        (self._partial / MANIFEST).write_text(text, encoding="utf-8")
        remove_folder(self._folder)  # an incomplete one, or there would have been no download
        self._partial.replace(self._folder)

    def _refuse_full_disk(self, manifest: ModelManifest) -> None:
        needed = sum(
            file.size - arrived_bytes(self._partial / file.path, file) for file in manifest.files
        )
        free = shutil.disk_usage(self._partial).free
        if free < needed + _SPARE_BYTES:
            raise DownloadFailed(
                f"There is not enough room for {self._model.name}: it needs"
                f" {_megabytes(needed + _SPARE_BYTES)} MB and {_megabytes(free)} MB are free on the"
                " disk. Make room, or choose a smaller model."
            )

    def _refuse_if_cancelled(self) -> None:
        if self._is_cancelled():
            raise Cancelled("The download was stopped; what has arrived is kept.")

    def _distrusted(self, reason: str) -> DownloadFailed:
        host = httpx.URL(self._hub).host
        return DownloadFailed(
            f"This computer does not trust the certificate of {host} ({reason}). In a company's"
            " network, have the company's certificate put among those of the system; what has"
            " arrived is kept."
        )

    def _unreachable(self) -> DownloadFailed:
        host = httpx.URL(self._hub).host
        return DownloadFailed(
            f"{host} cannot be reached, or the connection keeps breaking. Check the network and"
            " start the download again; it goes on where it stopped."
        )


def _bad_address(hub: str) -> DownloadFailed:
    return DownloadFailed(
        f'"{hub}" in HF_ENDPOINT is not a web address; correct or remove that setting and start'
        " the download again."
    )


def _disk_failed(models_folder: Path, error: OSError) -> DownloadFailed:
    return DownloadFailed(
        f"The model could not be written to {models_folder} ({disk_trouble(error)}). Make room or"
        " allow writing there and start the download again; it goes on where it stopped."
    )


def _megabytes(count: int) -> int:
    return -(-count // 1_000_000)
