"""Submit a demand (提交诉求) from the page or the app."""

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError

from hotline.citizens.rules.numbers import normalize_number
from hotline.core.guarded import writing
from hotline.messaging.actions.receive import Received, find_received, receive_alone
from hotline.messaging.rules.incoming import Incoming, IncomingFile, MessageKind
from hotline.portal.actions._claiming import claim, drop_claimed, take
from hotline.portal.actions._proof import refuse_without_work
from hotline.portal.actions._spending import spend
from hotline.portal.errors import ChallengeNeeded, SubmissionInvalid, TooMany
from hotline.portal.proofs import is_proven
from hotline.portal.rules.limits import Use
from hotline.portal.rules.submission import Submission, faults_of, form_of

ACCOUNT = "main"
_DRAWS = 4
"""The chance that a number is taken is one in a thousand on a day of ten thousand."""


def submit(
    said: Submission, *, address: str, now: datetime, phone_proof: str = "", challenge: str = ""
) -> Received:
    """Keep the demand, once; the same key again gets the same answer and costs nothing.

    Raises:
        SubmissionInvalid: something is missing; the fields say what.
        TooMany: too many from this address or for this number.
        ChallengeNeeded: the doors are under attack and no work was done.

    """
    faults = faults_of(said)
    if faults:
        raise SubmissionInvalid.in_fields(faults)
    try:
        return _submit(said, address, phone_proof, challenge, now)
    except (SubmissionInvalid, TooMany, ChallengeNeeded):
        # Looked for only now: nearly every submission is its key's first.
        earlier = find_received(said.channel, ACCOUNT, str(said.key))
        if earlier is None:
            raise
        return earlier


def _submit(
    said: Submission, address: str, phone_proof: str, challenge: str, now: datetime
) -> Received:
    phone = normalize_number(said.phone)
    files = claim(said.file_ids, now=now)
    proven = is_proven(phone_proof, phone, now=now)
    incoming = _incoming(said, phone, files, is_proven=proven)

    def keep() -> Received:
        with writing():
            refuse_without_work(challenge, now=now)
            spend(Use.SUBMIT, address=address, phone=phone, now=now)
            take(said.file_ids)
            return receive_alone(incoming, now=now)

    kept = _kept_once(said, keep)
    drop_claimed(said.file_ids)
    return kept


def _kept_once(said: Submission, keep: Callable[[], Received]) -> Received:
    """Answer as the first time when the key was kept; try again when a drawn number was taken."""
    for _ in range(_DRAWS):
        try:
            return keep()
        except IntegrityError:
            earlier = find_received(said.channel, ACCOUNT, str(said.key))
            if earlier is not None:
                return earlier
    return keep()


def _incoming(
    said: Submission, phone: str, files: tuple[IncomingFile, ...], *, is_proven: bool
) -> Incoming:
    wanted = f"\n诉求：{said.demand}" if said.demand else ""
    return Incoming(
        channel=said.channel,
        account=ACCOUNT,
        external_id=str(said.key),
        thread=f"form/{said.key}",
        peer=f"form/{said.key}",
        peer_name=said.name,
        kind=MessageKind.FORM,
        text=f"{said.event}{wanted}",
        phone=phone,
        form=form_of(said, phone=phone, is_phone_proven=is_proven),
        files=files,
    )
