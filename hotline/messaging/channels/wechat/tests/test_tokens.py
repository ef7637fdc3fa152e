"""One access token for all processes; renewed before it ends and when WeChat refuses it."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from hotline.messaging.channels.wechat.client import WeChatClient
from hotline.messaging.channels.wechat.faults import WeChatRefused
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.service import WeChatService
from hotline.messaging.errors import SendingFailed

_PATH = "/cgi-bin/get_api_domain_ip"


@pytest.fixture
def use(set_up: SetUp, service: WeChatService) -> Callable[[], WeChatClient]:
    """Return a maker of clients, as each process has its own."""
    settings = set_up(api_base=service.address)
    return lambda: WeChatClient(settings)


def test_one_token_serves_every_client_and_lies_sealed(
    use: Callable[[], WeChatClient], service: WeChatService, tmp_path: Path
) -> None:
    for _ in range(3):
        use().get(_PATH)
    assert service.token_calls == [False]
    (file,) = (tmp_path / "channels").glob("*.token")
    assert "TOKEN" not in file.read_text("ascii")
    assert file.stat().st_mode & 0o077 == 0


def test_many_at_once_ask_once(use: Callable[[], WeChatClient], service: WeChatService) -> None:
    threads = [threading.Thread(target=lambda: use().get(_PATH)) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert service.token_calls == [False]


def test_it_is_renewed_five_minutes_before_its_end(
    use: Callable[[], WeChatClient], service: WeChatService, frozen: time_machine.Traveller
) -> None:
    use().get(_PATH)
    frozen.shift(7200 - 301)
    use().get(_PATH)
    assert len(service.token_calls) == 1
    frozen.shift(2)
    service.end_token(42001)
    use().get(_PATH)
    assert service.token_calls == [False, False]


@pytest.mark.parametrize("number", [40001, 40014, 42001])
def test_a_token_that_another_system_ended_is_renewed_and_the_call_repeated(
    use: Callable[[], WeChatClient], service: WeChatService, number: int
) -> None:
    use().get(_PATH)
    service.end_token(number)
    assert use().get(_PATH)["ip_list"]
    assert service.token_calls == [False, False]


def test_force_is_used_only_when_wechat_hands_out_what_it_refuses(
    use: Callable[[], WeChatClient], service: WeChatService
) -> None:
    service.refusals[_PATH] = 40001
    with pytest.raises(WeChatRefused) as refused:
        use().get(_PATH)
    assert "AppSecret" in refused.value.message
    assert service.token_calls == [False, False, True]


def test_a_last_good_token_carries_over_a_silent_minute(
    use: Callable[[], WeChatClient], service: WeChatService, frozen: time_machine.Traveller
) -> None:
    client = use()
    client.get(_PATH)
    frozen.shift(7000)
    service.refusals["/cgi-bin/stable_token"] = -1
    assert client.get(_PATH)["ip_list"]


def test_a_silent_wechat_is_said_in_chinese(
    use: Callable[[], WeChatClient], service: WeChatService
) -> None:
    service.is_silent = True
    with pytest.raises(SendingFailed) as failed:
        use().get(_PATH)
    assert failed.value.message == "微信系统繁忙。（-1）"
    assert not failed.value.is_final


def test_nobody_there_is_said_in_chinese(set_up: SetUp) -> None:
    with pytest.raises(SendingFailed, match="没有响应"):
        WeChatClient(set_up()).get(_PATH)


def test_wrong_credentials_are_said_in_chinese(set_up: SetUp, service: WeChatService) -> None:
    wrong = set_up(api_base=service.address, secret="f" * 32)
    with pytest.raises(WeChatRefused, match="AppSecret 无效"):
        WeChatClient(wrong).get(_PATH)
