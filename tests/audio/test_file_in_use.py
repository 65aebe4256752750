"""Files that another process is reading."""

import pytest

from rehearse.audio.file_in_use import once_nobody_reads


class Refusing:
    """Refuses so many times, as Windows does while a file is open."""

    def __init__(self, times: float) -> None:
        self.times = times
        self.tries = 0

    def __call__(self) -> str:
        self.tries += 1
        if self.tries <= self.times:
            raise PermissionError(13, "in use by another process")
        return "done"


def test_a_file_that_is_read_for_a_moment_is_waited_for() -> None:
    assert once_nobody_reads(Refusing(2)) == "done"


def test_a_file_that_is_never_let_go_is_an_error() -> None:
    refusing = Refusing(float("inf"))
    with pytest.raises(PermissionError):
        once_nobody_reads(refusing)
    assert refusing.tries == 20


def test_other_errors_are_told_at_once() -> None:
    tries: list[int] = []

    def act() -> None:
        tries.append(1)
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        once_nobody_reads(act)
    assert len(tries) == 1
