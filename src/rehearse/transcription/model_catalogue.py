"""The Whisper models that Rehearse offers, as `models/catalog.toml` lists them."""

import tomllib
from functools import cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from rehearse.domain.errors import InstallationIncomplete, ModelUnavailable
from rehearse.shipped import shipped_folder

_Name = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.\-]*$")]
_Sentence = Annotated[str, Field(min_length=10, max_length=200)]


class CatalogueFile(BaseModel):
    """A file of a model whose length (bytes) and checksum are known before any download."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    path: Annotated[str, Field(pattern=r"^[\w.\-]+$")]
    size: Annotated[int, Field(gt=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class CatalogueModel(BaseModel):
    """One model. Sizes in bytes, rounded; `relative_speed` is against `large-v3`: more is faster.

    `processor_work` is how long a processor computes, against `tiny.en`: more is slower.
    `exactness` is the place among all that are offered, a higher one is better.

    `languages` is "en" or "many"; `repository` and `revision` are those of the model hub, the
    revision a commit. The hub's listing of it must agree with `files`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: _Name
    repository: Annotated[str, Field(pattern=r"^[\w.\-]+/[\w.\-]+$")]
    revision: Annotated[str, Field(pattern=r"^[0-9a-f]{40}$")]
    licence: str
    languages: Annotated[str, Field(pattern=r"^(en|many)$")]
    download_bytes: Annotated[int, Field(gt=0)]
    memory_bytes: Annotated[int, Field(gt=0)]
    relative_speed: Annotated[float, Field(gt=0)]
    processor_work: Annotated[float, Field(gt=0)]
    exactness: Annotated[int, Field(ge=1, le=9)]
    recommended: bool = False
    about: _Sentence
    files: tuple[CatalogueFile, ...] = ()


class _Catalogue(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    model: tuple[CatalogueModel, ...]


@cache
def catalogue() -> tuple[CatalogueModel, ...]:
    """Return the models on offer, in the order of the file: the quickest first.

    Raises:
        ModelUnavailable: the list that ships with Rehearse is missing or damaged.
    """
    try:
        text = (shipped_folder("models") / "catalog.toml").read_text(encoding="utf-8")
        return parse_catalogue(text)
    except (InstallationIncomplete, OSError, ValueError) as error:
        raise ModelUnavailable(
            "The list of Whisper models that ships with Rehearse cannot be read; reinstall"
            f" Rehearse. The built-in recogniser works without it. ({error})"
        ) from error


def parse_catalogue(text: str) -> tuple[CatalogueModel, ...]:
    """Return the models in the text of a catalogue.

    Raises:
        ValueError: "model.2.name: what is wrong", or where the TOML breaks.
    """
    try:
        models = _Catalogue.model_validate(tomllib.loads(text)).model
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{where}: {first['msg']}") from error
    names = [model.name for model in models]
    if repeated := sorted({name for name in names if names.count(name) > 1}):
        raise ValueError(f"model: the name {repeated[0]} is used more than once")
    return models


def model_named(name: str) -> CatalogueModel:
    """Return the model called `name`.

    Raises:
        ModelUnavailable: the catalogue has none of that name.
    """
    for model in catalogue():
        if model.name == name:
            return model
    known = ", ".join(model.name for model in catalogue())
    raise ModelUnavailable(f'There is no Whisper model called "{name}"; choose one of: {known}.')
