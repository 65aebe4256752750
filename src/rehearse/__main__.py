"""`python -m rehearse` and the `rehearse` command."""

import sys


def run() -> None:
    """Start the command line, or a process of its own where the window asks for one."""
    if sys.argv[1:] == ["worker"]:
        from rehearse.main import run_worker  # noqa: PLC0415  (neither path pays for the other)

        run_worker()
    elif sys.argv[1:2] == ["measure-speech"]:
        from rehearse.main import run_speed_trial  # noqa: PLC0415  (as above)

        run_speed_trial(sys.argv[2])
    else:
        from rehearse.cli import run_command  # noqa: PLC0415

        run_command()


if __name__ == "__main__":
    run()
