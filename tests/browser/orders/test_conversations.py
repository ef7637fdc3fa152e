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


async def _take(wang: Worker, receipt: str) -> None:
    """Take the next one by its key."""
    await expect(wang.spot("talk-waiting")).not_to_have_text("0", timeout=PATIENCE_MS)
    await wang.page.keyboard.press("Alt+a")
    await wang.shows("talk-number", receipt)


async def _answer(wang: Worker) -> None:
    reply = wang.spot("talk-reply")
    await reply.fill("请问路灯杆上")
    await wang.page.reload()
    await expect(reply).to_have_value("请问路灯杆上", timeout=PATIENCE_MS)
    await reply.fill("/dd")
    await wang.look()
    await reply.press("Enter")
    await expect(reply).to_have_value(
        "请告诉我们事发的具体地点，如街道、小区、楼栋或附近的标志物。"
    )
    await reply.press("Enter")
    ours = wang.page.locator('[data-testid="talk-message"][data-state="sent"]')
    await expect(ours.last).to_contain_text("附近的标志物", timeout=PATIENCE_MS)
    await expect(reply).to_have_value("")


async def _register(wang: Worker) -> str:
    form = wang.page.get_by_role("region", name="工单登记")
    await expect(form.get_by_label("诉求人姓名")).to_have_value("陈静")
    await expect(form.get_by_label("事件经过")).to_have_value(LAMPS["event"])
    await form.get_by_role("radiogroup", name="诉求类型").get_by_text("求助").click()
    await wang.pick(form.get_by_role("combobox", name="事项分类"), "路灯")
    await wang.page.keyboard.press("Control+Enter")
    await wang.sees("登记成功")
    number = await wang.value_of("registered-number")
    await wang.shows("talk-registered", number)
    return number


async def test_a_written_demand_is_taken_answered_registered_and_ended(office: Office) -> None:
    wang = await office.someone("operator", "wang")
    await _clear(wang)
    receipt = await submit(wang)
    await wang.visit("/desk", "接待下一个")
    await _take(wang, receipt)
    await wang.shows("talk-form", LAMPS["event"])
    await wang.look()
    await _answer(wang)
    number = await _register(wang)

    await wang.click("order-finished")
    await expect(wang.spot("closing-registered").locator("input")).to_be_checked()
    await wang.click("closing-confirm")
    await expect(wang.spot("talk-panel")).to_be_hidden(timeout=PATIENCE_MS)
    found = await wang.get(f"/conversations?receipt={receipt}")
    assert [each["closing"] for each in found["rows"]] == ["registered"]

    li = await office.someone("dispatcher", "li")
    await li.visit(f"/orders/{number}", "来源会话")
    await li.click("order-conversation-open")
    await li.shows("order-conversation", "附近的标志物")
    await li.look()
    await li.visit("/conversations?box=closed", receipt)
