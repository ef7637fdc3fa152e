"""Every mistake an editor can make in a flow is found, and a good flow is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.ivr import (
    END,
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
)
from contracts.ivr_check import Known, check_flow, has_errors
from contracts.ivr_graph import rings, step_index
from contracts.standard_prompts import STANDARD_PROMPTS

KNOWN = Known(
    queues=frozenset({"general"}),
    hours=frozenset({"office"}),
    prompts=frozenset(STANDARD_PROMPTS),
    contacts=frozenset({"fire", "119"}),
    seats=frozenset({"8001"}),
    languages=frozenset({"zh", "en"}),
)
ANSWER, QUEUE = AnswerStep(), QueueStep(queue="general", next=END)
ALONE = QueueStep(queue="general", next=END, otherwise=END)


def texts(*steps: Step, level: str = "") -> list[str]:
    findings = check_flow(Flow(name="draft", steps=list(steps)), known=KNOWN)
    return [f"{one.step}：{one.text}" for one in findings if level in ("", one.level)]


def test_default_flow_has_no_finding() -> None:
    greeting = PlayStep(prompt="greeting", language_keys={"2": "en"})
    assert texts(ANSWER, greeting, QueueStep(queue="general")) == []


def test_flow_that_uses_every_step_rightly_has_no_finding() -> None:
    found = texts(
        ANSWER,
        CheckHoursStep(hours="office", otherwise="closed"),
        SetStep(language="zh", priority=1),
        MenuStep(prompt="main-menu", choices={"1": "people", "2": "order", "9": "fire"}),
        CollectStep(id="order", prompt="collect-order", variable="order"),
        AnnounceStep(id="people", queue="general"),
        QueueStep(queue="general", exit_keys={"1": "ring"}, next="rate", otherwise="expert"),
        ConnectStep(id="expert", seat="8001", next="rate", otherwise="closed"),
        RateStep(id="rate", next=END),
        ReturnCallStep(id="ring", queue="general", next=END, otherwise="people"),
        TransferOutStep(id="fire", number="fire", otherwise="closed"),
        VoicemailStep(id="closed"),
    )
    # Two minutes of silence lead from the return call back to the queue: worth a word, no more.
    assert all("反复循环" in text for text in found)


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], "：流程没有任何步骤。"),
        ([QUEUE], "第1步：第一步必须是“接听”。"),
        (
            [ANSWER, PlayStep(prompt="greeting", next="nowhere")],
            "第2步：指向的步骤“nowhere”不存在。",
        ),
        (
            [ANSWER, QueueStep(queue="general", exit_keys={"1": "gone"})],
            "第2步：指向的步骤“gone”不存在。",
        ),
        ([AnswerStep(id="a"), QueueStep(id="a", queue="general")], "a：步骤名称“a”重复。"),
        ([AnswerStep(id="end"), QUEUE], "end：步骤不能命名为“end”，它表示结束通话。"),
        ([ANSWER, QueueStep(queue="tax")], "第2步：队列“tax”不存在。"),
        ([ANSWER, AnnounceStep(queue="tax"), QUEUE], "第2步：队列“tax”不存在。"),
        (
            [ANSWER, CheckHoursStep(hours="night", otherwise=END), QUEUE],
            "第2步：时段“night”不存在。",
        ),
        ([ANSWER, PlayStep(prompt="song"), QUEUE], "第2步：提示音“song”不存在。"),
        ([ANSWER, PlayStep(prompt=""), QUEUE], "第2步：没有选择提示音。"),
        ([ANSWER, ConnectStep()], "第2步：坐席和外线号码必须且只能填写一个。"),
        (
            [ANSWER, ConnectStep(seat="8001", number="119")],
            "第2步：坐席和外线号码必须且只能填写一个。",
        ),
        ([ANSWER, ConnectStep(seat="9999")], "第2步：坐席“9999”不存在。"),
        ([ANSWER, TransferOutStep(number="police")], "第2步：外线联系人“police”不存在。"),
        ([ANSWER, TransferOutStep(number="")], "第2步：没有选择外线联系人。"),
        ([ANSWER, QueueStep(queue="")], "第2步：没有选择队列。"),
        ([ANSWER, MenuStep(prompt="main-menu", choices={})], "第2步：菜单没有任何按键。"),
        (
            [ANSWER, MenuStep(prompt="main-menu", choices={"12": END})],
            "第2步：按键“12”无效，只能是 0-9、* 或 #。",
        ),
        (
            [ANSWER, CollectStep(prompt="collect-order", variable="x", fewest=5, most=2), QUEUE],
            "第2步：最少位数大于最多位数。",
        ),
        ([ANSWER, SetStep(language="xx"), QUEUE], "第2步：语言“xx”没有提示音。"),
        (
            [ANSWER, PlayStep(id="again", prompt="greeting", next="again")],
            "again：从此步出发会无休止地循环，市民没有机会操作。",
        ),
        (
            [ANSWER, CheckHoursStep(id="a", hours="office", otherwise="b"),
             AnnounceStep(id="b", queue="general", next="a")],
            "a：从此步出发会无休止地循环，市民没有机会操作。",
        ),
    ],
)  # fmt: skip
def test_flow_with_a_mistake_must_not_be_published(steps: list[Step], expected: str) -> None:
    assert expected in texts(*steps, level="error")


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([ANSWER, ALONE, VoicemailStep()], "第3步：没有任何步骤能到达此步。"),
        ([ANSWER, RateStep(), QUEUE], "第2步：此前没有人工通话，评价会被跳过。"),
        (
            [ANSWER, QueueStep(queue="general"), VoicemailStep()],
            "第3步：人工通话结束后还会走到此步，请检查上一步的去向。",
        ),
        ([ANSWER, PlayStep(prompt="goodbye")], "：市民在此流程中接不到人工，也不能留言。"),
        (
            [ANSWER, TransferOutStep(number="66")],
            "第2步：号码不在外线联系人中，能否拨通以外呼规则为准。",
        ),
        ([ANSWER, SetStep(), QUEUE], "第2步：没有设置任何内容，此步没有作用。"),
        ([ANSWER, AnswerStep(), QUEUE], "第2步：通话已经接听，此步没有作用。"),
        (
            [ANSWER, MenuStep(id="m", prompt="main-menu", choices={"1": "q"}, otherwise="m"),
             QueueStep(id="q", queue="general")],
            "m：市民不做任何操作时，会从此步反复循环。",
        ),
        (
            [ANSWER, PlayStep(prompt="greeting", language_keys={"1": "en"}),
             QueueStep(queue="general", exit_keys={"1": END})],
            "第3步：按键 1 既选择语言又离开队列，以离开队列为准。",
        ),
        (
            [ANSWER, AnnounceStep(queue="general", position=False, estimated_wait=False), QUEUE],
            "第2步：既不播报排位也不播报预计等待，此步没有作用。",
        ),
    ],
)  # fmt: skip
def test_flow_that_looks_odd_is_pointed_out_but_may_be_published(
    steps: list[Step], expected: str
) -> None:
    assert texts(*steps) == [expected]
    assert not has_errors(check_flow(Flow(name="draft", steps=steps), known=KNOWN))


def test_arrow_past_the_last_step_ends_the_call() -> None:
    steps: list[Step] = [AnswerStep(id="first"), PlayStep(prompt="goodbye")]
    assert step_index(steps, 0, "") == 1
    assert step_index(steps, 1, "") is None
    assert step_index(steps, 1, "end") is None
    assert step_index(steps, 1, "first") == 0


@given(
    st.dictionaries(st.integers(0, 7), st.sets(st.integers(0, 7), max_size=3), max_size=8).map(
        lambda ways: {index: ways.get(index, set()) for index in range(8)}
    )
)
def test_rings_are_found_exactly_where_walking_comes_back(ways: dict[int, set[int]]) -> None:
    inside = set().union(*rings(ways))
    for start, nearest in ways.items():
        reached: set[int] = set()
        edge = set(nearest)
        while edge:
            reached |= edge
            edge = {after for index in edge for after in ways[index]} - reached
        assert (start in inside) == (start in reached)
