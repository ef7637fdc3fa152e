"""The engine's configuration says what the settings say, and nothing dangerous."""

import dataclasses
import re
import wave
from pathlib import Path

import numpy as np
import pytest

from contracts.credentials import seat_password
from runtime.places import ROOT
from runtime.tests.test_voice_root import lay_out
from runtime.voice_engine.configuration import configuration_files
from runtime.voice_engine.errors import VoiceEngineError
from runtime.voice_engine.layout import make_directories, write_file
from runtime.voice_engine.music import (
    BEEP_HERTZ,
    BEEP_SECONDS,
    LEVEL_DBFS,
    RATE,
    beep,
    waiting_music,
)
from runtime.voice_engine.settings import TlsDoors, VoiceEngineSettings
from runtime.voice_engine.sounds import install_sounds

PROMPTS = ROOT / "cities" / "haikou" / "prompts"


@pytest.fixture
def settings(tmp_path: Path) -> VoiceEngineSettings:
    return VoiceEngineSettings(
        instance_dir=tmp_path / "voice",
        recordings_dir=tmp_path / "recordings",
        root_dir=tmp_path / "voice-root",
        prompts_dir=PROMPTS,
        sip_port=5060,
        http_port=8088,
        ami_port=5038,
        rtp_start=41000,
        rtp_end=41100,
        ari_password="ari-secret",
        ami_password="ami-secret",
        seat_secret="seat-secret",
        trunk_peers=("127.0.0.10/32", "127.0.0.20"),
        trunk_contact="sip:127.0.0.20:5070",
    )


@pytest.fixture
def files(settings: VoiceEngineSettings) -> dict[str, str]:
    return configuration_files(settings, lay_out(settings.root_dir))


def section(text: str, name: str, kind: str = "") -> dict[str, str]:
    """Return one section's settings; of several with that name, the one of this type."""
    for found in re.finditer(rf"^\[{name}\][^\n]*\n((?:[^\[\n].*\n|\n)*)", text, re.MULTILINE):
        lines = [line for line in found.group(1).splitlines() if "=" in line and line[0] != ";"]
        pairs = {
            key.strip(): value.strip(" >") for key, _, value in (x.partition("=") for x in lines)
        }
        if not kind or pairs.get("type") == kind:
            return pairs
    return {}


def test_files_are_the_same_when_nothing_changed(
    settings: VoiceEngineSettings, files: dict[str, str]
) -> None:
    again = configuration_files(settings, lay_out(settings.root_dir.with_name("second")))
    assert files.keys() == again.keys()
    assert {n for n in files if files[n] != again[n]} == {"asterisk.conf"}
    assert not [name for name, text in files.items() if "@{" in text]


def test_doors_of_the_engine_open_on_loopback_with_their_secrets(files: dict[str, str]) -> None:
    assert section(files["http.conf"], "general")["bindaddr"] == "127.0.0.1"
    assert section(files["ari.conf"], "hotline")["password"] == "ari-secret"
    assert section(files["manager.conf"], "general")["bindaddr"] == "127.0.0.1"
    known = section(files["manager.conf"], "hotline")
    assert (known["secret"], known["write"], known["read"]) == ("ami-secret", "system", "")


def test_carrier_is_known_by_address_and_nobody_is_anonymous(files: dict[str, str]) -> None:
    text = files["pjsip.conf"]
    assert section(text, "trunk")["identify_by"] == "ip"
    assert re.findall(r"^match = (.+)$", text, re.MULTILINE) == ["127.0.0.10/32", "127.0.0.20"]
    assert "anonymous" not in files["modules.conf"]
    assert section(text, "citizen", "auth")["password"] == seat_password("seat-secret", "citizen")
    for name in ("seat-webrtc", "seat-phone", "seat-auth", "seat-aor"):
        assert f"[{name}](!" in text
    assert text.rstrip().endswith("#include pjsip_seats.conf")


def test_every_leg_has_a_longest_life(files: dict[str, str]) -> None:
    assert section(files["pjsip.conf"], "everyone")["set_var"] == "TIMEOUT(absolute)=14400"


def test_callers_numbers_stay_out_of_the_logs(files: dict[str, str]) -> None:
    general = section(files["logger.conf"], "general")
    assert general["queue_log"] == "no"
    assert "verbose" not in files["logger.conf"].partition("[logfiles]")[2]


def test_seats_at_home_come_by_tls_or_by_way_of_the_edge(
    settings: VoiceEngineSettings, files: dict[str, str], tmp_path: Path
) -> None:
    assert "[seat-home](!,seat)\ntransport = tls\n" in files["pjsip.conf"]
    behind = dataclasses.replace(settings, is_behind_edge=True)
    text = configuration_files(behind, lay_out(tmp_path / "another"))["pjsip.conf"]
    assert "transport = tls" not in text
    assert "[seat-home](!,seat)\n; by way of the edge\n" in text


