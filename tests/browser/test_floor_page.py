"""A team leader watches the floor live and sets a state; the operator's own page follows."""

import pytest
from playwright.async_api import expect

from tests.browser.screens import PATIENCE_MS, OperatorScreen, Screen
from tests.telephony.on_engine import EngineStage

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("telephony"),
    pytest.mark.engine,
    pytest.mark.browser,
]
SEAT = "8014"


async def test_the_floor_shows_a_desk_and_a_forced_state_reaches_the_operator(
    engine_stage: EngineStage,
) -> None:
    house = engine_stage.house
    operator = OperatorScreen(await engine_stage.new_page(), house.web_origin)
    chen = house.person("operator", "chen")
    await operator.sign_in(chen)
    await operator.check_in(SEAT)
    await operator.become_ready()
    leader = Screen(await engine_stage.new_page(), house.web_origin)
    await leader.sign_in(house.person("team_leader", "zhou"))
    await leader.go("/floor")
    desk = leader.page.locator(f'[data-desk="{chen.ident}"]')
    await expect(desk).to_have_attribute("data-state", "ready", timeout=PATIENCE_MS)
    await expect(desk).to_contain_text(SEAT)
    await desk.click()
    await leader.click("floor-force-break")
    await leader.click("floor-yes")
    await expect(desk).to_have_attribute("data-state", "break", timeout=PATIENCE_MS)
    await operator.until_state("break")
    await operator.leave()
    await expect(desk).to_have_count(0, timeout=PATIENCE_MS)
