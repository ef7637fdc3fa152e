"""The API: every domain's door is mounted here, and every error becomes one shape."""

import structlog
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.router import Router

from hotline.accounts.api import router as accounts
from hotline.administration.api import router as administration
from hotline.blending.api import router as blending
from hotline.citizens.api import router as citizens
from hotline.config.field_messages import in_chinese
from hotline.config.health.api import router as health
from hotline.config.masked_answers import MaskedRenderer
from hotline.core.errors import Invalid, Refusal
from hotline.exchange.api import router as exchange
from hotline.firms.api import router as firms
from hotline.followups.api import router as followups
from hotline.knowledge.api import router as knowledge
from hotline.messaging.api import router as messaging
from hotline.organizations.api import router as organizations
from hotline.portal.api import router as portal
from hotline.quality.api import router as quality
from hotline.reference.api import router as reference
from hotline.rewards.api import router as rewards
from hotline.telephony.api import router as telephony
from hotline.workorders.api import router as workorders

api = NinjaAPI(title="12345 热线平台", version="1", docs_url=None, renderer=MaskedRenderer())
_log = structlog.get_logger()

ROUTERS: tuple[Router, ...] = (
    *(
        portal,  # first: addresses are tried in turn, and the citizens' page is the busiest
        accounts,
        organizations,
        reference,
        citizens,
        telephony,
        messaging,
        blending,
        knowledge,
        workorders,
        followups,
        exchange,
        rewards,
        quality,
        firms,
        administration,
    ),
    health,
)
for _router in ROUTERS:
    api.add_router("", _router)


def _answer(
    request: HttpRequest,
    status: int,
    code: str,
    message: str,
    fields: dict[str, str] | None = None,
) -> HttpResponse:
    body = {"code": code, "message": message, "fields": fields or {}}
    return api.create_response(request, body, status=status)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Answer a refusal with its code and sentence."""
    return _answer(request, refusal.status, refusal.code, refusal.message, refusal.fields)


@api.exception_handler(AuthenticationError)
def not_signed_in(request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    """Answer a request without a session."""
    return _answer(request, 401, "not_signed_in", "登录已失效，请重新登录。")


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Answer a malformed body: which field, and what is wrong with it, in Chinese."""
    return refused(request, Invalid.in_fields(in_chinese(error.errors)))


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Answer what the framework itself refused, such as broken JSON."""
    return _answer(request, error.status_code, "bad_request", "请求无法识别，请刷新页面后重试。")


@api.exception_handler(DataError)
@api.exception_handler(UnicodeEncodeError)
def unstorable(request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer text or a number the database cannot hold, such as NUL, wherever it stood."""
    _log.warning(
        "unstorable", action=f"{request.method} {request.path}", error=type(error).__name__
    )
    message = "提交的内容含有无法识别的字符或过大的数字，请检查后重新提交。"
    return _answer(request, 422, "invalid", message)


@api.exception_handler(Exception)
def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """Log what nobody expected, and answer without its details."""
    _log.error("unexpected", action=f"{request.method} {request.path}", exc_info=error)
    message = "系统出现意外错误，已记录；您填写的内容没有丢失，请稍后重试。"
    return _answer(request, 500, "internal", message)