def test_https_is_offered_when_there_is_a_certificate(
    settings: VoiceEngineSettings, tmp_path: Path
) -> None:
    doors = TlsDoors(
        certificate=tmp_path / "c.pem", key=tmp_path / "c.pem", sip_port=5061, wss_port=8089
    )
    secure = dataclasses.replace(settings, tls=doors)
    files = configuration_files(secure, lay_out(tmp_path / "another"))
    assert section(files["http.conf"], "general")["tlsbindaddr"] == "127.0.0.1:8089"


@pytest.mark.parametrize(
    "change",
    [
        {"ari_password": "a\nb"},
        {"ami_password": "x;y"},
        {"ami_password": ""},
        {"trunk_contact": "sip:x]\n[y]"},
        {"trunk_peers": ("anybody",)},
        {"rtp_start": 80},
        {"rtp_end": 70000},
    ],
)
def test_settings_that_would_break_a_file_are_refused(
    settings: VoiceEngineSettings, change: dict[str, object]
) -> None:
    with pytest.raises(VoiceEngineError):
        dataclasses.replace(settings, **change)  # type: ignore[arg-type]


def test_secrets_are_written_for_the_owner_only_and_equal_files_stay(tmp_path: Path) -> None:
    make_directories(tmp_path / "voice", tmp_path / "recordings", None)
    etc = tmp_path / "voice" / "etc"
    assert etc.stat().st_mode & 0o777 == 0o700
    write_file(etc / "ari.conf", b"secret", None, mode=0o600)
    first = (etc / "ari.conf").stat()
    assert first.st_mode & 0o777 == 0o600
    write_file(etc / "ari.conf", b"secret", None, mode=0o600)
    assert (etc / "ari.conf").stat().st_ino == first.st_ino


def test_prompts_and_music_are_laid_out_for_the_engine(settings: VoiceEngineSettings) -> None:
    make_directories(settings.instance_dir, settings.recordings_dir, None)
    stale = settings.instance_dir / "sounds/zh/hotline/stale.wav"
    published = [
        settings.instance_dir / "sounds" / language / "hotline" / "prompts" / "greeting-1.wav"
        for language in ("zh", "ru")
    ]
    for file in (stale, *published):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    install_sounds(PROMPTS, settings.instance_dir, lay_out(settings.root_dir), None)
    sounds = settings.instance_dir / "share" / "sounds"
    languages = [f"{language}/hotline/greeting" for language in ("zh", "en", "ru", "ja", "ko")]
    for name in (*languages, "zh/digits/10", "en/digits/20", "beep"):
        with wave.open(str(sounds / f"{name}.wav")) as sound:
            assert (sound.getframerate(), sound.getsampwidth(), sound.getnchannels()) == (
                8000,
                2,
                1,
            )
    assert not stale.exists()
    assert all(file.exists() for file in published)
    assert (settings.instance_dir / "music" / "waiting.wav").exists()


def test_beep_is_a_short_tone_with_soft_edges() -> None:
    tone = beep()
    assert tone.size == int(BEEP_SECONDS * RATE)
    assert 0.2 < np.abs(tone).max() < 0.3
    assert np.abs(tone[:8]).max() < 0.02
    assert np.abs(tone[-8:]).max() < 0.02
    loudest = np.abs(np.fft.rfft(tone)).argmax() * RATE / tone.size
    assert abs(loudest - BEEP_HERTZ) < 5


def test_prompts_that_are_missing_are_named(settings: VoiceEngineSettings, tmp_path: Path) -> None:
    (tmp_path / "prompts" / "zh").mkdir(parents=True)
    with pytest.raises(VoiceEngineError, match="engine-fallback"):
        install_sounds(tmp_path / "prompts", tmp_path, lay_out(settings.root_dir), None)


def test_waiting_music_is_soft_never_silent_and_loops_without_a_click() -> None:
    music = waiting_music()
    seconds = [music[n : n + RATE] for n in range(0, music.size, RATE)]
    loudness = [20 * np.log10(np.sqrt(np.mean(part**2))) for part in seconds]
    assert abs(20 * np.log10(np.sqrt(np.mean(music**2))) - LEVEL_DBFS) < 0.1
    assert min(loudness) > -36
    assert np.abs(music).max() < 0.5
    steps = np.abs(np.diff(music))
    assert abs(music[0] - music[-1]) <= steps.max()


def test_raw_recordings_are_open_to_the_engine_only(tmp_path: Path) -> None:
    recordings = tmp_path / "recordings"
    recordings.mkdir(mode=0o755)
    make_directories(tmp_path / "voice", recordings, None)
    assert recordings.stat().st_mode & 0o777 == 0o700
