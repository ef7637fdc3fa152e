"""IVR flows: draft, check, publish, roll back, try."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from contracts.ivr import Flow
from hotline.accounts.guard import Requires, visitor_of
from hotline.core.clock import now
from hotline.telephony.actions.discard_draft import discard_draft
from hotline.telephony.actions.publish_flow import check_steps, publish_flow, roll_back_flow
from hotline.telephony.actions.save_draft import save_draft
from hotline.telephony.actions.switch_flow import switch_flow
from hotline.telephony.actions.try_flow import try_flow
from hotline.telephony.api.flow_schemas import (
    CheckBody,
    DiscardBody,
    DoneOut,
    FindingOut,
    FlowOut,
    FlowRowOut,
    FlowStepsOut,
    PublishBody,
    RollBackBody,
    SaveDraftBody,
    SwitchBody,
    TryBody,
)
from hotline.telephony.api.flow_views import flow_row, flow_view
from hotline.telephony.floor_permissions import (
    EDIT_FLOWS,
    PUBLISH_FLOWS,
    TRY_FLOWS,
    VIEW_CONFIGURATION,
)
from hotline.telephony.flow_queries import get_flow, get_version, list_flows
from hotline.telephony.models import IvrFlow
from hotline.telephony.policy_queries import contents

router = Router(tags=["telephony-flows"])
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]


@router.get("/telephony/flows", auth=Requires(VIEW_CONFIGURATION), response=list[FlowRowOut])
def get_flows(request: HttpRequest) -> list[dict[str, object]]:  # noqa: ARG001 - ninja passes it
    """List the flows and where each is used."""
    numbers = contents("number")
    return [flow_row(each, numbers) for each in list_flows()]


@router.get("/telephony/flows/{name}", auth=Requires(VIEW_CONFIGURATION), response=FlowOut)
def get_one_flow(request: HttpRequest, name: str) -> dict[str, object]:  # noqa: ARG001 - ninja passes it
    """Return one flow with draft, steps in force and history."""
    return flow_view(get_flow(name), contents("number"))


@router.get(
    "/telephony/flows/{name}/versions/{int:version}",
    auth=Requires(VIEW_CONFIGURATION),
    response=FlowStepsOut,
)
def get_flow_version(request: HttpRequest, name: str, version: int) -> dict[str, object]:  # noqa: ARG001 - ninja passes it
    """Return the steps of one published version."""
    return {"version": version, "steps": get_version(name, version).steps}


@router.post("/telephony/flows/{name}/save_draft", auth=Requires(EDIT_FLOWS), response=FlowOut)
def post_save_draft(request: HttpRequest, body: SaveDraftBody, name: Name) -> dict[str, object]:
    """Save the draft; a name nobody used yet begins a flow."""
    flow = Flow(name=name, label=body.label, version=0, steps=body.steps)
    save_draft(flow=flow, revision=body.revision, by=visitor_of(request), now=now())
    return flow_view(get_flow(name), contents("number"))


@router.post("/telephony/flows/{name}/check", auth=Requires(VIEW_CONFIGURATION))
def post_check(request: HttpRequest, name: str, body: CheckBody) -> list[FindingOut]:  # noqa: ARG001 - ninja passes it
    """Say what is wrong with steps as they stand on the page; nothing is saved."""
    flow = IvrFlow(name=name)
    steps = Flow(name=name, steps=body.steps).model_dump(mode="json")["steps"]
    return [
        FindingOut(level=each.level, step=each.step, index=each.index, text=each.text)
        for each in check_steps(flow, steps, now())
    ]


@router.post("/telephony/flows/{name}/publish", auth=Requires(PUBLISH_FLOWS), response=FlowOut)
def post_publish(request: HttpRequest, name: str, body: PublishBody) -> dict[str, object]:
    """Publish the draft: the next call runs it."""
    by = visitor_of(request)
    publish_flow(name=name, revision=body.revision, note=body.note, by=by, now=now())
    return flow_view(get_flow(name), contents("number"))


@router.post("/telephony/flows/{name}/roll_back", auth=Requires(PUBLISH_FLOWS), response=FlowOut)
def post_roll_back(request: HttpRequest, name: str, body: RollBackBody) -> dict[str, object]:
    """Publish an older version as a new one."""
    by = visitor_of(request)
    roll_back_flow(name=name, version=body.version, note=body.note, by=by, now=now())
    return flow_view(get_flow(name), contents("number"))


@router.post("/telephony/flows/{name}/discard_draft", auth=Requires(EDIT_FLOWS), response=FlowOut)
def post_discard(request: HttpRequest, name: str, body: DiscardBody) -> dict[str, object]:
    """Throw the draft away."""
    discard_draft(name=name, revision=body.revision, by=visitor_of(request), now=now())
    return flow_view(get_flow(name), contents("number"))


@router.post("/telephony/flows/{name}/switch", auth=Requires(PUBLISH_FLOWS), response=FlowOut)
def post_switch(request: HttpRequest, name: str, body: SwitchBody) -> dict[str, object]:
    """Switch the flow off or on."""
    switch_flow(name=name, is_active=body.is_active, by=visitor_of(request), now=now())
    return flow_view(get_flow(name), contents("number"))


@router.post("/telephony/flows/{name}/try", auth=Requires(TRY_FLOWS))
def post_try(request: HttpRequest, name: str, body: TryBody) -> DoneOut:
    """Ring the visitor's own desk and run the draft, or a version, there."""
    by = visitor_of(request)
    try_flow(name=name, version=body.version, language=body.language, by=by, now=now())
    return DoneOut()
