"""``bin/hotline places train|parse``: take addresses apart."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from hotline.config.places.examples import ExamplesError, read_examples, read_lines
from hotline.config.places.parsers import chosen_parser
from hotline.intelligence.labelling.files import LabellerFileError
from hotline.reference.learnt_addresses import keep, train

_EVERY = 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command: 0 when done, 2 when a file cannot be read or written."""
    chosen = _parser().parse_args(arguments)
    commands: dict[str, Callable[[argparse.Namespace], None]] = {"train": _train, "parse": _parse}
    try:
        commands[chosen.command](chosen)
    except (ExamplesError, LabellerFileError, OSError, UnicodeDecodeError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _train(chosen: argparse.Namespace) -> None:
    started = time.perf_counter()
    examples = read_examples(chosen.train)
    sys.stderr.write(f"读入 {len(examples)} 条标注好的地址，正在训练……\n")
    parser = train(examples, _tell_round)
    keep(parser, chosen.model, {"kind": "addresses", "examples": len(examples)})
    spent = time.perf_counter() - started
    sys.stderr.write(f"已存入 {chosen.model}，用时 {spent:.0f} 秒。\n")


def _tell_round(turn: int, rounds: int, loss: float) -> None:
    sys.stderr.write(f"第 {turn}/{rounds} 轮，平均损失 {loss:.3f}\n")


def _parse(chosen: argparse.Namespace) -> None:
    parser = chosen_parser(chosen.model, os.environ)
    sys.stderr.write(f"使用{parser.name}。\n")
    started = time.perf_counter()
    lines = read_lines(chosen.lines)
    with chosen.out.open("w", encoding="utf-8") as out:
        for number, text in enumerate(lines, start=1):
            parts = [asdict(each) for each in parser.parse(text)]
            row = {"line": number, "text": text, "components": parts}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            if number % _EVERY == 0:
                sys.stderr.write(f"已解析 {number} 行\n")
    spent = time.perf_counter() - started
    each = spent / max(len(lines), 1) * 1000
    sys.stderr.write(f"共 {len(lines)} 行，平均每行 {each:.1f} 毫秒。\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline places", description="解析中文地址；平台不必运行"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    train_command = commands.add_parser("train", help="从标注好的地址训练解析模型")
    train_command.add_argument(
        "train", metavar="TRAIN", type=Path, help="每行“字 BIO标签”、空行分隔，或每行一个 JSON"
    )
    train_command.add_argument("--model", type=Path, required=True, help="模型存入的文件夹")
    parse_command = commands.add_parser("parse", help="把每行地址拆成带标签的部分")
    parse_command.add_argument("lines", metavar="IN.txt", type=Path, help="每行一个地址")
    parse_command.add_argument("out", metavar="OUT.jsonl", type=Path, help="每行一个 JSON")
    parse_command.add_argument(
        "--model",
        type=Path,
        help="训练好的模型；默认 $HOTLINE_MODELS_DIR/places，都没有时用内置的规则",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
