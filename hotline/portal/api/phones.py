"""The doors of phone numbers: a code, a proof, a call back; and the puzzle under attack."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import Field

from hotline.accounts.guard import Public
from hotline.core.clock import now
from hotline.core.text import Text
from hotline.portal.actions.ask_return_call import ask_return_call
from hotline.portal.actions.prove_number import prove_number
from hotline.portal.actions.send_phone_code import send_phone_code
from hotline.portal.api.bodies import Body, address_of
from hotline.portal.challenges import give_challenge, is_needed
from hotline.portal.rules.limits import BITS

router = Router(tags=["portal"])
_OPEN = Public("citizens have no account; how often an address and a number may do so is limited")


class PhoneBody(Body):
    """Whose number."""

    phone: Annotated[Text, Field(min_length=1, max_length=30)]


class PhoneCodeView(Schema):
    """Until when the code that was sent is good; not whether anybody knows the number."""

    expires_at: datetime


class ProofBody(PhoneBody):
    """The code that came."""

    code: Annotated[Text, Field(min_length=1, max_length=6)]


class ProofView(Schema):
    """To be sent with the submission, within half an hour."""

    phone_proof: str


class ReturnCallBody(PhoneBody):
    """Call me back."""

    key: UUID
    about: Annotated[Text, Field(max_length=500)] = ""
    wanted_from: datetime | None = None


class ReturnCallReceiptView(Schema):
    """The wish was noted."""

    number: str


class ChallengeView(Schema):
    """SHA-256 of ``challenge:answer`` must begin with ``bits`` zero bits.

    Send ``challenge:answer`` as the submission's ``challenge``; each is good once, for ten minutes.
    """

    is_needed: bool
    challenge: str
    bits: int


@router.post("/portal/phone-codes", auth=_OPEN)
def post_phone_code(request: HttpRequest, body: PhoneBody) -> PhoneCodeView:
    """Send six digits to a number."""
    sent = send_phone_code(phone=body.phone, address=address_of(request), now=now())
    return PhoneCodeView(expires_at=sent)


@router.post("/portal/phone-proofs", auth=_OPEN)
def post_phone_proof(request: HttpRequest, body: ProofBody) -> ProofView:
    """Prove a number with the code that came."""
    proof = prove_number(phone=body.phone, code=body.code, address=address_of(request), now=now())
    return ProofView(phone_proof=proof)


@router.post("/portal/return-calls", auth=_OPEN)
def post_return_call(request: HttpRequest, body: ReturnCallBody) -> ReturnCallReceiptView:
    """Leave a number to be called back."""
    number = ask_return_call(
        key=body.key,
        phone=body.phone,
        about=body.about,
        wanted_from=body.wanted_from,
        address=address_of(request),
        now=now(),
    )
    return ReturnCallReceiptView(number=number)


@router.get("/portal/challenge", auth=Public("a puzzle to solve, nothing else"))
def get_challenge(request: HttpRequest) -> ChallengeView:
    """Give a puzzle, and say whether a submission needs it now."""
    del request
    moment = now()
    return ChallengeView(is_needed=is_needed(moment), challenge=give_challenge(moment), bits=BITS)
