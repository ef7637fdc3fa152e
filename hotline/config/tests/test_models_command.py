"""``bin/hotline models`` and ``transcribe``: nothing is fetched unasked, errors are Chinese."""

import json
from pathlib import Path

import numpy as np
import pytest
import soundfile

from hotline.config.models.__main__ import main as models
from hotline.config.transcribe.__main__ import main as transcribe


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder without any model."""
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path / "models"))
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))
    monkeypatch.delenv("HOTLINE_RECOGNISER", raising=False)
    return tmp_path


def test_the_list_says_what_is_missing_and_what_that_costs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert models(["list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {each["state"] for each in found} == {"absent"}
    assert all(each["licence"] and each["bytes"] and each["without"] for each in found)
    assert models(["list"]) == 0
    assert "没有它：知识检索" in capsys.readouterr().out


def test_without_a_yes_nothing_is_installed(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models(["install", "silero-vad"]) == 1
    assert "--yes" in capsys.readouterr().err
    assert not (folder / "models").exists()


def test_an_unknown_model_and_a_mirror_that_is_not_there_are_told(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert models(["install", "gpt", "--yes"]) == 2
    assert "没有叫 gpt 的模型" in capsys.readouterr().err
    monkeypatch.setenv("HOTLINE_MODELS_MIRROR", str(folder / "nowhere"))
    assert models(["install", "--yes"]) == 2
    assert "HOTLINE_MODELS_MIRROR" in capsys.readouterr().err


def test_verify_fails_only_for_what_is_damaged_or_asked_for_by_name(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models(["verify"]) == 0
    assert models(["verify", "silero-vad"]) == 1
    file = folder / "models" / "silero-vad" / "silero_vad_v6.onnx"
    file.parent.mkdir(parents=True)
    file.write_bytes(b"half")
    assert models(["verify", "--json"]) == 1
    assert '"silero-vad": "damaged"' in capsys.readouterr().out


def test_transcribing_without_models_says_what_to_install(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    soundfile.write(str(folder / "a.wav"), np.zeros(8000), 8000)
    assert transcribe([str(folder / "a.wav"), "--json"]) == 2
    said = capsys.readouterr()
    assert "bin/hotline models install" in said.err
    assert said.out == ""


def test_a_broken_recording_is_told_in_chinese(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.wav").write_bytes(b"RIFF")
    assert transcribe([str(folder / "a.wav")]) == 2
    assert "损坏" in capsys.readouterr().err
