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


Probe = Callable[[], str]
"""Looks at one thing and returns what it saw; raises RehearseError with the mend."""


def examine(probes: Iterable[tuple[str, Probe]], *, optional: frozenset[str]) -> tuple[Check, ...]:
    """Run each named probe; one that fails never stops the others."""
    return tuple(_check(name, probe, is_needed=name not in optional) for name, probe in probes)


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


def _check(name: str, probe: Probe, *, is_needed: bool) -> Check:
    try:
        return Check(name=name, is_well=True, detail=probe(), is_needed=is_needed)
    except RehearseError as error:
        return Check(name=name, is_well=False, detail="", mend=str(error), is_needed=is_needed)
    except Exception as error:  # noqa: BLE001  (the doctor must report what it did not expect)
        return Check(
            name=name,
            is_well=False,
            detail=f"{type(error).__name__}: {error}",
            is_needed=is_needed,
        )
