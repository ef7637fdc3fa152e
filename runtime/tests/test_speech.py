"""The process that captions talks runs only where speech is recognised."""

from pathlib import Path

import pytest

from runtime.assembly import business_services
from runtime.settings import Settings
from runtime.speech import CAPTIONS, recognises_speech


def names(settings: Settings) -> list[str]:
    environment = dict.fromkeys(("PATH", "LC_ALL", "TZ", "HOTLINE_VAR", "HOTLINE_VOICE_DIR"), "x")
    return [each.name for each in business_services(settings, environment)]


def test_an_installed_model_or_a_named_service_needs_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HOTLINE_RECOGNISER", raising=False)
    monkeypatch.delenv("HOTLINE_MODELS_DIR", raising=False)
    settings = Settings(root=tmp_path, var=tmp_path, port_base=31800)
    assert not recognises_speech(settings)
    assert CAPTIONS not in names(settings)
    monkeypatch.setenv("HOTLINE_RECOGNISER", "funasr")
    assert CAPTIONS in names(settings)
    monkeypatch.delenv("HOTLINE_RECOGNISER")
    for each in ("python", "whisper-base"):
        (tmp_path / "models" / each).mkdir(parents=True)
    assert CAPTIONS in names(settings)
