"""Every feature's sounds on the real engine: the one we run is whole, Debian's own is found out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.places import ROOT
from runtime.tests.voice import leave_unmended, root_as_distributed
from runtime.voice_engine.engine import ROOT_SETTING, VoiceEngine
from runtime.voice_engine.self_test import trial_engine
from tests.telephony.holes.attempts import RUNS
from tests.telephony.holes.engine_alone import holes_of_engine

pytestmark = [pytest.mark.engine, pytest.mark.xdist_group("holes")]
LOST_BY_DEBIAN = (
    "转给第二位坐席：录音右声道听不到第二位坐席",
    "取回驻留：录音右声道听不到第一位坐席",
    "转到外线：录音右声道听不到外线",
)


@pytest.fixture
def distributed(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Run the program exactly as it is distributed."""
    with root_as_distributed() as path:
        monkeypatch.setenv(ROOT_SETTING, str(path))
        yield path


@pytest.fixture(scope="module")
def engine() -> Iterator[VoiceEngine]:
    """Run the engine that the platform runs."""
    with trial_engine(checkout=ROOT, city="haikou") as trial:
        yield trial


@pytest.mark.parametrize("run", range(1, RUNS + 1))
async def test_engine_we_run_loses_nothing(run: int, engine: VoiceEngine) -> None:
    assert await holes_of_engine(engine, run) == []


@pytest.mark.usefixtures("distributed")
async def test_program_as_distributed_is_found_out() -> None:
    with trial_engine(checkout=ROOT, city="haikou") as engine:
        holes = await holes_of_engine(engine, 0)
    assert any(hole.startswith("转给第二位坐席：录音右声道听不到第二位坐席") for hole in holes), (
        holes
    )
    assert any(hole.startswith("转到外线：录音右声道听不到外线") for hole in holes), holes


async def test_configuration_alone_mends_the_program_as_distributed(distributed: Path) -> None:
    leave_unmended(distributed)
    with trial_engine(checkout=ROOT, city="haikou") as engine:
        assert await holes_of_engine(engine, 0) == []
