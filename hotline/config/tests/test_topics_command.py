"""``hotline topics``: learn, sort, measure, read the card, from files only."""

import json
from pathlib import Path
from typing import Any

import pytest

from hotline.config.topics import deep
from hotline.config.topics.__main__ import main
from hotline.config.topics.names import read_names
from hotline.intelligence.classifying.tests.letters import first_levels
from hotline.intelligence.classifying.tests.test_meaning import understand


def write(path: Path, rows: list[Any]) -> str:
    lines = [each if isinstance(each, str) else json.dumps(each) for each in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("topics")
    train = write(folder / "train.jsonl", [each._asdict() for each in first_levels()])
    assert main(["train", train, "--model", str(folder / "model"), "--date", "2026-11-01"]) == 0
    return folder


def predict(folder: Path, rows: list[Any], expected: int = 0) -> list[dict[str, Any]]:
    out = folder / "out.jsonl"
    asked = write(folder / "in.jsonl", rows)
    assert main(["predict", asked, str(out), "--model", str(folder / "model")]) == expected
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_every_text_is_answered_under_its_own_id(folder: Path) -> None:
    rows = [
        {"id": 7, "title": "物业", "text": "物业乱收停车费，物业不打扫楼道"},
        {"id": "七", "title": None, "text": ""},
        {"text": "公交甩站"},
        {"id": "\ud800", "text": "噪音\ud800"},
    ]
    first, empty, unnamed, half = predict(folder, rows)
    assert (first["id"], first["topic"], first["abstained"]) == (7, "住房", False)
    assert 0.5 < first["probability"] <= 1
    assert any("物业" in each for each in first["reasons"])
    assert empty == {
        "id": "七", "topic": None, "probability": 0.0, "abstained": True, "reasons": [],
        "candidates": [], "levels": [],
    }  # fmt: skip
    assert unnamed["id"] == 3
    assert (half["id"], half["topic"]) == ("?", "环保")


def test_odd_lines_are_left_out_and_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = predict(folder, ["{", "", [1], {"id": 1, "text": "噪音"}], expected=1)
    assert [each["id"] for each in said] == [1]
    complained = capsys.readouterr().err
    assert "第 1 行不是有效的 JSON" in complained
    assert "第 3 行不是 JSON 对象" in complained


def test_the_answer_is_never_read_as_a_title(folder: Path) -> None:
    told, untold = predict(
        folder, [{"text": "请问怎么办", "topic": "住房"}, {"text": "请问怎么办"}]
    )
    assert told["candidates"] == untold["candidates"]


def test_letters_of_other_shapes_can_be_measured(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"id": 1, "topic": "公交车甩站", "detail": "司机甩站不停", "label": "交通"},
        {"row": 2, "text_seg": "物业 乱收 停车费 小区", "label": "住房"},
        {"row": 3, "text": "没有分类"},
    ]
    asked = write(folder / "test.jsonl", rows)
    assert main(["evaluate", asked, "--model", str(folder / "model"), "--json"]) == 1
    shown = capsys.readouterr()
    assert json.loads(shown.out)["accuracy"] == 1
    assert "第 3 行没有 topic" in shown.err


def test_odd_rows_teach_nothing_and_stop_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = [each._asdict() for each in first_levels()]
    odd = [
        {"id": "nan", "text": "噪音", "topic": float("nan")},
        {"id": "object", "text": "噪音", "topic": {"a": 1}},
        {"id": "slash", "text": "噪音", "topic": " / "},
        {"id": "blanks", "text": "广场舞 噪音", "topic": "环\n保"},
        {"id": "number", "text": 12345, "topic": 7},
        {"id": "empty", "text": None, "topic": "孤类"},
        {**good[0], "id": "other", "topic": "环保"},
    ]
    train = write(tmp_path / "train.jsonl", [*good, *odd])
    assert main(["train", train, "--model", str(tmp_path / "model"), "--json"]) == 1
    shown = capsys.readouterr()
    card = json.loads(shown.out)
    assert shown.err.count("没有 topic") == 3
    assert {"环 保", "7", "孤类"} <= set(card["topics"])
    assert card["split_groups"] == 1
    assert "other" in {each["id"] for each in card["doubts"]}
    (said,) = predict(tmp_path, [{"id": 1, "text": "没见过的字"}])
    assert all(each["topic"] not in {"孤类", "7"} for each in said["candidates"])


def test_twins_only_are_said_to_prove_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": at, "text": "路灯不亮", "topic": "甲乙"[at % 2]} for at in range(6)]
    train = write(tmp_path / "train.jsonl", rows)
    assert main(["train", train, "--model", str(tmp_path / "model")]) == 0
    assert "没有可检验的" in capsys.readouterr().out


def test_the_card_is_shown_to_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "--model", str(folder / "model")]) == 0
    shown = capsys.readouterr().out
    assert "训练日期 2026-11-01" in shown
    assert "交通：精确率" in shown


def test_without_a_sentence_model_the_words_alone_are_looked_at(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))
    monkeypatch.delenv("HOTLINE_EMBEDDINGS_URL", raising=False)
    train, model = str(folder / "train.jsonl"), tmp_path / "model"
    assert main(["train", train, "--model", str(model), "--deep"]) == 0
    assert "跳过 --deep" in capsys.readouterr().err
    assert not (model / "deep").exists()
    out = str(tmp_path / "out.jsonl")
    assert main(["predict", train, out, "--model", str(model), "--deep"]) == 0
    assert "跳过 --deep" in capsys.readouterr().err


def test_a_deep_model_lies_beside_the_one_of_words(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(deep, "model_name", lambda: "table")
    monkeypatch.setattr(deep, "embed", understand)
    train, model = str(folder / "train.jsonl"), str(tmp_path / "model")
    assert main(["evaluate", train, "--model", str(folder / "model"), "--deep"]) == 0
    assert "没有用 --deep 训练过" in capsys.readouterr().err
    assert main(["train", train, "--model", model, "--deep"]) == 0
    assert main(["card", "--model", model, "--deep"]) == 0
    assert "整句由 table 读懂" in capsys.readouterr().out
    assert main(["evaluate", train, "--model", model, "--deep", "--json"]) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["accuracy"] == 1
    assert not shown.err


def test_names_below_a_topic_teach_it(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = tmp_path / "tree.csv"
    tree.write_text("l1,l2\n环保,夜间噪音\n环保,噪音 施工\n住房\n别的,噪音\n\n", encoding="utf-8")
    found = list(read_names(tree, {"环保", "住房"}))
    assert [(each.topic, each.text) for each in found] == [
        ("环保", "夜间噪音"), ("环保", "噪音 施工"), ("住房", "住房"),
    ]  # fmt: skip
    train = str(folder / "train.jsonl")
    model = str(tmp_path / "model")
    assert main(["train", train, "--model", model, "--tree", str(tree)]) == 0
    shown = capsys.readouterr().out
    assert "分类目录 3 行" in shown
    assert f"样本 {len(first_levels())} 条" in shown


def test_no_model_and_no_file_are_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "--model", str(folder / "nothing")]) == 2
    assert "没有模型" in capsys.readouterr().err
    assert main(["train", str(folder / "nothing"), "--model", str(folder / "m")]) == 2
    assert "无法读写" in capsys.readouterr().err
    train = str(folder / "train.jsonl")
    assert main(["predict", train, train, "--model", str(folder / "model")]) == 2
    assert "原文件" in capsys.readouterr().err
    empty = write(folder / "empty.jsonl", [""])
    assert main(["train", empty, "--model", str(folder / "m")]) == 2
    assert "至少要有两个分类" in capsys.readouterr().err
