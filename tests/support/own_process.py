"""Python code in a process of its own, for what would end or spoil the process of the tests."""

import os
import subprocess
import sys
from pathlib import Path

_PROJECT = Path(__file__).parents[2]


def begin_script(code: str, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Run `code`, which can import `rehearse` and `tests.support`; its input and output are pipes.

    `environment` is added to that of this process.
    """
    paths = os.pathsep.join([str(_PROJECT / "src"), str(_PROJECT)])
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        env={**os.environ, "PYTHONPATH": paths, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def output_of_script(code: str, *arguments: str, **environment: str) -> str:
    """Run `code` to its end and return what it wrote; it must end with status 0 within 60 s."""
    with begin_script(code, *arguments, **environment) as process:
        try:
            written, _ = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    assert process.returncode == 0, written
    return written
