"""``bin/hotline knowledge index|search``: an index of articles, and what answers questions."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from hotline.config.city.files import CityFileError
from hotline.config.knowledge import vectors
from hotline.config.knowledge.city_words import others_of
from hotline.config.knowledge.folder import FolderError, Index, build, read, write
from hotline.config.knowledge.learning import learn
from hotline.config.knowledge.lines import (
    Article,
    LineError,
    read_articles,
    read_pairs,
    read_questions,
)
from hotline.config.knowledge.searching import answers, write_answers
from hotline.config.topics.progress import Progress
from hotline.knowledge.rules.search.weights import BY_HAND, WITH_VECTORS

_ROOT = Path(__file__).resolve().parents[3]
_SHOWN = 10
T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what was asked; 0 when it worked, 1 when lines were left out, 2 when it did not."""
    chosen = _parser().parse_args(arguments)
    try:
        return _index(chosen) if chosen.verb == "index" else _search(chosen)
    except (FolderError, CityFileError, vectors.NoModelError) as error:
        sys.stderr.write(f"{error}\n")
    except OSError as error:
        sys.stderr.write(f"无法读写 {error.filename}：{error.strerror}\n")
    return 2


def _index(chosen: argparse.Namespace) -> int:
    progress = Progress()
    wrong: list[str] = []
    model = vectors.model_for(chosen.vectors)
    articles = _once(_good(read_articles(chosen.file), wrong), wrong)
    if not articles:
        _tell_wrong(wrong)
        sys.stderr.write("没有可用的知识条目，索引未建立。\n")
        return 2
    progress.say(f"正在为 {len(articles)} 条知识建立索引")
    index = build(articles)
    if model:
        progress.say("正在计算语义向量")
        passages = [each.text for each in index.texts if not each.is_heading]
        index.vectors = vectors.vectors_of(passages, of_questions=False, tell=progress.count)
        if index.vectors is not None:
            index.model, index.weights = model, WITH_VECTORS
    if chosen.learn:
        pairs = list(_good(read_pairs(chosen.learn), wrong))
        progress.say(f"正在从 {len(pairs)} 对问答学习排序权重")
        learn(index, pairs, tell=progress.count)
    write(index, chosen.index)
    _tell_wrong(wrong)
    meaning = f"语义向量 {index.model}" if index.model else "没有语义向量（未安装模型，按文字检索）"
    sys.stderr.write(f"已建立索引：{len(articles)} 条知识，{meaning}。\n")
    return 1 if wrong else 0


def _once(articles: Iterator[Article], wrong: list[str]) -> list[Article]:
    found: dict[str, Article] = {}
    for each in articles:
        if str(each.id) in found:
            wrong.append(f"编号 {each.id} 重复")
        else:
            found[str(each.id)] = each
    return list(found.values())


def _search(chosen: argparse.Namespace) -> int:
    progress = Progress()
    wrong: list[str] = []
    index = read(chosen.index)
    questions = list(_good(read_questions(chosen.file), wrong))
    near = None
    if index.model and not _uses_meaning(index, chosen.vectors) and not index.learnt_from:
        index.weights = BY_HAND
    if _uses_meaning(index, chosen.vectors):
        progress.say("正在计算问题的语义向量")
        texts = [each.text for each in questions]
        near = vectors.vectors_of(texts, of_questions=True, tell=progress.count)
    others = others_of(_ROOT / "cities" / chosen.city)
    rows = answers(index, questions, near, others=others, most=chosen.top)
    written = write_answers(_counted(rows, progress), chosen.out)
    _tell_wrong(wrong)
    how = "文字与语义" if near is not None else "文字"
    sys.stderr.write(f"已回答 {written} 个问题（按{how}检索），写入 {chosen.out}。\n")
    return 1 if wrong else 0


def _uses_meaning(index: Index, choice: str) -> bool:
    """Tell whether the index has vectors of the model that would read the questions."""
    if choice == vectors.ON and index.vectors is None:
        msg = "索引里没有语义向量，请用 knowledge index --vectors on 重建"
        raise vectors.NoModelError(msg)
    if index.vectors is None:
        return False
    model = vectors.model_for(choice)
    if model and model != index.model:
        msg = f"索引的向量来自 {index.model}，与现在的模型 {model} 不同，请重建或用 --vectors off"
        raise vectors.NoModelError(msg)
    return bool(model)


def _counted(rows: Iterator[T], progress: Progress) -> Iterator[T]:
    for number, row in enumerate(rows, start=1):
        progress.count(number)
        yield row


def _good(lines: Iterator[T | LineError], wrong: list[str]) -> Iterator[T]:
    for each in lines:
        if isinstance(each, LineError):
            wrong.append(str(each))
        else:
            yield each


def _tell_wrong(wrong: list[str]) -> None:
    for each in wrong[:_SHOWN]:
        sys.stderr.write(f"{each}，已跳过\n")
    if len(wrong) > _SHOWN:
        sys.stderr.write(f"……共跳过 {len(wrong)} 行\n")


def _most(text: str) -> int:
    most = int(text)
    if most < 1:
        raise ValueError
    return most


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hotline knowledge", description="知识检索：建索引、查答案；平台不必运行"
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="动作")
    usual = argparse.ArgumentParser(add_help=False)
    usual.add_argument("--index", type=Path, required=True, metavar="目录", help="索引目录")
    usual.add_argument(
        "--vectors",
        choices=vectors.CHOICES,
        default=vectors.AUTO,
        help="语义向量：auto 有模型就用（缺省），on 必须用，off 不用",
    )
    build_it = verbs.add_parser("index", parents=[usual], help="为知识条目建立索引")
    build_it.add_argument(
        "file", type=Path, metavar="ARTICLES.jsonl", help="每行 id、title、text、questions"
    )
    build_it.add_argument(
        "--learn",
        type=Path,
        metavar="PAIRS.jsonl",
        help="问答对，每行 question 和 article（编号）或 answer（答案文字），用来学习排序权重",
    )
    ask = verbs.add_parser("search", parents=[usual], help="为每个问题列出知识条目和原文段落")
    ask.add_argument("file", type=Path, metavar="QUERIES.jsonl", help="每行 id、text")
    ask.add_argument("out", type=Path, metavar="OUT.jsonl", help="结果")
    ask.add_argument("--top", type=_most, default=10, help="列出几条，缺省 10")
    ask.add_argument(
        "--city", default=os.environ.get("HOTLINE_CITY") or "haikou", help="用哪座城市的同义词"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
