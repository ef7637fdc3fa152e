"""The jobs of work orders: take over the files of a conversation."""

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from hotline.core.clock import now
from hotline.workorders.actions.take_message_files import (
    QUEUE,
    TASK,
    has_files_underway,
    take_message_files,
)

_TRIES = 5


class FilesUnderwayError(Exception):
    """A file is still being looked into; the job comes back."""


@app.task(
    name=TASK,
    queue=QUEUE,
    pass_context=True,
    retry=RetryStrategy(
        max_attempts=_TRIES, exponential_wait=4, retry_exceptions={FilesUnderwayError}
    ),
)
def take_files(context: JobContext, contact_id: int) -> None:
    """Take what is kept; come back for what is not yet looked into."""
    take_message_files(contact_id=contact_id, now=now())
    attempts = context.job.attempts if context.job else 0
    if attempts + 1 < _TRIES and has_files_underway(contact_id):
        raise FilesUnderwayError
