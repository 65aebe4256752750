"""The main path in the real program: asked, answered aloud, flagged, replayed, exported."""

import json
from pathlib import Path

import jiwer
import numpy as np
import numpy.typing as npt
import pytest
import soundfile
import soxr  # type: ignore[import-untyped]  # it brings no types
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.support.person import Person
from tests.support.spoken_answers import speak
from tests.support.virtual_microphone import VirtualMicrophone

from rehearse.app.parts import Parts
from rehearse.domain.finding import Finding, FindingKind
from rehearse.domain.rehearsal import Take
from rehearse.domain.transcript import TimeRange
from rehearse.main import build_parts
from rehearse.storage.folders import find_folders

pytestmark = [
    pytest.mark.gui,
    pytest.mark.device,
    pytest.mark.model,
    pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints"),
]

SENTENCE = "my old manager never listened to anybody"
PARTS = (
    "In my last job I worked in a small support team, and we moved our customers. To be honest,",
    f"{SENTENCE}.",
    "So I wrote down a list of the risks, and I showed the list to the rest of the team.",
)
RATE = 16_000
Samples = npt.NDArray[np.float32]


class Answer:
    """What is spoken into the microphone, and where the sentence lies in it (seconds)."""

    def __init__(self, folder: Path) -> None:
        spoken = [
            soundfile.read(speak(text, folder / f"part{i}.wav"), dtype="float32")[0]
            for i, text in enumerate(PARTS)
        ]
        gap = np.zeros(RATE // 2, dtype=np.float32)
        self.samples: Samples = np.concatenate([spoken[0], gap, spoken[1], gap, spoken[2]])
        self.sentence = TimeRange(
            (len(spoken[0]) + len(gap)) / RATE,
            (len(spoken[0]) + len(gap) + len(spoken[1])) / RATE,
        )
        self.path = folder / "answer.wav"
        soundfile.write(self.path, self.samples, RATE)


def test_from_the_question_to_the_report(
    person: Person, parts: Parts, tmp_path: Path, virtual_microphone: VirtualMicrophone
) -> None:
    spoken = Answer(tmp_path)
    person.start_a_rehearsal()
    person.answer(spoken.path)
    person.end_the_rehearsal()
    take = person.wait_for_feedback()
    recorded = recording_of(take)

    assert take.transcript is not None
    assert take.transcript.rough
    error_rate = jiwer.wer(plain(" ".join(PARTS)), plain(take.transcript.text))
    assert error_rate < 0.25, take.transcript.text

    finding = negativity_in(take)
    # The recogniser may mishear one of the seven words.
    assert jiwer.wer(SENTENCE, plain(finding.quote or "")) < 0.25
    began = began_at(spoken.samples, recorded)
    assert finding.start_s == pytest.approx(began + spoken.sentence.start, abs=1.0)

    heard = tmp_path / "heard.wav"
    with virtual_microphone.capture_speaker(heard):
        play_card_of(finding, person)
    assert_heard(heard, recorded, finding)

    for ending in ("html", "pdf", "md", "json"):
        path = tmp_path / f"report.{ending}"
        person.export(path)
        assert (finding.quote or "") in text_of(path), ending


def test_everything_is_there_after_a_restart(
    person: Person, parts: Parts, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    spoken = Answer(tmp_path)
    person.start_a_rehearsal()
    person.answer(spoken.path)
    person.end_the_rehearsal()
    take = person.wait_for_feedback()
    person.window.close()

    again = build_parts(find_folders())
    try:
        (summary,) = again.library.summaries()
        assert summary.answered == 1
        answers = again.library.load(summary.id).answers
        kept = next(answer.last_take for answer in answers if answer.takes)
        assert kept == take
        assert kept is not None
        assert kept.recording is not None
        assert kept.recording.path.is_file()
    finally:
        again.worker.close()


def negativity_in(take: Take) -> Finding:
    assert take.feedback is not None
    found = [
        finding
        for finding in take.feedback.findings
        if finding.kind is FindingKind.EMPLOYER_NEGATIVITY
    ]
    assert found, take.transcript.text if take.transcript else None
    return min(found, key=lambda finding: jiwer.wer(SENTENCE, plain(finding.quote or "-")))


def play_card_of(finding: Finding, person: Person) -> None:
    """Press play on the card of a finding and wait until it has been played to its end."""
    person.qtbot.waitUntil(lambda: bool(person.review.cards), timeout=10_000)
    card = next(
        card
        for card in person.review.cards
        if card.finding.start == finding.start and card.finding.kind is finding.kind
    )
    replay = person.window.presenters.replay
    with person.qtbot.waitSignal(
        replay.position_changed,
        timeout=30_000,
        check_params_cb=lambda position: position is None,
    ):
        person.qtbot.mouseClick(card.play, Qt.MouseButton.LeftButton)


def recording_of(take: Take) -> Samples:
    """Return what was recorded, at 16 kHz."""
    assert take.recording is not None
    samples, rate = soundfile.read(take.recording.path, dtype="float32")
    return np.asarray(soxr.resample(samples, rate, RATE), dtype=np.float32)


def began_at(part: Samples, whole: Samples) -> float:
    """Return the second of `whole` at which `part` begins, by correlation."""
    size = 1 << (len(part) + len(whole)).bit_length()
    spectrum = np.fft.rfft(whole, size) * np.conj(np.fft.rfft(part, size))
    return int(np.argmax(np.fft.irfft(spectrum, size)[: len(whole)])) / RATE


def assert_heard(captured: Path, recorded: Samples, finding: Finding) -> None:
    """The loudspeaker played the recording from a second before the finding to its end."""
    assert finding.start_s is not None
    assert finding.end_s is not None
    sound, rate = soundfile.read(captured, dtype="float32")
    heard = soxr.resample(sound.mean(axis=1), rate, RATE).astype(np.float32)
    wanted = recorded[int((finding.start_s - 1.0) * RATE) : int(finding.end_s * RATE)]
    start = int(began_at(wanted, heard) * RATE)
    played = heard[start : start + len(wanted)]
    assert len(played) == len(wanted)
    assert float(np.corrcoef(played, wanted)[0, 1]) > 0.95
    after = heard[start + len(wanted) + RATE // 10 :]
    assert after.size == 0 or float(np.abs(after).max()) < 0.02


def plain(text: str) -> str:
    kept = "".join(c if c.isalnum() or c == "'" else " " for c in text.lower())
    return " ".join(kept.split())


def text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        pages = "\n".join(page.extract_text() for page in PdfReader(path).pages)
        return " ".join(pages.split())
    if path.suffix == ".json":
        document = json.loads(path.read_text(encoding="utf-8"))
        quotes = [
            finding["quote"]
            for answer in document["answers"]
            for finding in answer["feedback"]["findings"]
        ]
        return " ".join(quote for quote in quotes if quote)
    return path.read_text(encoding="utf-8")
