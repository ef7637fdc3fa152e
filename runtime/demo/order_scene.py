"""Second scene: dispatch, a refused send-back, the result, its review, the follow-up, the end."""

from datetime import UTC, datetime
from typing import Any

from runtime.demo.call_scene import hears_operator
from runtime.demo.cast import CITIZEN_HERTZ, Cast
from runtime.demo.stage import ShowError, Step, check, until
from runtime.phone import Call
from runtime.phone.sound import tone

BARRED = "不得外呼"
LETTER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def flat(tree: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """List the departments of a tree."""
    return [found for each in tree for found in (each, *flat(each["children"]))]


async def dispatch(cast: Cast) -> str:
    """The dispatcher finds the order in the tray and dispatches it."""
    office = await cast.office("dispatcher")
    tray = await office.get("/api/work-orders", tray="awaiting_dispatch", q=cast.order)
    check([each["number"] for each in tray["items"]] == [cast.order], "待派单列表里没有这张工单")
    departments = flat(await office.get("/api/reference/departments"))
    chosen = next(each for each in departments if each["code"] == cast.department_code)
    cast.department_name = chosen["name"]
    note = "演示：请核实后尽快修复。"
    state = await office.verb(cast.order, "dispatch", department_id=chosen["id"], note=note)
    return f"{cast.department_name} → {state}"


async def accept(cast: Cast) -> str:
    """The department accepts."""
    office = await cast.office("handler")
    return await office.verb(cast.order, "accept")


async def send_back(cast: Cast) -> str:
    """The department asks to send the order back, the dispatcher refuses."""
    department, dispatcher = await cast.office("handler"), await cast.office("dispatcher")
    reason = "演示：我单位认为该路灯由街道管理。"
    basis = "演示：《城市道路照明设施管理规定》"
    letter = await department.attach("退单函.pdf", LETTER)
    asked = await department.verb(
        cast.order, "send_back", reason=reason, legal_basis=basis, attachment_ids=[letter]
    )
    comment = "演示：职责清单写明由你单位负责。"
    refused = await dispatcher.verb(cast.order, "refuse_send_back", comment=comment)
    return f"{asked} → {refused}"


async def submit_result(cast: Cast) -> str:
    """The department submits its result."""
    office = await cast.office("handler")
    return await office.verb(
        cast.order,
        "submit_result",
        handled_at=datetime.now(UTC).isoformat(),
        place="演示路 1 号北门",
        unit=cast.department_name,
        staff="赵敏",
        process="演示：现场检查，发现电缆接头烧毁，已更换并试灯。",
        outcome="演示：北门六盏路灯已全部恢复照明。",
    )


async def approve(cast: Cast) -> str:
    """The reviewer approves; a follow-up is planned."""
    office = await cast.office("reviewer")
    state = await office.verb(cast.order, "approve_result", comment="演示：要素齐全。")
    follower = await cast.office("follow_up_operator")

    async def find() -> str:
        tray = await follower.get("/api/follow-ups", tray="due")
        for each in tray["items"]:
            if cast.order in (each.get("number"), each.get("order_number")):
                return str(each["id"])
        return ""

    cast.follow_up = str(await until(find, "审核通过后没有生成回访任务", seconds=30))
    return state


async def call_back(cast: Cast) -> str:
    """The operator calls the citizen back through the same engine."""
    office = await cast.office("operator")
    await cast.operator.click("state-not-ready")
    try:
        await office.post(f"/api/follow-ups/{cast.follow_up}/call", {})
    except ShowError as refusal:
        if BARRED in str(refusal):
            return f"现在不得外呼，系统按规定拒绝：{refusal}"
        raise
    call: Call = await cast.citizen_at_home.next_call(20)
    call.answer()
    call.mouth.play(tone(CITIZEN_HERTZ), loop=True)
    await cast.operator.wait_for_phase("talking")
    await hears_operator(call, "市民没有听到回访员的声音")
    await cast.operator.click("call-hang-up")
    await call.ended(10)
    return f"市民电话显示 {call.remote_number}"


async def complete(cast: Cast) -> str:
    """Solved, rated: the order closes."""
    office = await cast.office("operator")
    answers = {"reached": True, "solved": True, "rating": 5, "comment": "演示：灯亮了，谢谢。"}
    await office.post(f"/api/follow-ups/{cast.follow_up}/complete", answers)
    order = await office.get(f"/api/work-orders/{cast.order}")
    check(order["state"] == "closed", f"工单没有结案，而是{order['state_label']}")
    return str(order["state_label"])


async def track(cast: Cast) -> str:
    """The citizen looks the order up without signing in."""
    office = await cast.office("citizen")
    body = {"number": cast.order, "code": cast.query_code}
    await office.get("/api/session")
    progress = await office.post("/api/portal/track", body)
    check(progress, "查询没有结果")
    return str(progress.get("state_label", ""))


async def timeline(cast: Cast) -> str:
    """The order's timeline tells the whole story, the call included."""
    office = await cast.office("operator")
    entries = await office.get(f"/api/work-orders/{cast.order}/timeline")
    kinds = {each["kind"] for each in entries}
    wanted = {"registered", "dispatched", "accepted", "closed"}
    missing = {each for each in wanted if f"workorder.{each}" not in kinds}
    check(not missing, f"时间线缺少：{'、'.join(sorted(missing))}(有：{'、'.join(sorted(kinds))})")
    return f"{len(entries)} 条"


async def scope(cast: Cast) -> str:
    """A closed order stays invisible for strangers."""
    stranger = await cast.office("citizen")
    status = await stranger.status_of(f"/api/work-orders/{cast.order}")
    check(status in {401, 403}, f"未登录也能读到工单（{status}）")
    return f"未登录读取工单 → {status}"


async def leave(cast: Cast) -> str:
    """The operator checks out of the seat and everybody signs out."""
    await cast.operator.click("user-menu")
    await cast.operator.click("seat-check-out")
    await cast.operator.wait_until_gone("operator-state")
    check(not cast.operator.errors, f"网页报错：{cast.operator.errors[:3]}")
    return ""


STEPS: tuple[Step[Cast], ...] = (
    Step("派单员派单", dispatch),
    Step("承办单位申请退单，派单员不同意", send_back),
    Step("承办单位签收", accept),
    Step("承办单位提交办理结果", submit_result),
    Step("审核员通过，生成回访任务", approve),
    Step("热线员回访市民", call_back),
    Step("市民表示已解决并评分，工单结案", complete),
    Step("市民凭查询码查询进度", track),
    Step("时间线记录了全过程", timeline),
    Step("未登录者看不到工单", scope),
    Step("热线员签出", leave),
)
