"""One line per happening: ``action=… call_id=…``, numbers masked."""

import logging
import re
import sys

import structlog
from structlog.typing import EventDict, WrappedLogger

_NUMBER_KEYS = ("caller", "dialled", "number")
_LONG_NUMBER = re.compile(r"(?<![0-9A-Fa-f-])\+?\d{7,15}(?![0-9A-Fa-f-])")
_VISIBLE = 4
_LONGEST_SERVICE_NUMBER = 6


def mask_number(number: str) -> str:
    """Hide the middle of a phone number: ``138****1111``; short service numbers stay."""
    if len(number) <= _LONGEST_SERVICE_NUMBER:
        return number
    return f"{number[:3]}****{number[-_VISIBLE:]}"


def _mask(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Mask numbers, also inside sentences such as the engine's own errors."""
    for key, value in event.items():
        if not isinstance(value, str) or key.endswith("_id"):
            continue
        if key in _NUMBER_KEYS:
            event[key] = mask_number(value)
        else:
            event[key] = _LONG_NUMBER.sub(lambda found: mask_number(found.group()), value)
    return event


def configure() -> None:
    """Send structlog and the standard library's warnings to stdout; the runtime adds the time."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.EventRenamer("action"),
        structlog.processors.format_exc_info,
        _mask,
        structlog.processors.LogfmtRenderer(
            key_order=["level", "action", "correlation_id", "call_id"],
            drop_missing=True,
        ),
    ]
    structlog.configure(
        processors=shared,
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stdout),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(
        level=logging.WARNING,
        stream=sys.stdout,
        format="level=%(levelname)s logger=%(name)s action=%(message)r",
    )
