"""The one place that speaks to call control: commands over loopback HTTP."""

import httpx
from django.conf import settings
from pydantic import BaseModel, ValidationError

from contracts.commands import CommandResult
from hotline.telephony.errors import CallControlSilent

_TIMEOUT = httpx.Timeout(5.0, connect=1.0)
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - compared, not bound
_SILENT = "话务控制暂时没有响应，请稍后重试。"


class CallControlHealth(BaseModel):
    """What call control says of itself: does it see the engine and the database."""

    engine: bool
    database: bool
    calls: int
    operators: int
    version: str


def send(name: str, command: BaseModel) -> CommandResult:
    """Send one command and return call control's own answer, yes or no.

    Raises:
        CallControlSilent: it is down, or answers something else.

    """
    secret = settings.HOTLINE_ENVIRONMENT.command_secret
    try:
        answer = httpx.post(
            f"{_base()}/commands/{name}",
            content=command.model_dump_json(),
            headers={
                "Authorization": f"Bearer {secret}",
                "Content-Type": "application/json",
            },
            timeout=_TIMEOUT,
            trust_env=False,
        )
        return CommandResult.model_validate_json(answer.content)
    except (httpx.HTTPError, ValidationError) as error:
        raise CallControlSilent(_SILENT) from error


def ask_health() -> CallControlHealth | None:
    """Ask call control how it is; None when it does not answer, or answers something else."""
    try:
        answer = httpx.get(f"{_base()}/health", timeout=_TIMEOUT, trust_env=False)
        return CallControlHealth.model_validate_json(answer.content)
    except (httpx.HTTPError, ValidationError):
        return None


def _base() -> str:
    environment = settings.HOTLINE_ENVIRONMENT
    host = "127.0.0.1" if environment.bind == _EVERYWHERE else environment.bind
    return f"http://{host}:{environment.callcontrol_port}"
