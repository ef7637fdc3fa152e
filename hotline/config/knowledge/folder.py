"""The folder an index is kept in: articles as they came, what was counted, vectors, weights."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
from scipy import sparse

from hotline.config.knowledge.lines import Article
from hotline.knowledge.rules.search.counts import Counts, Floats
from hotline.knowledge.rules.search.texts import Text, count_texts, texts_of
from hotline.knowledge.rules.search.weights import BY_HAND, Weights

FORMAT = 1
_PARTS = ("passages", "headings")


class FolderError(Exception):
    """The folder holds no index that can be read (Chinese text)."""


@dataclass
class Index:
    """Everything a search needs."""

    articles: list[Article]
    texts: list[Text]
    counted: tuple[Counts, Counts]
    weights: Weights = BY_HAND
    vectors: Floats | None = None
    """One to each passage."""
    model: str = ""
    """What made the vectors."""
    learnt_from: int = 0
    notes: dict[str, float] = field(default_factory=dict)


def _texts(articles: Sequence[Article]) -> list[Text]:
    return [
        text
        for number, each in enumerate(articles)
        for text in texts_of(number, [each.title, *each.questions], each.text)
    ]


def build(articles: list[Article]) -> Index:
    """Count the articles."""
    texts = _texts(articles)
    return Index(articles, texts, count_texts(texts))


def write(index: Index, folder: Path) -> None:
    """Keep an index; an older one in the folder is replaced.

    Raises:
        OSError: the folder cannot be written.

    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.json").unlink(missing_ok=True)
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for each in index.articles:
            file.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
    for name, counts in zip(_PARTS, index.counted, strict=True):
        sparse.save_npz(folder / f"{name}.npz", counts.table)
        words = json.dumps(list(counts.vocabulary), ensure_ascii=False)
        (folder / f"{name}.json").write_text(words, encoding="utf-8")
    if index.vectors is None:
        (folder / "vectors.npy").unlink(missing_ok=True)
    else:
        np.save(folder / "vectors.npy", index.vectors.astype(np.float16))
    about = {
        "format": FORMAT,
        "articles": len(index.articles),
        "model": index.model,
        "learnt_from": index.learnt_from,
        "weights": asdict(index.weights),
    }
    (folder / "index.json").write_text(
        json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8"
    )


def read(folder: Path) -> Index:
    """Read an index.

    Raises:
        FolderError: there is none, or another program wrote it.

    """
    try:
        about = json.loads((folder / "index.json").read_text("utf-8"))
        if about.get("format") != FORMAT:
            msg = f"{folder} 里的索引是另一版本建立的，请重新运行 knowledge index"
            raise FolderError(msg)
        lines = (folder / "articles.jsonl").read_text("utf-8").split("\n")
        articles = [Article(**json.loads(each)) for each in lines if each]
        kept = folder / "vectors.npy"
        return Index(
            articles,
            _texts(articles),
            (_counts(folder, "passages"), _counts(folder, "headings")),
            Weights(**about["weights"]),
            np.load(kept, allow_pickle=False).astype(np.float32) if kept.exists() else None,
            about["model"],
            about["learnt_from"],
        )
    except FileNotFoundError as error:
        msg = f"{folder} 里没有索引，请先运行 knowledge index"
        raise FolderError(msg) from error
    except (ValueError, KeyError, TypeError) as error:
        msg = f"{folder} 里的索引损坏，请重新运行 knowledge index"
        raise FolderError(msg) from error


def _counts(folder: Path, name: str) -> Counts:
    words = json.loads((folder / f"{name}.json").read_text("utf-8"))
    table = sparse.csr_array(sparse.load_npz(folder / f"{name}.npz"))
    return Counts({each: at for at, each in enumerate(words)}, table)
