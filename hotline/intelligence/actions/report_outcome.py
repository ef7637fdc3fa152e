"""Report what a person made of a suggestion (采纳、修改后采纳、不采纳)."""

from datetime import datetime

from hotline.core.actor import Actor
from hotline.core.eventlog import record
from hotline.core.guarded import writing
from hotline.intelligence.events import SuggestionJudged
from hotline.intelligence.models import Trace
from hotline.intelligence.rules.attempts import Verdict


def report_outcome(
    trace_id: int, outcome: Verdict, *, by: Actor, now: datetime, class_key: str = ""
) -> bool:
    """Keep the verdict; the last one counts. Tell whether the trace was still there.

    A trace that was forgotten stops nobody: an order is worth more than a figure.
    """
    with writing():
        trace = Trace.objects.select_for_update().filter(pk=trace_id).first()
        if trace is None:
            return False
        trace.verdict, trace.verdict_at = outcome, now
        trace.verdict_by_label = by.actor_label[:120]
        trace.class_key = class_key[:60] or trace.class_key
        trace.save(update_fields=["verdict", "verdict_at", "verdict_by_label", "class_key"])
        happening = SuggestionJudged(task=trace.task, verdict=outcome)
        record(happening, subject_id=trace_id, by=by, now=now, correlation_id=None)
    return True
