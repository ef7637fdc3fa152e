"""``hotline knowledge``: an index of a file, answers to another, odd lines told by number."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from hotline.config.knowledge.__main__ import main

DATA = Path(os.environ.get("HOTLINE_TEST_DATA") or Path(__file__).parents[4] / "shared" / "data")
ARTICLES: list[dict[str, Any]] = [
    {"id": 1, "title": "住房公积金提取", "text": "租房、购房、离职可以提取公积金。"},
    {"id": "b", "title": "", "text": "市民服务热线的电话号码是 12345，二十四小时有人接听。"},
    {"id": 3, "title": "", "text": "2 月 24 日起恢复营业。", "questions": ["菜市场什么时候开门"]},
]


def _write(path: Path, rows: list[Any]) -> Path:
    lines = [each if isinstance(each, str) else json.dumps(each) for each in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _answers(tmp_path: Path, questions: list[Any], *more: str) -> dict[Any, list[dict[str, Any]]]:
    asked, out = _write(tmp_path / "q.jsonl", questions), tmp_path / "out.jsonl"
    index = ["--index", str(tmp_path / "index"), "--vectors", "off"]
    main(["search", str(asked), str(out), *index, *more])
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    return {each["id"]: each["results"] for each in rows}


def _index(tmp_path: Path, rows: list[Any], *more: str) -> int:
    articles = _write(tmp_path / "articles.jsonl", rows)
    index = ["--index", str(tmp_path / "index"), "--vectors", "off"]
    return main(["index", str(articles), *index, *more])


def test_questions_find_their_articles_and_quote_them(tmp_path: Path) -> None:
    assert _index(tmp_path, ARTICLES) == 0
    questions = [
        {"id": "q1", "text": "离职了怎么提取公积金？"},
        {"id": "q2", "text": "热线电话是多少"},
        {"id": "q3", "text": "菜市场几时开门"},
        {"id": "q4", "text": "gjj"},
        {"id": "q5", "text": ""},
    ]
    found = _answers(tmp_path, questions, "--top", "2")
    best = {each: rows[0]["id"] if rows else None for each, rows in found.items()}
    assert best == {"q1": 1, "q2": "b", "q3": 3, "q4": 1, "q5": None}
    assert found["q1"][0]["passage"] == ARTICLES[0]["text"]
    assert len(found["q1"]) == 2


def test_odd_lines_are_told_by_their_number(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = ["{", "[1]", {"id": 9}, {"text": "没有编号"}, {"id": 1, "text": "重复"}]
    assert _index(tmp_path, [*ARTICLES, *odd]) == 1
    told = capsys.readouterr().err
    assert "第 4 行不是有效的 JSON" in told
    assert "第 5 行不是 JSON 对象" in told
    assert "第 7 行没有 id" in told
    assert "编号 1 重复" in told


def test_a_folder_without_an_index_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = _write(tmp_path / "q.jsonl", [{"id": 1, "text": "问"}])
    out = str(tmp_path / "out.jsonl")
    assert main(["search", str(asked), out, "--index", str(tmp_path / "none")]) == 2
    assert "没有索引" in capsys.readouterr().err


def test_real_questions_find_their_answers(tmp_path: Path) -> None:
    """Hold what is reached without a model; docs/benchmarks.md says how far that is."""
    path = DATA / "gov_faq_covid" / "qa_give.tsv"
    if not path.exists():
        pytest.skip(f"没有测试数据 {path}")
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    held = [each for each in rows if len(each["answer"]) >= 20][:400]
    _index(tmp_path, [{"id": each["id"], "text": each["answer"]} for each in held])
    found = _answers(tmp_path, [{"id": each["id"], "text": each["question"]} for each in held])
    ranks = [
        next((at for at, row in enumerate(rows) if row["id"] == asked), 99)
        for asked, rows in found.items()
    ]
    assert sum(rank < 1 for rank in ranks) / len(ranks) >= 0.37
    assert sum(rank < 5 for rank in ranks) / len(ranks) >= 0.55
