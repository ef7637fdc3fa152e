"""The job that carries an event to one subscriber."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hotline.core.delivery import QUEUE, TASK, deliver


@app.task(name=TASK, queue=QUEUE, retry=RetryStrategy(max_attempts=12, exponential_wait=2))
def deliver_event(event_id: int, subscriber: str) -> None:
    """Deliver one event; failures are retried with growing pauses."""
    deliver(event_id, subscriber)
