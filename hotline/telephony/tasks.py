"""The jobs that seal a recording once its call has ended, and that write it down."""

import time

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from hotline.core.clock import now
from hotline.telephony.actions.finalize_recording import finalize_recording
from hotline.telephony.actions.settle_call import FINALIZE_JOBS, FINALIZE_TASK
from hotline.telephony.actions.write_down import WRITE_JOBS, WRITE_TASK, write_down

_TRIES = 6
_FLUSH_SECONDS = 0.5
"""The engine's recorder may still be writing its last buffer when the call is gone."""


@app.task(
    name=FINALIZE_TASK,
    queue=FINALIZE_JOBS,
    pass_context=True,
    retry=RetryStrategy(max_attempts=_TRIES, exponential_wait=3),
)
def finalize(context: JobContext, recording_id: int) -> None:
    """Give the engine a moment, then seal; after the last try the recording is lost."""
    time.sleep(_FLUSH_SECONDS)
    attempts = context.job.attempts if context.job else 0
    finalize_recording(recording_id=recording_id, now=now(), is_last_try=attempts + 1 >= _TRIES)


@app.task(name=WRITE_TASK, queue=WRITE_JOBS)
def write_down_talk(recording_id: int) -> None:
    """Write a talk down where an engine is installed; the lock lets one run at a time."""
    write_down(recording_id=recording_id, now=now())
