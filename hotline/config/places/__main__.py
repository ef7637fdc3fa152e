"""``bin/hotline places train|parse|find``: take addresses apart, find names by ear."""

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from hotline.config.city.files import CityFileError
from hotline.config.places.examples import ExamplesError, read_examples, read_lines
from hotline.config.places.find import finder_of, things_of_city
from hotline.config.places.parsers import chosen_parser
from hotline.intelligence.labelling.files import LabellerFileError
from hotline.reference.learnt_addresses import keep, train

_EVERY = 1000
_ROOT = Path(__file__).resolve().parents[3]


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command: 0 when done, 2 when a file cannot be read or written."""
    chosen = _parser().parse_args(arguments)
    commands: dict[str, Callable[[argparse.Namespace], None]] = {
        "train": _train,
        "parse": _parse,
        "find": _find,
    }
    try:
        commands[chosen.command](chosen)
    except (CityFileError, ExamplesError, LabellerFileError, OSError, UnicodeDecodeError) as error:
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
    _tell_time(len(lines), started)


def _find(chosen: argparse.Namespace) -> None:
    things = things_of_city(_ROOT / "cities" / chosen.city)
    finder = finder_of(things)
    started = time.perf_counter()
    lines = read_lines(chosen.lines)
    with chosen.out.open("w", encoding="utf-8") as out:
        for number, text in enumerate(lines, start=1):
            places = [
                {
                    "name": things[each.owner].name,
                    "kind": things[each.owner].kind,
                    "area": things[each.owner].area,
                    "by": each.name.text,
                    "by_sound": each.by_sound,
                    "distance": round(each.distance, 3),
                }
                for each in finder.find(text, chosen.most)
            ]
            row = {"line": number, "text": text, "places": places}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    _tell_time(len(lines), started)


def _tell_time(lines: int, started: float) -> None:
    each = (time.perf_counter() - started) / max(lines, 1) * 1000
    sys.stderr.write(f"共 {lines} 行，平均每行 {each:.1f} 毫秒。\n")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline places", description="解析中文地址、按说法找地名；平台不必运行"
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
    find_command = commands.add_parser("find", help="按听到的说法找本市地名，每行一个")
    find_command.add_argument("lines", metavar="IN.txt", type=Path, help="每行一个听到的地名")
    find_command.add_argument("out", metavar="OUT.jsonl", type=Path, help="每行一个 JSON")
    find_command.add_argument("--most", type=int, default=8, help="最多给出几个，默认 8")
    find_command.add_argument(
        "--city", default=os.environ.get("HOTLINE_CITY") or "haikou", help="城市，默认本市"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
