"""Results are reviewed, citizens asked, orders closed or opened again; the grave ones pressed."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from tests.browser.orders.acts import LAMPS, dispatch, hand_in, register, result, until_planned
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
CITY = ZoneInfo("Asia/Shanghai")
SOON = timedelta(hours=20)


async def _handled(office: Office) -> tuple[str, Worker]:
    """Return an order whose result waits for review, and the handler."""
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhao = await office.someone("handler", "zhao")
    number = await register(lin, LAMPS)
    await dispatch(li, number, "zongzhi-zhifa")
    await hand_in(zhao, number)
    return number, zhao


async def _ask_citizen(office: Office, number: str) -> Worker:
    """Open the follow-up of an order, once the worker has planned it."""
    zheng = await office.someone("follow_up_operator", "zheng")
    await until_planned(zheng, number)
    await zheng.go("/follow-ups")
    row = zheng.page.get_by_role("button").filter(has_text=number)
    await row.click(timeout=PATIENCE_MS)
    await zheng.sees("是否联系上")
    await zheng.look()
    await zheng.page.get_by_text("已联系上", exact=True).click()
    return zheng


async def test_a_result_is_refused_once_then_accepted_and_the_order_closed(
    office: Office,
) -> None:
    number, zhao = await _handled(office)
    wu = await office.someone("reviewer", "wu")
    await wu.go("/reviews")
    await wu.sees(number)
    await wu.look()
    await wu.open_order(number)
    dialog = await wu.begin("审核退回")
    await dialog.get_by_text("现场照片", exact=True).click()
    await dialog.get_by_label("审核意见").fill("请补充更换灯具后的现场照片。")
    await wu.look()
    await wu.finish(dialog, "退回补充")
    await wu.until_order("handling")
    await zhao.act(number, "submit_result", **result())
    await wu.go(f"/orders/{number}")
    await wu.do("审核通过", "审核通过")
    await wu.until_order("handled")
    await wu.look()
    await _satisfied(office, number)
    await wu.go(f"/orders/{number}")
    await wu.until_order("closed")
    story = wu.page.get_by_role("region", name="办理过程")
    for step in ("审核退回", "审核通过", "完成回访", "结案"):
        await expect(story).to_contain_text(step)
    await wu.look()


async def _satisfied(office: Office, number: str) -> None:
    zheng = await _ask_citizen(office, number)
    await zheng.page.get_by_text("已解决", exact=True).click()
    await zheng.page.get_by_text("非常满意", exact=True).click()
    await zheng.page.get_by_label("回访情况").fill("市民表示路灯已亮，非常满意。")
    await zheng.look()
    await zheng.press("完成回访")
    await zheng.sees("回访完成，工单已结案")


async def test_what_is_not_solved_goes_back_to_the_department(office: Office) -> None:
    number, zhao = await _handled(office)
    wu = await office.someone("reviewer", "wu")
    await wu.act(number, "approve_result")
    zheng = await _ask_citizen(office, number)
    await zheng.page.get_by_text("未解决", exact=True).click()
    await zheng.page.get_by_label("未解决的情况").fill("市民说还有一盏灯没有亮。")
    await zheng.look()
    await zheng.press("完成回访")
    await zheng.sees("工单已退回承办单位再办")
    await zhao.go(f"/orders/{number}")
    await zhao.until_order("handling")
    await zhao.sees("市民说还有一盏灯没有亮")
    await zhao.look()


async def test_a_difficult_order_is_reported_and_pressed_with_a_letter(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhao = await office.someone("handler", "zhao")
    number = await register(lin, LAMPS)
    await dispatch(li, number, "zongzhi-zhifa")
    await zhao.act(number, "accept")
    await li.go(f"/orders/{number}")
    await li.do("列为疑难", "列为疑难", 疑难情况="产权单位已注销，照明设施无人管理。")
    await li.do(
        *("挂起疑难报热线办", "已报热线办"),
        报热线办何人="林主任",
        报告内容="已当面报告，由热线办协调。",
    )
    await _supervise(li)
    card = li.page.get_by_role("region", name="督办、催办与更正")
    await expect(card).to_contain_text("红色督办", timeout=PATIENCE_MS)
    await expect(card).to_contain_text("已报林主任")
    await li.look()
    async with li.page.context.expect_page() as opened:
        await card.get_by_role("link", name="打印督办函").click()
    letter = Worker(await opened.value, li.origin)
    await letter.sees("周副市长")
    await letter.look()
    await _answer_letter(zhao, number)


async def _supervise(li: Worker) -> None:
    dialog = await li.begin("督办")
    await li.pick(dialog.get_by_role("combobox", name="督办级别"), "红色督办")
    await dialog.get_by_label("督办领导").fill("周副市长")
    await dialog.get_by_label("督办要求").fill("请明确管护单位，限期恢复照明。")
    soon = f"{(datetime.now(UTC) + SOON).astimezone(CITY):%Y-%m-%d %H:%M}"
    await li.set_moment(dialog.get_by_role("combobox", name="回复期限"), soon)
    await li.look()
    await li.finish(dialog, "发出督办函")


async def _answer_letter(zhao: Worker, number: str) -> None:
    await zhao.go("/department")
    await zhao.page.get_by_role("tab", name="督办待回复").click()
    await zhao.open_order(number)
    await zhao.do("回复督办", "提交回复", 督办回复="已商定由街道管护，三日内恢复照明。")
    card = zhao.page.get_by_role("region", name="督办、催办与更正")
    await expect(card).to_contain_text("三日内恢复照明", timeout=PATIENCE_MS)
    await zhao.look()
