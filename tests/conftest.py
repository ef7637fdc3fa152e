"""The house and its two stages, once for a test session."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio

from tests.telephony.house import House, open_house
from tests.telephony.on_engine import EngineStage, open_engine_stage
from tests.telephony.on_fake import FakeStage, open_fake_stage


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    """A database with the city in it, and the business side's absorber."""
    with open_house() as opened:
        yield opened


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def fake_stage(house: House) -> AsyncIterator[FakeStage]:
    """Call control on the fake Asterisk."""
    async with open_fake_stage(house) as stage:
        yield stage


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def engine_stage(house: House) -> AsyncIterator[EngineStage]:
    """Call control on the real Asterisk; not being able to build it fails the story."""
    async with open_engine_stage(house) as stage:
        yield stage
