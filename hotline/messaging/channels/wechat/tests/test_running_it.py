"""What an operations engineer does with an account, and what jobs do when nothing helps."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from procrastinate.contrib.django import app

from hotline.contacts.rules.channels import Channel
from hotline.messaging.actions._files import TASK
from hotline.messaging.actions.check_account import check_account
from hotline.messaging.channels.wechat.tests import pusher
from hotline.messaging.channels.wechat.tests.conftest import SetUp
from hotline.messaging.channels.wechat.tests.pusher import Pusher
from hotline.messaging.channels.wechat.tests.service import WeChatService
from hotline.messaging.models import ChannelPulse, MessageFile
from hotline.messaging.rules.files import FileState
from tests.cast import NOW, Cast


@pytest.mark.django_db
def test_the_command_publishes_the_menu(
    set_up: SetUp, service: WeChatService, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up(api_base=service.address)
    call_command("publish_channels")
    assert "微信 main：菜单：" in capsys.readouterr().out
    assert len(service.menus) == 1


@pytest.mark.django_db
def test_the_command_says_what_wechat_refuses(set_up: SetUp, service: WeChatService) -> None:
    set_up(api_base=service.address)
    service.refusals["/cgi-bin/menu/create"] = 48001
    with pytest.raises(CommandError, match="没有这个接口的权限"):
        call_command("publish_channels")
    assert "权限" in ChannelPulse.objects.get(channel="wechat").fault


@pytest.mark.django_db
def test_the_button_of_the_page_of_channels_keeps_what_it_found(
    set_up: SetUp, service: WeChatService
) -> None:
    set_up(api_base=service.address)
    assert check_account(channel=Channel.WECHAT, account="main", now=NOW) == ""
    assert ChannelPulse.objects.get(channel="wechat").is_well
    service.refusals["/cgi-bin/get_api_domain_ip"] = 40164
    fault = check_account(channel=Channel.WECHAT, account="main", now=NOW)
    assert "IP 白名单" in fault
    assert not ChannelPulse.objects.get(channel="wechat").is_well


@pytest.mark.usefixtures("frozen")
def test_a_file_that_is_gone_is_told_at_once(
    set_up: SetUp, service: WeChatService, cast: Cast
) -> None:
    del cast
    set_up(api_base=service.address)
    Pusher().push(pusher.xml(MsgType="image", MediaId="gone", MsgId=1))
    file = MessageFile.objects.get()
    app.tasks[TASK](_first_try(), str(file.pk))
    file.refresh_from_db()
    assert file.state == FileState.REFUSED
    assert "已过期" in file.fault


def _first_try() -> Any:
    return SimpleNamespace(job=SimpleNamespace(attempts=0))
