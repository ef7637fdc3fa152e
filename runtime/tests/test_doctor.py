"""The doctor finds what is wrong and says how to mend it."""

import io
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime import doctor
from runtime.console import Console
from runtime.doctor import before_start, examine
from runtime.findings import Finding, Weight, holder, is_free
from runtime.secrets import load_secrets
from runtime.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(root=tmp_path, var=tmp_path / "var", port_base=31700)


@pytest.fixture
def listener(settings: Settings) -> Iterator[socket.socket]:
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", settings.web_port))
        taken.listen()
        yield taken


def problems(findings: Iterator[Finding]) -> str:
    return "\n".join(each.problem for each in findings)


def test_port_taken_by_another_process_is_found_with_its_holder(
    settings: Settings, listener: socket.socket
) -> None:
    assert listener.getsockname()[1] == settings.web_port
    found = list(doctor.check_ports(settings))
    assert [each.weight for each in found] == [Weight.BLOCKS]
    assert str(settings.web_port) in found[0].problem
    assert f"进程 {os.getpid()}" in found[0].problem
    assert "HOTLINE_PORT_BASE" in found[0].remedy


def test_port_of_sip_taken_over_udp_is_found(settings: Settings) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", settings.engine_sip_port))
        assert "voice-sip" in problems(doctor.check_ports(settings))
        assert f"{os.getpid()}" in holder(settings.engine_sip_port, socket.SOCK_DGRAM)
    assert not list(doctor.check_ports(settings))


def test_port_that_is_free_again_is_free(settings: Settings) -> None:
    assert is_free("127.0.0.1", settings.web_port)


def test_start_without_built_pages_is_refused_before_anything_is_started(
    settings: Settings,
) -> None:
    assert "web/dist" in problems(iter(before_start(settings)))


def test_secrets_that_others_can_read_are_found_with_the_command_to_close_them(
    settings: Settings,
) -> None:
    path = settings.var / "secrets.json"
    load_secrets(path)
    assert not list(doctor.check_secrets(settings))
    path.chmod(0o644)
    found = list(doctor.check_secrets(settings))
    assert f"chmod 600 {path}" in found[0].remedy


def test_microphone_on_a_plain_http_address_of_the_network_is_warned_about(
    tmp_path: Path,
) -> None:
    def ask(**more: object) -> list[Finding]:
        settings = Settings(root=tmp_path, var=tmp_path, **more)  # type: ignore[arg-type]
        return list(doctor.check_microphone(settings))

    assert not ask()
    assert not ask(public_host="localhost")
    assert not ask(public_host="12345.example.cn", https=True)
    assert [each.weight for each in ask(public_host="10.1.2.3")] == [Weight.WARNS]
    assert ask(public_host="12345.example.cn")


def test_disk_that_is_nearly_full_blocks_and_a_small_one_warns(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Usage:
        free = 0

    monkeypatch.setattr("shutil.disk_usage", lambda _place: Usage)
    assert [each.weight for each in doctor.check_disk(settings)] == [Weight.BLOCKS]
    Usage.free = 2 * 2**30
    assert [each.weight for each in doctor.check_disk(settings)] == [Weight.WARNS]
    Usage.free = 50 * 2**30
    assert not list(doctor.check_disk(settings))


def test_address_that_is_not_this_machine_s_is_found(tmp_path: Path) -> None:
    settings = Settings(root=tmp_path, var=tmp_path, bind="192.0.2.1")
    assert "192.0.2.1" in problems(doctor.check_loopback(settings))


def test_examination_prints_every_remedy_and_fails_when_something_blocks(
    settings: Settings, listener: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOTLINE_DEBIAN_MIRROR", "http://127.0.0.1:9/debian")
    assert listener.fileno() > 0
    screen = io.StringIO()
    assert examine(settings, Console(screen)) == 1
    printed = screen.getvalue()
    assert "解决办法" in printed
    assert str(settings.web_port) in printed
    assert "连不上 Debian 镜像" in printed
    assert "✓" in printed
