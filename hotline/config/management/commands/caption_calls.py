"""Caption the talks that run, until told to stop."""

import signal
import time
from typing import Any

import structlog
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections

from hotline.config.live_captions import LiveCaptions
from hotline.config.spoken_answers import SpokenAnswers
from hotline.core.clock import now
from hotline.intelligence.listening_along import (
    Captions,
    Patient,
    begin_catching_up,
    begin_listening,
)
from hotline.intelligence.transcribing import TranscribingUnavailable, available
from hotline.reference.likely_names import likely_names

_PAUSE_SECONDS = 0.25
_PAUSE_WITHOUT_ENGINE = 30.0
_PAUSE_AFTER_TROUBLE = 2.0
_log = structlog.get_logger()


def _begin(rate: int) -> Captions:
    return begin_listening(rate, words=likely_names())


def _begin_patiently(rate: int) -> Patient:
    return begin_catching_up(rate, words=likely_names())


class Command(BaseCommand):
    """``python -m hotline.manage caption_calls``."""

    help = "Caption running talks, and understand spoken answers, until told to stop."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Look four times a second; without an engine, look for one now and then."""
        self.is_stopping = False
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, self._stop)
        captions = LiveCaptions(begin=_begin, begin_patiently=_begin_patiently)
        answers = SpokenAnswers(settings.HOTLINE_ENVIRONMENT.recordings_dir)
        while not self.is_stopping:
            pause = _PAUSE_SECONDS
            try:
                available()
                answers.turn()
                captions.turn(now())
            except TranscribingUnavailable:
                pause = _PAUSE_WITHOUT_ENGINE
            except (OperationalError, InterfaceError) as error:
                _log.warning("database away", action="caption_calls", why=type(error).__name__)
                close_old_connections()
                pause = _PAUSE_AFTER_TROUBLE
            self._wait(pause)
        answers.finish()

    def _stop(self, *_signal: object) -> None:
        self.is_stopping = True

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self.is_stopping and time.monotonic() < until:
            time.sleep(min(_PAUSE_SECONDS, seconds))
