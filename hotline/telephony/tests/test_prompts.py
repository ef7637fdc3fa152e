"""Prompts: made, listened to, published to the engine's folder, withdrawn, restored."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from django.conf import settings

from contracts.telephony_config import TelephonyConfiguration
from hotline.accounts.rules.roles import Role
from hotline.accounts.visitor import Visitor
from hotline.core.models import Event
from hotline.intelligence.errors import NoSpeechSynthesis, NoSuchVoice, SpeechFailed
from hotline.telephony.actions.make_prompt_sound import render_prompt, upload_prompt
from hotline.telephony.actions.publish_prompt import (
    publish_prompt,
    restore_prompts,
    withdraw_prompt,
)
from hotline.telephony.actions.save_prompt import save_prompt
from hotline.telephony.models import PromptSound
from hotline.telephony.policy_errors import NoSuchPrompt, SoundsFolderClosed
from hotline.telephony.prompt_files import kept_sound
from hotline.telephony.queries import latest_configuration
from hotline.telephony.tests.floor import NOW, open_floor, person
from hotline.telephony.tests.test_prompt_sound import encoded, speech

pytestmark = pytest.mark.django_db


@pytest.fixture
def sounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings.HOTLINE_ENVIRONMENT, "voice_dir", tmp_path)
    return tmp_path / "sounds"


@pytest.fixture
def lin(sounds: Path) -> Visitor:
    assert sounds
    open_floor()
    return person("lin", Role.ADMINISTRATOR)


def _upload(
    lin: Visitor, name: str = "greeting", language: str = "zh", loud: float = 0.05
) -> PromptSound:
    content = encoded(speech(rate=16000, loud=loud), 16000, "WAV")
    return upload_prompt(
        name=name, language=language, text="您好", content=content, by=lin, now=NOW
    )


def _prompts() -> dict[str, dict[str, str]]:
    latest = latest_configuration()
    assert latest is not None
    configuration = TelephonyConfiguration.model_validate(latest.content)
    return {each.name: each.sounds for each in configuration.prompts}


def test_an_uploaded_sound_is_heard_only_once_it_is_published(lin: Visitor, sounds: Path) -> None:
    sound = _upload(lin)
    assert _prompts() == {}
    assert not sounds.exists()
    publish_prompt(sound_id=sound.pk, by=lin, now=NOW)
    name = _prompts()["greeting"]["zh"]
    assert name == f"prompts/greeting-{sound.sha256[:12]}"
    file = sounds / "zh" / "hotline" / f"{name}.wav"
    assert file.read_bytes() == kept_sound(sound.sha256)
    assert file.stat().st_mode & 0o777 == 0o644
    kinds = (
        Event.objects.filter(subject_type="prompt").order_by("pk").values_list("kind", flat=True)
    )
    assert list(kinds) == ["prompt.sound_made", "prompt.sound_published"]


def test_the_citys_english_is_kept_when_only_the_chinese_is_replaced(lin: Visitor) -> None:
    publish_prompt(sound_id=_upload(lin).pk, by=lin, now=NOW)
    assert _prompts()["greeting"]["en"] == "greeting"


def test_an_older_sound_may_be_published_again_and_the_citys_own_too(lin: Visitor) -> None:
    first, second = _upload(lin), _upload(lin, loud=0.02)
    for each in (first, second, first):
        publish_prompt(sound_id=each.pk, by=lin, now=NOW)
    assert first.sha256[:12] in _prompts()["greeting"]["zh"]
    assert PromptSound.objects.filter(is_current=True).count() == 1
    withdraw_prompt(name="greeting", language="zh", by=lin, now=NOW)
    assert _prompts() == {}


def test_a_prompt_of_ones_own_can_be_named_by_flows_once_it_has_a_sound(lin: Visitor) -> None:
    with pytest.raises(NoSuchPrompt):
        _upload(lin, name="typhoon")
    save_prompt(name="typhoon", label="台风通知", by=lin, now=NOW)
    publish_prompt(sound_id=_upload(lin, name="typhoon", language="ru").pk, by=lin, now=NOW)
    assert list(_prompts()["typhoon"]) == ["ru"]


def test_sounds_the_engine_lost_are_written_again(lin: Visitor, sounds: Path) -> None:
    publish_prompt(sound_id=_upload(lin).pk, by=lin, now=NOW)
    (file,) = sounds.rglob("*.wav")
    file.unlink()
    assert restore_prompts() == 1
    assert file.is_file()


def test_a_folder_that_cannot_be_written_refuses_and_publishes_nothing(
    lin: Visitor, sounds: Path
) -> None:
    sounds.write_text("in the way")
    sound = _upload(lin)
    with pytest.raises(SoundsFolderClosed, match="提示音目录"):
        publish_prompt(sound_id=sound.pk, by=lin, now=NOW)
    sound.refresh_from_db()
    assert not sound.is_current


def _render(
    lin: Visitor, voice: str = "zhiyan", text: str = "台风来了，请留在家中。"
) -> PromptSound:
    return render_prompt(
        name="greeting", language="zh", text=text, voice=voice, speed=1.0, by=lin, now=NOW
    )


def test_without_a_model_one_is_told_to_upload(lin: Visitor) -> None:
    with pytest.raises(NoSpeechSynthesis, match="未安装语音合成模型，请上传录音"):
        _render(lin)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[list[dict[str, object]]]:
    asked: list[dict[str, object]] = []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            is_bad = asked[-1]["input"] == "坏"
            self.send_response(500 if is_bad else 200)
            self.end_headers()
            self.wfile.write(encoded(speech(rate=24000), 24000, "WAV"))

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Service)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    environment = settings.HOTLINE_ENVIRONMENT
    address = f"127.0.0.1:{server.server_port}"
    monkeypatch.setattr(environment, "speech_url", f"http://{address}")
    monkeypatch.setattr(environment, "model_hosts", address)
    monkeypatch.setattr(environment, "speech_voices", {"zhiyan": "zh"})
    monkeypatch.setattr(environment, "var", tmp_path / "var")
    yield asked
    server.shutdown()
    server.server_close()


def test_a_sentence_is_spoken_once_however_often_it_is_made(
    lin: Visitor, service: list[dict[str, object]]
) -> None:
    first, second = _render(lin), _render(lin)
    assert first.sha256 == second.sha256
    assert first.source == "rendered"
    (asked,) = service
    assert asked["input"] == "台风来了，请留在家中。"
    assert asked["voice"] == "zhiyan"


@pytest.mark.usefixtures("service")
def test_an_unknown_voice_and_a_broken_service_are_refused(lin: Visitor) -> None:
    with pytest.raises(NoSuchVoice, match="没有音色"):
        _render(lin, voice="nobody")
    with pytest.raises(SpeechFailed, match="没有响应"):
        _render(lin, text="坏")
    assert not PromptSound.objects.exists()
