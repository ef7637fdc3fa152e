"""Ask a child process that reads what strangers sent; it is killed when it takes too long."""

import os
import subprocess
import sys
from threading import Timer

from django.conf import settings

_SECONDS = 90
"""By the clock on the wall: a busy machine lets the child wait; it may work 20 s itself."""
MOST_ANSWER = 120 * 1024 * 1024


def ask_child(module: str, *arguments: str, content: bytes) -> tuple[int, bytes]:
    """Run one of our modules over the content; return its exit code and its answer.

    The code is negative for the signal that ended it; an answer longer than
    ``MOST_ANSWER`` is cut and the child killed.
    """
    with os.fdopen(os.memfd_create("upload"), "w+b") as source:
        source.write(content)
        source.seek(0)
        child = subprocess.Popen(  # noqa: S603 - our own module, words of our own lists
            [sys.executable, "-m", module, *arguments],
            stdin=source,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            close_fds=True,
        )
        timer = Timer(_SECONDS, child.kill)
        timer.start()
        try:
            with child:
                answer = child.stdout.read(MOST_ANSWER + 1) if child.stdout else b""
                if len(answer) > MOST_ANSWER:
                    child.kill()
        finally:
            timer.cancel()
    return child.returncode, answer
