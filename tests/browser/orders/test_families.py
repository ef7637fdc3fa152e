"""Orders that belong together: one call split into its demands, one matter merged and back."""

import pytest
from playwright.async_api import Locator, expect

from tests.browser.orders.acts import BUS, LAMPS, new_place, register
from tests.browser.orders.office import Office, Worker
from tests.browser.screens import PATIENCE_MS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
TWO = {
    **LAMPS,
    "event": f"一、{LAMPS['event']}二、{BUS['event']}",
    "demand": f"一、{LAMPS['demand']}二、{BUS['demand']}",
}


def _family(worker: Worker) -> Locator:
    return worker.page.get_by_role("region", name="拆单、并单与重复来话")


async def test_one_call_with_two_demands_becomes_two_orders(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    number = await register(lin, TWO)
    await li.go(f"/orders/{number}")
    dialog = await li.begin("拆单")
    await expect(dialog).to_contain_text("识别出 2 件诉求", timeout=PATIENCE_MS)
    await li.look()
    await li.press("下一步：预览", inside=dialog)
    preview = dialog.get_by_role("region", name="拆单预览")
    await expect(preview.get_by_text("分单 2")).to_be_visible(timeout=PATIENCE_MS)
    for topic in ("路灯照明", "公交服务"):
        await expect(preview).to_contain_text(topic)
    await li.look()
    await li.finish(dialog, "确认拆成 2 件")
    await li.until_order("split")
    parts = _family(li).get_by_role("listitem")
    await expect(parts).to_have_count(2, timeout=PATIENCE_MS)
    await expect(parts.filter(has_text="公交服务")).to_contain_text("待派单")
    await li.look()
    await parts.filter(has_text="公交服务").get_by_role("link").click()
    await expect(_family(li)).to_contain_text(number, timeout=PATIENCE_MS)
    await li.look()


async def test_a_merged_order_comes_back_as_it_was(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    place = new_place()
    main = await register(lin, {**LAMPS, "place": place})
    other = await register(lin, {**LAMPS, "place": place})
    await li.go(f"/orders/{other}")
    await li.do("并单", "确认并单", 主单编号=main, 并单理由="同一地点的同一批路灯。")
    await li.until_order("merged")
    await li.look()
    await expect(_family(li)).to_contain_text("同一地点的同一批路灯")
    await li.go(f"/orders/{main}")
    await expect(_family(li)).to_contain_text(other, timeout=PATIENCE_MS)
    await li.look()
    await li.go(f"/orders/{other}")
    await li.do("撤销并单", "确认撤销", 撤销理由="核实后是另一条路的路灯。")
    await li.until_order("awaiting_dispatch")
    await li.look()
