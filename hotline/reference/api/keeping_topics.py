"""The doors by which an administrator keeps the tree of topics."""

from django.http import HttpRequest
from ninja import File, Form, Schema
from ninja.files import UploadedFile

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.core.sheets import MOST_BYTES
from hotline.core.text import clean_text
from hotline.reference.actions.create_topic import create_topic
from hotline.reference.actions.import_topics import import_topics
from hotline.reference.actions.move_topic import move_topic
from hotline.reference.actions.rename_topic import rename_topic
from hotline.reference.actions.restore_topic import restore_topic
from hotline.reference.actions.retire_topic import retire_topic
from hotline.reference.api.bodies import Body, Code, Name, Note, ReferenceNoteBody
from hotline.reference.api.lists import router
from hotline.reference.keeping_queries import list_all_topics
from hotline.reference.models import Topic
from hotline.reference.permissions import KEEP_REFERENCE
from hotline.reference.rules.topic_tree import TopicPlan
from hotline.reference.topic_file import fingerprint, plan_of_file

_SHOWN = 500


class KeptTopicOut(Schema):
    """A topic of any state; a group has no ``parent_code``."""

    code: str
    name: str
    parent_code: str
    is_active: bool
    is_edited_here: bool


class CreateTopicBody(Body):
    """Two digits make a group, four a topic."""

    code: Code
    name: Name


class RenameTopicBody(Body):
    """Another name."""

    name: Name


class MoveTopicBody(Body):
    """The code under the other group, and why."""

    to_code: Code
    note: Note = ""


class PlannedTopicOut(Schema):
    """One topic of a plan; ``old_name`` where it is renamed."""

    code: str
    name: str
    old_name: str = ""


class RowFaultOut(Schema):
    """What is wrong with a line of the file."""

    position: int
    fault: str


class TopicPlanOut(Schema):
    """What an import does; send ``seen`` back to do it."""

    added: list[PlannedTopicOut]
    renamed: list[PlannedTopicOut]
    restored: list[PlannedTopicOut]
    retired: list[PlannedTopicOut]
    unchanged: int
    faults: list[RowFaultOut]
    seen: str


@router.get("/administration/topics", auth=Requires(KEEP_REFERENCE))
def get_kept_topics(request: HttpRequest) -> list[KeptTopicOut]:  # noqa: ARG001 - ninja passes it
    """List every topic by code."""
    return [_view(each) for each in list_all_topics()]


@router.post("/administration/topics/create", auth=Requires(KEEP_REFERENCE))
def create_one_topic(request: HttpRequest, body: CreateTopicBody) -> KeptTopicOut:
    """Create a topic or a group."""
    row = create_topic(code=body.code, name=body.name, by=visitor_of(request), now=now())
    return _view(row)


@router.post("/administration/topics/{code}/rename", auth=Requires(KEEP_REFERENCE))
def rename_one_topic(request: HttpRequest, code: str, body: RenameTopicBody) -> KeptTopicOut:
    """Rename a topic."""
    return _view(rename_topic(code=code, name=body.name, by=visitor_of(request), now=now()))


@router.post("/administration/topics/{code}/move", auth=Requires(KEEP_REFERENCE))
def move_one_topic(request: HttpRequest, code: str, body: MoveTopicBody) -> KeptTopicOut:
    """Move a topic to another group."""
    row = move_topic(
        code=code, to_code=body.to_code, note=body.note, by=visitor_of(request), now=now()
    )
    return _view(row)


@router.post("/administration/topics/{code}/retire", auth=Requires(KEEP_REFERENCE))
def retire_one_topic(request: HttpRequest, code: str, body: ReferenceNoteBody) -> KeptTopicOut:
    """Retire a topic."""
    return _view(retire_topic(code=code, note=body.note, by=visitor_of(request), now=now()))


@router.post("/administration/topics/{code}/restore", auth=Requires(KEEP_REFERENCE))
def restore_one_topic(request: HttpRequest, code: str, body: ReferenceNoteBody) -> KeptTopicOut:
    """Restore a retired topic."""
    return _view(restore_topic(code=code, note=body.note, by=visitor_of(request), now=now()))


@router.post("/administration/topics/import/preview", auth=Requires(KEEP_REFERENCE))
def preview_import(
    request: HttpRequest,  # noqa: ARG001 - ninja passes it
    file: File[UploadedFile],
    retires_missing: Form[bool] = False,  # noqa: FBT002 - a field of the form
) -> TopicPlanOut:
    """Say what importing the file would do; nothing is kept."""
    content = file.read(MOST_BYTES + 1)
    return _plan(plan_of_file(file.name or "", content, retires_missing=retires_missing))


@router.post("/administration/topics/import", auth=Requires(KEEP_REFERENCE))
def import_file(
    request: HttpRequest,
    file: File[UploadedFile],
    seen: Form[str],
    retires_missing: Form[bool] = False,  # noqa: FBT002 - a field of the form
    note: Form[str] = "",
) -> TopicPlanOut:
    """Do what the preview showed."""
    plan = import_topics(
        name=file.name or "",
        content=file.read(MOST_BYTES + 1),
        retires_missing=retires_missing,
        seen=seen,
        note=str(clean_text(note)),
        by=visitor_of(request),
        now=now(),
    )
    return _plan(plan)


def _view(row: Topic) -> KeptTopicOut:
    return KeptTopicOut(
        code=row.code,
        name=row.name,
        parent_code=row.parent.code if row.parent else "",
        is_active=row.is_active,
        is_edited_here=row.is_edited_here,
    )


def _plan(plan: TopicPlan) -> TopicPlanOut:
    return TopicPlanOut(
        added=[PlannedTopicOut(code=each.code, name=each.name) for each in plan.added],
        renamed=[
            PlannedTopicOut(code=each.code, name=each.new, old_name=each.old)
            for each in plan.renamed
        ],
        restored=[PlannedTopicOut(code=each.code, name=each.name) for each in plan.restored],
        retired=[PlannedTopicOut(code=each.code, name=each.name) for each in plan.retired],
        unchanged=plan.unchanged,
        faults=[
            RowFaultOut(position=position, fault=fault) for position, fault in plan.faults[:_SHOWN]
        ],
        seen=fingerprint(plan),
    )
