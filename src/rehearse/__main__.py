"""`python -m rehearse` and the `rehearse` command."""


def run() -> None:
    """Start the command line, which opens the window where no command is given."""
    from rehearse.cli import app  # noqa: PLC0415  (the worker must not pay for Typer)

    app()


if __name__ == "__main__":
    run()
