"""Absorb what call control reports, as it comes."""

import signal
import time
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from contracts.call_events import NOTIFY_CHANNEL
from hotline.core.clock import now
from hotline.telephony.actions.absorb import absorb_waiting

_PAUSE_SECONDS = 1.0
_log = structlog.get_logger()


class Command(BaseCommand):
    """``python -m hotline.manage absorb_calls``: listens, and looks once a second anyway."""

    help = "Absorb call events until told to stop."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Work until SIGTERM or SIGINT; the event in hand is finished first."""
        self.is_stopping = False
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._stop)
        while not self.is_stopping:
            try:
                self._listen_and_absorb()
            except (OperationalError, InterfaceError) as error:
                _log.warning("database away", action="absorb_calls", why=type(error).__name__)
                close_old_connections()
                time.sleep(_PAUSE_SECONDS)

    def _stop(self, *_signal: object) -> None:
        self.is_stopping = True

    def _listen_and_absorb(self) -> None:
        listener = connections.create_connection("default")
        try:
            _listen(listener)
            _log.info("absorbing", action="absorb_calls")
            while not self.is_stopping:
                while absorb_waiting(now=now()).done and not self.is_stopping:
                    pass
                _wait(listener)
        finally:
            listener.close()


def _listen(listener: BaseDatabaseWrapper) -> None:
    listener.ensure_connection()
    with listener.cursor() as cursor:
        cursor.execute(f"LISTEN {NOTIFY_CHANNEL}")


def _wait(listener: Any) -> None:
    """Return at the next notification, or after a second."""
    with listener.wrap_database_errors:
        for _ in listener.connection.notifies(timeout=_PAUSE_SECONDS, stop_after=1):
            return
