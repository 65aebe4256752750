"""How long reports of every format take to write."""

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.reports.rehearsals import long_rehearsal
from tests.support.command_line import command_environment

from rehearse.app.exports import ExportFormat
from rehearse.domain.report import Omission, Report
from rehearse.domain.settings import Settings
from rehearse.main import build_exporter
from rehearse.shipped import shipped_folder

pytestmark = pytest.mark.gui

Figure = Callable[[str, str, str], None]
RUNS = 5
_FIRST_EXPORT = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from tests.reports.rehearsals import long_rehearsal
from rehearse.domain.report import Report
from rehearse.domain.settings import Settings
from rehearse.main import build_exporter
application = QApplication(["bench", "-platform", "offscreen"])
report = Report.of(long_rehearsal(8))
began = time.perf_counter()
build_exporter(Settings).export_report(report, Path(sys.argv[1]))
print(time.perf_counter() - began)
"""


def bench_formats(figure: Figure, tmp_path: Path, qapp: QApplication) -> None:
    exporter = build_exporter(Settings)
    for count, goal in ((8, "< 1.5 s"), (40, "none")):
        report = Report.of(long_rehearsal(count), without=frozenset({Omission.AUDIO}))
        for ending in ExportFormat:
            path = tmp_path / f"report.{ending}"
            times = [_timed(lambda: exporter.export_report(report, path)) for _ in range(RUNS)]  # noqa: B023  (called at once)
            value = f"{statistics.median(times):.2f} s (median of {RUNS}, worst {max(times):.2f})"
            wanted = goal if ending is ExportFormat.PDF else "none"
            figure(f"Report of {count} answers, {ending}", value, wanted)


def bench_first_pdf(figure: Figure, tmp_path: Path) -> None:
    """The first report of a run loads the libraries for words, charts and PDF."""
    times = [float(_run(_FIRST_EXPORT, tmp_path / "first.pdf", tmp_path)) for _ in range(3)]
    figure("First PDF of a run, 8 answers", f"{statistics.median(times):.2f} s", "< 1.5 s")


def bench_without_names(figure: Figure) -> None:
    exporter = build_exporter(Settings)
    sample = long_rehearsal(40)
    report = Report.of(replace(sample), without=frozenset({Omission.NAMES}))
    value = f"{_timed(lambda: exporter.preview(report)):.2f} s"
    figure("40 answers without names, shown", value, "none")


def bench_command(figure: Figure, tmp_path: Path) -> None:
    sample = shipped_folder("samples") / "sample-rehearsal.json"
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "rehearse", "report", sample, "--to", tmp_path / "r.pdf"],
        env=command_environment(tmp_path),
        check=True,
        capture_output=True,
    )
    took = time.perf_counter() - began
    figure("`rehearse report`, 6 answers analysed", f"{took:.1f} s", "none")


def _timed(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def _run(script: str, path: Path, home: Path) -> str:
    environment = command_environment(home, QT_QPA_PLATFORM="offscreen")
    root = Path(__file__).parents[2]
    environment["PYTHONPATH"] = f"{root / 'src'}:{root}"
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return ended.stdout.strip()
