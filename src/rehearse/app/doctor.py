"""What is well on this machine, what is not, and how to mend it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rehearse.domain.errors import RehearseError


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at.

    `mend` says what to do where `is_well` is False; `is_needed` is False for what the program
    can do without.
    """

    name: str
    is_well: bool
    detail: str
    mend: str = ""
    is_needed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """Looks at one thing: `look` returns what it saw and raises RehearseError with the mend."""

    name: str
    look: Callable[[], str]
    is_needed: bool = True


def examine(probes: Iterable[Probe]) -> tuple[Check, ...]:
    """Run each probe; one that fails never stops the others."""
    return tuple(_check(probe) for probe in probes)


def is_healthy(checks: Iterable[Check]) -> bool:
    """Whether everything that is needed is well."""
    return all(check.is_well or not check.is_needed for check in checks)


def checks_as_text(checks: Iterable[Check]) -> str:
    """Return one line a check, and the mend under what is not well."""
    lines = []
    for check in checks:
        mark = "ok " if check.is_well else ("!! " if check.is_needed else "-- ")
        lines.append(f"{mark}{check.name}: {check.detail}".rstrip(": "))
        if check.mend:
            lines.append(f"     {check.mend}")
    return "\n".join(lines)


def _check(probe: Probe) -> Check:
    try:
        seen, is_well, mend = probe.look(), True, ""
    except RehearseError as error:
        seen, is_well, mend = "", False, str(error)
    except Exception as error:  # noqa: BLE001  (the doctor must report what it did not expect)
        seen, is_well, mend = f"{type(error).__name__}: {error}", False, ""
    return Check(
        name=probe.name, is_well=is_well, detail=seen, mend=mend, is_needed=probe.is_needed
    )
