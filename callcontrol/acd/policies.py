"""A queue's published limits, by name."""

from contracts.telephony_config import QueuePolicy, TelephonyConfiguration


def find_policy(configuration: TelephonyConfiguration, name: str) -> QueuePolicy:
    """Return the queue's limits; a queue that was unpublished keeps the usual ones."""
    found = published_policy(configuration, name)
    return found if found is not None else QueuePolicy(name=name, label=name)


def published_policy(configuration: TelephonyConfiguration, name: str) -> QueuePolicy | None:
    """Return the queue's limits, or None when there is no such queue."""
    return next((policy for policy in configuration.queues if policy.name == name), None)
