"""The return court: two departments send an order to and fro, and the ruling becomes a rule."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.orders.acts import LAMPS, LETTER, department_id, dispatch, register, send_back
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
WORD = "草坪灯"
LAWN_LAMPS = {**LAMPS, "event": f"小区门口绿地的{WORD}连续三天不亮，夜间老人出行不便。"}
BUREAU = "市城管局"


async def _bounced(office: Office, li: Worker) -> tuple[str, Worker]:
    """Return an order two departments do not want, and the second one's handler."""
    lin = await office.someone("operator", "lin")
    shui = await office.someone("handler", "shui")
    zhao = await office.someone("handler", "zhao")
    number = await register(lin, LAWN_LAMPS)
    await dispatch(li, number, "shuiwu")
    await send_back(shui, number)
    await li.act(
        number,
        "approve_send_back",
        comment="确非水务职责，改派。",
        department_id=await department_id(li, "zongzhi-zhifa"),
        shield_reason="已与承办单位核对。",
    )
    await send_back(zhao, number)
    return number, zhao


async def test_a_ruling_ends_the_returns_and_the_next_order_goes_the_right_way(
    office: Office,
) -> None:
    li = await office.someone("dispatcher", "li")
    number, zhao = await _bounced(office, li)
    await _open_court(li, number)
    await _rule(li)
    await expect(li.spot("court-state")).to_have_text("待签收", timeout=PATIENCE_MS)
    await expect(li.spot("court-return").filter(has_text="已裁定")).to_have_count(1)
    await li.look()
    await _next_is_suggested(office, li)
    await _rule_is_listed(li)
    await _same_document_is_not_enough(zhao, number)


async def _open_court(li: Worker, number: str) -> None:
    """Find the order among those that bounce, and read its way."""
    await li.visit("/returns", "经过单位")
    row = li.page.get_by_role("row").filter(has_text=number)
    await expect(row.get_by_role("cell")).to_contain_text(["2", "1", "2"], timeout=PATIENCE_MS)
    await row.get_by_role("link", name=number).click()
    counter = li.spot("court-counter")
    await expect(counter).to_contain_text("2 次", timeout=PATIENCE_MS)
    chain = li.page.get_by_role("region", name="流转经过")
    await expect(chain.get_by_role("link", name="下载文档 函.pdf")).to_have_count(2)
    await expect(chain).to_contain_text("《城市照明管理规定》第十四条")
    await li.look()


async def _rule(li: Worker) -> None:
    form = li.page.get_by_role("region", name="裁定")
    await li.pick(form.get_by_role("combobox", name="承办单位"), "综合行政执法")
    await form.get_by_label("裁定理由").fill("草坪灯属城市照明设施，应由城管部门组织维护。")
    await form.get_by_label("依据").fill("《城市照明管理规定》第四条")
    words = form.get_by_role("combobox", name="要点")
    await words.click(force=True)
    await li.page.keyboard.type(WORD)
    await words.press("Enter")
    await li.page.keyboard.press("Tab")
    await li.look()
    await li.press("作出裁定", inside=form)


def _advice(dialog: Locator) -> Locator:
    return dialog.get_by_role("region", name="机器建议").get_by_role("listitem")


async def _next_is_suggested(office: Office, li: Worker) -> None:
    """An order with the same word is advised by the ruling, first of all."""
    lin = await office.someone("operator", "lin")
    number = await register(lin, LAWN_LAMPS)
    await li.go(f"/orders/{number}")
    dialog = await li.begin("派单")
    first = _advice(dialog).first
    await expect(first).to_contain_text(BUREAU, timeout=PATIENCE_MS)
    await expect(first).to_contain_text("裁定")
    await first.get_by_role("button", name=f"选择{BUREAU}").click()
    await li.look()
    await li.finish(dialog, "确认派单")
    await li.until_order("awaiting_acceptance")


async def _rule_is_listed(li: Worker) -> None:
    await li.go("/routing")
    row = li.page.get_by_role("row").filter(has_text=WORD)
    await expect(row.first).to_contain_text("裁定", timeout=PATIENCE_MS)
    await li.look()


async def _same_document_is_not_enough(zhao: Worker, number: str) -> None:
    await zhao.go(f"/orders/{number}")
    dialog = await zhao.begin("申请退单")
    await dialog.get_by_label("退单理由").fill("该路灯由街道自行建设，未移交我局管理。")
    await dialog.get_by_label("依据").fill("《城市照明管理规定》第十四条")
    await dialog.get_by_label("选择文件").set_input_files(LETTER)
    await expect(dialog.get_by_text("已上传")).to_be_visible(timeout=PATIENCE_MS)
    await zhao.press("提交退单申请", inside=dialog)
    await expect(dialog).to_contain_text("没有提交过的新文件", timeout=PATIENCE_MS)
    await zhao.look()
