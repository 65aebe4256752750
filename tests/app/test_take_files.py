"""A recording that a crash cut short comes back as a take of its answer."""

import shutil
from pathlib import Path

from tests.support.take_factory import analysed_take, rehearsal_of_two, write_silence

from rehearse.app.take_files import keep_rescued, rescue_notice, take_path
from rehearse.audio.recording_file import adopt_orphans
from rehearse.domain.rehearsal import TakeState
from rehearse.storage.library.library import SqliteLibrary


def leave_behind(path: Path) -> None:
    """Leave what a recording that was killed leaves: a `.part.wav` and nothing else."""
    whole = write_silence(path, seconds=2.0)
    shutil.move(whole.path, path.with_suffix(".part.wav"))


def test_a_cut_short_recording_becomes_the_next_take_of_its_answer(tmp_path: Path) -> None:
    sound = tmp_path / "recordings"
    with SqliteLibrary(database=tmp_path / "library.db", recordings=sound) as library:
        rehearsal = rehearsal_of_two(analysed_take())
        library.save(rehearsal)
        leave_behind(take_path(sound, rehearsal.id, rehearsal.answers[0].id, "fresh"))
        rescued = keep_rescued(adopt_orphans(sound), library)
        assert [(take.id, take.number, take.state) for take in rescued] == [
            ("fresh", 2, TakeState.RECORDED)
        ]
        unfinished = library.unfinished_takes()
        assert [take.id for _, _, take in unfinished] == ["fresh"]
        assert rescue_notice(rescued)[0].startswith("Rehearse ended while an answer was")
        assert "2 seconds" in rescue_notice(rescued)[0]


def test_a_recording_of_no_known_answer_is_left_where_it_is(tmp_path: Path) -> None:
    sound = tmp_path / "recordings"
    with SqliteLibrary(database=tmp_path / "library.db", recordings=sound) as library:
        leave_behind(take_path(sound, "unknown", "answer", "take"))
        adopted = adopt_orphans(sound)
        assert len(adopted) == 1
        assert keep_rescued(adopted, library) == ()
        assert adopted[0].path.is_file()
    assert rescue_notice(()) == ()
