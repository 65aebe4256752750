"""The settings file: JSON that a person may edit."""

import json
from dataclasses import Field, asdict, fields, replace
from pathlib import Path
from typing import Any, get_type_hints

from pydantic import TypeAdapter, ValidationError

from rehearse.disk_trouble import disk_trouble
from rehearse.domain.errors import SettingInvalid
from rehearse.domain.settings import Settings
from rehearse.storage.validation_message import first_problem, path_of, reason_of
from rehearse.whole_file import write_whole

_TYPES = {name: TypeAdapter(hint) for name, hint in get_type_hints(Settings).items()}
_DEFAULTS = Settings()


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Return the settings in the file at `path`, and a sentence for each thing wrong with it.

    A bad value gets its default, a key that this version does not know is left alone, and a file
    that is not there or cannot be read means all defaults.
    """
    try:
        document = _read(path)
    except _UnreadableError as problem:
        return _DEFAULTS, (str(problem),)
    values: dict[str, Any] = {}
    notes = [_unknown_note(name) for name in document if name not in _TYPES]
    for option in fields(Settings):
        if option.name not in document:
            continue
        try:
            values[option.name] = _value(option, document[option.name])
        except SettingInvalid as problem:
            default = json.dumps(getattr(_DEFAULTS, option.name))
            notes.append(f"{problem}; the default, {default}, is used.")
    settings, pace_notes = _with_some_pace(replace(_DEFAULTS, **values))
    return settings, (*notes, *pace_notes)


def _with_some_pace(settings: Settings) -> tuple[Settings, tuple[str, ...]]:
    slow, fast = _DEFAULTS.pace_slow_wpm, _DEFAULTS.pace_fast_wpm
    if settings.pace_slow_wpm < settings.pace_fast_wpm:
        return settings, ()
    note = (
        "The settings pace_slow_wpm and pace_fast_wpm leave no pace between them; "
        f"the defaults, {slow} and {fast}, are used."
    )
    return replace(settings, pace_slow_wpm=slow, pace_fast_wpm=fast), (note,)


def save_settings(settings: Settings, path: Path) -> None:
    """Write the settings whole or not at all; keys that this version does not know stay.

    A file that could not be read is kept beside it, its name ending in `.broken`.

    Raises:
        SettingInvalid: a value is out of its range, or the file cannot be written; the one
            before is still there.
    """
    document: dict[str, Any] = asdict(settings)
    for option in fields(Settings):
        _value(option, document[option.name])
    try:
        document = {**_unknown_keys(path), **document}
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, (json.dumps(document, indent=2) + "\n").encode())
    except OSError as error:
        raise SettingInvalid(
            f"The settings could not be saved to {path} ({disk_trouble(error)}); the earlier ones "
            "are still there. Mend that and change the setting again."
        ) from error


class _UnreadableError(Exception):
    """The file as a whole is of no use; holds a sentence."""


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise _UnreadableError(
            f"The settings file {path} cannot be read ({disk_trouble(error)}); "
            "the defaults are used and the file is left as it is."
        ) from error
    except (ValueError, RecursionError) as error:
        place = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise _UnreadableError(
            f"The settings file {path} is not valid JSON{place}; the defaults are used, and the "
            "file is kept as it is until you change a setting."
        ) from error
    if not isinstance(document, dict):
        raise _UnreadableError(
            f"The settings file {path} does not hold a JSON object; the defaults are used, and "
            "the file is kept as it is until you change a setting."
        )
    return document


def _unknown_keys(path: Path) -> dict[str, Any]:
    try:
        document = _read(path)
    except _UnreadableError:
        path.replace(path.with_name(path.name + ".broken"))
        return {}
    return {name: value for name, value in document.items() if name not in _TYPES}


def _unknown_note(name: str) -> str:
    return f"The setting {path_of([name])} is not known to this version; it is left alone."


def _value(option: Field[Any], value: object) -> str | float:
    """Return the value that the file gives for an option.

    Raises:
        SettingInvalid: it is of the wrong type or out of its range.
    """
    try:
        # Strict about JSON's own types, so that "100" is no number and 1 is not true.
        checked: str | float = _TYPES[option.name].validate_json(json.dumps(value), strict=True)
    except ValidationError as error:
        reason = reason_of(first_problem(error), object_name="an object")
        raise SettingInvalid(f"The setting {option.name} {reason}") from error
    low, high = option.metadata["low"], option.metadata["high"]
    if low is not None and high is not None and not low <= checked <= high:
        raise SettingInvalid(f"The setting {option.name} must be from {low} to {high}")
    return checked
