"""The doors of the wordings of common calls (常用语), and of what helps to choose a topic."""

from django.http import HttpRequest
from ninja import Schema

from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.workorders.actions.remove_template import remove_template
from hotline.workorders.actions.save_template import save_template
from hotline.workorders.api.routing import router
from hotline.workorders.form_permissions import USE_TEMPLATES
from hotline.workorders.form_queries import list_templates, list_topic_habits, may_edit
from hotline.workorders.models import OrderTemplate
from hotline.workorders.permissions import REGISTER
from hotline.workorders.rules.template_entries import TemplateEntry
from hotline.workorders.shield_city import topic_words


class SaveTemplateBody(TemplateEntry):
    """A new wording, or the one of this id as it is to be."""

    id: int | None = None
    is_shared: bool = False

    def to_entry(self) -> TemplateEntry:
        """Return what it says."""
        return TemplateEntry(**self.model_dump(exclude={"id", "is_shared"}))


class TemplateView(Schema):
    """A wording; ``is_mine_to_edit`` tells whether the visitor may change it."""

    id: int
    name: str
    shortcut: str
    appeal_type: str
    urgency: str
    topic_code: str
    event: str
    demand: str
    is_shared: bool
    is_mine_to_edit: bool


class RemovedTemplateView(Schema):
    """What is gone."""

    id: int


class TopicHintsView(Schema):
    """Codes of the topics the visitor registers, of late first; code → words people use."""

    habits: list[str]
    words: dict[str, list[str]]


@router.get("/order-templates", auth=Requires(USE_TEMPLATES))
def get_templates(request: HttpRequest) -> list[TemplateView]:
    """List the visitor's own and the shared ones by name."""
    visitor = visitor_of(request)
    return [_view(each, may_edit=may_edit(each, visitor)) for each in list_templates(visitor)]


@router.post("/order-templates", auth=Requires(USE_TEMPLATES))
def post_template(request: HttpRequest, body: SaveTemplateBody) -> TemplateView:
    """Keep a wording; sharing one is for team leaders."""
    kept = save_template(
        template_id=body.id,
        is_shared=body.is_shared,
        entry=body.to_entry(),
        by=visitor_of(request),
        now=now(),
    )
    return _view(kept, may_edit=True)


@router.post("/order-templates/{template_id}/remove", auth=Requires(USE_TEMPLATES))
def post_template_removal(request: HttpRequest, template_id: int) -> RemovedTemplateView:
    """Give up a wording."""
    remove_template(template_id=template_id, by=visitor_of(request), now=now())
    return RemovedTemplateView(id=template_id)


@router.get("/topic-hints", auth=Requires(REGISTER))
def get_topic_hints(request: HttpRequest) -> TopicHintsView:
    """Return what lets a topic be found by typing before its own name is known."""
    return TopicHintsView(habits=list_topic_habits(visitor_of(request)), words=topic_words())


def _view(kept: OrderTemplate, *, may_edit: bool) -> TemplateView:
    return TemplateView(
        id=kept.pk,
        is_shared=kept.owner_id is None,
        is_mine_to_edit=may_edit,
        name=kept.name,
        shortcut=kept.shortcut,
        appeal_type=kept.appeal_type,
        urgency=kept.urgency,
        topic_code=kept.topic_code,
        event=kept.event,
        demand=kept.demand,
    )
