"""The door to reranking (重排): how well each document answers the question, or None."""

import httpx
import structlog

from hotline.intelligence.model_settings import ModelSettings

_TIMEOUT = httpx.Timeout(10.0, connect=2.0)
_log = structlog.get_logger()


def rerank(query: str, documents: list[str]) -> list[float] | None:
    """Return a score for each document in their order; None: no service, or it does not answer.

    Speaks ``/v1/rerank`` as Jina, Cohere and vLLM do. No such model is packaged for this machine.
    """
    settings = ModelSettings()
    if not settings.rerank_url or not documents:
        return None
    if not settings.may_ask(settings.rerank_url):
        _log.warning("egress_refused", action="rerank", url=settings.rerank_url)
        return None
    key = settings.rerank_key.get_secret_value()
    asked = {"model": settings.rerank_model, "query": query, "documents": documents}
    try:
        answer = httpx.post(
            f"{settings.rerank_url.rstrip('/')}/v1/rerank",
            json=asked | {"top_n": len(documents)},
            headers={"Authorization": f"Bearer {key}"} if key else {},
            timeout=_TIMEOUT,
            trust_env=False,
        )
        answer.raise_for_status()
        rows = answer.json()["results"]
        scores = {int(row["index"]): float(row["relevance_score"]) for row in rows}
        return [scores[place] for place in range(len(documents))]
    except (httpx.HTTPError, KeyError, TypeError, ValueError) as error:
        _log.warning("rerank_failed", action="rerank", error=str(error))
        return None
