"""The worker's thread that tells call control of every open conversation, twice a second."""

import threading

import structlog
from django.db import close_old_connections

from hotline.blending.actions.feed_texts import Fed, feed_texts
from hotline.blending.actions.release_left_alone import release_left_alone
from hotline.core.clock import now
from hotline.messaging.actions.block_peer import end_blocked

_PAUSE_SECONDS = 0.5
_PAUSE_AFTER_TROUBLE = 2.0
_LOOKS_BETWEEN_RELEASES = 20
_log = structlog.get_logger()


class TextFeed(threading.Thread):
    """Feeds until stopped; what fails is tried again."""

    def __init__(self) -> None:
        super().__init__(name="text-feed", daemon=True)
        self._stopping = threading.Event()

    def stop(self) -> None:
        """End at the next pause."""
        self._stopping.set()

    def run(self) -> None:
        """Look, tell, pause."""
        fed: Fed | None = None
        looks = 0
        while not self._stopping.is_set():
            looks += 1
            try:
                end_blocked(now=now())
                fed = feed_texts(before=fed, now=now())
                if looks % _LOOKS_BETWEEN_RELEASES == 0:
                    release_left_alone(now=now())
            except Exception:  # noqa: BLE001 - a database that is away, a word nobody foresaw: never the end
                _log.exception("text feed failed", action="feed_texts")
                close_old_connections()
                fed = None
            self._stopping.wait(_PAUSE_SECONDS if fed is not None else _PAUSE_AFTER_TROUBLE)
        close_old_connections()
