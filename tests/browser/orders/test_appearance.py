"""By day and night, close and in large type: nothing is cut off, and axe finds nothing grave."""

import pytest
from playwright.async_api import ViewportSize, expect

from tests.browser.orders.looks import (
    Place,
    dress,
    faults_of_looks,
    settle,
    visitor,
)
from tests.browser.orders.office import DESK, PHONE, Office

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("order-pages"),
    pytest.mark.browser,
]
GALLERY = Place("gallery", "/gallery", "operator", "lin")
BY_NIGHT = (
    Place("dispatch", "/dispatch", "dispatcher", "li"),
    Place("orders", "/orders", "dispatcher", "li"),
    Place("department", "/department", "handler", "zhao"),
    Place("desk", "/desk", "operator", "lin"),
)


@pytest.mark.parametrize(
    ("size", "chosen"),
    [
        (DESK, {"theme": "light"}),
        (DESK, {"theme": "dark", "density": "roomy"}),
        (PHONE, {"theme": "light"}),
        (PHONE, {"theme": "dark", "density": "compact", "type": "larger"}),
    ],
    ids=["day", "night", "phone", "close-and-large"],
)
async def test_the_gallery_keeps_nobody_out(
    office: Office, size: ViewportSize, chosen: dict[str, str]
) -> None:
    lin = await visitor(office, GALLERY, size)
    await dress(lin, **chosen)
    await lin.go("/gallery")
    await expect(lin.spot("gallery")).to_be_visible()
    await settle(lin.page)
    assert await faults_of_looks(lin.page) == []
    await lin.look()


async def test_nothing_is_white_by_night(office: Office) -> None:
    found = []
    for place in BY_NIGHT:
        worker = await visitor(office, place, DESK)
        await dress(worker, theme="dark")
        await worker.go(place.path)
        await settle(worker.page)
        found += await faults_of_looks(worker.page)
        await worker.look()
    assert found == []


async def test_the_look_is_chosen_from_the_keyboard_and_kept(office: Office) -> None:
    lin = await office.someone("operator", "lin")
    await lin.go("/orders")
    root = lin.page.locator("html")
    await lin.spot("user-menu").press("Enter")
    await lin.page.get_by_role("menuitem", name="外观").press("Enter")
    dialog = lin.dialog("外观")
    await dialog.get_by_role("radio", name="浅色").focus()
    await lin.page.keyboard.press("ArrowRight")
    await expect(root).to_have_attribute("data-theme", "dark")
    await lin.look()
    await lin.page.reload()
    await expect(root).to_have_attribute("data-theme", "dark")
    await expect(root).to_have_attribute("data-density", "normal")
