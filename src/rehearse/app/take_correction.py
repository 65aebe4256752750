"""Keeping the words that a person corrected in a take; its analysis is to follow."""

from dataclasses import replace

from rehearse.app.ports import Library
from rehearse.app.word_correction import corrected, moved_dismissals
from rehearse.domain.rehearsal import Take, TakeState
from rehearse.domain.transcript import Transcript


def keep_correction(library: Library, answer_id: str, take: Take, text: str) -> Take:
    """Keep the words of `text` in `take`, what was recognised beside them; return it as kept.

    It is still to be analysed (`TakeProcessor.analyse_anew`); the same words again change nothing.

    Raises:
        ValueError: `text` holds no word, or the take has none.
        LibraryUnavailable: nothing was kept.
    """
    if take.transcript is None:
        raise ValueError("a take without words cannot be corrected")
    duration = take.recording.duration_s if take.recording else None
    transcript = corrected(take.transcript, text, duration_s=duration)
    if transcript == take.transcript:
        return take
    original = take.original_transcript or take.transcript
    # Corrected back by hand it is what was recognised, and nothing is left to restore.
    kept_original = None if transcript.text == original.text else original
    return _keep(library, answer_id, take, transcript, original=kept_original)


def keep_original(library: Library, answer_id: str, take: Take) -> Take:
    """Bring back what was recognised; return the take as kept, still to be analysed.

    Raises:
        ValueError: the take's words were never corrected.
        LibraryUnavailable: nothing was changed.
    """
    if take.original_transcript is None:
        raise ValueError("the words of this take were never corrected")
    return _keep(library, answer_id, take, take.original_transcript, original=None)


def _keep(
    library: Library,
    answer_id: str,
    take: Take,
    transcript: Transcript,
    *,
    original: Transcript | None,
) -> Take:
    dismissals = take.dismissals
    if take.transcript is not None:
        dismissals = moved_dismissals(dismissals, take.transcript, transcript)
    kept = replace(
        take,
        transcript=transcript,
        original_transcript=original,
        feedback=None,
        state=TakeState.TRANSCRIBED,
        failure="",
        dismissals=dismissals,
    )
    library.save_take(answer_id, kept)
    for stale in set(take.dismissals) - set(dismissals):
        library.restore(take.id, stale)
    return kept
