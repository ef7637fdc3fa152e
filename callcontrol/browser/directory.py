"""Whom an operator can reach now: colleagues, queues, outside contacts (通讯录), VOI-19."""

from collections import Counter

from callcontrol.calls.registry import Registry
from callcontrol.operators.desk import Desk
from contracts.operator_messages import ContactEntry, Directory, OperatorEntry, QueueEntry


def directory_for(asker: Desk, registry: Registry) -> Directory:
    """Compose the directory; colleagues who are signed in, the asker left out."""
    board = registry.board
    configuration = board.configuration()
    colleagues = [desk for desk in board.floor if desk is not asker and desk.page is not None]
    waiting = Counter(call.notes.queue for call in registry if call.notes.phase == "waiting")
    ready = Counter(
        name.removeprefix("queue:")
        for desk in board.floor
        if desk.is_offerable
        for name, level in desk.skills.items()
        if level > 0 and name.startswith("queue:")
    )
    return Directory(
        operators=sorted(
            (
                OperatorEntry(
                    operator_id=desk.operator_id,
                    display_name=desk.display_name,
                    seat=desk.seat,
                    state=desk.state.name,
                )
                for desk in colleagues
            ),
            key=lambda one: one.seat,
        ),
        queues=[
            QueueEntry(
                name=queue.name,
                label=queue.label,
                waiting=waiting[queue.name],
                ready_operators=ready[queue.name],
            )
            for queue in configuration.queues
        ],
        contacts=[
            ContactEntry(
                name=contact.name,
                label=contact.label,
                number=contact.number,
                group=contact.group,
                is_emergency=contact.is_emergency,
            )
            for contact in configuration.contacts
        ],
        may_dial="dial" in asker.rights,
    )
