"""`python -m rehearse` and the `rehearse` command."""

import sys


def run() -> None:
    """Start the command line, or the worker process where the window asks for one."""
    if sys.argv[1:] == ["worker"]:
        from rehearse.main import run_worker  # noqa: PLC0415  (neither path pays for the other)

        run_worker()
    else:
        from rehearse.cli import run_command  # noqa: PLC0415

        run_command()


if __name__ == "__main__":
    run()
