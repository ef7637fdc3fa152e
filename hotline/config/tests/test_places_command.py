"""``hotline places``: train, parse, and what is refused."""

import json
import os
from pathlib import Path

import pytest

from hotline.config.places.__main__ import main
from hotline.config.places.examples import ExamplesError, read_examples
from hotline.reference.divisions import china
from hotline.reference.rules.addresses.grammar import parse_by_rules

_ROOT = Path(__file__).resolve().parents[3]
_ROADS = ["国贸路", "龙昆北路", "海府路", "文明东路"]
_DISTRICTS = ["龙华区", "美兰区", "琼山区"]


def _conll(path: Path, turns: int = 12) -> Path:
    lines: list[str] = []
    for turn in range(turns):
        road, district = _ROADS[turn % 4], _DISTRICTS[turn % 3]
        for text, label in ((district, "district"), (road, "road"), (f"{turn + 10}号", "roadno")):
            tokens = [text[:2], text[2]] if label == "roadno" else [*text]
            lines += [f"{each} {'I' if at else 'B'}-{label}" for at, each in enumerate(tokens)]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _parse(tmp_path: Path, text: str, *more: str) -> list[dict[str, object]]:
    (tmp_path / "in.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert main(["parse", str(tmp_path / "in.txt"), str(out), *more]) == 0
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]


def test_a_trained_model_parses(tmp_path: Path) -> None:
    model = tmp_path / "model"
    assert main(["train", str(_conll(tmp_path / "train.txt")), "--model", str(model)]) == 0
    (row,) = _parse(tmp_path, "美兰区国贸路15号\n", "--model", str(model))
    parts = row["components"]
    assert isinstance(parts, list)
    assert [(each["text"], each["label"]) for each in parts] == [
        ("美兰区", "district"),
        ("国贸路", "road"),
        ("15号", "roadno"),
    ]
    assert all(0 < each["probability"] <= 1 for each in parts)


def test_without_a_model_the_rules_parse_every_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path / "none"))
    rows = _parse(tmp_path, "龙华区国贸路12号\n\n美兰区\r\n")
    assert [each["line"] for each in rows] == [1, 2, 3]
    assert rows[1]["components"] == []
    assert "内置规则" in capsys.readouterr().err


def test_the_sites_own_model_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path))
    main(["train", str(_conll(tmp_path / "train.txt")), "--model", str(tmp_path / "places")])
    _parse(tmp_path, "龙华区\n")
    assert "使用模型" in capsys.readouterr().err


def test_what_cannot_be_read_is_said_in_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("龙 B-dragon\n", encoding="utf-8")
    assert main(["train", str(bad), "--model", str(tmp_path / "m")]) == 2
    assert "dragon" in capsys.readouterr().err
    assert main(["parse", str(bad), str(tmp_path / "o"), "--model", str(tmp_path / "m")]) == 2
    assert "没有训练好的模型" in capsys.readouterr().err


def test_examples_may_be_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "train.jsonl"
    row = {"text": "在龙华区", "components": [{"start": 1, "end": 4, "label": "district"}]}
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    (example,) = read_examples(path)
    assert list(example.spans) == [(0, 1, "o"), (1, 4, "district")]
    row["components"] = [{"start": 1, "end": 9, "label": "district"}]
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    with pytest.raises(ExamplesError, match="出界"):
        read_examples(path)


def test_the_rules_do_well_on_addresses_that_others_labelled() -> None:
    data = Path(os.environ.get("HOTLINE_TEST_DATA") or _ROOT.parent / "shared" / "data")
    dev = data / "address_parsing" / "dev.conll.txt"
    if not dev.exists():
        pytest.skip(f"{dev} is not there; say where by HOTLINE_TEST_DATA")
    hit = total = 0
    for example in read_examples(dev)[::10]:
        told = parse_by_rules(example.text, china())
        gold, found = set(example.spans), {(one.start, one.end, one.label) for one in told}
        hit += 2 * len(gold & found)
        total += len(gold) + len(found)
    assert hit / total >= 0.78
