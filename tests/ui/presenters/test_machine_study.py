"""The model panels of the window: advice, measuring, checking, and what each leads to."""

import dataclasses
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.open_window import open_window
from tests.support.window_parts import DownloadAtWill, window_parts
from tests.support.window_person import WindowPerson

from rehearse.app.model_setup import ModelAdvice, SpeechModel
from rehearse.app.parts import Parts
from rehearse.domain.errors import Cancelled, ModelUnavailable
from rehearse.ui.main_window import MainWindow

pytestmark = pytest.mark.gui


class TwoModels(DownloadAtWill):
    """base.en and small.en; measuring shows that small.en suits."""

    def __init__(self) -> None:
        super().__init__()
        self.is_measuring = threading.Event()
        self.may_measure = threading.Event()
        self.may_measure.set()
        self.was_stopped = False

    def models(self) -> tuple[SpeechModel, ...]:
        (base,) = super().models()
        minute_s = 12.0 if self.is_measured else None
        small = dataclasses.replace(
            base, name="small.en", title="Whisper small.en", is_installed=False, minute_s=minute_s
        )
        return (base, small)

    def advice(self) -> ModelAdvice:
        if not self.is_measured:
            return super().advice()
        return ModelAdvice(name="small.en", sentence="small.en suits.", is_measured=True)

    def measure(self, *, is_cancelled: Callable[[], bool]) -> ModelAdvice:
        self.is_measuring.set()
        while not self.may_measure.wait(0.01):
            if is_cancelled():
                self.was_stopped = True
                raise Cancelled
        return super().measure(is_cancelled=is_cancelled)


@pytest.fixture
def store() -> TwoModels:
    return TwoModels()


@pytest.fixture
def parts(tmp_path: Path, store: TwoModels) -> Iterator[Parts]:
    made = window_parts(tmp_path / "home")
    made.settings.change(speak_questions=False)
    yield dataclasses.replace(made, models=store)
    made.worker.close()


@pytest.fixture
def window(parts: Parts, tmp_path: Path) -> Iterator[MainWindow]:
    made = open_window(parts, tmp_path)
    yield made
    made.close()
    made.shut_down()
    made.deleteLater()


@pytest.fixture
def person(window: MainWindow, parts: Parts, qtbot: QtBot) -> WindowPerson:
    person = WindowPerson(window, parts, qtbot)
    person.arrives_at(window.pages.first_check)
    return person


def test_measuring_brings_the_model_that_suits_forward(person: WindowPerson) -> None:
    person.waits_to_see("base.en is a safe choice.")
    person.press("Measure this computer")
    person.waits_to_see("small.en suits.")
    person.waits_to_see("About 12 seconds for a minute of answer here.")
    assert person.parts.settings.current.whisper_model == "small.en"
    assert person.button("Measure again") is not None


def test_who_has_a_model_keeps_it(person: WindowPerson, store: TwoModels) -> None:
    store.is_installed = True
    person.window.presenters.models.refresh()
    person.waits_to_see("Whisper is on this computer.")
    person.press("Measure this computer")
    person.waits_to_see("small.en suits.")
    assert person.parts.settings.current.whisper_model == "base.en"


def test_the_window_closes_while_it_measures(
    person: WindowPerson, store: TwoModels, window: MainWindow
) -> None:
    store.may_measure.clear()
    person.press("Measure this computer")
    assert store.is_measuring.wait(20)
    person.waits_to_see("Measuring this computer")
    window.presenters.models.cancel_all()
    person.qtbot.waitUntil(lambda: store.was_stopped, timeout=20_000)


def test_a_measurement_that_fails_says_so(
    person: WindowPerson, store: TwoModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*, is_cancelled: Callable[[], bool]) -> ModelAdvice:
        raise ModelUnavailable("The speed of this computer could not be measured.")

    monkeypatch.setattr(store, "measure", fail)
    person.press("Measure this computer")
    person.waits_to_see("The speed of this computer could not be measured.")
    assert person.button("Measure this computer") is not None


def test_checking_a_model_tells_whole_from_damaged(person: WindowPerson, store: TwoModels) -> None:
    store.is_installed = True
    person.window.presenters.models.refresh()
    person.press("Check files")
    person.waits_to_see("Every file of base.en is whole.")
    store.is_damaged = True
    person.press("Check files")
    person.waits_to_see("The Whisper model base.en is damaged.")
