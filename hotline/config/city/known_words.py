"""Refuse words in the city's limits that no clock, verb, channel or calendar has."""

from collections.abc import Iterable, Sequence

from hotline.config.city.files import CityFileError
from hotline.contacts.rules.channels import Channel
from hotline.reference.rules.entries import CalendarEntry, LimitsFile
from hotline.workorders.rules.deadlines import Clock
from hotline.workorders.rules.workflow import Verb


def refuse_unknown_words(limits: LimitsFile, calendars: Sequence[CalendarEntry]) -> None:
    """Check what only the other domains know; a misspelt line would never hold and say nothing.

    Raises:
        CityFileError: a word is unknown.

    """
    names = {each.name for each in calendars}
    for entry in limits.limits:
        _refuse("日历", {entry.calendar} | {entry.act_within} - {""}, names)
    for each in limits.choices:
        _refuse("时限类别", {each.clock}, Clock)
        _refuse("操作", {each.verb} - {""}, Verb)
        _refuse("渠道", {each.channel} - {""}, Channel)


def _refuse(what: str, words: set[str], known: Iterable[str]) -> None:
    for word in words - set(map(str, known)):
        msg = f"limits.yaml：没有名为“{word}”的{what}。"
        raise CityFileError(msg)
