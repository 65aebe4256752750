"""The samples that ship with the program."""

import json

import soundfile

from rehearse.domain.question import QuestionKind
from rehearse.shipped import shipped_folder

FOLDER = shipped_folder("samples")
SENTENCE = "my old manager never listened to anybody"


def document(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_the_spoken_answer_is_what_the_recogniser_wants():
    info = soundfile.info(FOLDER / "sample-answer.flac")
    assert (info.format, info.samplerate, info.channels) == ("FLAC", 16_000, 1)
    assert 30 < info.duration < 42


def test_the_words_that_were_spoken_hold_the_sentence():
    assert SENTENCE in " ".join((FOLDER / "sample-answer.txt").read_text(encoding="utf-8").split())


def test_the_interview_to_transcribe_names_the_sound_beside_it():
    (answer,) = document("sample-interview.json")["answers"]
    assert (FOLDER / answer["audio"]).is_file()
    assert answer["question"]["text"] == "Tell me about a time you disagreed with a manager."


def test_every_word_of_the_rehearsal_has_its_time_in_order():
    for answer in document("sample-rehearsal.json")["answers"]:
        words = answer["words"]
        assert answer["transcript"] == " ".join(word["text"] for word in words)
        assert QuestionKind(answer["question"]["kind"])
        ends = [0.0]
        for word in words:
            assert ends[-1] <= word["start"] < word["end"]
            assert 0 < word["probability"] <= 1
            ends.append(word["end"])


def test_the_times_of_the_spoken_answer_lie_within_its_sound():
    answer = document("sample-rehearsal.json")["answers"][1]
    assert SENTENCE in answer["transcript"]
    length = soundfile.info(FOLDER / answer["audio"]).duration
    assert answer["words"][-1]["end"] < length
