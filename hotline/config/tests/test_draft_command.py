"""``hotline draft``: whatever a conversation is written as, it is read and drafted."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hotline.config.draft.__main__ import main

TALK = [
    ("operator", "您好，12345热线，请问您贵姓？"),
    ("citizen", "免贵姓陈，昨天下午三点国贸路停电了。"),
]
TURNS = [
    {"party": who, "start": at, "end": at + 2, "text": said} for at, (who, said) in enumerate(TALK)
]


def ask(capsys: pytest.CaptureFixture[str], tmp_path: Path, content: Any) -> dict[str, Any]:
    file = tmp_path / "talk.json"
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    file.write_text(text, encoding="utf-8")
    assert main([str(file), "--now", "2026-11-27T10:00"]) == 0
    return dict(json.loads(capsys.readouterr().out))


SHAPES: dict[str, Any] = {
    "turns": {"turns": TURNS, "unknown": {"a": [1]}},
    "bare list": TURNS,
    "no times": {"turns": [{"party": who, "text": said} for who, said in TALK]},
    "channels": {
        "channels": [
            {"channel": "left", "party": "citizen", "segments": [TURNS[1]]},
            {"channel": "right", "party": "operator", "segments": [TURNS[0]]},
        ]
    },
    "channels by name": {
        "channels": {
            "left": [{"start": 1, "end": 3, "raw": "x", "text": TALK[1][1]}],
            "right": {"segments": [{"start": 0, "end": 1, "text": TALK[0][1]}]},
        }
    },
    "speakers unknown": {"turns": [{"speaker": f"spk{who}", "text": said} for who, said in TALK]},
    "plain text": "\n".join(
        f"{'市民' if who == 'citizen' else '热线员'}：{said}" for who, said in TALK
    ),
    "lines of JSON": "\n".join(json.dumps(each, ensure_ascii=False) for each in TURNS),
}


@pytest.mark.parametrize("content", SHAPES.values(), ids=SHAPES)
def test_every_shape_of_a_conversation_is_understood(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: Any
) -> None:
    answer = ask(capsys, tmp_path, content)
    fields = answer["fields"]
    assert fields["caller"]["value"] == "陈"
    assert fields["place"]["value"] == "国贸路"
    assert fields["time"]["resolved"] == "2026-11-26T15:00:00+08:00"
    span = fields["place"]["spans"][0]
    assert TALK[span["turn"]][1][span["from"] : span["to"]] == span["text"] == "国贸路"
    assert fields["phone"] is None
    assert "phone" in answer["empty"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        "null",
        "42",
        '{"turns": [null, 5, {"party": 3}, {"text": 7}]}',
        '{"turns": "x"}',
    ],
)
def test_nothing_said_fills_nothing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: str
) -> None:
    fields = ask(capsys, tmp_path, content)["fields"]
    assert [name for name, each in fields.items() if each] == []


def test_what_cannot_be_read_is_said_in_chinese(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"turns": [', encoding="utf-8")
    assert main([str(broken)]) == 2
    assert main([str(tmp_path / "none.json")]) == 2
    errors = capsys.readouterr().err
    assert "JSON" in errors
    assert "无法起草" in errors


def test_the_command_needs_no_running_platform() -> None:
    environment = {**os.environ, "HOTLINE_CITY": "haikou"}
    done = subprocess.run(  # noqa: S603 - our own command
        [settings.BASE_DIR / "bin" / "hotline", "draft", "-"],
        input="市民：我叫符晓明，电话13907551234。",
        capture_output=True,
        text=True,
        timeout=60,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["fields"]["phone"]["value"] == "13907551234"
