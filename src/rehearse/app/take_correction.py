"""A take whose words the person corrects: kept at once, then analysed anew."""

from dataclasses import replace

from rehearse.app.ports import Library
from rehearse.app.take_processing import TakeContext, TakeProcessor
from rehearse.app.word_correction import corrected, moved_dismissals
from rehearse.domain.rehearsal import Take, TakeState
from rehearse.domain.transcript import Transcript


class TakeCorrector:
    """Writes corrections into the library and has their takes analysed anew."""

    def __init__(self, *, library: Library, processor: TakeProcessor) -> None:
        self._library = library
        self._processor = processor

    def correct(self, context: TakeContext, take: Take, text: str) -> Take:
        """Take over the words of `text` and return the take as it is kept, still to be analysed.

        What was recognised is kept beside them. The same words again change nothing.

        Raises:
            ValueError: `text` holds no word, or the take has none.
            LibraryUnavailable: nothing was kept, and nothing is analysed.
        """
        if take.transcript is None:
            raise ValueError("a take without words cannot be corrected")
        duration = take.recording.duration_s if take.recording else None
        transcript = corrected(take.transcript, text, duration_s=duration)
        if transcript == take.transcript:
            return take
        original = take.original_transcript or take.transcript
        return self._keep(context, take, transcript, original=original)

    def restore(self, context: TakeContext, take: Take) -> Take:
        """Bring back what was recognised; return the take as it is kept, still to be analysed.

        Raises:
            ValueError: the take's words were never corrected.
            LibraryUnavailable: nothing was changed.
        """
        if take.original_transcript is None:
            raise ValueError("the words of this take were never corrected")
        return self._keep(context, take, take.original_transcript, original=None)

    def _keep(
        self,
        context: TakeContext,
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
        self._library.save_take(context.answer_id, kept)
        for stale in set(take.dismissals) - set(dismissals):
            self._library.restore(take.id, stale)
        self._processor.analyse_anew(context, kept, transcript)
        return kept
