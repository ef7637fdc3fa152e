"""Keep what was asked of whom and what became of it (调用记录)."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from hotline.core.actor import Actor
from hotline.intelligence.models import Trace
from hotline.intelligence.openai_chat import Said
from hotline.intelligence.questions import Question
from hotline.intelligence.rules.attempts import Ended
from hotline.intelligence.rules.prices import cost_of
from hotline.intelligence.rules.releases import Chosen
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.site import Provider

OWN = "本机"
"""The provider's name of models that run inside the platform."""
_MOST_SIGNS = 20_000
_MOST_LABEL = 120


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt as it came out."""

    said: Said
    ended: Ended
    fault: str
    latency_ms: int


def keep_trace(
    question: Question,
    provider: Provider,
    chosen: Chosen,
    attempt: Attempt,
    *,
    by: Actor,
    now: datetime,
) -> Trace:
    """Keep an attempt; both texts are without persons already."""
    said, ended = attempt.said, attempt.ended
    is_cached = ended is Ended.CACHED
    # An answer too long to be kept whole is no answer for the next who asks.
    is_whole = len(said.text) <= _MOST_SIGNS
    prices = {"input_price": provider.input_price, "output_price": provider.output_price}
    return Trace.objects.create(
        asked_at=now,
        task=question.task,
        asked_by_id=by.actor_id,
        asked_by_label=by.actor_label[:_MOST_LABEL],
        provider=provider.name,
        model=chosen.model,
        model_version=chosen.version,
        is_canary=chosen.is_canary,
        prompt_version=question.prompt_version,
        ended=ended,
        fault=attempt.fault[:200],
        tokens_in=said.tokens_in,
        tokens_out=said.tokens_out,
        cost=Decimal(0) if is_cached else cost_of(said.tokens_in, said.tokens_out, **prices),
        latency_ms=attempt.latency_ms,
        digest=question.digest(provider.name, chosen) if ended is Ended.OK and is_whole else "",
        question=question.material[:_MOST_SIGNS],
        answer=said.text[:_MOST_SIGNS],
    )


def note_own(
    task: Task,
    *,
    model: str,
    version: str,
    by: Actor,
    now: datetime,
    latency_ms: int = 0,
    class_key: str = "",
) -> int:
    """Keep that a model of our own suggested something, and return the trace's id.

    For classifiers and rankers inside the platform, which ``ask`` nobody: their quality
    stands on the same page, and may prove them for acting alone.
    """
    made = Trace.objects.create(
        asked_at=now,
        task=task,
        asked_by_id=by.actor_id,
        asked_by_label=by.actor_label[:_MOST_LABEL],
        provider=OWN,
        model=model,
        model_version=version,
        ended=Ended.OK,
        latency_ms=latency_ms,
        class_key=class_key[:60],
    )
    return int(made.pk)
