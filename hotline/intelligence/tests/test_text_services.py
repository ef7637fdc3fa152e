"""``/v1/embeddings`` and ``/v1/rerank`` of a site: allowed addresses only, whole answers only."""

import json
from pathlib import Path

import pytest
from aiohttp import web

from hotline.intelligence.embeddings import embed, embed_with_model, model_name
from hotline.intelligence.recognisers.tests.servers import serving
from hotline.intelligence.reranking import rerank


@pytest.fixture(autouse=True)
def _no_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_MODELS_DIR", str(tmp_path))
    monkeypatch.setenv("HOTLINE_VAR", str(tmp_path))


async def embeddings(request: web.Request) -> web.StreamResponse:
    asked = await request.json()
    assert request.headers["Authorization"] == "Bearer k"
    rows = [
        {"index": place, "embedding": [3.0, 4.0 * len(text)]}
        for place, text in enumerate(asked["input"])
    ]
    rows = rows[:1] if "缺" in "".join(asked["input"]) else rows[::-1]
    return web.json_response({"data": rows, "model": asked["model"]})


async def reranked(request: web.Request) -> web.StreamResponse:
    asked = json.loads(await request.text())
    rows = [
        {"index": place, "relevance_score": 1.0 if asked["query"] in text else 0.1}
        for place, text in enumerate(asked["documents"])
    ]
    return web.json_response({"results": sorted(rows, key=lambda row: -row["relevance_score"])})


def test_vectors_come_in_order_and_of_length_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert embed(["路灯"], kind="query") is None
    assert model_name() is None
    with serving(embeddings, "/v1/embeddings") as address:
        monkeypatch.setenv("HOTLINE_EMBEDDINGS_URL", f"http://{address}")
        monkeypatch.setenv("HOTLINE_EMBEDDINGS_KEY", "k")
        monkeypatch.setenv("HOTLINE_EMBEDDINGS_QUERY_PREFIX", "问")
        assert embed(["a"], kind="query") is None
        monkeypatch.setenv("HOTLINE_MODEL_HOSTS", address)
        found = embed_with_model(["", "路灯路灯"], kind="query")
        assert found is not None
        assert (found.model, found.dimension) == ("bge-m3", 2)
        assert found.vectors[0] == pytest.approx([0.6, 0.8])
        assert found.vectors[1][0] < found.vectors[0][0]
        many = embed(["路"] * 150, kind="passage")
        assert many is not None
        assert len(many) == 150
        assert embed(["缺", "二"], kind="passage") is None
    assert embed(["路灯"], kind="query") is None


def test_scores_stand_with_their_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = ["停水", "路灯维修", "社保"]
    assert rerank("路灯", documents) is None
    with serving(reranked, "/v1/rerank") as address:
        monkeypatch.setenv("HOTLINE_RERANK_URL", f"http://{address}")
        assert rerank("路灯", documents) is None
        monkeypatch.setenv("HOTLINE_MODEL_HOSTS", address)
        assert rerank("路灯", documents) == [0.1, 1.0, 0.1]
        assert rerank("路灯", []) is None
    assert rerank("路灯", documents) is None
