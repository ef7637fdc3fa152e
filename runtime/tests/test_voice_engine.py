"""The real engine: boots unprivileged, keeps its secrets, and ends when it is told to."""

import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from runtime.tests.voice import settings_below, start
from runtime.voice_engine.engine import VoiceEngine

pytestmark = pytest.mark.engine


def test_engine_is_up_unprivileged_and_tells_its_version(engine: VoiceEngine) -> None:
    pid = int((engine.settings.instance_dir / "run" / "asterisk.pid").read_text())
    account = engine.run_as()
    assert Path(f"/proc/{pid}").stat().st_uid == (account[0] if account else os.geteuid())
    assert account is None or account[0] != 0
    assert engine.is_healthy()
    assert engine.version() in engine.cli("core show version")


def test_engine_boots_without_a_single_warning() -> None:
    with tempfile.TemporaryDirectory(prefix="hotline-voice-") as place:
        fresh = VoiceEngine(settings_below(Path(place)))
        fresh.prepare(print)
        process = start(fresh)
        try:
            log = (fresh.settings.instance_dir / "log" / "messages.log").read_text()
        finally:
            process.kill()
            process.wait()
    complaints = [x for x in log.splitlines() if "WARNING" in x or "ERROR" in x]
    assert [x for x in complaints if "Stasis app" not in x and "ari_websockets" not in x] == []


def test_file_with_secrets_is_not_for_others(engine: VoiceEngine) -> None:
    etc = engine.settings.instance_dir / "etc"
    assert etc.stat().st_mode & 0o077 == 0
    assert {path.stat().st_mode & 0o777 for path in etc.iterdir()} == {0o600}


def test_engine_that_outlived_its_supervisor_is_ended() -> None:
    with tempfile.TemporaryDirectory(prefix="hotline-voice-") as place:
        other = VoiceEngine(settings_below(Path(place)))
        other.prepare(print)
        process = start(other)
        try:
            assert other.stop_leftover()
            process.wait(5)
            assert not other.is_healthy()
            assert not other.stop_leftover()
        finally:
            process.kill()
            process.wait()


def test_process_that_merely_has_the_left_overs_number_is_spared() -> None:
    with (
        tempfile.TemporaryDirectory(prefix="hotline-voice-") as place,
        subprocess.Popen(["sleep", "60"]) as stranger,
    ):
        other = VoiceEngine(settings_below(Path(place)))
        (Path(place) / "voice" / "run").mkdir(parents=True)
        (Path(place) / "voice" / "run" / "asterisk.pid").write_text(str(stranger.pid))
        assert not other.stop_leftover()
        assert stranger.poll() is None
        stranger.kill()
