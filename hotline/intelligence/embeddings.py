"""The door to sentence vectors (句向量): a site's service, else the embedded model, else none."""

from dataclasses import dataclass
from typing import Literal

import httpx
import structlog

from hotline.intelligence.embedded import host
from hotline.intelligence.embedded.errors import ModelMissing
from hotline.intelligence.model_settings import ModelSettings

_TIMEOUT = httpx.Timeout(20.0, connect=3.0)
_AT_ONCE = 64
_EMBEDDED = "e5-small"
_QUERY_SECONDS, _PASSAGE_SECONDS = 5.0, 120.0
"""Somebody waits for a search; an index can wait."""

Kind = Literal["query", "passage"]
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors with the model that made them: those of two models are never compared."""

    vectors: list[list[float]]
    model: str
    dimension: int


def embed(texts: list[str], *, kind: Kind) -> list[list[float]] | None:
    """Return one vector of length one for each text; None: there is no model, or none answers."""
    found = embed_with_model(texts, kind=kind)
    return found.vectors if found else None


def embed_with_model(texts: list[str], *, kind: Kind) -> Vectors | None:
    """Return the vectors and the name of their model, to be kept beside them."""
    settings = ModelSettings()
    if settings.embeddings_url:
        if not settings.may_ask(settings.embeddings_url):
            _log.warning("egress_refused", action="embed", url=settings.embeddings_url)
            return None
        try:
            return _from_service(settings, texts, kind)
        except (httpx.HTTPError, KeyError, TypeError, ValueError) as error:
            _log.warning("embeddings_failed", action="embed", error=str(error))
            return None
    try:
        return _from_host(texts, kind) if host.can(_EMBEDDED) else None
    except (ModelMissing, host.HostFailed) as error:
        _log.warning("embeddings_failed", action="embed", error=str(error))
        return None


def model_name() -> str | None:
    """Return the model that would answer now, without asking it."""
    settings = ModelSettings()
    if settings.embeddings_url:
        return settings.embeddings_model
    return "multilingual-e5-small-q4" if host.can(_EMBEDDED) else None


def _from_host(texts: list[str], kind: Kind) -> Vectors:
    found: list[list[float]] = []
    model, dimension = "", 0
    for begin in range(0, max(len(texts), 1), _AT_ONCE):
        some = texts[begin : begin + _AT_ONCE]
        seconds = _QUERY_SECONDS if kind == "query" else _PASSAGE_SECONDS
        answer = host.ask("embed", seconds=seconds, texts=some, kind=kind)
        found += answer["vectors"]
        model, dimension = answer["model"], answer["dimension"]
    return Vectors(found, model, dimension)


def _from_service(settings: ModelSettings, texts: list[str], kind: Kind) -> Vectors:
    """Ask ``/v1/embeddings``; a service that is away is no reason to mix in another's vectors."""
    is_query = kind == "query"
    prefix = settings.embeddings_query_prefix if is_query else settings.embeddings_passage_prefix
    key = settings.embeddings_key.get_secret_value()
    found: list[list[float]] = []
    for begin in range(0, len(texts), _AT_ONCE):
        some = [prefix + each for each in texts[begin : begin + _AT_ONCE]]
        answer = httpx.post(
            f"{settings.embeddings_url.rstrip('/')}/v1/embeddings",
            json={"model": settings.embeddings_model, "input": some, "encoding_format": "float"},
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=_TIMEOUT,
            trust_env=False,
        )
        answer.raise_for_status()
        rows = sorted(answer.json()["data"], key=lambda row: row["index"])
        if len(rows) != len(some):
            msg = f"{len(rows)} vectors for {len(some)} texts"
            raise ValueError(msg)
        found += [_of_length_one([float(x) for x in row["embedding"]]) for row in rows]
    return Vectors(found, settings.embeddings_model, len(found[0]) if found else 0)


def _of_length_one(vector: list[float]) -> list[float]:
    length = sum(x * x for x in vector) ** 0.5
    return [x / length for x in vector] if length else vector
