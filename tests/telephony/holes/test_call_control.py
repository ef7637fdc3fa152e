"""Every feature's sounds as call control makes them on the real engine: nothing is lost."""

import pytest

from tests.telephony.holes.attempts import RUNS, holes_in
from tests.telephony.holes.call_control import conducted
from tests.telephony.holes.cast import Cast
from tests.telephony.holes.scenes import SCENES
from tests.telephony.holes.verdict import holes_in_consultation, holes_of
from tests.telephony.on_engine import EngineStage

pytestmark = [
    pytest.mark.asyncio(loop_scope="session"),
    pytest.mark.xdist_group("telephony"),
    pytest.mark.engine,
]


@pytest.mark.parametrize("run", range(1, RUNS + 1))
async def test_no_sound_is_lost_in_a_call(run: int, engine_stage: EngineStage) -> None:
    async def perform(_attempt: int) -> tuple[Cast, list[str]]:
        cast = Cast()
        async with conducted(engine_stage, cast) as conductor:
            await cast.play(SCENES, conductor)
            await conductor.end()
            recordings = await conductor.recordings()
        holes = holes_of(SCENES, cast.heard, recordings["talk"])
        return cast, holes + holes_in_consultation(recordings["consultation"])

    assert await holes_in(perform) == [], run
