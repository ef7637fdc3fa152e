"""The jobs of messages: send one, look into one file."""

from uuid import UUID

from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from hotline.core.clock import now
from hotline.core.errors import Refusal, Unavailable
from hotline.messaging.actions._files import QUEUE, TASK
from hotline.messaging.actions.look_into_file import look_into_file, refuse_file
from hotline.messaging.actions.note_report import REPORT_TASK, Report, note_report
from hotline.messaging.actions.notify import NOTICE_QUEUE, NOTICE_TASK
from hotline.messaging.actions.send_notice import send_notice
from hotline.messaging.actions.send_out import send_out
from hotline.messaging.actions.write import SEND_TASK

_TRIES = 6


@app.task(name=SEND_TASK, queue=QUEUE)
def send(message_id: int) -> None:
    """Send one message; the sweep of every minute tries again what was not taken."""
    send_out(message_id=message_id, now=now())


@app.task(name=NOTICE_TASK, queue=NOTICE_QUEUE)
def send_one_notice(notice_id: int) -> None:
    """Send one notice; the sweep of every minute tries again, and sends what was held."""
    send_notice(notice_id=notice_id, now=now())


@app.task(
    name=TASK,
    queue=QUEUE,
    pass_context=True,
    retry=RetryStrategy(max_attempts=_TRIES, exponential_wait=3),
)
def look_into(context: JobContext, file_id: str) -> None:
    """Look into one file; after the last try it is kept as not received, with the reason."""
    attempts = context.job.attempts if context.job else 0
    try:
        look_into_file(file_id=UUID(file_id), now=now())
    except Refusal as refusal:
        if attempts + 1 < _TRIES and not getattr(refusal, "is_final", False):
            raise
        refuse_file(file_id=UUID(file_id), why=refusal.message)


@app.task(
    name=REPORT_TASK,
    queue=QUEUE,
    pass_context=True,
    retry=RetryStrategy(max_attempts=_TRIES, exponential_wait=3),
)
def note_one_report(context: JobContext, /, **report: str) -> None:
    """Note a report; one that nothing of ours belongs to is forgotten after the last try."""
    attempts = context.job.attempts if context.job else 0
    try:
        note_report(Report(**report), now=now())
    except Unavailable:
        if attempts + 1 < _TRIES:
            raise
