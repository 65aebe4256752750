"""The sentence on which model suits: what it says, and that it says why."""

from rehearse.app.model_advice import model_advice
from rehearse.app.model_setup import ModelAdvice
from rehearse.transcription.machine_speed import MachineSpeed
from rehearse.transcription.model_catalogue import catalogue


def advice(tiny_minute_s: float | None, *, free_bytes: int | None = 8_000_000_000) -> ModelAdvice:
    speed = (
        MachineSpeed(minute_s=tiny_minute_s, device="cpu", cores=4)
        if tiny_minute_s is not None
        else None
    )
    return model_advice(catalogue(), speed=speed, free_bytes=free_bytes, cores=4)


def test_a_measured_machine_is_told_the_seconds() -> None:
    assert advice(3.4) == ModelAdvice(
        name="small.en",
        sentence="On this computer small.en will need about 20 seconds for a minute of answer; "
        "it is the most exact model that keeps up with you here.",
        is_measured=True,
    )


def test_one_that_was_not_measured_is_judged_by_cores_and_memory() -> None:
    found = advice(None)
    assert (found.name, found.is_measured) == ("base.en", False)
    assert found.sentence.startswith(
        "With 4 processor cores and 8.0 GB of free memory, base.en is a safe choice"
    )
    assert "4 processor cores, base.en" in advice(None, free_bytes=None).sentence


def test_a_slow_one_and_a_full_one_are_told_what_to_do() -> None:
    assert "even tiny.en will need about 70 seconds" in advice(70.0).sentence
    full = advice(3.4, free_bytes=300_000_000)
    assert full.name == ""
    assert "close other programs, or stay with the built-in recogniser" in full.sentence
