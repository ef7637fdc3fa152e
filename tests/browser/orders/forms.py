"""The registration form, filled by hand without a call."""

from typing import Any

from tests.browser.orders.acts import new_phone, new_place
from tests.browser.orders.office import Office, Worker


async def open_form(office: Office) -> Worker:
    """Open the form without a seat: letters and visitors do not ring."""
    wang = await office.someone("operator", "wang")
    await wang.visit("/desk", "签入坐席")
    await wang.press("手工登记")
    await wang.sees("一事一单")
    return wang


async def fill_form(
    wang: Worker, *, topic: str, event: str, demand: str, **caller: Any
) -> tuple[str, str]:
    """Fill the form and return the caller's number and the place."""
    phone, place = caller.get("phone", new_phone()), caller.get("place", new_place())
    form = wang.page.get_by_role("region", name="工单登记")
    await form.get_by_label("诉求人姓名").fill("陈静")
    await form.get_by_label("联系电话").fill(phone)
    await form.get_by_role("radiogroup", name="诉求类型").get_by_text("求助").click()
    await wang.pick(form.get_by_role("combobox", name="事项分类"), topic)
    await wang.pick(form.get_by_role("combobox", name="所属区划"), "金贸")
    await form.get_by_label("事发地点").fill(place)
    await form.get_by_label("事件经过").fill(event)
    await form.get_by_label("诉求内容").fill(demand)
    return phone, place
