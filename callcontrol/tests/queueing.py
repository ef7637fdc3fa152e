"""Queues published for a test, and what the journal says of them."""

from typing import Any

from callcontrol.tests.world import World
from contracts.call_events import CallLeftQueue, CallQueued
from contracts.telephony_config import QueuePolicy

A, B, C = "13800000001", "13800000002", "13800000003"
SECOND = QueuePolicy(name="second", label="备用")


def publish(world: World, *more: QueuePolicy, **limits: Any) -> None:
    """Publish the general queue with these limits, and further queues."""
    general = QueuePolicy.model_validate({"name": "general", "label": "综合", **limits})
    world.configuration = world.configuration.model_copy(update={"queues": [general, *more]})


def queued(world: World) -> list[CallQueued]:
    """List every entering of a queue."""
    return [one for one in world.journal.events if isinstance(one, CallQueued)]


def left(world: World) -> list[tuple[str, str]]:
    """List every leaving of a queue: which, and why."""
    return [
        (one.queue, one.reason) for one in world.journal.events if isinstance(one, CallLeftQueue)
    ]
