"""What is wrong with a flow (语音导航流程) before anybody publishes it (VOI-08).

:func:`check_flow` is pure; the editor shows every :class:`Finding` and publishes nothing
that has an error.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from contracts.ivr import (
    END,
    NEXT,
    AnnounceStep,
    AnswerStep,
    CheckHoursStep,
    CollectStep,
    ConnectStep,
    Flow,
    MenuStep,
    PlayStep,
    QueueStep,
    RateStep,
    ReturnCallStep,
    SetStep,
    Step,
    TransferOutStep,
    VoicemailStep,
    arrows_of,
    prompts_of,
)
from contracts.ivr_graph import rings, step_index, ways_of

Level = Literal["error", "warning"]
KEYS = frozenset("0123456789*#")
_PASSIVE = (AnswerStep, PlayStep, CheckHoursStep, AnnounceStep, SetStep)
"""Steps that neither wait for the citizen nor for anybody else."""


@dataclass(frozen=True, slots=True)
class Known:
    """The names a flow may use; an empty set of languages allows any language."""

    queues: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    prompts: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()
    """Names and numbers of outside contacts."""
    seats: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong (``error``) or looks odd (``warning``)."""

    level: Level
    step: str
    """The step's name, or 第 N 步 when it has none; empty: the whole flow."""
    text: str
    """Chinese, for the editor's page."""
    index: int | None = None
    """Which step of the list, from 0; None: the whole flow."""


def check_flow(flow: Flow, *, known: Known) -> list[Finding]:
    """Return everything wrong with the flow, in the order of its steps."""
    return sorted(_Checker(flow, known).findings(), key=_place)


def has_errors(findings: list[Finding]) -> bool:
    """Tell whether the flow must not be published."""
    return any(finding.level == "error" for finding in findings)


def _place(finding: Finding) -> tuple[int, bool]:
    return (-1 if finding.index is None else finding.index, finding.level != "error")


