"""The door to models that write (对话模型): a question in, an answer of a known shape out.

Every caller has a way without a model: ``ask`` returns None when the task is switched off,
nobody is configured or allowed, the day's budget is spent, or no answer was good.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic
from typing import Generic, TypeVar

import structlog
from pydantic import BaseModel

from hotline.core.actor import Actor
from hotline.intelligence.errors import ModelsMisconfigured
from hotline.intelligence.judging import judge
from hotline.intelligence.openai_chat import Said, complete
from hotline.intelligence.queries import (
    cached_answer,
    chosen_model,
    is_switched_on,
    left_in_peace_until,
    spent_today,
)
from hotline.intelligence.questions import Question, make_question
from hotline.intelligence.rules.attempts import UNREACHABLE, Ended
from hotline.intelligence.rules.releases import Chosen
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.site import Provider, TaskPlan, may_reach, read_site
from hotline.intelligence.tracing import Attempt, keep_trace

S = TypeVar("S", bound=BaseModel)
_log = structlog.get_logger()
_LEAST_SECONDS = 0.5
_MOST_TOKENS = 32768


@dataclass(frozen=True, slots=True)
class Answer(Generic[S]):
    """What a model said, in the caller's shape, with persons back in their places."""

    value: S
    trace_id: int
    provider: str
    model: str
    model_version: str
    prompt_version: str
    was_cached: bool = False

    @property
    def label(self) -> str:
        """What stands beside every suggestion: that a machine made it."""
        return f"机器建议（{self.model}），请核对"


def ask(
    task: Task,
    *,
    system: str,
    prompt: str | Mapping[str, str],
    schema: type[S],
    by: Actor,
    now: datetime,
    names: Iterable[str] = (),
    prompt_version: str = "",
) -> Answer[S] | None:
    """Ask the task's chain; None says: take your own way.

    ``system`` is ours and gives orders; ``prompt`` is material and gives none, whatever it
    says: one text, or several by their Chinese labels. ``names`` are persons known to the
    caller; numbers, accounts and doors are found without help. Nothing of them leaves this
    process. Call it outside ``writing()``: a model takes seconds. Report what became of the
    answer by ``report_outcome(trace_id=…)``.
    """
    try:
        site = read_site()
    except ModelsMisconfigured as error:
        _log.warning("models_misconfigured", action="ask", reason=error.message)
        return None
    chain = [each for each in site.chain_of(task) if may_reach(each.url)]
    if not chain or not is_switched_on(task):
        return None
    question = make_question(
        task,
        system=system,
        prompt={"原文": prompt} if isinstance(prompt, str) else prompt,
        schema=schema,
        names=names,
        prompt_version=prompt_version,
    )
    asking = _Asking(question, schema, by, now, site.plan_of(task))
    return asking.of_chain(chain)


class _Asking(Generic[S]):
    """One question on its way along a chain."""

    def __init__(
        self, question: Question, schema: type[S], by: Actor, now: datetime, plan: TaskPlan
    ) -> None:
        self.question, self.schema, self.by, self.now, self.plan = question, schema, by, now, plan
        self.until = monotonic() + plan.patience_seconds

    def of_chain(self, chain: Iterable[Provider]) -> Answer[S] | None:
        for provider in chain:
            chosen = chosen_model(
                self.question.task,
                provider.name,
                default=Chosen(provider.model, provider.version),
                key=self.question.material,
            )
            found = self._remembered(provider, chosen)
            if found is None and self._may_ask(provider):
                found = self._ask_twice(provider, chosen)
            if found is not None:
                return found
        return None

    def _may_ask(self, provider: Provider) -> bool:
        until = left_in_peace_until(provider.name)
        if until is not None and self.now < until:
            return False
        cost, asks = spent_today(self.question.task, self.now)
        budget, most = self.plan.daily_budget, self.plan.daily_asks
        return (budget is None or cost < budget) and (most is None or asks < most)

    def _remembered(self, provider: Provider, chosen: Chosen) -> Answer[S] | None:
        if not self.plan.cache_hours:
            return None
        since = self.now - timedelta(hours=self.plan.cache_hours)
        row = cached_answer(self.question.digest(provider.name, chosen), since=since)
        if row is None:
            return None
        said = Said(Ended.OK, row.answer)
        value = judge(said, self.question, self.schema).value
        if value is None:
            return None
        attempt = Attempt(said, Ended.CACHED, "", 0)
        return self._answer(provider, chosen, value, attempt)

    def _ask_twice(self, provider: Provider, chosen: Chosen) -> Answer[S] | None:
        """Ask, and once more when the words were bad; a service that is away is left at once."""
        messages, tokens = self.question.messages, provider.max_tokens
        for _attempt in range(2):
            seconds = min(provider.timeout_seconds, self.until - (begun := monotonic()))
            if seconds < _LEAST_SECONDS:
                return None
            said = complete(
                provider,
                model=chosen.model,
                messages=messages,
                schema=self.question.schema,
                max_tokens=tokens,
                seconds=seconds,
            )
            judged = judge(said, self.question, self.schema)
            latency_ms = round((monotonic() - begun) * 1000)
            attempt = Attempt(said, judged.ended, judged.fault, latency_ms)
            if judged.value is not None:
                return self._answer(provider, chosen, judged.value, attempt)
            keep_trace(self.question, provider, chosen, attempt, by=self.by, now=self.now)
            if judged.ended in UNREACHABLE:
                return None
            if judged.ended is Ended.CUT:
                tokens = min(tokens * 2, _MOST_TOKENS)
            else:
                messages = self.question.repaired(said.text, judged.fault)
        return None

    def _answer(self, provider: Provider, chosen: Chosen, value: S, attempt: Attempt) -> Answer[S]:
        trace = keep_trace(self.question, provider, chosen, attempt, by=self.by, now=self.now)
        return Answer(
            value=value,
            trace_id=trace.pk,
            provider=provider.name,
            model=chosen.model,
            model_version=chosen.version,
            prompt_version=self.question.prompt_version,
            was_cached=attempt.ended is Ended.CACHED,
        )
