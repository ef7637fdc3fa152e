"""A team leader on the floor's page, with the real engine: watch, force a state, listen in."""

from dataclasses import dataclass

import pytest
from playwright.async_api import expect

from tests.browser.screens import PATIENCE_MS, OperatorScreen, Screen
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.people import Person

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("telephony"),
    pytest.mark.engine,
    pytest.mark.browser,
]
SEAT, LEADERS_SEAT = "8014", "8015"
CALLER = "13876540078"


@dataclass
class Floor:
    """An operator at a seat, and the leader who sees their desk."""

    operator: OperatorScreen
    leader: OperatorScreen
    chen: Person

    async def until_desk(self, state: str) -> None:
        """Wait until the leader sees the operator in a state."""
        desk = self.leader.page.locator(f'[data-desk="{self.chen.ident}"]')
        await expect(desk).to_have_attribute("data-state", state, timeout=PATIENCE_MS)

    async def open_desk(self) -> None:
        """Open the desk's details."""
        await self.leader.page.locator(f'[data-desk="{self.chen.ident}"]').click()

    async def leave(self) -> None:
        """Both go home; the desk is gone from the floor."""
        await self.operator.leave()
        desk = self.leader.page.locator(f'[data-desk="{self.chen.ident}"]')
        await expect(desk).to_have_count(0, timeout=PATIENCE_MS)
        await self.leader.leave()


async def _open(stage: EngineStage) -> Floor:
    """Let both sign in; the operator is ready, the leader looks at the floor."""
    house = stage.house
    operator = OperatorScreen(await stage.new_page(), house.web_origin)
    chen = house.person("operator", "chen")
    await operator.sign_in(chen)
    await operator.check_in(SEAT)
    await operator.become_ready()
    leader = OperatorScreen(await stage.new_page(), house.web_origin)
    await leader.sign_in(house.person("team_leader", "zhou"))
    await leader.go("/floor")
    floor = Floor(operator, leader, chen)
    await floor.until_desk("ready")
    return floor


async def _sit_down(leader: Screen) -> None:
    """Check the leader in without leaving the floor's page."""
    await leader.click("floor-check-in")
    await leader.choose("seat-select", LEADERS_SEAT)
    await leader.click("seat-check-in")
    await expect(leader.spot("my-seat")).to_contain_text(LEADERS_SEAT, timeout=PATIENCE_MS)


async def test_a_forced_state_reaches_the_operator(engine_stage: EngineStage) -> None:
    floor = await _open(engine_stage)
    await floor.open_desk()
    await floor.leader.click("floor-force-break")
    await floor.leader.click("floor-yes")
    await floor.until_desk("break")
    await floor.operator.until_state("break")
    await floor.leave()


async def test_a_leader_listens_whispers_and_stops(engine_stage: EngineStage) -> None:
    floor = await _open(engine_stage)
    async with Journal(engine_stage.house.database_url) as journal:
        line = await engine_stage.call_in(caller=CALLER, dialled="12345", tone=440)
        await floor.operator.answer()
        await floor.operator.until_phase("talking")
        await floor.until_desk("talking")
        await _sit_down(floor.leader)
        await floor.open_desk()
        await floor.leader.click("floor-listen_in")
        await floor.leader.click("call-answer")
        bar = floor.leader.spot("floor-supervision")
        await expect(bar).to_contain_text("正在监听", timeout=PATIENCE_MS)
        await floor.leader.click("floor-whisper")
        await expect(bar).to_contain_text("正在耳语", timeout=PATIENCE_MS)
        await floor.leader.click("floor-bar-stop")
        await expect(bar).to_have_count(0, timeout=PATIENCE_MS)
        await floor.operator.until_phase("talking")
        await journal.until_row("call.supervised", {"mode": "whisper", "ended": False})
        await floor.operator.click("call-hang-up")
        await line.until_over()
        await floor.operator.until_state("wrap_up")
        await floor.operator.click("wrap-up-finish")
    await floor.leave()
