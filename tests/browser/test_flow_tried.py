"""Whoever edits a flow hears it on their own phone, and it counts nowhere."""

import pytest
from playwright.async_api import expect

from tests.browser.screens import PATIENCE_MS, OperatorScreen
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
SEAT = "8041"
HEARD_MS = 45_000
"""The greeting and the announcement that the test ends, on a busy machine."""


async def test_an_administrator_tries_a_flow_at_their_own_seat(engine_stage: EngineStage) -> None:
    xu = OperatorScreen(await engine_stage.new_page(), engine_stage.house.web_origin)
    await xu.sign_in(engine_stage.house.person("administrator", "xu"))
    await xu.go("/telephony/flows/default")
    await xu.click("flow-try")
    await xu.click("try-confirm")
    await xu.shows("try-refusal", "请先签入坐席")
    await xu.page.keyboard.press("Escape")
    await _check_in(xu)
    async with Journal(engine_stage.house.database_url) as journal:
        await xu.click("flow-try")
        await xu.click("try-confirm")
        await xu.answer()
        await xu.until_phase("talking")
        over = expect(xu.spot("call-panel"))
        await over.to_have_attribute("data-phase", "none", timeout=HEARD_MS)
        await journal.until_row("call.entered", {"dialled": SEAT, "is_test": True})
        await journal.until_row("call.ended", {})
    await xu.leave()


async def _check_in(screen: OperatorScreen) -> None:
    await screen.click("seat-check-in-open")
    await screen.choose("seat-select", SEAT)
    await screen.click("seat-check-in")
    await expect(screen.spot("my-seat")).to_contain_text(SEAT, timeout=PATIENCE_MS)
