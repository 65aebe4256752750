"""An evaluation as a table that a person reads."""

from collections import Counter
from collections.abc import Iterator, Mapping

from rehearse.analysis.evaluation.calibration import Calibration
from rehearse.analysis.evaluation.evaluation import Evaluation, Tally
from rehearse.domain.finding import QuestionQuality, Severity

MOST_TEXT = 200


def evaluation_text(evaluation: Evaluation, *, errors: bool = False) -> str:
    """Return the figures as lines of text; with `errors`, every disagreement after them."""
    lines = [*_figures(evaluation)]
    if errors:
        lines.append("")
        lines.extend(
            f"{e.answer_id}  {e.kind}: labelled {e.expected}, got {e.got} | {_shortened(e.text)}"
            for e in evaluation.errors
        )
    return "\n".join(lines)


def _figures(evaluation: Evaluation) -> Iterator[str]:
    yield f"{'':40} {'precision':>9} {'recall':>7} {'F1':>6} {'false alarms':>13} {'judged':>7}"
    for name, tally in sorted(evaluation.kinds.items()):
        yield _row(name, tally)
    for name, tally in sorted(evaluation.spans.items()):
        yield _row(f"{name}: passages", tally, spans=True)
    for name, tally in sorted(evaluation.unpunctuated.items()):
        yield _row(f"{name}, unpunctuated", tally)
    for name, tally in sorted(evaluation.punctuated.items()):
        yield _row(f"{name}, punctuated", tally)
    yield f"{'mean overlap of passages found':40} {evaluation.mean_overlap:>9.2f}"
    yield f"{'question quality, macro F1':40} {evaluation.quality_macro_f1:>9.2f}"
    yield from _calibration(evaluation.calibration)
    yield from _confusion("severity", evaluation.severity, [s.value for s in Severity])
    yield from _confusion("quality", evaluation.quality, [q.value for q in QuestionQuality])


def _calibration(calibration: Mapping[str, Calibration]) -> Iterator[str]:
    """Yield, for each kind, its error and the bins of confidence that hold findings."""
    yield ""
    yield f"{'calibration':40} {'confidence':>10} {'findings':>9} {'mean':>6} {'right':>6}"
    for name, judged in sorted(calibration.items()):
        yield f"{name}: error {judged.error:.2f}"
        for held in judged.bins:
            confidence = f"{held.low:.1f}-{held.high:.1f}"
            yield (
                f"{'':40} {confidence:>10} {held.count:>9} "
                f"{held.mean_confidence:>6.2f} {held.share_right:>6.2f}"
            )


def _row(name: str, tally: Tally, *, spans: bool = False) -> str:
    judged = tally.both + tally.only_found + tally.only_labelled + tally.neither
    alarms = "" if spans else f"{tally.false_alarms:.2f}"
    return (
        f"{name:40} {tally.precision:>9.2f} {tally.recall:>7.2f} {tally.f1:>6.2f} "
        f"{alarms:>13} {judged:>7}"
    )


def _confusion(name: str, counts: Counter[tuple[str, str]], labels: list[str]) -> Iterator[str]:
    yield ""
    yield f"{name + ' (row: labelled, column: found)':40} " + " ".join(f"{x:>10}" for x in labels)
    for row in labels:
        yield f"{row:40} " + " ".join(f"{counts[row, column]:>10}" for column in labels)


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + " …"
