"""The doors of the intake: the form, its files, what is known already, follow a known case."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from hotline.accounts.guard import Public
from hotline.contacts.rules.channels import Channel
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.files.rules.file_kinds import MAX_BYTES
from hotline.portal.actions.keep_file import keep_file
from hotline.portal.actions.submit import submit
from hotline.portal.api.bodies import Body, ReceiptView, address_of
from hotline.portal.rules.submission import (
    MAX_COMPANY,
    MAX_EVENT,
    MAX_FILES,
    MAX_NAME,
    MAX_PLACE,
    Submission,
)

router = Router(tags=["portal"])
_OPEN = Public("citizens have no account; how often an address may do so is limited")


class SubmissionBody(Body):
    """A demand as it was typed; ``key`` is drawn by the page and sent again with every try."""

    key: UUID
    channel: Literal["web", "app"] = "web"
    event: Annotated[Text, Field(max_length=MAX_EVENT)]
    demand: Annotated[Text, Field(max_length=MAX_EVENT)] = ""
    place: Annotated[Text, Field(max_length=MAX_PLACE)]
    area_code: Annotated[Text, Field(max_length=12)] = ""
    latitude: float | None = None
    longitude: float | None = None
    name: Annotated[Text, Field(max_length=MAX_NAME)] = ""
    phone: Annotated[Text, Field(max_length=30)]
    company: Annotated[Text, Field(max_length=MAX_COMPANY)] = ""
    is_confidential: bool = False
    file_ids: Annotated[list[UUID], Field(max_length=MAX_FILES)] = []
    language: Literal["zh", "en"] = "zh"
    phone_proof: Annotated[Text, Field(max_length=500)] = ""
    challenge: Annotated[Text, Field(max_length=500)] = ""


class UploadView(Schema):
    """A file that waits to be sent along, for a day."""

    file_id: UUID
    name: str
    size: int


@router.post("/portal/submissions", auth=_OPEN)
def post_submission(request: HttpRequest, body: SubmissionBody) -> ReceiptView:
    """Submit a demand; the same key again answers the same."""
    said = Submission(
        key=body.key,
        channel=Channel(body.channel),
        event=body.event,
        demand=body.demand,
        place=body.place,
        area_code=body.area_code,
        latitude=body.latitude,
        longitude=body.longitude,
        name=body.name,
        phone=body.phone,
        company=body.company,
        is_confidential=body.is_confidential,
        language=body.language,
        file_ids=tuple(body.file_ids),
    )
    kept = submit(
        said,
        address=address_of(request),
        phone_proof=body.phone_proof,
        challenge=body.challenge,
        now=now(),
    ).conversation
    return ReceiptView(number=kept.number, code=kept.code, due_at=kept.due_at)


@router.post("/portal/files", auth=_OPEN)
def post_file(request: HttpRequest, file: File[UploadedFile]) -> UploadView:
    """Put a file down; a submission or an addition names it later."""
    content = file.read(MAX_BYTES + 1)
    kept = keep_file(name=file.name or "", content=content, address=address_of(request), now=now())
    return UploadView(file_id=kept.pk, name=kept.name, size=kept.size)
