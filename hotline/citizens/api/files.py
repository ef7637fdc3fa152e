"""The doors of citizens' files (市民档案): find, look, care, link, merge, undo."""

from django.http import HttpRequest
from ninja import Router

from hotline.accounts.guard import Requires, visitor_of
from hotline.citizens.actions.link_identity import unlink_identity
from hotline.citizens.actions.merge import merge, unmerge
from hotline.citizens.actions.set_care import set_care
from hotline.citizens.api import schemas as data
from hotline.citizens.api.present import file_view
from hotline.citizens.errors import NoCitizen
from hotline.citizens.models import Identity, Merging
from hotline.citizens.permissions import CARE_FOR_CITIZENS, MERGE_CITIZENS, SEE_CITIZENS
from hotline.citizens.queries import find_by_number, get_citizen, ids_of_person, root_of
from hotline.citizens.rules.identities import Proof
from hotline.core.clock import now

router = Router(tags=["citizens"])


@router.post("/citizens/search", auth=Requires(SEE_CITIZENS))
def post_search(request: HttpRequest, body: data.CitizenNumberBody) -> data.CitizenFoundView:
    """Find the file of a number."""
    del request
    return data.CitizenFoundView(id=_found(body.number))


@router.get("/citizens/{int:citizen_id}", auth=Requires(SEE_CITIZENS))
def get_file(request: HttpRequest, citizen_id: int) -> data.CitizenFileView:
    """Show a person's file, numbers and accounts masked."""
    return _view(request, citizen_id)


@router.post("/citizens/{int:citizen_id}/care", auth=Requires(CARE_FOR_CITIZENS))
def post_care(
    request: HttpRequest, citizen_id: int, body: data.CitizenCareBody
) -> data.CitizenFileView:
    """Say what to mind when talking with them."""
    citizen = get_citizen(citizen_id)
    set_care(citizen_id=citizen.pk, care=body.care, by=visitor_of(request), now=now())
    return _view(request, citizen_id)


@router.delete(
    "/citizens/{int:citizen_id}/identities/{int:identity_id}", auth=Requires(CARE_FOR_CITIZENS)
)
def delete_identity(
    request: HttpRequest, citizen_id: int, identity_id: int
) -> data.CitizenFileView:
    """Unlink an account that is not theirs."""
    mine = Identity.objects.filter(pk=identity_id, citizen__in=ids_of_person(citizen_id))
    if mine.exists():
        unlink_identity(identity_id=identity_id, by=visitor_of(request), now=now())
    return _view(request, citizen_id)


@router.post("/citizens/{int:citizen_id}/merge", auth=Requires(MERGE_CITIZENS))
def post_merge(
    request: HttpRequest, citizen_id: int, body: data.CitizenMergeBody
) -> data.CitizenFileView:
    """Take the file of another number into this one."""
    merge(
        kept_id=get_citizen(citizen_id).pk,
        absorbed_id=_found(body.number),
        reason=body.reason,
        proof=Proof.OPERATOR,
        by=visitor_of(request),
        now=now(),
    )
    return _view(request, citizen_id)


@router.post(
    "/citizens/{int:citizen_id}/mergings/{int:merging_id}/undo", auth=Requires(MERGE_CITIZENS)
)
def post_unmerge(
    request: HttpRequest, citizen_id: int, merging_id: int, body: data.CitizenReasonBody
) -> data.CitizenFileView:
    """Make two files of one again."""
    of_person = Merging.objects.filter(pk=merging_id, kept__in=ids_of_person(citizen_id))
    unmerge(
        merging_id=merging_id if of_person.exists() else 0,
        reason=body.reason,
        by=visitor_of(request),
        now=now(),
    )
    return _view(request, citizen_id)


def _view(request: HttpRequest, citizen_id: int) -> data.CitizenFileView:
    return file_view(root_of(get_citizen(citizen_id)), visitor_of(request))


def _found(number: str) -> int:
    citizen = find_by_number(number)
    if citizen is None:
        msg = "这个号码没有市民档案。"
        raise NoCitizen(msg)
    return root_of(citizen).pk
