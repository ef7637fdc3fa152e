"""The whole platform, really started: status, the robots' story, a crash, a second start."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from runtime.assembly import NAMES
from runtime.places import ROOT
from runtime.testing import state_directory

pytestmark = [pytest.mark.engine, pytest.mark.browser, pytest.mark.xdist_group("platform")]

PATIENCE = 180
STARTED = "平台已就绪"


class Installation:
    """A second installation beside the developer's own."""

    def __init__(self, state: Path) -> None:
        self.state = state
        self.log = state / "up.log"
        self.first_words = ""
        self.process: subprocess.Popen[bytes] | None = None
        ours = ("HOTLINE_", "DATABASE_URL")
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        self.environment |= {
            "HOTLINE_VAR": str(state),
            "HOTLINE_PORT_BASE": "23300",
            "HOTLINE_RTP_START": "45000",
            "HOTLINE_RTP_END": "45199",
            **{k: v for k, v in os.environ.items() if k == "HOTLINE_VOICE_ROOT"},
        }

    def call(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run the command line to its end."""
        command = [str(ROOT / "bin" / "hotline"), *words]
        return subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            env=self.environment,
        )

    def status(self) -> dict[str, Any]:
        """Ask for the status."""
        answer: dict[str, Any] = json.loads(self.call("status", "--json").stdout)
        return answer

    def start(self) -> float:
        """Start and wait until ready; return the seconds it took."""
        began = time.monotonic()
        self.log.unlink(missing_ok=True)
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [str(ROOT / "bin" / "hotline"), "up"],
                stdout=out,
                stderr=out,
                env=self.environment,
                start_new_session=True,
            )
        while STARTED not in self.log.read_text():
            assert self.process.poll() is None, self.log.read_text()[-3000:]
            assert time.monotonic() - began < PATIENCE, self.log.read_text()[-3000:]
            time.sleep(0.2)
        return time.monotonic() - began

    def stop(self) -> int:
        """Press Ctrl-C; return the exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def pid_of(self, name: str) -> int:
        """Find a process."""
        found = next(each for each in self.status()["processes"] if each["name"] == name)
        return int(found["pid"] or 0)


@pytest.fixture(scope="module")
def platform() -> Iterator[Installation]:
    state = state_directory() / "platform"
    Installation(state).call("stop")
    shutil.rmtree(state, ignore_errors=True)
    state.mkdir(parents=True)
    state.chmod(0o755)
    installation = Installation(state)
    installation.start()
    installation.first_words = installation.log.read_text()  # a later start writes the log anew
    yield installation
    installation.call("stop")
    if installation.process is not None:
        installation.process.wait(60)
    shutil.rmtree(state, ignore_errors=True)


def test_platform_once_started_is_healthy_in_every_part(platform: Installation) -> None:
    status = platform.status()
    assert status["healthy"], status
    names = [each["name"] for each in status["processes"]]
    assert set(names) == set(NAMES)
    assert names[0] == "postgres"


def test_first_passwords_are_printed_once_and_kept_in_no_file(platform: Installation) -> None:
    printed = platform.first_words
    password = printed.split("admin")[1].split("密码")[1].split()[0]
    assert len(password) >= 10
    files = [each for each in (platform.state / "log").glob("*") if each.is_file()]
    assert files
    assert all(password not in each.read_text(errors="replace") for each in files)


def test_second_start_of_the_same_installation_is_refused_politely(platform: Installation) -> None:
    refused = platform.call("up")
    assert refused.returncode == 1
    assert "已经在运行" in refused.stdout
    assert platform.status()["healthy"]


def test_robots_play_the_whole_story_to_its_end(platform: Installation) -> None:
    show = platform.call("demo")
    assert show.returncode == 0, show.stdout + show.stderr
    assert "✗" not in show.stdout
    assert "全部完成" in show.stdout


def test_process_that_is_killed_comes_back_by_itself(platform: Installation) -> None:
    before = platform.pid_of("callcontrol")
    os.kill(before, signal.SIGKILL)
    deadline = time.monotonic() + 60
    while not platform.status()["healthy"] or platform.pid_of("callcontrol") == before:
        assert time.monotonic() < deadline, platform.status()
        time.sleep(0.5)


def test_platform_stopped_and_started_again_keeps_its_work_and_prints_no_password(
    platform: Installation,
) -> None:
    assert platform.stop() == 0
    assert not platform.status()["running"]

    platform.start()

    assert "首次登录密码" not in platform.log.read_text()
    assert platform.status()["healthy"]
