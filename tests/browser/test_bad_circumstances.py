"""What goes wrong at a desk in a day: a reload, a second tab, a double click, a lost session."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.browser.failures import has_failed
from tests.browser.screens import Demand, OperatorScreen, fill_order
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage
from tests.telephony.people import Person
from tests.telephony.roster import DESKS

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
LAMP = Demand(
    topic="路灯",
    area="美兰区",
    place="美兰区海甸三东路口",
    event="路口三盏路灯连续一周不亮。",
    wish="请尽快修复。",
)


_seats = iter(DESKS)


@pytest.fixture
def person(engine_stage: EngineStage) -> Person:
    """Somebody new for each test: what one leaves unfinished must not trouble the next."""
    return engine_stage.house.person("operator", f"wang-{next(_seats)}")


@pytest_asyncio.fixture(loop_scope="session")
async def wang(
    engine_stage: EngineStage, person: Person, request: pytest.FixtureRequest
) -> AsyncIterator[OperatorScreen]:
    """An operator, ready in the browser."""
    screen = OperatorScreen(await engine_stage.new_page(), engine_stage.house.web_origin)
    await screen.sign_in(person)
    await screen.check_in(person.username.rpartition("-")[2])
    await screen.become_ready()
    yield screen
    if not has_failed(request.node):
        await screen.leave()


@pytest_asyncio.fixture(loop_scope="session")
async def journal(engine_stage: EngineStage) -> AsyncIterator[Journal]:
    """The journal from the test's beginning on."""
    async with Journal(engine_stage.house.database_url) as opened:
        yield opened


async def _orders(journal: Journal) -> int:
    query = "SELECT count(*) AS n FROM workorders_workorder WHERE registered_at >= %s"
    return int((await journal.select(query, journal.since))[0]["n"])


async def test_form_reloaded_in_mid_call_keeps_call_and_words(
    engine_stage: EngineStage, wang: OperatorScreen, journal: Journal
) -> None:
    line = await engine_stage.call_in(caller="13876540011", dialled="12345", tone=440)
    await wang.answer()
    await wang.until_phase("talking")
    await wang.fill("order-place", LAMP.place)
    await wang.page.reload()
    await wang.until_phase("talking")
    await journal.until_row("call.resumed", {})
    assert await wang.spot("order-place").input_value() == LAMP.place
    await wang.click("call-hang-up")
    await line.until_over()


async def test_second_tab_is_told_and_can_take_over(
    engine_stage: EngineStage, wang: OperatorScreen
) -> None:
    page = await wang.page.context.new_page()
    second = OperatorScreen(page, engine_stage.house.web_origin)
    await second.go("/desk")
    await expect(second.spot("session-elsewhere")).to_be_visible()
    await second.click("take-over")
    await second.until_state("ready")
    await expect(wang.spot("session-elsewhere")).to_be_visible()
    line = await engine_stage.call_in(caller="13876540012", dialled="12345", tone=440)
    await second.answer()
    await second.until_phase("talking")
    await second.click("call-hang-up")
    await line.until_over()


async def test_order_submitted_by_a_double_click_is_registered_once(
    engine_stage: EngineStage, wang: OperatorScreen, journal: Journal
) -> None:
    line = await engine_stage.call_in(caller="13876540013", dialled="12345", tone=440)
    await wang.answer()
    await wang.until_phase("talking")
    await fill_order(wang, LAMP, name="符海")
    await wang.spot("order-submit").dblclick()
    await wang.value_of("registered-number")
    line.hang_up()
    await line.until_over()
    assert await _orders(journal) == 1


async def test_session_that_ends_in_mid_call_costs_neither_call_nor_order(
    engine_stage: EngineStage, person: Person, wang: OperatorScreen, journal: Journal
) -> None:
    line = await engine_stage.call_in(caller="13876540014", dialled="12345", tone=440)
    await wang.answer()
    await wang.until_phase("talking")
    await fill_order(wang, LAMP, name="符海")
    await wang.page.context.clear_cookies(name="hotline_session")
    # Sent past what lies above it: the page may have noticed first and asked already.
    await wang.spot("order-submit").first.dispatch_event("click")
    await expect(wang.spot("sign-in-again-password")).to_be_visible()
    await wang.until_phase("talking")
    await wang.fill("sign-in-again-password", person.password)
    await wang.click("sign-in-again-submit")
    await expect(wang.spot("sign-in-again-password")).not_to_be_visible()
    if not await wang.spot("order-registered").is_visible():
        await wang.click("order-submit")
    await wang.value_of("registered-number")
    await wang.click("call-hang-up")
    await line.until_over()
    assert await _orders(journal) == 1
