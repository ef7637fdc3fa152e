"""Every door × every role: the table the bureau's security review reads.

A cell is served (✓) or refused; a door without a row fails the test.
"""

from collections.abc import Iterator

import pytest
from ninja import Router
from ninja.operation import Operation

from hotline.accounts.guard import Public, Requires
from hotline.accounts.rules.roles import Role
from hotline.config.api import ROUTERS

_LETTERS = {
    "O": Role.OPERATOR,
    "D": Role.DISPATCHER,
    "R": Role.REVIEWER,
    "F": Role.FOLLOW_UP_OPERATOR,
    "H": Role.HANDLER,
    "L": Role.TEAM_LEADER,
    "A": Role.ADMINISTRATOR,
}
PUBLIC = "public"
ANYBODY_SIGNED_IN = "ODRFHLA"

EXPECTED = {
    "GET /session": PUBLIC,
    "POST /session": PUBLIC,
    "DELETE /session": PUBLIC,
    "POST /session/password": ANYBODY_SIGNED_IN,
    "GET /reference/areas": "ODRFHLA",
    "GET /reference/topics": "ODRFHLA",
    "GET /reference/departments": "ODRFHLA",
    "GET /reference/appeal-types": "ODRFHLA",
    "GET /reference/urgencies": "ODRFHLA",
    "GET /reference/limits": "ODRFLA",
    "GET /reference/readings": "ODRFLA",
    "GET /seats": "ODFLA",
    "POST /seats/check-in": "ODFLA",
    "POST /seats/ticket": "ODFLA",
    "POST /seats/check-out": "ODFLA",
    "GET /recordings/{recording_id}": "ORFL",
    "GET /recordings/{recording_id}/detail": "ORFL",
    "POST /recordings/{recording_id}/listenings": "ORFL",
    "POST /recordings/{recording_id}/downloads": "RL",
    "POST /recordings/{recording_id}/holds": "RL",
    "POST /recordings/{recording_id}/holds/lift": "RL",
    "POST /listenings/{listening_id}/heard": "ORFL",
    "GET /listenings": "LA",
    "POST /calls/search": "ORFL",
    "GET /calls/choices": "ORFL",
    "GET /calls/{uuidstr:call_id}": "ORFL",
    "GET /calls/{uuidstr:call_id}/record": "ORFL",
    "GET /telephony/figures": "RLA",
    "GET /telephony/figures/operators": "RLA",
    "GET /telephony/figures/mine": "ODFL",
    "GET /telephony/record-checks": "RLA",
    "GET /telephony/record-differences": "RLA",
    "GET /telephony/alarms": "RLA",
    "GET /recording-checks": "RLA",
    "GET /recording-gaps": "RLA",
    "POST /recording-gaps/{gap_id}/settle": "RLA",
    "GET /voicemails": "OFL",
    "POST /voicemails/{voicemail_id}/handle": "OFL",
    "POST /seats/{extension}/request_device": "ODFLA",
    "GET /seats/{extension}/device": "ODFLA",
    "POST /floor/ticket": "LA",
    "GET /telephony/flows": "LA",
    "GET /telephony/flows/{name}": "LA",
    "GET /telephony/flows/{name}/versions/{version}": "LA",
    "POST /telephony/flows/{name}/save_draft": "LA",
    "POST /telephony/flows/{name}/check": "LA",
    "POST /telephony/flows/{name}/publish": "A",
    "POST /telephony/flows/{name}/roll_back": "A",
    "POST /telephony/flows/{name}/discard_draft": "LA",
    "POST /telephony/flows/{name}/switch": "A",
    "POST /telephony/flows/{name}/try": "LA",
    "GET /telephony/prompts": "LA",
    "GET /telephony/voices": "LA",
    "POST /telephony/prompts/{name}/save": "LA",
    "POST /telephony/prompts/{name}/render": "LA",
    "POST /telephony/prompts/{name}/upload": "LA",
    "POST /telephony/prompts/{name}/withdraw": "A",
    "GET /telephony/prompts/{name}/built_in/{language}": "LA",
    "GET /telephony/prompt-sounds/{sound_id}": "LA",
    "POST /telephony/prompt-sounds/{sound_id}/publish": "A",
    "GET /telephony/queues": "LA",
    "POST /telephony/queues/save": "LA",
    "POST /telephony/queues/remove": "A",
    "GET /telephony/hours": "LA",
    "POST /telephony/hours/save": "A",
    "POST /telephony/hours/remove": "A",
    "GET /telephony/numbers": "LA",
    "POST /telephony/numbers/save": "A",
    "POST /telephony/numbers/remove": "A",
    "GET /telephony/contacts": "LA",
    "POST /telephony/contacts/save": "LA",
    "POST /telephony/contacts/remove": "LA",
    "GET /telephony/skill-names": "LA",
    "POST /telephony/skill-names/save": "A",
    "POST /telephony/skill-names/remove": "A",
    "GET /telephony/settings": "LA",
    "POST /telephony/settings/caller_rules": "A",
    "POST /telephony/settings/dialling": "A",
    "POST /telephony/settings/alarms": "LA",
    "POST /telephony/settings/platform": "A",
    "GET /telephony/versions": "LA",
    "GET /telephony/versions/{version}/changes": "LA",
    "GET /telephony/calendars": "LA",
    "GET /telephony/trunk-minutes": "LA",
    "GET /telephony/vocabulary": "LA",
    "GET /telephony/seats": "LA",
    "POST /telephony/seats/plan": "A",
    "POST /telephony/seats/add": "A",
    "POST /telephony/seats/phones": "A",
    "GET /telephony/seat-devices": "LA",
    "POST /telephony/seat-devices/{device_id}/{decision}": "A",
    "GET /telephony/skills": "LA",
    "POST /telephony/skills/save": "LA",
    "GET /telephony/caller-marks": "LA",
    "POST /telephony/caller-marks/propose": "OFLA",
    "POST /telephony/caller-marks/{mark_id}/approve": "LA",
    "POST /telephony/caller-marks/{mark_id}/refuse": "LA",
    "POST /telephony/caller-marks/{mark_id}/lift": "LA",
    "GET /telephony/campaigns": "LA",
    "POST /telephony/campaigns": "LA",
    "GET /telephony/campaigns/{campaign_id}": "LA",
    "POST /telephony/campaigns/{campaign_id}/save": "LA",
    "POST /telephony/campaigns/{campaign_id}/import_list": "LA",
    "POST /telephony/campaigns/{campaign_id}/{verb}": "LA",
    "GET /telephony/campaigns/{campaign_id}/items": "LA",
    "GET /telephony/campaign-items/{item_id}": "OFL",
    "POST /telephony/campaign-items/{item_id}/settle": "OFL",
    "GET /telephony/return-calls": "OFLA",
    "POST /telephony/return-calls/{return_call_id}/call": "OFL",
    "POST /telephony/return-calls/{return_call_id}/withdraw": "OFL",
    "POST /telephony/calls": "ODFL",
    "GET /telephony/dialled": "ODFL",
    "POST /work-orders/{number}/call": "ODFL",
    "GET /screen-pop/{call_id}": "ODFL",
    "POST /work-orders": "OD",
    "GET /work-orders": "ODRFHL",
    "GET /work-orders/trays": "ODRFHL",
    "GET /saved-filters": "ODRFHL",
    "POST /saved-filters": "ODRFHL",
    "POST /saved-filters/{filter_id}/remove": "ODRFHL",
    "POST /bulk-acts/preview": "ODRFHL",
    "POST /bulk-acts": "ODRFHL",
    "GET /export-requests": "ODRFHL",
    "POST /export-requests": "ODRFHL",
    "POST /export-requests/{export_id}/approve": "L",
    "POST /export-requests/{export_id}/refuse": "L",
    "POST /export-requests/{export_id}/download": "ODRFHL",
    "GET /work-orders/{number}": "ODRFHL",
    "GET /work-orders/{number}/timeline": "ODRFHL",
    "GET /work-orders/{number}/shield": "ODRFL",
    "POST /shield/preview": "ODRFL",
    "GET /work-orders/{number}/clocks": "ODRFHL",
    "POST /work-orders/{number}/answer_directly": "OD",
    "POST /work-orders/{number}/dispatch": "D",
    "POST /work-orders/{number}/accept": "H",
    "POST /work-orders/{number}/send_back": "H",
    "POST /work-orders/{number}/approve_send_back": "D",
    "POST /work-orders/{number}/refuse_send_back": "D",
    "POST /work-orders/{number}/rule_on_return": "D",
    "GET /work-orders/{number}/returns": "DRL",
    "GET /returns/bouncing": "DRL",
    "GET /work-orders/{number}/suggestions": "ODRFL",
    "POST /routing/suggest": "ODRFL",
    "GET /routing/rules": "DRL",
    "GET /routing/rules/{key}/versions": "DRL",
    "POST /routing/rules/save_draft": "DL",
    "POST /routing/rules/try": "DRL",
    "POST /routing/rules/{key}/publish": "DL",
    "POST /routing/rules/{key}/roll_back": "DL",
    "POST /routing/rules/{key}/withdraw": "DL",
    "POST /routing/rules/{key}/discard_draft": "DL",
    "POST /work-orders/{number}/submit_result": "H",
    "POST /work-orders/{number}/forward": "D",
    "POST /work-orders/{number}/record_reply": "D",
    "POST /work-orders/{number}/take_back": "D",
    "POST /work-orders/{number}/reassign": "D",
    "POST /work-orders/{number}/allot": "H",
    "POST /work-orders/{number}/co_handle": "D",
    "POST /work-orders/{number}/submit_part": "H",
    "POST /work-orders/{number}/release_helper": "D",
    "POST /work-orders/{number}/suspend": "H",
    "POST /work-orders/{number}/approve_suspension": "D",
    "POST /work-orders/{number}/refuse_suspension": "D",
    "POST /work-orders/{number}/resume": "DH",
    "POST /work-orders/{number}/extend": "H",
    "POST /work-orders/{number}/approve_extension": "D",
    "POST /work-orders/{number}/refuse_extension": "D",
    "GET /work-orders/{number}/allotment-targets": "H",
    "GET /outside-bodies": "D",
    "POST /work-orders/{number}/urge": "ODF",
    "POST /work-orders/{number}/supervise": "DL",
    "POST /work-orders/{number}/reply_supervision": "H",
    "POST /work-orders/{number}/lift_supervision": "DL",
    "POST /work-orders/{number}/escalate": "DH",
    "POST /work-orders/{number}/report_difficult": "D",
    "POST /work-orders/{number}/direct_link": "D",
    "POST /work-orders/{number}/hand_to_emergency": "OD",
    "POST /work-orders/{number}/withdraw": "ODF",
    "POST /work-orders/{number}/correct": "ODR",
    "POST /work-orders/{number}/answer_unified": "OD",
    "GET /work-orders/{number}/attention": "ODRFHL",
    "GET /work-orders/{number}/closing-checklist": "ODRFHL",
    "GET /unified-answers": "OD",
    "POST /unified-answers": "DL",
    "POST /unified-answers/{answer_id}/end": "DL",
    "POST /unified-answers/{answer_id}/orders": "OD",
    "POST /work-orders/{number}/approve_result": "DR",
    "POST /work-orders/{number}/refuse_result": "DR",
    "POST /attachments": "ODRFH",
    "GET /attachments/{attachment_id}/preview": "ODRFHL",
    "POST /work-orders/{number}/attachments": "ODRFH",
    "GET /secrecy-levels": "ODRFHL",
    "POST /work-orders/{number}/secrecy": "DL",
    "POST /duplicates/search": "OD",
    "POST /demands/propose_split": "OD",
    "GET /work-orders/{number}/family": "ODRFHL",
    "POST /work-orders/{number}/split": "OD",
    "POST /work-orders/{number}/merge": "D",
    "POST /work-orders/{number}/unmerge": "D",
    "POST /work-orders/{number}/link": "OD",
    "POST /work-orders/{number}/unlink": "OD",
    "POST /work-orders/{number}/follow": "ODF",
    "POST /work-orders/{number}/relay-passes": "H",
    "POST /relay-passes/{pass_id}/call": "H",
    "GET /desks": "ODRFHL",
    "GET /desks/of-call": "OD",
    "GET /attachments/{attachment_id}": "ODRFHL",
    "GET /follow-ups": "OFL",
    "GET /follow-ups/trays": "OFL",
    "GET /follow-ups/{follow_up_id}": "OFL",
    "POST /follow-ups/{follow_up_id}/call": "OF",
    "POST /follow-ups/{follow_up_id}/complete": "OF",
    "POST /portal/track": PUBLIC,
    "GET /portal/video": PUBLIC,
    "POST /portal/video-visits": PUBLIC,
    "GET /portal/video-visits/{uuidstr:visit_id}": PUBLIC,
}


def _nested(router: Router) -> Iterator[Router]:
    yield router
    for _, below, *_ in router._routers:
        yield from _nested(below)


def _doors() -> Iterator[tuple[str, Operation]]:
    for router in (each for top in ROUTERS for each in _nested(top)):
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    yield f"{method} {path}".replace("int:", ""), operation


def _roles(operation: Operation) -> str:
    guard = operation.auth_param
    if isinstance(guard, Public):
        return PUBLIC
    assert isinstance(guard, Requires)
    if guard.permission is None:
        return ANYBODY_SIGNED_IN
    return "".join(letter for letter, role in _LETTERS.items() if role in guard.permission.roles)


def test_every_door_has_a_row_and_every_row_a_door() -> None:
    assert sorted(name for name, _ in _doors()) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_door_admits_exactly_the_roles_of_its_row(name: str) -> None:
    assert _roles(dict(_doors())[name]) == EXPECTED[name]
