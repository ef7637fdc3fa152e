"""The host: started when asked, again when it dies, gone when its parent stops or nobody asks."""

import os
import signal
import time
from pathlib import Path

import pytest

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.embeddings import embed
from hotline.intelligence.slots import find_entities


def is_alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] not in "ZX"
    except OSError:
        return False


def gone(pid: int, seconds: float = 20.0) -> bool:
    until = time.monotonic() + seconds
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not is_alive(pid)


def test_without_the_models_python_nothing_starts_and_doors_say_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path))
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))
    with pytest.raises(ModelMissing, match="models install"):
        host.ask("ping")
    assert embed(["路灯坏了"], kind="query") is None
    assert find_entities("路灯坏了") is None
    assert host.missing("e5-small") == ["e5-small", "python"]


@pytest.mark.usefixtures("bare_models")
def test_one_host_serves_and_is_started_again_when_it_died() -> None:
    first = host.ask("ping")["pid"]
    assert host.ask("ping")["pid"] == first
    os.kill(first, signal.SIGKILL)
    assert gone(first)
    second = host.ask("ping")["pid"]
    assert second != first
    host.stop()
    assert gone(second)


@pytest.mark.usefixtures("bare_models")
def test_a_bad_question_is_answered_and_the_host_lives_on() -> None:
    pid = host.ask("ping")["pid"]
    for task in ("nonesuch", "embed"):
        with pytest.raises(host.HostFailed):
            host.ask(task, texts=["路灯"], kind="query")
    assert not host.warm("e5")
    assert host.ask("ping")["pid"] == pid


@pytest.mark.usefixtures("bare_models")
def test_it_ends_when_nobody_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_IDLE_SECONDS", "5")
    assert gone(host.ask("ping")["pid"])


@pytest.mark.usefixtures("bare_models")
def test_a_late_host_is_not_waited_for_and_not_asked_twice() -> None:
    pid = host.ask("ping")["pid"]
    os.kill(pid, signal.SIGSTOP)
    try:
        with pytest.raises(host.HostFailed, match="秒内没有回答"):
            host.ask("ping", seconds=0.2)
    finally:
        os.kill(pid, signal.SIGCONT)
    assert host.ask("ping")["pid"] == pid
