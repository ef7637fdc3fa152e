"""``bin/hotline topics train|predict|evaluate|card``: sort texts into topics."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from hotline.config.topics import deep
from hotline.config.topics.judging import evaluate
from hotline.config.topics.lines import LineError, read_lines
from hotline.config.topics.names import read_names
from hotline.config.topics.predicting import predict_file
from hotline.config.topics.progress import Progress
from hotline.config.topics.words import card_lines, score_lines
from hotline.intelligence.classifying import storing
from hotline.intelligence.classifying.example import Example
from hotline.intelligence.classifying.meaning import MeaningMissingError
from hotline.intelligence.classifying.reading import TooFewExamplesError
from hotline.intelligence.classifying.storing import ModelFilesError
from hotline.intelligence.classifying.training import PRECISION, train


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; 0 when it worked, 1 when lines were left out, 2 when it did not."""
    chosen = _parser().parse_args(arguments)
    try:
        return {"train": _train, "predict": _predict, "evaluate": _evaluate, "card": _card}[
            chosen.verb
        ](chosen)
    except (ModelFilesError, TooFewExamplesError, MeaningMissingError) as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(f"无法读写 {error.filename}：{error.strerror}\n")
    return 2


def _train(chosen: argparse.Namespace) -> int:
    progress = Progress()
    wrong: list[str] = []
    examples = list(_labelled(chosen.file, wrong))
    known = {each.topic for each in examples}
    asked: dict[str, Any] = {
        "trained_on": chosen.date or datetime.now(UTC).date(),
        "precision": chosen.precision,
        "seed": chosen.seed,
        "tell": progress.say,
        "hints": list(read_names(chosen.tree, known)) if chosen.tree else (),
    }
    model = train(examples, **asked)
    model.save(chosen.model)
    if chosen.deep and deep.can_embed():
        model = train(examples, **asked, embed=deep.embed)
        model.save(deep.folder_of(chosen.model))
    _show(model.card, card_lines(model.card), as_json=chosen.json)
    _tell_wrong(wrong)
    return 1 if wrong else 0


def _labelled(path: Path, wrong: list[str]) -> Iterator[Example]:
    for each in read_lines(path, labelled=True):
        if isinstance(each, LineError):
            wrong.append(str(each))
        elif not each.example.topic:
            wrong.append(f"第 {each.number} 行没有 topic")
        else:
            yield each.example


def _predict(chosen: argparse.Namespace) -> int:
    model = deep.open_model(chosen)
    if chosen.out.exists() and chosen.out.samefile(chosen.file):
        sys.stderr.write("结果不能写在原文件上，请换一个文件名\n")
        return 2
    wrong = predict_file(model, chosen.file, chosen.out, top=chosen.top)
    _tell_wrong(wrong)
    return 1 if wrong else 0


def _evaluate(chosen: argparse.Namespace) -> int:
    model = deep.open_model(chosen)
    wrong: list[str] = []
    scores = evaluate(model, _labelled(chosen.file, wrong))
    _show(scores, score_lines(scores), as_json=chosen.json)
    _tell_wrong(wrong)
    return 1 if wrong else 0


def _card(chosen: argparse.Namespace) -> int:
    card = storing.read_card(deep.folder_of(chosen.model) if chosen.deep else chosen.model)
    _show(card, card_lines(card), as_json=chosen.json)
    return 0


def _show(card: Any, lines: Iterator[str], *, as_json: bool) -> None:
    text = json.dumps(dict(card), ensure_ascii=False, indent=2) if as_json else "\n".join(lines)
    sys.stdout.write(text + "\n")


def _tell_wrong(wrong: list[str]) -> None:
    for each in wrong[:10]:
        sys.stderr.write(f"{each}，已跳过\n")
    if len(wrong) > 10:  # noqa: PLR2004 - enough to see what is wrong
        sys.stderr.write(f"……共跳过 {len(wrong)} 行\n")


def _share(text: str) -> float:
    share = float(text)
    if not 0 < share <= 1:
        raise ValueError
    return share


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline topics", description="事项分类：训练、应用、评测"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="动作")
    usual = argparse.ArgumentParser(add_help=False)
    usual.add_argument("--model", type=Path, required=True, metavar="目录", help="模型目录")
    usual.add_argument(
        "--deep", action="store_true", help="还用句向量看整句：样本少、口语多时更准，慢约三十倍"
    )
    seen = argparse.ArgumentParser(add_help=False)
    seen.add_argument("--json", action="store_true", help="输出 JSON")
    learn = verbs.add_parser("train", parents=[usual, seen], help="从已分类的文字学习")
    learn.add_argument("file", type=Path, metavar="TRAIN.jsonl", help="每行 id、title、text、topic")
    learn.add_argument(
        "--precision", type=_share, default=PRECISION, help="给出结论时要达到的精确率"
    )
    learn.add_argument(
        "--tree", type=Path, metavar="TREE.csv", help="分类目录：每行一类，从一级到末级"
    )
    learn.add_argument("--seed", type=int, default=0, help="随机种子")
    learn.add_argument("--date", type=date.fromisoformat, help="写入模型卡的日期，缺省为今天")
    apply = verbs.add_parser("predict", parents=[usual], help="给新的文字分类")
    apply.add_argument("file", type=Path, metavar="IN.jsonl", help="每行 id、title、text")
    apply.add_argument("out", type=Path, metavar="OUT.jsonl", help="结果")
    apply.add_argument("--top", type=int, default=3, help="列出几个可能的分类")
    judge = verbs.add_parser("evaluate", parents=[usual, seen], help="在已分类的文字上评测")
    judge.add_argument("file", type=Path, metavar="TEST.jsonl", help="每行 id、title、text、topic")
    verbs.add_parser("card", parents=[usual, seen], help="显示模型卡")
    return parser


if __name__ == "__main__":
    sys.exit(main())
