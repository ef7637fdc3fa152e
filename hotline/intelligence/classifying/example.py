"""One text that somebody sorted."""

from typing import NamedTuple

LEVEL = "/"
"""What parts the levels of a topic: ``城乡建设/住房/物业``."""


class Example(NamedTuple):
    """A text and the topic people gave it."""

    topic: str
    text: str
    title: str = ""
    id: str = ""


def levels(topic: str) -> tuple[str, ...]:
    """Return the names from the first level down; blanks around them do not count."""
    return tuple(part for part in (each.strip() for each in topic.split(LEVEL)) if part)


def topic_of(names: tuple[str, ...]) -> str:
    """Write the levels as one topic."""
    return LEVEL.join(names)
