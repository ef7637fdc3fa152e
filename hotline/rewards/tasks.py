"""The job that pays an approved packet."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from hotline.core.clock import now
from hotline.rewards.actions.decide import QUEUE, SEND_TASK
from hotline.rewards.actions.send_packet import send_packet
from hotline.rewards.errors import NoProvider, ProviderSilent


@app.task(
    name=SEND_TASK,
    queue=QUEUE,
    retry=RetryStrategy(max_attempts=5, exponential_wait=4, retry_exceptions=[ProviderSilent]),
)
def send(packet_id: int) -> None:
    """Send it; where no provider is set up it waits for the job of every ten minutes."""
    try:
        send_packet(packet_id=packet_id, now=now())
    except NoProvider:
        return
