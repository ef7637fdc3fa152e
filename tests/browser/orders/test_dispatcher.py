"""A dispatcher's day: the tray by time, advice with its reason, many at once, returns, helpers."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.orders.acts import (
    BUS,
    LAMPS,
    dispatch,
    new_place,
    register,
    result,
    send_back,
)
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
PART = {
    "办理地点": "国贸路路灯井",
    "办理单位": "市排水管网养护所",
    "办理人员": "孙伟",
    "办理过程": "当日到场抽排路灯井积水，检查井盖密封并更换密封圈。",
    "办理结果": "路灯井已无积水，具备恢复供电的条件，已告知主办单位。",
}


def _rows(worker: Worker) -> Locator:
    return worker.spot("tray-row")


async def _find(worker: Worker, words: str, count: int) -> None:
    """Narrow the list down to the journey's own orders."""
    await worker.page.get_by_label("搜索").fill(words)
    await worker.page.wait_for_url("**q=*", timeout=PATIENCE_MS)
    await expect(_rows(worker)).to_have_count(count, timeout=PATIENCE_MS)


async def test_the_most_pressing_order_is_dispatched_as_advised_and_reassigned(
    office: Office,
) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    place = new_place()
    first = await register(lin, {**BUS, "place": place})
    second = await register(lin, {**BUS, "place": place})
    await li.visit("/dispatch", "待派单")
    await _find(li, place, 2)
    await expect(_rows(li)).to_contain_text([first, second])
    await li.look()
    await _rows(li).filter(has_text=second).get_by_role("button", name="派给 市交通港航局").click()
    await expect(_rows(li)).to_have_count(1, timeout=PATIENCE_MS)
    assert (await li.get(f"/work-orders/{second}"))["state"] == "awaiting_acceptance"
    await li.open_order(first)
    dialog = await li.begin("派单")
    advice = dialog.get_by_role("region", name="机器建议").get_by_role("listitem").first
    await expect(advice).to_contain_text("职责清单：公交", timeout=PATIENCE_MS)
    await advice.get_by_role("button", name="选择市交通港航局").click()
    await li.look()
    await li.finish(dialog, "确认派单")
    await li.until_order("awaiting_acceptance")
    dialog = await li.begin("改派")
    await li.pick(dialog.get_by_role("combobox", name="承办单位"), "水务局")
    await dialog.get_by_label("改派理由").fill("路面积水致车辆无法进站，由水务部门主办。")
    reason = dialog.get_by_label("仍要派出的理由")
    if await reason.count():
        await reason.fill("积水原因已核实，由水务局主办。")
    await li.look()
    await li.finish(dialog, "确认改派")
    await expect(li.page.get_by_role("region", name="派单记录")).to_contain_text("水务局")
    await li.look()


async def test_a_return_without_ground_is_refused(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhao = await office.someone("handler", "zhao")
    place = new_place()
    number = await register(lin, {**LAMPS, "place": place})
    await dispatch(li, number, "zongzhi-zhifa")
    await send_back(zhao, number)
    await li.go("/dispatch")
    await li.page.get_by_role("tab", name="退单待审").click()
    await _find(li, place, 1)
    await li.look()
    await li.open_order(number)
    await li.do("不同意退单", "不同意退单", 审核意见="该路段路灯已于去年移交，请按职责办理。")
    await li.until_order("awaiting_acceptance")
    await zhao.go(f"/orders/{number}")
    await expect(zhao.page.get_by_role("region", name="退单申请")).to_contain_text("已于去年移交")
    await zhao.look()


async def test_many_orders_are_dispatched_at_once_after_a_preview(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    place = new_place()
    numbers = [await register(lin, {**BUS, "place": place}) for _ in range(2)]
    await li.visit("/orders", "批量操作")
    await _find(li, place, 2)
    for number in numbers:
        await li.page.get_by_role("checkbox", name=f"选择工单 {number}").press("Space")
    await li.press("批量操作")
    dialog = li.dialog("批量操作（2 件）")
    await li.pick(dialog.get_by_role("combobox", name="承办单位"), "交通运输和港航")
    await li.look()
    await li.press("先看结果", inside=dialog)
    await expect(dialog.get_by_role("status")).to_contain_text("预览：将完成 2 件")
    for number in numbers:
        assert (await li.get(f"/work-orders/{number}"))["state"] == "awaiting_dispatch"
    await li.look()
    await li.press("执行 2 件", inside=dialog)
    await expect(dialog.get_by_role("status")).to_contain_text("已完成 2 件", timeout=PATIENCE_MS)
    await li.look()
    for number in numbers:
        assert (await li.get(f"/work-orders/{number}"))["state"] == "awaiting_acceptance"


async def test_a_helper_has_a_clock_and_a_result_of_its_own(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhao = await office.someone("handler", "zhao")
    shui = await office.someone("handler", "shui")
    number = await register(lin, LAMPS)
    await dispatch(li, number, "zongzhi-zhifa")
    await zhao.act(number, "accept")
    await li.go(f"/orders/{number}")
    dialog = await li.begin("会办")
    await li.pick(dialog.get_by_role("combobox", name="承办单位"), "海口市水务局")
    await dialog.get_by_label("会办事项").fill("请排查路灯井积水，配合恢复供电。")
    await li.look()
    await li.finish(dialog, "请其会办")
    clocks = li.page.get_by_role("region", name="时限")
    await expect(clocks).to_contain_text("市水务局", timeout=PATIENCE_MS)
    await zhao.act(number, "submit_result", **result())
    await li.go(f"/orders/{number}")
    await li.until_order("awaiting_helpers")
    await _do_its_part(shui, number)
    await li.go(f"/orders/{number}")
    await li.until_order("awaiting_review")
    results = li.page.get_by_role("region", name="办理结果").get_by_role("article")
    await expect(results).to_have_count(2, timeout=PATIENCE_MS)
    await li.look()


async def _do_its_part(shui: Worker, number: str) -> None:
    """Let the helper find the order, and report what it did."""
    await shui.go("/department")
    await shui.page.get_by_role("tab", name="协办").click()
    await shui.open_order(number)
    dialog = await shui.begin("提交会办结果")
    for label, text in PART.items():
        await dialog.get_by_role("textbox", name=label).fill(text)
    await shui.look()
    await shui.finish(dialog, "提交会办结果")
