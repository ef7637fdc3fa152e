"""The one place that speaks to call control: commands over loopback HTTP."""

import httpx
from django.conf import settings
from pydantic import BaseModel, ValidationError

from contracts.commands import CommandResult
from hotline.telephony.errors import CallControlSilent

_TIMEOUT = httpx.Timeout(5.0, connect=1.0)
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - compared, not bound
_SILENT = "话务控制暂时没有响应，请稍后重试。"


def send(name: str, command: BaseModel) -> CommandResult:
    """Send one command and return call control's own answer, yes or no.

    Raises:
        CallControlSilent: it is down, or answers something else.

    """
    environment = settings.HOTLINE_ENVIRONMENT
    host = "127.0.0.1" if environment.bind == _EVERYWHERE else environment.bind
    try:
        answer = httpx.post(
            f"http://{host}:{environment.callcontrol_port}/commands/{name}",
            content=command.model_dump_json(),
            headers={
                "Authorization": f"Bearer {environment.command_secret}",
                "Content-Type": "application/json",
            },
            timeout=_TIMEOUT,
            trust_env=False,
        )
        return CommandResult.model_validate_json(answer.content)
    except (httpx.HTTPError, ValidationError) as error:
        raise CallControlSilent(_SILENT) from error
