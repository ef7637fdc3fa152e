"""The folder an index is kept in: articles as they came, what was counted, vectors, weights."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from scipy import sparse

from hotline.config.knowledge.lines import Article
from hotline.knowledge.rules.search.counts import Counts, Floats
from hotline.knowledge.rules.search.hearsay import Hearsay, Side
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
    learnt_map: Floats | None = None
    """From questions to answers, learnt from pairs."""
    questions_middle: Floats | None = None
    """Where the learnt questions lie."""
    hearsay: Hearsay | None = None
    """Which words of answers go with which of questions."""


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
    _write_learnt(index, folder)
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
            *_read_learnt(folder),
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


def _write_learnt(index: Index, folder: Path) -> None:
    (folder / "learnt.npz").unlink(missing_ok=True)
    (folder / "learnt.json").unlink(missing_ok=True)
    arrays: dict[str, Floats] = {}
    if index.learnt_map is not None and index.questions_middle is not None:
        arrays |= {"map": index.learnt_map, "middle": index.questions_middle}
    if index.hearsay is not None:
        for name, side in (("asked", index.hearsay.asked), ("said", index.hearsay.said)):
            arrays |= {f"{name}_rare": side.rare, f"{name}_places": side.places}
        words = [list(index.hearsay.asked.columns), list(index.hearsay.said.columns)]
        (folder / "learnt.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    if arrays:
        small = {name: each.astype(np.float16) for name, each in arrays.items()}
        np.savez(folder / "learnt.npz", **small)  # type: ignore[arg-type]


def _read_learnt(folder: Path) -> tuple[Floats | None, Floats | None, Hearsay | None]:
    if not (folder / "learnt.npz").exists():
        return None, None, None
    with np.load(folder / "learnt.npz", allow_pickle=False) as kept:
        arrays = {name: kept[name].astype(np.float32) for name in kept.files}
    hearsay = None
    if (folder / "learnt.json").exists():
        words = json.loads((folder / "learnt.json").read_text("utf-8"))
        asked, said = (
            Side(
                {each: at for at, each in enumerate(some)},
                arrays[f"{name}_rare"],
                arrays[f"{name}_places"],
            )
            for name, some in zip(("asked", "said"), words, strict=True)
        )
        hearsay = Hearsay(asked, said)
    return arrays.get("map"), arrays.get("middle"), hearsay
