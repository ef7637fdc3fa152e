"""One line per happening, on standard output; the supervisor adds time and colour."""

import logging

import structlog


def configure(_settings: dict[str, object]) -> None:
    """Send the standard library's and structlog's lines to one plain stream."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s", force=True)
    logging.getLogger("django.server").setLevel(logging.WARNING)
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    # A failed sign-in is an event; the name that was tried may be a mistyped password.
    logging.getLogger("axes").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.format_exc_info,
            structlog.processors.KeyValueRenderer(key_order=["level", "action", "event"]),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
    )
