"""The voice before everything else: a citizen's call never waits for a report."""

import contextlib
import os

VOICE_NICENESS = -10
"""Of the voice engine and of call control; everything else runs at 0."""
CAPTIONS_NICENESS = 5
"""Recognition takes what calls and pages leave."""


def set_niceness(pid: int, niceness: int) -> bool:
    """Give a process that was just started its share of the processors; return whether it was.

    Its threads inherit it, if they begin later. Only root may raise a process above others: on
    an installation that is not root's nobody is raised and the platform runs all the same.
    """
    with contextlib.suppress(PermissionError, ProcessLookupError):
        os.setpriority(os.PRIO_PROCESS, pid, niceness)
        return True
    return False
