"""Every story, on the fake and on the real engine: the same file holds both to their word."""

import pytest

from tests.telephony.on_engine import EngineStage
from tests.telephony.on_fake import FakeStage
from tests.telephony.runner import play_story
from tests.telephony.story import list_stories, load_story

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("telephony")]


@pytest.mark.parametrize("name", list_stories())
async def test_story_on_the_fake(name: str, fake_stage: FakeStage) -> None:
    await play_story(load_story(name), fake_stage)


@pytest.mark.engine
@pytest.mark.parametrize("name", list_stories())
async def test_story_on_the_real_engine(name: str, engine_stage: EngineStage) -> None:
    await play_story(load_story(name), engine_stage)
