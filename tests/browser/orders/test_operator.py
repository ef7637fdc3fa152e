"""An operator registers by hand: the shield, an order like it, a file, an answer at once."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.orders.acts import LAMPS, PHOTO, new_phone, new_place, register
from tests.browser.orders.forms import fill_form, open_form
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
IDENTITY = "11010519491231002X"
LIFT = {
    "topic": "电梯",
    "event": f"二号楼电梯连续三天故障，昨晚有住户被困电梯，业主身份证号 {IDENTITY}。",
    "demand": "请督促物业尽快修好电梯，并告知处理时间。",
}
STREET_LAMPS = {"topic": "路灯", "event": LAMPS["event"], "demand": LAMPS["demand"]}


async def _open_shield(wang: Worker) -> Locator:
    shield = wang.page.get_by_role("region", name="派单前体检")
    await shield.get_by_role("button", name="查看").click(timeout=PATIENCE_MS)
    return shield


async def _registered(wang: Worker) -> str:
    """Read the number off the card, and follow it to the order's page."""
    await wang.sees("登记成功")
    await wang.look()
    number = await wang.value_of("registered-number")
    await wang.page.get_by_role("link", name="查看工单").click()
    await expect(wang.page.get_by_role("heading", name=number)).to_be_visible(timeout=PATIENCE_MS)
    await wang.sees("办理过程")
    await wang.look()
    return number


async def test_what_the_shield_finds_is_mended_or_overridden_with_a_reason(
    office: Office,
) -> None:
    wang = await open_form(office)
    await fill_form(wang, **LIFT)
    shield = await _open_shield(wang)
    findings = shield.get_by_role("listitem")
    await expect(findings.filter(has_text="不改不能派")).to_have_count(2)
    await wang.look()
    await wang.press("遮盖身份证号", inside=shield)
    await expect(wang.page.get_by_label("事件经过")).not_to_have_value(LIFT["event"])
    await expect(findings.filter(has_text="身份证号")).to_have_count(0, timeout=PATIENCE_MS)
    await shield.get_by_label("不改的理由").fill("住户已由 119 救出，无人受伤，不属紧急。")
    await wang.press("提交派单")
    number = await _registered(wang)
    li = await office.someone("dispatcher", "li")
    shown = await li.get(f"/work-orders/{number}")
    assert IDENTITY not in shown["event"]
    await li.go(f"/orders/{number}")
    dialog = await li.begin("派单")
    await expect(dialog.get_by_text("已说明理由，可以派单")).to_be_visible(timeout=PATIENCE_MS)
    await dialog.get_by_role("button", name="选择").first.click()
    await li.look()
    await li.finish(dialog, "确认派单")
    await li.until_order("awaiting_acceptance")


async def test_a_repeated_demand_is_shown_while_typing_followed_and_linked(
    office: Office,
) -> None:
    wang = await open_form(office)
    phone, place = new_phone(), new_place()
    caller = {"name": "陈静", "phone": phone}
    first = await register(wang, {**LAMPS, "place": place}, **caller)
    other = await register(wang, LAMPS)
    await fill_form(wang, **STREET_LAMPS, phone=phone, place=place)
    alike = wang.page.get_by_role("region", name="相似工单")
    await expect(alike).to_contain_text("该市民同一诉求已有 1 件在办", timeout=PATIENCE_MS)
    await alike.get_by_role("button", name="查看").click()
    row = alike.get_by_role("listitem").filter(has_text=first)
    await expect(row).to_contain_text("同一")
    await wang.look()
    async with wang.page.context.expect_page() as opened:
        await row.get_by_role("link", name=first).click()
    tab = await opened.value
    await expect(tab.get_by_role("heading", name=first)).to_be_visible(timeout=PATIENCE_MS)
    await tab.close()  # what lies behind it would not move on
    await wang.press("跟进此单", inside=row)
    await wang.sees(f"已记入工单 {first}")
    await wang.go(f"/orders/{first}")
    await wang.do("关联工单", "确认关联", 另一工单编号=other)
    await expect(wang.page.get_by_role("region", name="关联工单")).to_contain_text(other)
    story = wang.page.get_by_role("region", name="办理过程")
    await expect(story).to_contain_text("重复来话跟进")
    await wang.look()


async def test_a_photo_is_added_to_the_order_and_its_preview_is_shown(office: Office) -> None:
    wang = await open_form(office)
    await fill_form(wang, **STREET_LAMPS)
    await wang.press("提交派单")
    await _registered(wang)
    files = wang.page.get_by_role("region", name="附件")
    await files.get_by_role("button", name="添加附件").click()
    dialog = wang.dialog("添加附件")
    await dialog.get_by_label("选择文件").set_input_files(PHOTO)
    await expect(dialog.get_by_text("已上传")).to_be_visible(timeout=PATIENCE_MS)
    await wang.look()
    await wang.finish(dialog, "添加到工单")
    photo = files.get_by_role("link", name="下载图片 现场.png")
    await expect(photo.locator("img")).to_be_visible(timeout=PATIENCE_MS)
    await wang.look()


async def test_a_question_is_answered_at_once_and_closed(office: Office) -> None:
    wang = await open_form(office)
    await fill_form(wang, **STREET_LAMPS)
    form = wang.page.get_by_role("region", name="工单登记")
    await form.get_by_text("当场直接答复").click()
    await form.get_by_label("答复内容").fill("路灯由市路灯管理所检修，报修后两日内处理。")
    await wang.look()
    await wang.press("答复并结案")
    await _registered(wang)
    await wang.until_order("closed")
    await expect(wang.page.get_by_text("工单已结案")).to_be_visible()
