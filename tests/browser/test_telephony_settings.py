"""A team leader tunes a queue on its page, and call control gets the new version."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import psycopg
import pytest
import pytest_asyncio
from psycopg.rows import dict_row
from psycopg.types.json import Jsonb

from contracts.telephony_config import NOTIFY_CHANNEL, TABLE
from tests.browser.screens import Screen
from tests.telephony.journal import Journal
from tests.telephony.on_engine import EngineStage

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("call-pages"),
    pytest.mark.engine,
    pytest.mark.browser,
]
FIELD = "field-service_level_seconds"


@pytest.fixture(autouse=True)
def _stories_as_before(engine_stage: EngineStage) -> Iterator[None]:
    """Publish again what the stories play by: saving composes everything from the city's rows."""
    newest = f"SELECT version, content FROM {TABLE} ORDER BY version DESC LIMIT 1"  # noqa: S608 - a constant
    insert = f"INSERT INTO {TABLE} (version, content, published_at) VALUES (%s, %s, now())"  # noqa: S608 - a constant
    url = engine_stage.house.database_url
    with psycopg.connect(url, autocommit=True, row_factory=dict_row) as connection:
        before = connection.execute(newest).fetchone()
        yield
        after = connection.execute(newest).fetchone()
        assert before is not None
        assert after is not None
        version = after["version"] + 1
        content = {**before["content"], "version": version}
        connection.execute(insert, (version, Jsonb(content)))
        connection.execute(f"NOTIFY {NOTIFY_CHANNEL}")


@pytest_asyncio.fixture(loop_scope="session")
async def zhou(engine_stage: EngineStage) -> AsyncIterator[Screen]:
    """The team leader, at the page of queues."""
    screen = Screen(await engine_stage.new_page(), engine_stage.house.web_origin)
    await screen.sign_in(engine_stage.house.person("team_leader", "zhou"))
    await screen.go("/telephony/settings/queues")
    await screen.spot(FIELD).wait_for()
    yield screen


async def _newest(journal: Journal) -> dict[str, Any]:
    query = f"SELECT version, content FROM {TABLE} ORDER BY version DESC LIMIT 1"  # noqa: S608 - a constant
    return (await journal.select(query))[0]


async def test_a_queue_is_tuned_by_keyboard_and_published(
    engine_stage: EngineStage, zhou: Screen
) -> None:
    async with Journal(engine_stage.house.database_url) as journal:
        before = await _newest(journal)
        await zhou.fill(FIELD, "9000")
        await zhou.page.keyboard.press("Control+s")
        await zhou.shows(FIELD, "应在 1 至 600 之间")
        assert (await _newest(journal))["version"] == before["version"]
        await zhou.fill(FIELD, "18")
        await zhou.page.keyboard.press("Control+s")
        await zhou.page.get_by_text("队列已保存并发布").wait_for()
        after = await _newest(journal)
    queue = next(each for each in after["content"]["queues"] if each["name"] == "general")
    assert queue["service_level_seconds"] == 18
    await zhou.click("section-versions")
    newest = zhou.page.get_by_test_id(f"version-{after['version']}")
    await newest.wait_for()
    await zhou.page.get_by_test_id("field-change").filter(has_text="服务水平目标").wait_for()


async def test_leaving_with_something_typed_asks_first(zhou: Screen) -> None:
    await zhou.fill(FIELD, "33")
    await zhou.click("section-hours")
    await zhou.page.get_by_text("有尚未保存的修改，离开后").wait_for()
    await zhou.page.keyboard.press("Escape")
    assert zhou.page.url.endswith("/telephony/settings/queues")
    await zhou.click("section-hours")
    await zhou.page.get_by_role("button", name="放弃修改").last.click()
    await zhou.page.wait_for_url("**/telephony/settings/hours")
