"""A bureau and its unit handle an order: two levels, more time, a photo, sending back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Locator, expect

from tests.browser.orders.acts import BUS, LAMPS, LETTER, PHOTO, dispatch, new_phone, register
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
CITY = ZoneInfo("Asia/Shanghai")
LONG_ENOUGH = timedelta(days=40)
"""Later than five working days in any month, and not too long an extension."""
RESULT = {
    "办理地点": "22 路公交总站",
    "办理单位": "公交集团第二分公司",
    "办理人员": "孙伟",
    "办理过程": "当日调取末班车行车记录，约谈当班司机，核实三天未进站的原因。",
    "办理结果": "末班车已恢复进站，司机已按规定处理，并电话答复了诉求人。",
}


def _wall_clock(moment: datetime) -> str:
    return f"{moment.astimezone(CITY):%Y-%m-%d %H:%M}"


async def _open(worker: Worker, tray: str, number: str) -> None:
    """Open an order from a tray of the department's page."""
    await worker.go("/department")
    await worker.page.get_by_role("tab", name=tray).click()
    await worker.sees(number)
    await worker.look()
    await worker.open_order(number)
    await worker.sees("办理过程")
    await worker.look()


async def test_a_bureau_hands_an_order_to_its_unit_which_asks_for_time_and_handles_it(
    office: Office,
) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    number = await register(lin, BUS)
    await dispatch(li, number, "jiaotong")
    qian = await office.someone("handler", "qian")
    await _open(qian, "待签收", number)
    await qian.do("签收", "确认签收")
    await qian.until_order("handling")
    await _allot(qian)
    sun = await office.someone("handler", "sun")
    await _open(sun, "分派到本单位", number)
    await _extend(sun, li, number)
    await _submit(sun)
    await qian.go(f"/orders/{number}")
    results = qian.page.get_by_role("region", name="办理结果")
    await expect(results).to_contain_text("末班车已恢复进站", timeout=PATIENCE_MS)
    await expect(results.get_by_role("link", name="下载图片 现场.png")).to_be_visible()
    await qian.look()


async def _allot(qian: Worker) -> None:
    dialog = await qian.begin("分派")
    await qian.pick(dialog.get_by_role("combobox", name="选择下级单位或经办人"), "公共交通集团")
    await dialog.get_by_label("分派说明").fill("请核实末班车不进站的原因。")
    await qian.look()
    await qian.finish(dialog, "确认分派")


async def _extend(sun: Worker, li: Worker, number: str) -> None:
    """Ask for time; the hotline agrees, and the unit's clock shows the new end."""
    dialog = await sun.begin("申请延期")
    await dialog.get_by_label("延期理由").fill("行车记录须由设备厂家导出，需要等待数日。")
    until = _wall_clock(datetime.now(UTC) + LONG_ENOUGH)
    await sun.set_moment(dialog.get_by_role("combobox", name="延至何时"), until)
    await sun.look()
    await sun.finish(dialog, "提交延期申请")
    await li.visit("/pending", "挂起延期待批")
    await li.open_order(number)
    dialog = await li.begin("同意延期")
    await expect(dialog.get_by_role("note")).to_contain_text(until)
    await dialog.get_by_label("审批意见").fill("理由成立，请按新时限办结。")
    await li.look()
    await li.finish(dialog, "同意延期")
    await sun.go(f"/orders/{number}")
    await expect(sun.page.get_by_role("region", name="时限")).to_contain_text(until[5:])


async def _submit(sun: Worker) -> None:
    dialog = await sun.begin("提交办理结果")
    for label, text in RESULT.items():
        await dialog.get_by_role("textbox", name=label).fill(text)
    await dialog.get_by_label("选择文件").set_input_files(PHOTO)
    await expect(dialog.get_by_text("已上传")).to_be_visible(timeout=PATIENCE_MS)
    await sun.look()
    await sun.finish(dialog, "提交办理结果")
    await sun.until_order("awaiting_review")


async def test_an_order_goes_back_with_evidence_only(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    number = await register(lin, LAMPS)
    await dispatch(li, number, "zongzhi-zhifa")
    zhao = await office.someone("handler", "zhao")
    await _open(zhao, "待签收", number)
    dialog = await zhao.begin("申请退单")
    await dialog.get_by_label("退单理由").fill("该路灯由街道自行建设，未移交我局管理。")
    await dialog.get_by_label("依据").fill("《城市照明管理规定》第十四条")
    await zhao.press("提交退单申请", inside=dialog)
    await expect(dialog).to_contain_text("请上传正式文件")
    await zhao.look()
    await dialog.get_by_label("选择文件").set_input_files(LETTER)
    await expect(dialog.get_by_text("已上传")).to_be_visible(timeout=PATIENCE_MS)
    await zhao.finish(dialog, "提交退单申请")
    await zhao.until_order("send_back_requested")
    asked = zhao.page.get_by_role("region", name="退单申请")
    await expect(asked.get_by_role("link", name="下载文档 函.pdf")).to_be_visible()
    await zhao.look()


async def test_a_department_calls_over_the_hotline_and_never_sees_the_number(
    office: Office,
) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    phone = new_phone()
    number = await register(lin, LAMPS, phone=phone)
    await dispatch(li, number, "zongzhi-zhifa")
    zhao = await office.someone("handler", "zhao")
    await zhao.act(number, "accept")
    assert phone not in str(await zhao.get(f"/work-orders/{number}"))
    await zhao.go(f"/orders/{number}")
    await zhao.press("联系诉求人（中转通话）", inside=_caller(zhao))
    dialog = zhao.dialog("中转通话")
    await dialog.get_by_label("您接听的电话").fill("0898-66123456")
    await dialog.get_by_label("通话事由").fill("核实路灯的具体位置")
    await zhao.look()
    await zhao.press("申请", inside=dialog)
    await expect(dialog.get_by_role("status")).to_contain_text("可以拨打一次")
    await zhao.look()
    await zhao.press("拨打", inside=dialog)  # no switchboard here: the pass stays good
    await expect(zhao.page.get_by_role("alert").first).to_be_visible(timeout=PATIENCE_MS)
    await expect(dialog.get_by_role("status")).to_contain_text("可以拨打一次")


def _caller(worker: Worker) -> Locator:
    return worker.page.get_by_role("region", name="诉求人")


async def test_who_asked_for_secrecy_is_not_to_be_called(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    phone = new_phone()
    number = await register(lin, LAMPS, phone=phone, is_confidential=True)
    await dispatch(li, number, "zongzhi-zhifa")
    zhao = await office.someone("handler", "zhao")
    await zhao.go(f"/orders/{number}")
    await expect(_caller(zhao)).to_contain_text("不能直接通话", timeout=PATIENCE_MS)
    await expect(_caller(zhao)).not_to_contain_text(phone[-4:])
    await expect(_caller(zhao)).not_to_contain_text("陈静")
    await expect(_caller(zhao).get_by_role("button")).to_have_count(0)
    await zhao.look()


async def test_another_departments_order_is_not_found(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    number = await register(lin, LAMPS)
    await dispatch(li, number, "zongzhi-zhifa")
    shui = await office.someone("handler", "shui")
    await shui.visit(f"/orders/{number}", "没有")
    for path in ("", "/timeline", "/clocks", "/attention"):
        answer = await shui.ask(f"/work-orders/{number}{path}")
        assert answer.status == 404, path
    await shui.go("/department")
    await shui.page.get_by_role("tab", name="全部").click()
    await shui.page.get_by_label("搜索").fill(number)
    await shui.sees("没有符合条件的工单")
    await shui.look()
