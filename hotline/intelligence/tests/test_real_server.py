"""The adapter against a real model server, where one is given: ``HOTLINE_TEST_CHAT_URL``.

Run here with llama-server and SmolLM2-135M: its Chinese is nonsense, its protocol is not.
"""

import os
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from pydantic import BaseModel, Field
from pytest_django import Settings

from hotline.core.actor import SYSTEM
from hotline.intelligence.asking import ask
from hotline.intelligence.models import Trace
from hotline.intelligence.openai_chat import complete
from hotline.intelligence.rules.attempts import Ended
from hotline.intelligence.rules.tasks import Task
from hotline.intelligence.site import Provider
from hotline.intelligence.tests.model_house import set_up

_URL = os.environ.get("HOTLINE_TEST_CHAT_URL", "")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not _URL, reason="HOTLINE_TEST_CHAT_URL names no model server"),
]
MODEL = os.environ.get("HOTLINE_TEST_CHAT_MODEL", "any")


class Short(BaseModel):
    """Little enough for any model."""

    word: str = Field(max_length=12)
    is_noise: bool


def test_a_real_server_fills_the_shape_and_is_traced(settings: Settings) -> None:
    set_up(settings, chat_url=_URL, model_hosts=urlsplit(_URL).netloc, chat_model=MODEL)
    answer = ask(
        Task.EVALUATION,
        system="Say whether the text speaks of noise.",
        prompt="The bar below my flat is loud every night. 13907551234",
        schema=Short,
        by=SYSTEM,
        now=datetime(2026, 11, 27, tzinfo=UTC),
    )
    rows = list(Trace.objects.order_by("id"))
    assert rows
    assert all(each.tokens_in > 0 and each.latency_ms > 0 for each in rows)
    assert all("13907551234" not in each.question for each in rows)
    assert answer is not None
    assert rows[-1].ended == Ended.OK


def test_a_real_server_cuts_and_says_so() -> None:
    said = complete(
        Provider(name="real", url=_URL, model=MODEL),
        model=MODEL,
        messages=[{"role": "user", "content": "Tell a very long story in JSON."}],
        schema={"type": "object", "properties": {"story": {"type": "string", "minLength": 400}}},
        max_tokens=16,
        seconds=60,
    )
    assert said.ended is Ended.CUT
    assert said.tokens_out == 16
