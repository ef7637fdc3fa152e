"""Settings, places and secrets: pure decisions and file permissions."""

import base64
import stat
from pathlib import Path

import pytest

from runtime import places
from runtime.places import Account, PlaceError, is_traversable, own_directory, place_state
from runtime.secrets import load_secrets
from runtime.settings import Settings, SettingsError


def test_settings_without_environment_use_port_12345_for_the_pages() -> None:
    settings = Settings.from_environment({})
    assert (settings.web_port, settings.callcontrol_port) == (12345, 12346)
    assert (settings.engine_http_port, settings.engine_sip_port) == (12347, 12360)
    assert settings.bind == "127.0.0.1"
    assert settings.trunk_contact == "sip:127.0.0.20:12370"


def test_settings_of_a_second_installation_move_every_port_with_the_base(tmp_path: Path) -> None:
    first = Settings.from_environment({})
    second = Settings.from_environment(
        {"HOTLINE_PORT_BASE": "31000", "HOTLINE_VAR": str(tmp_path), "HOTLINE_RTP_START": "40000"}
    )
    assert not set(first.tcp_ports().values()) & set(second.tcp_ports().values())
    assert second.trunk_contact == "sip:127.0.0.20:31070"
    assert (second.rtp_start, second.rtp_end) == (40000, 44999)


@pytest.mark.parametrize(
    "wrong",
    [
        {"HOTLINE_PORT_BASE": "abc"},
        {"HOTLINE_PORT_BASE": "80"},
        {"HOTLINE_PORT_BASE": "65500"},
        {"HOTLINE_RTP_START": "30000", "HOTLINE_RTP_END": "30010"},
    ],
)
def test_settings_with_a_senseless_port_are_refused_in_chinese(wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="不正确"):
        Settings.from_environment(wrong)


def test_address_of_a_server_bound_to_everything_names_this_machine() -> None:
    everything = {"HOTLINE_BIND": "0.0.0.0"}  # noqa: S104 - nothing is bound here
    assert Settings.from_environment(everything).web_address == "http://127.0.0.1:12345"
    public = {"HOTLINE_PUBLIC_HOST": "12345.example.cn", "HOTLINE_HTTPS": "1"}
    assert Settings.from_environment(public).web_address == "https://12345.example.cn:12345"


def test_state_below_a_private_home_moves_for_the_service_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "service_account", lambda: Account("nobody", 65534, 65534))
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    moved = place_state(home / "project" / "var")
    assert moved.parent == places.SYSTEM_STATE
    assert moved == place_state(home / "project" / "var")
    assert moved != place_state(home / "other" / "var")
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_state_of_an_ordinary_account_stays_where_it_was_wished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "service_account", lambda: None)
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    assert place_state(home / "var") == home / "var"
    assert not is_traversable(home / "var")


def test_directory_planted_as_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "target").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(PlaceError, match="拒绝使用"):
        own_directory(tmp_path / "link", None)


def test_secrets_are_drawn_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secrets.json"
    first = load_secrets(path)
    assert load_secrets(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(base64.b64decode(first["HOTLINE_FIELD_KEY"])) == 32
    assert len(set(first.values())) == len(first)
    assert load_secrets(tmp_path / "other" / "secrets.json") != first


def test_secrets_of_an_older_version_are_kept_and_completed(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    path.write_text('{"HOTLINE_SECRET_KEY": "kept", "HOTLINE_RETIRED": "also kept"}')
    path.chmod(0o644)
    completed = load_secrets(path)
    assert completed["HOTLINE_SECRET_KEY"] == "kept"
    assert completed["HOTLINE_RETIRED"] == "also kept"
    assert completed["HOTLINE_ARI_PASSWORD"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
