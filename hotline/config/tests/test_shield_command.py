"""``hotline shield``: texts from a file, findings on the screen, no platform needed."""

import json
import os
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from hotline.config.shield.__main__ import main

GOOD = {"text": "11 月 24 日起，国贸路 12 号小区门口三盏路灯不亮，希望尽快检修。"}
PRIVATE = {"text": "昨天在国贸路被骗，对方账户6222020200112233446，希望追回。"}
FIELDS = {
    "event": "昨天起公司拖欠农民工工资，多次讨薪无果。",
    "demand": "请追回工钱。",
    "place": "不详",
    "name": "女士",
    "phone": "13907551234",
    "topic": "路灯照明",
    "area": "龙华区",
    "department": "美兰区",
}


def write(folder: Path, *rows: Any) -> str:
    file = folder / "texts.jsonl"
    lines = [each if isinstance(each, str) else json.dumps(each) for each in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)


def ask(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, Any]]:
    main([*words, "--json"])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_each_line_is_answered_with_its_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ask(capsys, write(tmp_path, GOOD, "", PRIVATE))
    assert [each["line"] for each in answers] == [1, 3]
    assert [each["is_blocked"] for each in answers] == [False, True]
    assert answers[0]["findings"] == []
    (finding,) = answers[1]["findings"]
    assert finding["code"] == "bank_card"
    assert "6222020200112233446" not in json.dumps(finding, ensure_ascii=False)


def test_fields_and_names_are_understood(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (answer,) = ask(capsys, write(tmp_path, FIELDS))
    codes = {each["code"] for each in answer["findings"]}
    assert {"place_missing", "caller_vague", "topic_unfit", "department_area"} <= codes


def test_people_read_sentences_and_a_summary(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([write(tmp_path, GOOD, PRIVATE)]) == 0
    said = capsys.readouterr()
    assert "第 1 行：没有发现问题" in said.out
    assert "第 2 行 [不改不能派] 银行卡号" in said.out
    assert "→ 遮盖银行卡号" in said.out
    assert "共 2 条，1 条不改不能派" in said.err
    assert main([write(tmp_path, GOOD, PRIVATE), "--strict"]) == 1
    assert main([write(tmp_path, GOOD), "--strict"]) == 0


@pytest.mark.parametrize("line", ["xx", "[1]", '{"text": ""}', '{"text": 3}', "{}"])
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    assert main([write(tmp_path, line, GOOD)]) == 2
    said = capsys.readouterr()
    assert "第 1 行：" in said.out
    assert "第 2 行：没有发现问题" in said.out
    assert "1 行无法读取" in said.err


def test_files_and_cities_that_are_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 2
    assert main([write(tmp_path, GOOD), "--city", "atlantis"]) == 2
    assert "找不到文件" in capsys.readouterr().err


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", StringIO(json.dumps(PRIVATE) + "\n"))
    assert main(["-"]) == 0
    assert "银行卡号" in capsys.readouterr().out


def test_the_command_line_knows_it_without_a_platform(tmp_path: Path) -> None:
    done = subprocess.run(  # noqa: S603 - our own program
        [settings.BASE_DIR / "bin" / "hotline", "shield", "texts.jsonl"],
        cwd=Path(write(tmp_path, GOOD)).parent,
        env={"PATH": os.environ["PATH"], "HOTLINE_VAR": str(tmp_path / "var")},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout) == (0, "第 1 行：没有发现问题\n")
