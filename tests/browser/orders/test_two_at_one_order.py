"""Two at one order: each is told of the other, and the second keeps what they wrote."""

import pytest
from playwright.async_api import expect

from tests.browser.orders.acts import LAMPS, new_place, register
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
ANSWER = "已告知市民：该路灯由街道维护，今晚八点前恢复照明。"


async def test_the_second_of_two_windows_is_told_what_changed_and_keeps_the_answer(
    office: Office,
) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    number = await register(lin, LAMPS)
    other = Worker(await li.page.context.new_page(), li.origin)
    await li.go(f"/orders/{number}")
    await li.click("more-verbs")
    await li.click("verb-correct")
    correcting = li.dialog("更正")
    await other.go(f"/orders/{number}")
    await other.shows("present", "您在另一个窗口 正在处理（更正")
    await other.look()
    answering = await other.begin("直接答复")
    await other.shows("writers", "您在另一个窗口 正在处理（更正")
    await answering.get_by_label("答复内容").fill(ANSWER)
    await correcting.get_by_text("事发地点", exact=True).click()
    await li.fill("field-new", new_place())
    await li.fill("field-reason", "登记时门牌号听错")
    await li.finish(correcting, "更正")
    await other.press("答复并结案", inside=answering)
    await other.shows("changed", "更正登记内容")
    await expect(answering.get_by_label("答复内容")).to_have_value(ANSWER)
    await other.look()
    assert (await li.get(f"/work-orders/{number}"))["state"] == "awaiting_dispatch"
    await other.finish(answering, "答复并结案")
    await other.until_order("closed")


async def test_orders_are_worked_through_from_the_keyboard(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    place = new_place()
    first, second = [await register(lin, {**LAMPS, "place": place}) for _ in range(2)]
    await li.visit("/dispatch", "待派单")
    await li.page.get_by_label("搜索").fill(place)
    rows = li.spot("tray-row")
    await expect(rows).to_have_count(2, timeout=PATIENCE_MS)
    await rows.first.focus()
    await li.page.keyboard.press("v")
    menu = li.dialog(f"工单 {first}")
    first_verb = menu.get_by_role("listitem").first.get_by_role("button")
    await expect(first_verb).to_be_focused(timeout=PATIENCE_MS)
    await li.look()
    await li.page.keyboard.press("Escape")
    await expect(menu).to_be_hidden(timeout=PATIENCE_MS)
    await rows.first.focus()
    await li.page.keyboard.press("Enter")
    await li.page.wait_for_url(f"**/orders/{first}", timeout=PATIENCE_MS)
    await li.spot("related").get_by_text(second).wait_for(timeout=PATIENCE_MS)
    await li.page.get_by_text("办完打开下一件").click()
    dialog = await li.begin("直接答复")
    await dialog.get_by_label("答复内容").fill(ANSWER)
    await li.press("答复并结案", inside=dialog)
    await li.page.wait_for_url(f"**/orders/{second}", timeout=PATIENCE_MS)
    await li.look()
    await li.go(f"/orders/{first}/print")
    await li.shows("sheet", "办理单")
    await expect(li.spot("sheet")).to_contain_text("陈*")
    await li.look()
