"""The window's end of the worker process: starts it, feeds it, restarts it when it dies."""

import dataclasses
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from rehearse.app.worker_deaths import WorkerDeaths
from rehearse.app.worker_messages import (
    AnalyseTranscript,
    CancelJob,
    Configure,
    EngineReplaced,
    Event,
    FollowRecording,
    JobCancelled,
    JobFailed,
    MeasureRecording,
    ProcessTake,
    Request,
    StopFollowing,
    TakeAnalysed,
    TakeTranscribed,
    TranscriptionBegan,
    WorkerJob,
    decode_event,
    encode_request,
)
from rehearse.domain.settings import Settings

CANCEL_GRACE_S = 0.25
"""How long a cancelled job may go on before its process is ended; 300 ms is what is promised."""

_LOST = (
    "The speech recogniser stopped twice while working on this answer. Your recording is safe; "
    "try again, or choose a smaller model in Settings."
)


def worker_command() -> tuple[str, ...]:
    """Return the command that starts the worker, from a checkout, a wheel or a frozen build."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "worker")
    return (sys.executable, "-m", "rehearse", "worker")


class WorkerClient:
    """Sends jobs to the worker process and reports its events.

    Events are delivered on a thread of this class, one after the other. A process that dies is
    started again and its job is tried once more.
    """

    def __init__(
        self,
        *,
        command: Sequence[str],
        settings: Settings,
        log: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._command = tuple(command)
        self._settings = settings
        self._log = log
        self._environment = dict(environment) if environment is not None else None
        self._listeners: list[Callable[[Event], None]] = []
        self._lock = threading.RLock()
        self._pending: dict[str, WorkerJob] = {}
        self._following: dict[str, FollowRecording] = {}
        self._running: TranscriptionBegan | None = None
        self._deaths = WorkerDeaths()
        self._cancelling: set[str] = set()
        self._process: subprocess.Popen[bytes] | None = None
        self._outbox: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._is_closing = False
        self._threads: list[threading.Thread] = []

    def subscribe(self, listener: Callable[[Event], None]) -> None:
        """Call `listener` with every event, on the client's thread."""
        self._listeners.append(listener)

    def start(self) -> None:
        """Start the process, so that its engines are loaded by the time they are needed."""
        with self._lock:
            if self._process is None:
                self._launch()

    def configure(self, settings: Settings) -> None:
        """Use `settings` from the next job on."""
        with self._lock:
            is_other_engine = _engine_of(settings) != _engine_of(self._settings)
            self._settings = settings
            if is_other_engine:
                self._deaths.forget_engines()
            self._post(Configure(settings=settings))

    def submit(self, job: WorkerJob) -> None:
        """Queue a job; what comes of it arrives as events with its `job_id`."""
        with self._lock:
            self.start()
            self._following.pop(job.job_id, None)
            self._pending[job.job_id] = job
            self._post_work(job)

    def follow(self, recording: FollowRecording) -> None:
        """Have a recording transcribed while it is being made; submit its ProcessTake when done."""
        with self._lock:
            self.start()
            self._following[recording.job_id] = recording
            self._post_work(recording)

    def stop_following(self, job_id: str) -> None:
        """Forget a recording that was thrown away; nothing where it is not followed."""
        with self._lock:
            if self._following.pop(job_id, None) is not None:
                self._deaths.forget_work(job_id)
                self._post(StopFollowing(job_id=job_id))

    def measure_ahead(self, audio: Path) -> None:
        """Have a recording measured whose words will soon be analysed anew."""
        with self._lock:
            self.start()
            self._post(MeasureRecording(audio=audio))

    def cancel(self, job_id: str) -> None:
        """Stop a job; a JobCancelled follows within 300 ms."""
        with self._lock:
            if job_id not in self._pending:
                return
            self._post(CancelJob(job_id=job_id))
            is_running = job_id == next(iter(self._pending))
            if is_running:
                self._cancelling.add(job_id)
        if is_running:
            timer = threading.Timer(CANCEL_GRACE_S, self._end_if_still_running, (job_id,))
            timer.daemon = True
            timer.start()
        else:
            self._deliver(JobCancelled(job_id=job_id))

    def close(self, *, timeout_s: float = 2.0) -> None:
        """End the process; unfinished jobs are dropped without an event."""
        with self._lock:
            self._is_closing = True
            process = self._process
            self._pending.clear()
            self._following.clear()
            self._outbox.put(None)
        if process is not None:
            process.kill()
            process.wait(timeout=timeout_s)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=timeout_s)

    def _launch(self) -> None:
        self._outbox.put(None)
        self._outbox = queue.SimpleQueue()
        self._log.parent.mkdir(parents=True, exist_ok=True)
        with self._log.open("ab") as log:
            # The command is this program's own executable, never a person's input.
            process = subprocess.Popen(  # noqa: S603
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=self._environment,
                creationflags=_priority(),
            )
        self._process = process
        self._running = None
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._spawn(self._write, process, self._outbox)
        self._spawn(self._read, process)
        self._post(Configure(settings=self._settings))

    def _spawn(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _post_work(self, work: WorkerJob | FollowRecording) -> None:
        if not isinstance(work, AnalyseTranscript):
            work = dataclasses.replace(work, avoid=self._deaths.avoided(work.job_id))
        self._post(work)

    def _post(self, request: Request) -> None:
        self._outbox.put(encode_request(request))

    @staticmethod
    def _write(process: subprocess.Popen[bytes], outbox: "queue.SimpleQueue[bytes | None]") -> None:
        pipe = process.stdin
        if pipe is None:
            return
        # When the process died a write fails; the reading thread sees that too and restarts it.
        with suppress(OSError):
            while (line := outbox.get()) is not None:
                pipe.write(line)
                pipe.flush()
        with suppress(OSError):
            pipe.close()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        if process.stdout is None:
            return
        with process.stdout as pipe:
            for line in pipe:
                self._deliver(decode_event(line))
        process.wait()
        self._restart(process)

    def _deliver(self, event: Event) -> None:
        with self._lock:
            is_news = self._take_note(event)
        if is_news:
            for listener in self._listeners:
                listener(event)

    def _take_note(self, event: Event) -> bool:
        """Return whether listeners should hear of `event`."""
        if isinstance(event, TranscriptionBegan):
            self._running = event
            return False
        if isinstance(event, TakeTranscribed):
            self._running = None
            self._only_analyse(event)
        elif isinstance(event, TakeAnalysed | JobFailed | JobCancelled):
            self._running = None
            self._deaths.forget_work(event.job_id)
            self._cancelling.discard(event.job_id)
            return self._pending.pop(event.job_id, None) is not None
        return True

    def _only_analyse(self, event: TakeTranscribed) -> None:
        """Its words are known: should the process die now, they are not listened for again."""
        job = self._pending.get(event.job_id)
        if isinstance(job, ProcessTake):
            self._pending[event.job_id] = AnalyseTranscript(
                job_id=event.job_id,
                transcript=event.transcript,
                question=job.question,
                job=job.job,
                audio=job.audio,
            )

    def _end_if_still_running(self, job_id: str) -> None:
        with self._lock:
            if job_id in self._cancelling and self._process is not None:
                self._process.kill()

    def _restart(self, dead: subprocess.Popen[bytes]) -> None:
        with self._lock:
            if self._is_closing or self._process is not dead:
                return
            verdict = self._verdict()
            if not self._pending and not self._following:
                # Nothing waits for it: the next job starts it, so that one that cannot live at
                # all is not started over and over.
                self._process = None
                return
            self._launch()
            for job_id, job in self._pending.items():
                if not (isinstance(verdict, JobCancelled | JobFailed) and job_id == verdict.job_id):
                    self._post_work(job)
            for recording in self._following.values():
                self._post_work(recording)
        if verdict is not None:
            self._deliver(verdict)

    def _verdict(self) -> JobCancelled | JobFailed | EngineReplaced | None:
        """Decide what becomes of the work whose process died; None is just another try."""
        cancelled = next((job_id for job_id in self._pending if job_id in self._cancelling), None)
        if cancelled is not None:
            return JobCancelled(job_id=cancelled)
        running = self._running
        # Where it was not at recognition it was at the oldest job, for jobs run in order.
        job_id = running.job_id if running is not None else next(iter(self._pending), None)
        if job_id is None or not (job_id in self._pending or job_id in self._following):
            return None
        if self._deaths.record(job_id, running):
            if running is None or not running.smaller:
                return None
            return EngineReplaced(job_id=job_id, engine=running.engine, smaller=running.smaller)
        if self._following.pop(job_id, None) is not None:
            # Without a word: it is transcribed when it is done, and fails then if it must.
            self._deaths.forget_work(job_id)
            return None
        return JobFailed(job_id=job_id, sentence=_LOST)


def _engine_of(settings: Settings) -> tuple[object, ...]:
    return (settings.engine, settings.whisper_model)


def _priority() -> int:
    """Return the flags that start a process which lets the window go first."""
    if sys.platform == "win32":
        return subprocess.BELOW_NORMAL_PRIORITY_CLASS
    # Elsewhere the worker makes itself less important.
    return 0
