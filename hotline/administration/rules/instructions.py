"""Make a closed order into lines a model learns from (指令数据), without persons."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hotline.administration.rules.consent import ConsentClass
from hotline.intelligence.rules.deidentify import deidentify
from hotline.intelligence.rules.personal_numbers import find_numbers
from hotline.intelligence.rules.tasks import Task

_SYSTEMS: dict[Task, str] = {
    Task.DISPATCH: "你是政务热线派单员。根据诉求写出承办单位的名称，只写名称。",
    Task.TOPICS: "你是政务热线分类员。根据诉求写出事项分类，上级与下级之间用 / 隔开。",
    Task.REPLY_CHECK: "你是承办单位经办人。根据诉求写出办理过程与结果，不编造。",
}
LEARNABLE = tuple(_SYSTEMS)
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class ClosedOrder:
    """What of an order goes into the lines."""

    key: str
    """Stands for the number, and does not tell it."""
    consent: ConsentClass
    place: str
    event: str
    demand: str
    department: str
    topic: str
    process: str
    outcome: str
    names: tuple[str, ...]


def lines_of(order: ClosedOrder, tasks: Iterable[Task]) -> Iterator[Mapping[str, Any]]:
    """Yield a line a task; none where something is missing or a number is left in it."""
    if order.consent is ConsentClass.EXCLUDED:
        return
    letter = "\n".join(part for part in (order.place, order.event, order.demand) if part.strip())
    answers = {
        Task.DISPATCH: order.department,
        Task.TOPICS: order.topic,
        Task.REPLY_CHECK: "\n".join(part for part in (order.process, order.outcome) if part),
    }
    first = deidentify(letter, names=order.names)
    for task in tasks:
        second = deidentify(answers[task], names=order.names, kept=first.kept)
        whole = first.text + second.text
        if not second.text or len(letter) < _SHORTEST or any(find_numbers(whole)):
            continue
        yield {
            "id": f"{order.key}-{task}",
            "task": task.value,
            "consent": order.consent.value,
            "messages": [
                {"role": "system", "content": _SYSTEMS[task]},
                {"role": "user", "content": first.text},
                {"role": "assistant", "content": second.text},
            ],
        }
