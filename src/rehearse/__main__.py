"""`python -m rehearse` and the `rehearse` command."""

import sys


def run() -> None:
    """Start the command line, or the worker process where the window asks for one."""
    if sys.argv[1:] == ["worker"]:
        from rehearse.main import run_worker  # noqa: PLC0415  (neither path pays for the other)

        run_worker()
    else:
        from rehearse.cli import app  # noqa: PLC0415

        app()


if __name__ == "__main__":
    run()
