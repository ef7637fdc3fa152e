"""Every kind of event is in the past tense, has a Chinese label and is documented."""

import re

import pytest
from django.urls import get_resolver

from hotline.config.subscriptions import SUBSCRIPTIONS
from hotline.core.eventlog import known_kinds
from hotline.workorders import subscribers as workorders
from hotline.workorders.rules.notices import TOLD_KINDS

_KIND = re.compile(r"[a-z_]+\.[a-z_]+")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _every_kind() -> None:
    """Open every door: that registers every kind."""
    assert get_resolver().url_patterns


def _ours() -> dict[str, str]:
    return {
        kind: happening.label
        for kind, happening in known_kinds().items()
        if happening.__module__.startswith("hotline.") and ".tests" not in happening.__module__
    }


def test_every_kind_has_a_chinese_label() -> None:
    bad = [k for k, label in _ours().items() if not (_KIND.fullmatch(k) and _CHINESE.search(label))]
    assert bad == []


def test_no_two_kinds_share_a_label() -> None:
    labels = list(_ours().values())
    assert sorted({each for each in labels if labels.count(each) > 1}) == []


def test_everything_subscribed_to_can_happen() -> None:
    assert set(SUBSCRIPTIONS) - set(_ours()) == set()


def test_nobody_who_listens_is_drowned_out_by_another() -> None:
    bell = workorders.tell_whom_it_concerns
    assert [kind for kind in TOLD_KINDS if bell not in SUBSCRIPTIONS[kind]] == []
