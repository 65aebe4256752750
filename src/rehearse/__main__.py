"""`python -m rehearse` and the `rehearse` command."""

import sys


def run() -> None:
    """Start the command line, or a process of its own where the window asks for one."""
    # No path pays for what another one loads.
    match sys.argv[1:]:
        case ["worker"]:
            from rehearse.main import run_worker  # noqa: PLC0415  (see above)

            run_worker()
        case ["measure-speech", scratch]:
            from rehearse.main import run_speed_trial  # noqa: PLC0415  (see above)

            run_speed_trial(scratch)
        case _:
            from rehearse.cli import run_command  # noqa: PLC0415  (see above)

            run_command()


if __name__ == "__main__":
    run()