class _Checker:
    """One flow under inspection."""

    def __init__(self, flow: Flow, known: Known) -> None:
        self._flow, self._steps, self._known = flow, flow.steps, known

    def findings(self) -> Iterator[Finding]:
        """Yield what is wrong."""
        if not self._steps:
            yield Finding("error", "", "流程没有任何步骤。")
            return
        yield from self._names()
        yield from self._order()
        for index, step in enumerate(self._steps):
            yield from self._references(index, step)
            yield from self._settings(index, step)

    def _error(self, index: int, text: str) -> Finding:
        return Finding("error", self._label(index), text, index)

    def _warning(self, index: int, text: str) -> Finding:
        return Finding("warning", self._label(index), text, index)

    def _label(self, index: int) -> str:
        return self._steps[index].id or f"第{index + 1}步"

    # ---- names and arrows

    def _names(self) -> Iterator[Finding]:
        seen: set[str] = set()
        for index, step in enumerate(self._steps):
            if step.id == END:
                yield self._error(index, f"步骤不能命名为“{END}”，它表示结束通话。")
            elif step.id and step.id in seen:
                yield self._error(index, f"步骤名称“{step.id}”重复。")
            seen.add(step.id)
        for index, step in enumerate(self._steps):
            for arrow in sorted(set(arrows_of(step)) - seen - {NEXT, END}):
                yield self._error(index, f"指向的步骤“{arrow}”不存在。")

    def _follow(self, index: int, arrow: str) -> int | None:
        try:
            return step_index(self._steps, index, arrow)
        except KeyError:
            return None

    # ---- what can follow what

    def _order(self) -> Iterator[Finding]:
        if not isinstance(self._steps[0], AnswerStep):
            yield self._error(0, "第一步必须是“接听”。")
        reached = self._reached()
        for index, step in enumerate(self._steps):
            ways = {talked for place, talked in reached if place == index}
            if not ways:
                yield self._warning(index, "没有任何步骤能到达此步。")
            elif isinstance(step, RateStep) and True not in ways:
                yield self._warning(index, "此前没有人工通话，评价会被跳过。")
            elif isinstance(step, QueueStep | VoicemailStep | ReturnCallStep) and True in ways:
                yield self._warning(index, "人工通话结束后还会走到此步，请检查上一步的去向。")
        served = (QueueStep, ConnectStep, VoicemailStep, ReturnCallStep, TransferOutStep)
        if not any(isinstance(self._steps[index], served) for index, _ in reached):
            yield Finding("warning", "", "市民在此流程中接不到人工，也不能留言。")
        yield from self._loops()

    def _reached(self) -> set[tuple[int, bool]]:
        """Every step a call can reach, with whether a person was talked to by then."""
        found: set[tuple[int, bool]] = set()
        waiting = [(0, False)]
        while waiting:
            place = waiting.pop()
            if place in found:
                continue
            found.add(place)
            index, talked = place
            for way in ways_of(self._steps[index]):
                target = self._follow(index, way.target)
                if target is not None:
                    waiting.append((target, talked or way.is_talked))
        return found

    def _loops(self) -> Iterator[Finding]:
        """Say where a call could go round without the citizen doing anything."""
        unasked = {
            index: {
                target
                for way in ways_of(step)
                if way.is_unasked and (target := self._follow(index, way.target)) is not None
            }
            for index, step in enumerate(self._steps)
        }
        passive = {
            index: targets
            for index, targets in unasked.items()
            if isinstance(self._steps[index], _PASSIVE)
        }
        endless = rings(passive)
        for ring in endless:
            yield self._error(min(ring), "从此步出发会无休止地循环，市民没有机会操作。")
        for ring in rings(unasked):
            if not any(ring & other for other in endless):
                yield self._warning(min(ring), "市民不做任何操作时，会从此步反复循环。")

    # ---- what a step names

    def _references(self, index: int, step: Step) -> Iterator[Finding]:
        if isinstance(step, QueueStep | AnnounceStep | ReturnCallStep) and (
            step.queue not in self._known.queues
        ):
            yield self._error(index, _unknown("队列", step.queue))
        if isinstance(step, CheckHoursStep) and step.hours not in self._known.hours:
            yield self._error(index, _unknown("时段", step.hours))
        for prompt in prompts_of(step):
            if prompt not in self._known.prompts:
                yield self._error(index, f"提示音“{prompt}”不存在。")
        if isinstance(step, PlayStep | MenuStep | CollectStep) and not step.prompt:
            yield self._error(index, "没有选择提示音。")
        for language in sorted(_languages_of(step)):
            if self._known.languages and language not in self._known.languages:
                yield self._error(index, f"语言“{language}”没有提示音。")

    # ---- what a step says about itself

    def _settings(self, index: int, step: Step) -> Iterator[Finding]:
        match step:
            case MenuStep():
                if not step.choices:
                    yield self._error(index, "菜单没有任何按键。")
                yield from self._keys(index, step.choices)
            case PlayStep():
                yield from self._keys(index, step.language_keys)
            case QueueStep():
                yield from self._keys(index, step.exit_keys)
                yield from self._clashes(index, step)
            case CollectStep() if step.fewest > step.most:
                yield self._error(index, "最少位数大于最多位数。")
            case ConnectStep():
                yield from self._connect(index, step)
            case TransferOutStep():
                yield from self._outside(index, step.number)
            case _:
                if text := _idle(index, step):
                    yield self._warning(index, text)

    def _keys(self, index: int, keys: Mapping[str, str]) -> Iterator[Finding]:
        for key in keys:
            if key not in KEYS:
                yield self._error(index, f"按键“{key}”无效，只能是 0-9、* 或 #。")

    def _clashes(self, index: int, step: QueueStep) -> Iterator[Finding]:
        spoken: set[str] = set()
        for other in self._steps:
            if isinstance(other, PlayStep):
                spoken.update(other.language_keys)
        for key in sorted(spoken & step.exit_keys.keys()):
            yield self._warning(index, f"按键 {key} 既选择语言又离开队列，以离开队列为准。")

    def _connect(self, index: int, step: ConnectStep) -> Iterator[Finding]:
        if bool(step.seat) == bool(step.number):
            yield self._error(index, "坐席和外线号码必须且只能填写一个。")
        elif step.seat and step.seat not in self._known.seats:
            yield self._error(index, f"坐席“{step.seat}”不存在。")
        elif step.number:
            yield from self._outside(index, step.number)

    def _outside(self, index: int, number: str) -> Iterator[Finding]:
        if number in self._known.contacts:
            return
        if not number or not KEYS.issuperset(number):
            yield self._error(index, _unknown("外线联系人", number))
        else:
            yield self._warning(index, "号码不在外线联系人中，能否拨通以外呼规则为准。")


def _unknown(what: str, name: str) -> str:
    return f"{what}“{name}”不存在。" if name else f"没有选择{what}。"


def _languages_of(step: Step) -> set[str]:
    if isinstance(step, PlayStep):
        return set(step.language_keys.values())
    return {step.language} if isinstance(step, SetStep) and step.language else set()


def _idle(index: int, step: Step) -> str:
    """Say why the step does nothing, or nothing."""
    match step:
        case AnnounceStep() if not (step.position or step.estimated_wait):
            return "既不播报排位也不播报预计等待，此步没有作用。"
        case SetStep() if not (step.language or step.skills or step.priority):
            return "没有设置任何内容，此步没有作用。"
        case AnswerStep() if index:
            return "通话已经接听，此步没有作用。"
        case _:
            return ""
