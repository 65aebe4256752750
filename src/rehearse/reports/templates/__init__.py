"""The documents' templates; what they are given is escaped unless a filter says otherwise."""

import base64
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from rehearse.reports.markdown_text import finalise, hashes, marked
from rehearse.reports.marked_text import direction_of
from rehearse.reports.summary_records import Chart

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
    environment.filters["mp3"] = partial(_data_address, "audio/mpeg")
    environment.filters["svg"] = _svg
    environment.filters["picture"] = _picture
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
    environment.filters["hashes"] = hashes
    return environment


def _data_address(media_type: str, content: bytes) -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


def _svg(chart: Chart, prefix: str) -> Markup:
    from rehearse.reports.plots import draw_svg  # noqa: PLC0415  (matplotlib takes a while)

    return Markup(draw_svg(chart, prefix=prefix))  # noqa: S704  (drawn from numbers and own words)


def _picture(chart: Chart) -> Markup:
    from rehearse.reports.plots import WIDTH_PX, draw_png, height_px  # noqa: PLC0415  (as above)

    address = _data_address("image/png", draw_png(chart))
    size = Markup('width="{}" height="{}"').format(WIDTH_PX, height_px(chart))
    return Markup('<img src="{}" {}>').format(address, size)
