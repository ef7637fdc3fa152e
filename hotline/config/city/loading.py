"""Bring every domain in line with the files of one city, in one transaction."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from hotline.config.city.codes import codes_of
from hotline.config.city.differences import list_differences
from hotline.config.city.files import AccountsFile, CityFileError, read_areas, read_yaml
from hotline.config.city.first_accounts import FirstAccount, create_first_accounts
from hotline.config.city.knowledge import load_knowledge
from hotline.config.city.known_words import refuse_unknown_words
from hotline.config.city.optional_files import read_days, read_readings
from hotline.config.city.places import read_places
from hotline.config.city.routing import load_routing
from hotline.config.shield.city_words import read_shield_words
from hotline.core.actor import SYSTEM
from hotline.messaging.actions.load_notice_templates import load_notice_templates
from hotline.messaging.rules.notice_entries import NoticesFile
from hotline.organizations.actions.load_departments import load_departments
from hotline.organizations.rules.entries import DepartmentsFile
from hotline.quality.actions.load_scorecards import load_scorecards
from hotline.quality.rules.scorecards import QualityFile
from hotline.reference.actions.load_areas import load_areas
from hotline.reference.actions.load_choices import load_choices
from hotline.reference.actions.load_holidays import load_holidays
from hotline.reference.actions.load_places import load_places
from hotline.reference.actions.load_policies import load_policies
from hotline.reference.actions.load_topics import load_topics
from hotline.reference.models import Topic
from hotline.reference.rules.entries import (
    CalendarsFile,
    LimitsFile,
    TopicsFile,
)
from hotline.rewards.actions.load_rewards import load_rewards
from hotline.rewards.rules.entries import RewardsFile
from hotline.telephony.actions.load_flows import load_flows
from hotline.telephony.actions.load_policy import load_policy
from hotline.telephony.actions.load_recording_policy import load_recording_policy
from hotline.telephony.actions.load_seats import load_seats
from hotline.telephony.actions.republish import republish
from hotline.telephony.policy_errors import Contradiction
from hotline.telephony.queries import latest_configuration
from hotline.telephony.rules.entries import TelephonyFile
from hotline.telephony.rules.recording_policy import RecordingPolicyFile
from hotline.workorders.actions.load_desks import load_desks
from hotline.workorders.actions.load_templates import load_templates
from hotline.workorders.rules.desk_entries import DeskEntry, DesksFile
from hotline.workorders.rules.template_entries import TemplatesFile


@dataclass(frozen=True, slots=True)
class Loaded:
    """What changed, by Chinese name; the accounts that were created; what was left out and why."""

    changed: dict[str, int]
    accounts: list[FirstAccount]
    left_out: str = ""
    """Telephony stays as it was: the file contradicts what was changed in the screens."""
    differences: list[str] = field(default_factory=list)
    """What was changed in the pages, stays so, and differs from the files; one sentence each."""


def load_city_files(folder: Path, *, now: datetime) -> Loaded:
    """Load everything or nothing; a second time changes nothing.

    Telephony alone may be left out: a start must not fail because somebody's flow still
    needs what the file no longer has.

    Raises:
        CityFileError: a file is wrong.
        Refusal: a file contradicts what is in force.

    """
    telephony = read_yaml(folder / "telephony.yaml", TelephonyFile)
    recordings = read_yaml(folder / "recordings.yaml", RecordingPolicyFile)
    accounts = read_yaml(folder / "accounts.yaml", AccountsFile)
    read_shield_words(folder)  # kept in the files; a mistake is told before anybody works
    with transaction.atomic():
        changed = _load_reference(folder, now)
        kept = load_recording_policy(policy=recordings, by=SYSTEM, now=now)
        changed |= {"录音保存规定": kept}
        desks = _read_desks(folder, telephony)
        loaded = load_desks(entries=desks, city=folder.name, by=SYSTEM, now=now)
        rules, without_rules = load_routing(folder, now)
        changed |= {"专席": loaded, "派单规则": rules}
        changed |= {"共享常用语": _load_templates(folder, now)}
        changed |= {"奖励规则": _load_rewards(folder, now)}
        changed |= {"评分表": _load_scorecards(folder, now)}
        changed |= {"通知模板": _load_notices(folder, now)}
        changed |= {"知识": load_knowledge(folder, now)}
        left_out = ""
        try:
            changed |= _load_telephony(telephony, now)
        except Contradiction as refusal:
            if latest_configuration() is None:
                raise
            left_out = refusal.message
        created = create_first_accounts(accounts, telephony.operator_skills, now)
    return Loaded(changed, created, left_out, [*list_differences(folder), *without_rules])


def _load_telephony(telephony: TelephonyFile, now: datetime) -> dict[str, int]:
    """Load and publish, or change nothing at all.

    Raises:
        Contradiction: with what was changed in the screens it would not hang together.

    """
    with transaction.atomic():
        changed = {
            "坐席": load_seats(seats=telephony.seat_fields(), by=SYSTEM, now=now),
            "话务策略": load_policy(entries=telephony.policy(), by=SYSTEM, now=now),
            "语音流程": load_flows(flows=telephony.flows, by=SYSTEM, now=now),
        }
        _, is_new = republish(by=SYSTEM, now=now)
    return {**changed, "话务配置": int(is_new)}


def _read_desks(folder: Path, telephony: TelephonyFile) -> list[DeskEntry]:
    """Read the special desks; a city may have none.

    Raises:
        CityFileError: a desk names a queue, number, skill or flow that does not exist.

    """
    if not (folder / "desks.yaml").exists():
        return []
    file = read_yaml(folder / "desks.yaml", DesksFile)
    unknown = file.unknown(
        numbers={each.number for each in telephony.numbers},
        queues={each.name for each in telephony.queues},
        skills={each.name for each in telephony.skills},
        flows={each.name for each in telephony.flows},
    )
    if unknown:
        msg = f"desks.yaml：{'；'.join(unknown)}。"
        raise CityFileError(msg)
    return file.desks


def _load_templates(folder: Path, now: datetime) -> int:
    """Load the shared wordings of common calls; a city may have none.

    One whose topic was retired in the pages is left out.

    Raises:
        CityFileError: one names a topic that does not exist.

    """
    if not (folder / "templates.yaml").exists():
        return 0
    entries = read_yaml(folder / "templates.yaml", TemplatesFile).templates
    topics = codes_of(Topic)
    unknown = [
        each.name for each in entries if each.topic_code and each.topic_code not in topics.known
    ]
    if unknown:
        msg = f"templates.yaml：“{'”“'.join(unknown)}”的事项分类不存在。"
        raise CityFileError(msg)
    wanted = [each for each in entries if each.topic_code not in topics.retired_here]
    return load_templates(entries=wanted, city=folder.name, by=SYSTEM, now=now)


def _load_rewards(folder: Path, now: datetime) -> int:
    """Load the rules of red packets; a city may have none."""
    if not (folder / "rewards.yaml").exists():
        return 0
    entries = read_yaml(folder / "rewards.yaml", RewardsFile).rewards
    return load_rewards(entries=entries, city=folder.name, by=SYSTEM, now=now)


def _load_scorecards(folder: Path, now: datetime) -> int:
    """Load the scorecards of quality inspection; a city may have none."""
    if not (folder / "quality.yaml").exists():
        return 0
    entries = read_yaml(folder / "quality.yaml", QualityFile).scorecards
    return load_scorecards(entries=entries, city=folder.name, by=SYSTEM, now=now)


def _load_notices(folder: Path, now: datetime) -> int:
    """Load the first wordings of notices to citizens; a city may have none."""
    if not (folder / "notices.yaml").exists():
        return 0
    entries = read_yaml(folder / "notices.yaml", NoticesFile).templates
    return load_notice_templates(entries=entries, city=folder.name, by=SYSTEM, now=now)


def _load_reference(folder: Path, now: datetime) -> dict[str, int]:
    city = folder.name
    departments = read_yaml(folder / "departments.yaml", DepartmentsFile).departments
    areas = read_areas(folder / "areas.csv")
    places = read_places(folder / "places.csv", areas)
    topics = read_yaml(folder / "topics.yaml", TopicsFile).topics
    calendars = read_yaml(folder / "calendars.yaml", CalendarsFile).calendars
    limits = read_yaml(folder / "limits.yaml", LimitsFile)
    readings = read_readings(folder)
    refuse_unknown_words(limits, calendars)
    days = read_days(folder)
    return {
        "承办单位": load_departments(entries=departments, city=city, by=SYSTEM, now=now),
        "区划": load_areas(entries=areas, city=city, by=SYSTEM, now=now),
        "地点": load_places(entries=places, city=city, by=SYSTEM, now=now),
        "事项分类": load_topics(entries=topics, city=city, by=SYSTEM, now=now),
        "日历与时限": load_policies(
            calendars=calendars, limits=limits.limits, city=city, by=SYSTEM, now=now
        ),
        "时限适用规则与口径": load_choices(
            choices=limits.choices, readings=readings, city=city, by=SYSTEM, now=now
        ),
        "节假日": load_holidays(entries=days, by=SYSTEM, now=now),
    }
