"""A team leader finds a call, says why, hears it, and the audit knows what was heard."""

import asyncio
from datetime import UTC, datetime

import pytest
from playwright.async_api import Locator, expect

from tests.browser.recorded import Recorded, report_call
from tests.browser.screens import PATIENCE_MS, Screen
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
CALLER = "13876540088"
SECONDS = 20


@pytest.fixture
def recorded(engine_stage: EngineStage) -> Recorded:
    """A call of somebody else's, a moment ago."""
    chen = engine_stage.house.person("operator", "chen")
    return report_call(
        engine_stage.house,
        caller=CALLER,
        operator_id=chen.ident,
        seconds=SECONDS,
        now=datetime.now(UTC),
    )


async def test_a_recording_is_found_heard_after_a_reason_and_accounted_for(
    engine_stage: EngineStage, recorded: Recorded
) -> None:
    screen = Screen(await engine_stage.new_page(), engine_stage.house.web_origin)
    await screen.sign_in(engine_stage.house.person("team_leader", "zhou"))
    await _find(screen, recorded)
    await _row(screen, recorded).get_by_test_id("call-recording").click()
    assert await screen.spot("player").count() == 0
    await screen.click("reason-quality")
    await screen.click("reason-submit")
    await _hear(screen)
    async with Journal(engine_stage.house.database_url) as journal:
        await _until_accounted_for(journal)


async def _find(screen: Screen, recorded: Recorded) -> None:
    """Search by the whole number until the worker has sealed the recording."""
    await screen.go("/calls")
    await screen.fill("calls-number", recorded.caller)
    row = _row(screen, recorded)
    for _ in range(40):
        await screen.click("calls-find")
        await screen.page.wait_for_timeout(500)
        if await row.get_by_test_id("call-recording").count():
            break
    await expect(row).to_contain_text("138****0088")
    await expect(row.get_by_test_id("call-recording")).to_contain_text("00:20")
    assert recorded.caller not in screen.page.url


def _row(screen: Screen, recorded: Recorded) -> Locator:
    """Until the answer to the search is shown, other calls are in the list too."""
    return screen.page.locator(f'[data-call="{recorded.call_id}"]')


async def _hear(screen: Screen) -> None:
    """Play from the beginning, jump to the hold, stop."""
    marks = screen.spot("player-mark")
    await expect(marks).to_have_text(
        ["00:00 接通", "00:04 保持 2 秒", "00:06 取回", "00:08 暂停录音：报身份证号 1 秒"],
        timeout=PATIENCE_MS,
    )
    await screen.click("player-toggle")
    time = screen.spot("player-time")
    await expect(time).to_contain_text("00:01 / 00:20", timeout=PATIENCE_MS)
    await marks.nth(3).click()
    await expect(time).to_contain_text("00:09", timeout=PATIENCE_MS)
    await screen.click("player-toggle")
    await expect(screen.spot("player")).to_have_attribute("data-playing", "false")


async def _until_accounted_for(journal: Journal) -> None:
    """Both stretches that were played are in the listening's row, with the reason."""
    query = "SELECT reason, heard FROM telephony_listening ORDER BY id DESC LIMIT 1"
    heard: list[list[float]] = []
    for _ in range(50):
        (row,) = await journal.select(query)
        heard = row["heard"]
        if len(heard) > 1:
            break
        await asyncio.sleep(0.1)
    assert row["reason"] == "quality"
    begun, jumped = heard
    assert begun[0] == 0
    assert 1 <= begun[1] < jumped[0] == pytest.approx(8, abs=0.2)
    assert jumped[1] > 8
