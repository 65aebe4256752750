"""The documents' templates; what they are given is escaped unless a filter says otherwise."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rehearse.reports.markdown_text import finalise, marked
from rehearse.reports.marked_text import direction_of

_FOLDER = Path(__file__).parent


def html_template(name: str) -> Template:
    """Return a template whose variables are escaped for HTML."""
    return _html_environment().get_template(name)


def markdown_template(name: str) -> Template:
    """Return a template whose variables are escaped for Markdown."""
    return _markdown_environment().get_template(name)


@cache
def _html_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["direction"] = direction_of
    return environment


@cache
def _markdown_environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=False,  # noqa: S701  (Markdown: `finalise` escapes every variable)
        finalize=finalise,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["marked"] = marked
    return environment
