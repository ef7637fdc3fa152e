"""Retake the pictures of the documentation: ``python -m tools.doc_pictures``.

The real engine, call control, web server and Chromium, with people who have names: an operator in
a call whose order is half written, a floor at work, an order that was handled, a recording, flows
and queues, and the citizens' page. The pictures go to ``docs/images``.
"""

import asyncio
import json
import os
import re
import sys
from datetime import UTC, datetime
from typing import cast

import psycopg
from playwright.async_api import Browser, Page, ViewportSize, WebSocketRoute

from runtime.places import ROOT
from runtime.testing import database_session
from tests.browser.orders.acts import BUS, LAMPS, dispatch, hand_in, register
from tests.browser.orders.looks import settle
from tests.browser.orders.office import Office, Worker
from tests.browser.recorded import report_call
from tests.browser.screens import PATIENCE_MS, OperatorScreen
from tests.telephony.house import LIMITS, House, open_house
from tests.telephony.on_engine import EngineStage, open_engine_stage
from tools.doc_floor import made_up_floor

IMAGES = ROOT / "docs" / "images"
NAMES = {
    "operator-lin": "林燕",
    "operator-wang": "王芳",
    "dispatcher-li": "李强",
    "handler-zhao": "赵敏",
    "reviewer-wu": "吴倩",
    "team-leader-zhou": "周敏",
}
QUEUES = "/telephony/settings/queues"
SEAT = "8011"
EVENT = "每晚 11 点至 2 点，楼下酒吧播放音乐、喧哗，声音很大，影响周边居民休息。"
PHONE = ViewportSize(width=390, height=844)


def give_names(house: House) -> None:
    """Call the stories' people by names."""
    with psycopg.connect(house.database_url) as connection:
        for end, name in NAMES.items():
            connection.execute(
                "UPDATE accounts_user SET display_name = %s WHERE username = %s",
                (name, f"story-{end}"),
            )


async def shoot(page: Page, name: str) -> None:
    """Take one picture, once the page has come to rest and nobody points at anything."""
    await page.mouse.move(0, 0)
    await settle(page)
    await page.screenshot(path=IMAGES / f"{name}.png", animations="disabled")
    print(name, flush=True)


async def orders_and_settings(office: Office) -> None:
    """Take an order that was handled, flows, and the queues."""
    lin = await office.someone("operator", "lin")
    li = await office.someone("dispatcher", "li")
    zhao = await office.someone("handler", "zhao")
    numbers = [await register(lin, matter) for matter in (LAMPS, BUS, LAMPS)]
    await dispatch(li, numbers[0], "zongzhi-zhifa")
    await hand_in(zhao, numbers[0])
    wu = await office.someone("reviewer", "wu")
    await wu.go(f"/orders/{numbers[0]}")
    await wu.sees("办理过程")
    await shoot(wu.page, "order")
    zhou = await office.someone("team_leader", "zhou")
    await _declined(zhou)
    for name, path in (("flows", "/telephony/flows/default"), ("queue-settings", QUEUES)):
        await zhou.go(path)
        await shoot(zhou.page, name)


async def _declined(worker: Worker) -> None:
    """Somebody who was shown around long ago."""
    await worker.go("/floor")
    await worker.click("tour-decline")


async def recording(office: Office, stage: EngineStage) -> None:
    """Take a recording with a hold and a pause in it."""
    chen = stage.house.person("operator", "chen")
    now = datetime.now(UTC)
    call = report_call(
        stage.house, caller="13876540088", operator_id=chen.ident, seconds=20, now=now
    )
    zhou = await office.someone("team_leader", "zhou")
    await zhou.go("/calls")
    row = zhou.page.locator(f'[data-call="{call.call_id}"]').get_by_test_id("call-recording")
    for _ in range(60):
        await zhou.click("calls-find")
        await zhou.page.wait_for_timeout(500)
        if await row.count():
            break
    await row.click(timeout=PATIENCE_MS)
    await zhou.click("reason-quality")
    await zhou.click("reason-submit")
    await zhou.spot("player").wait_for(timeout=PATIENCE_MS)
    await shoot(zhou.page, "recording")


async def floor(office: Office) -> None:
    """Take a floor of 220 desks, as call control would send it."""
    zhou = await office.someone("team_leader", "zhou")

    def answer(line: WebSocketRoute) -> None:
        line.on_message(lambda _: line.send(json.dumps(made_up_floor())))

    await zhou.page.route_web_socket(re.compile(r"/floor$"), answer)
    await _declined(zhou)
    await zhou.spot("floor-tab-desks").wait_for(timeout=PATIENCE_MS)
    await shoot(zhou.page, "floor")


async def desk(office: Office, stage: EngineStage) -> None:
    """Take the desk in a call, half an order written."""
    wang = await office.someone("operator", "wang")
    screen = OperatorScreen(wang.page, wang.origin)
    await screen.check_in(SEAT)
    await wang.click("tour-decline")
    await screen.become_ready()
    await stage.call_in(caller="13907551234", dialled="12345", tone=440)
    await screen.answer()
    await screen.until_phase("talking")
    await wang.page.focus("[data-step=name] input")
    for text in ("陈静", "zs"):
        await wang.page.keyboard.type(text)
        await wang.page.wait_for_timeout(800)
        await wang.page.keyboard.press("Enter")
    await wang.click("order-appeal-type-complaint")
    await wang.fill("order-place", "海秀东路 11 号")
    await wang.fill("order-event", EVENT)
    await wang.fill("order-demand", "请到现场核实并制止噪声扰民，将处理结果答复市民。")
    await wang.page.wait_for_timeout(3000)
    await shoot(wang.page, "desk")


async def citizen(office: Office) -> None:
    """Take the citizens' first page as a phone shows it."""
    context = await office.chromium.new_context(
        locale="zh-CN", viewport=PHONE, device_scale_factor=2, has_touch=True
    )
    page = await context.new_page()
    await page.goto(f"{office.house.web_origin}/citizen")
    await shoot(page, "citizen")


async def take() -> None:
    """Set everything up and take all."""
    LIMITS["offer_seconds"] = 20  # nobody is in a hurry here
    with open_house() as house:
        give_names(house)
        async with open_engine_stage(house) as stage:
            chromium = (await stage.new_page()).context.browser
            office = Office(house, cast("Browser", chromium))
            await citizen(office)
            await floor(office)
            await orders_and_settings(office)
            await desk(office, stage)
            await recording(office, stage)


def main() -> int:
    """Retake all."""
    with database_session() as environment:
        os.environ.update(environment, DJANGO_SETTINGS_MODULE="hotline.config.settings")
        asyncio.run(take())
    return 0


if __name__ == "__main__":
    sys.exit(main())
