"""The measurement in its own process: one real one, and what happens where it goes wrong."""

import sys
import tempfile
import threading
import time
from pathlib import Path

import pytest

from rehearse.app import speed_measurement
from rehearse.app.downloaded_models import DownloadedModels
from rehearse.app.speed_measurement import measured_speed
from rehearse.domain.errors import Cancelled, ModelUnavailable
from rehearse.transcription.machine_speed import cores_here, remembered_speed


def test_this_machine_is_measured_and_the_advice_follows(tmp_path: Path) -> None:
    store = DownloadedModels(tmp_path / "models")
    before = store.advice()
    assert not before.is_measured
    assert "measure this computer" in before.sentence
    began = time.monotonic()
    advice = store.measure()
    assert time.monotonic() - began < 60
    assert advice.is_measured
    assert advice == store.advice()
    assert advice.name in advice.sentence
    speed = remembered_speed(tmp_path / "models")
    assert speed is not None
    assert speed.cores == cores_here()
    # Any machine on which this can run needs more than a blink and less than a coffee.
    assert 0.02 < speed.minute_s < 120
    minutes = {model.name: model.minute_s for model in store.models()}
    assert minutes["tiny.en"] == pytest.approx(speed.minute_s)
    assert (minutes["tiny.en"] or 0) < (minutes["small.en"] or 0) < (minutes["large-v3"] or 0)


def _left_in_temporary_folder() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("rehearse-speed-*"))


def test_it_can_be_stopped_at_once_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    asked = threading.Event()

    def is_cancelled() -> bool:
        asked.set()
        return True

    command = (sys.executable, "-c", "import threading; threading.Event().wait()")
    began = time.monotonic()
    with pytest.raises(Cancelled):
        measured_speed(is_cancelled=is_cancelled, command=command)
    assert asked.is_set()
    assert time.monotonic() - began < 10
    assert _left_in_temporary_folder() == []


@pytest.mark.parametrize(
    "script", ["raise SystemExit(3)", "print('nonsense')", "import os; os.abort()", ""]
)
def test_a_measurement_that_fails_is_a_sentence(script: str) -> None:
    with pytest.raises(ModelUnavailable, match="could not be measured"):
        measured_speed(command=(sys.executable, "-c", script))


def test_a_measurement_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed_measurement, "_LONGEST_S", 0.2)
    command = (sys.executable, "-c", "import threading; threading.Event().wait()")
    with pytest.raises(ModelUnavailable, match="could not be measured"):
        measured_speed(command=command)
