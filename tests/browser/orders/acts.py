"""Bring an order to where a journey begins, through the same API as the pages."""

import asyncio
import secrets
from datetime import UTC, datetime
from typing import Any

from playwright.async_api import FilePayload

from tests.browser.orders.office import Worker, new_key

MOST_DEMANDS = 10
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000001049444154789c63"
    "70683800440c100a00280e0601433a63da0000000049454e44ae426082"
)
"""A picture of four points."""
PDF = b"%PDF-1.7\n" + bytes(64)
PHOTO = FilePayload(name="现场.png", mimeType="image/png", buffer=PNG)
LETTER = FilePayload(name="函.pdf", mimeType="application/pdf", buffer=PDF)
LAMPS = {
    "appeal_type": "help",
    "urgency": "general",
    "topic_code": "0107",
    "area_code": "460106003",
    "event": "小区门口三盏路灯连续三天不亮，夜间老人出行不便。",
    "demand": "请尽快检修路灯，并告知处理时间。",
}
"""No rule says who handles street lamps without a transformer."""
BUS = {
    **LAMPS,
    "topic_code": "0303",
    "event": "22 路公交车末班车连续三天没有进站，乘客晚上只能步行回家。",
    "demand": "请核实末班车为何不进站，恢复正常班次并答复。",
}
"""The transport bureau's, and within it the bus company's."""


def new_phone() -> str:
    """Return a number nobody called from yet."""
    return f"139{secrets.randbelow(10**8):08d}"


def new_place() -> str:
    """Return a place nothing happened at yet."""
    return f"龙华区金贸街道国贸路 {secrets.randbelow(90000) + 10000} 号小区北门"


async def register(operator: Worker, matter: dict[str, Any], **caller: Any) -> str:
    """Register one demand and return the order's number."""
    body = {
        "idempotency_key": new_key(),
        "caller": {"name": "陈静", "phone": new_phone(), **caller},
        "demands": [{"place": new_place(), **matter}],
    }
    (order,) = await operator.post("/work-orders", body)
    return str(order["number"])


async def register_many(operator: Worker, matter: dict[str, Any], count: int) -> None:
    """Register so many demands, as few calls as may be."""
    for size in [*[MOST_DEMANDS] * (count // MOST_DEMANDS), count % MOST_DEMANDS]:
        caller = {"name": "陈静", "phone": new_phone()}
        body = {"idempotency_key": new_key(), "caller": caller, "demands": [matter] * size}
        await operator.post("/work-orders", body)


async def department_id(worker: Worker, code: str) -> int:
    """Return the id of a department, which differs in every database."""
    waiting = list(await worker.get("/reference/departments"))
    while waiting:
        each = waiting.pop()
        if each["code"] == code:
            return int(each["id"])
        waiting += each["children"]
    raise LookupError(code)


async def dispatch(dispatcher: Worker, number: str, code: str) -> None:
    """Dispatch to a department, whatever the shield says: that is another journey's matter."""
    department = await department_id(dispatcher, code)
    reason = {"shield_reason": "已与承办单位核对，按此派出。"}
    await dispatcher.act(number, "dispatch", department_id=department, **reason)


async def send_back(handler: Worker, number: str, file: FilePayload = LETTER) -> None:
    """Ask to send back, with grounds and a document."""
    await handler.act(
        number,
        "send_back",
        reason="该路灯由街道自行建设，未移交我局管理。",
        legal_basis="《城市照明管理规定》第十四条",
        attachment_ids=[await handler.upload(file)],
    )


def result() -> dict[str, Any]:
    """Return a complete result as the page sends it."""
    return {
        "handled_at": datetime.now(UTC).isoformat(),
        "place": "国贸路现场",
        "unit": "路灯管理所",
        "staff": "赵敏",
        "process": "当日派员到现场检查，发现线路老化，更换了三盏灯的线缆和灯具。",
        "outcome": "三盏路灯已恢复照明，并向诉求人电话说明了处理情况。",
    }


async def hand_in(handler: Worker, number: str) -> None:
    """Accept and submit a complete result."""
    await handler.act(number, "accept")
    await handler.act(number, "submit_result", **result())


async def until_planned(worker: Worker, number: str) -> None:
    """Wait until the background worker has planned the order's follow-up."""
    for _ in range(100):
        due = await worker.get("/follow-ups?tray=due")
        if any(each["number"] == number for each in due["items"]):
            return
        await asyncio.sleep(0.2)
    msg = f"no follow-up of {number} was planned"
    raise LookupError(msg)
