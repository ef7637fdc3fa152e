"""GeoReport v2 (Open311): what other systems read and post, in JSON and XML."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import clean_text
from hotline.exchange.actions.post_request import post_request
from hotline.exchange.api.answers import answer, answer_definition, in_its_form
from hotline.exchange.errors import NoRequest, RequestInvalid
from hotline.exchange.queries import (
    find_request,
    find_service,
    get_partner,
    list_requests,
    list_services,
    numbers_of_token,
)
from hotline.exchange.rules.bodies import REQUESTS, SERVICES, Row
from hotline.exchange.rules.georeport import read_search
from hotline.exchange.rules.service_attributes import attributes
from hotline.files.rules.file_kinds import MAX_BYTES
from hotline.messaging.rules.incoming import MAX_FILES, IncomingFile

router = Router(tags=["georeport"])
_OPEN = Public("the standard's public list of services; nothing personal is in it")
_BY_KEY = Public("other systems have no account; their api_key is checked and says who they are")
_NOTICE = "已收到，热线登记后可用 token 查到工单编号。"


@router.get("/georeport/v2/services.{form}", auth=_OPEN)
@in_its_form
def get_services(request: HttpRequest, form: str) -> HttpResponse:
    """List what a request may be about."""
    del request
    return answer(list_services(), SERVICES, form)


@router.get("/georeport/v2/services/{code}.{form}", auth=_OPEN)
@in_its_form
def get_service(request: HttpRequest, form: str, code: str) -> HttpResponse:
    """Say what a service asks for."""
    del request
    if find_service(code) is None:
        msg = "没有这个服务。"
        raise NoRequest(msg)
    return answer_definition({"service_code": code, "attributes": attributes()}, form)


@router.post("/georeport/v2/requests.{form}", auth=_BY_KEY)
@in_its_form
def post_requests(request: HttpRequest, form: str) -> HttpResponse:
    """Take a request; its number is had by the token once the hotline registered it."""
    fields = {name: str(clean_text(value)) for name, value in request.POST.items()}
    key = fields.get("api_key") or request.GET.get("api_key", "")
    partner = get_partner(key, may_write=True)
    kept = post_request(
        partner=partner,
        fields=fields,
        files=_files_of(request),
        key=request.headers.get("Idempotency-Key", "")[:100],
        now=now(),
    )
    made: Row = {"token": kept.conversation.number, "service_notice": _NOTICE, "account_id": None}
    return answer([made], REQUESTS, form)


@router.get("/georeport/v2/tokens/{token}.{form}", auth=_BY_KEY)
@in_its_form
def get_token(request: HttpRequest, form: str, token: str) -> HttpResponse:
    """Give the numbers of what was posted: none until it is registered, several when split."""
    get_partner(request.GET.get("api_key", ""))
    is_known, numbers = numbers_of_token(token)
    if not is_known:
        msg = "没有这个 token。"
        raise NoRequest(msg)
    rows: list[Row] = [{"service_request_id": each, "token": token} for each in numbers]
    return answer(rows or [{"service_request_id": None, "token": token}], REQUESTS, form)


@router.get("/georeport/v2/requests.{form}", auth=_BY_KEY)
@in_its_form
def get_requests(request: HttpRequest, form: str) -> HttpResponse:
    """List requests of at most 90 days, a page at a time."""
    get_partner(request.GET.get("api_key", ""))
    query = {name: str(clean_text(value)) for name, value in request.GET.items()}
    search = read_search(query, now=now())
    if isinstance(search, str):
        raise RequestInvalid(search)
    return answer(list_requests(search), REQUESTS, form)


@router.get("/georeport/v2/requests/{number}.{form}", auth=_BY_KEY)
@in_its_form
def get_request(request: HttpRequest, form: str, number: str) -> HttpResponse:
    """Show one request."""
    get_partner(request.GET.get("api_key", ""))
    rows = find_request(number)
    if not rows:
        msg = "没有这件诉求，或不对外公开。"
        raise NoRequest(msg)
    return answer(rows, REQUESTS, form)


def _files_of(request: HttpRequest) -> list[IncomingFile]:
    sent = request.FILES.getlist("media")[: MAX_FILES + 1]
    return [
        IncomingFile(name=each.name or "附件", content=each.read())
        for each in sent
        if each.size is not None and each.size <= MAX_BYTES
    ]
