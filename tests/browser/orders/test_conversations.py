"""A demand written on the website: taken, answered, registered and ended at one desk."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.browser.orders.acts import LAMPS, new_phone, new_place
from tests.browser.orders.office import Office, Worker, new_key
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]


async def submit(worker: Worker, **changes: Any) -> str:
    """Send the citizen's form, and return the receipt."""
    body = {
        "key": new_key(),
        "name": "陈静",
        "phone": new_phone(),
        "area_code": LAMPS["area_code"],
        "place": new_place(),
        "event": LAMPS["event"],
        "demand": LAMPS["demand"],
        **changes,
    }
    receipt = await worker.post("/portal/submissions", body)
    return str(receipt["number"])


async def _clear(worker: Worker) -> None:
    """End what other tests left waiting, so that the next one is this test's."""
    for row in (await worker.get("/conversations?box=waiting"))["rows"]:
        await worker.post(f"/conversations/{row['id']}/take", {})
        await worker.post(f"/conversations/{row['id']}/close", {"closing": "no_demand"})


async def _take(lin: Worker, receipt: str) -> None:
    """Take the next one by its key."""
    await expect(lin.spot("talk-waiting")).not_to_have_text("0", timeout=PATIENCE_MS)
    await lin.page.keyboard.press("Alt+a")
    await lin.shows("talk-number", receipt)


async def _answer(lin: Worker) -> None:
    reply = lin.spot("talk-reply")
    await reply.fill("请问路灯杆上")
    await lin.page.reload()
    await expect(reply).to_have_value("请问路灯杆上", timeout=PATIENCE_MS)
    await reply.fill("/dd")
    await lin.look()
    await reply.press("Enter")
    await expect(reply).to_have_value(
        "请告诉我们事发的具体地点，如街道、小区、楼栋或附近的标志物。"
    )
    await reply.press("Enter")
    ours = lin.page.locator('[data-testid="talk-message"][data-state="sent"]')
    await expect(ours.last).to_contain_text("附近的标志物", timeout=PATIENCE_MS)
    await expect(reply).to_have_value("")


async def _register(lin: Worker) -> str:
    form = lin.page.get_by_role("region", name="工单登记")
    await expect(form.get_by_label("诉求人姓名")).to_have_value("陈静")
    await expect(form.get_by_label("事件经过")).to_have_value(LAMPS["event"])
    await form.get_by_role("radiogroup", name="诉求类型").get_by_text("求助").click()
    await lin.pick(form.get_by_role("combobox", name="事项分类"), "路灯")
    await lin.click("order-submit")
    await lin.sees("登记成功")
    number = await lin.value_of("registered-number")
    await lin.shows("talk-registered", number)
    return number


async def test_a_written_demand_is_taken_answered_registered_and_ended(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    await _clear(lin)
    receipt = await submit(lin)
    await lin.visit("/desk", "接待下一个")
    await _take(lin, receipt)
    await lin.shows("talk-form", LAMPS["event"])
    await lin.look()
    await _answer(lin)
    number = await _register(lin)

    await lin.click("order-finished")
    await expect(lin.spot("closing-registered").locator("input")).to_be_checked()
    await lin.click("closing-confirm")
    await expect(lin.spot("talk-panel")).to_be_hidden(timeout=PATIENCE_MS)
    found = await lin.get(f"/conversations?receipt={receipt}")
    assert [each["closing"] for each in found["rows"]] == ["registered"]

    li = await office.someone("dispatcher", "li")
    await li.visit(f"/orders/{number}", "来源会话")
    await li.click("order-conversation-open")
    await li.shows("order-conversation", "附近的标志物")
    await li.look()
    await li.visit("/conversations?box=closed", receipt)
