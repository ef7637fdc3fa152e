"""Read what a model was asked and what it answered (查看模型问答)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.intelligence.events import TraceOpened
from hotline.intelligence.models import Trace
from hotline.intelligence.queries import get_trace


def open_trace(*, trace_id: int, by: Actor, now: datetime) -> Trace:
    """Return the attempt with its texts; that somebody read them is kept.

    Raises:
        NoSuchTrace: there is none, or it was forgotten.

    """
    with writing():
        trace = get_trace(trace_id)
        happening = TraceOpened(task=trace.task)
        record(happening, subject_id=trace_id, by=by, now=now, correlation_id=None)
    return trace
