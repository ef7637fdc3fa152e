"""Every model is decided: guarded (only actions write it) or free, with the reason here."""

from django.apps import apps
from django.db import models

from hotline.core.guarded import GuardedModel

FREE = {
    "core.Delivered": "bookkeeping of deliveries, written by the delivery itself",
    "administration.BackgroundJob": "the queue's own table under a name of ours, to look at",
    "administration.FailedSignIn": "the sign-in counter's own table, to look at",
    "administration.SignInRecord": "the sign-in counter's own table, to look at",
    "accounts.User": "Django's own sign-in writes last_login",
    "accounts.RoleGrant": "edited in the administration",
    "accounts.PastPassword": "bookkeeping of the password policy",
    "intelligence.Trace": "appended by the door to models, forgotten after the site's days",
    "knowledge.SearchCell": "made from published versions, and made again every night",
    "knowledge.SearchFrame": "made from published versions, and made again every night",
    "knowledge.SearchEntry": "made from published versions, and made again at will",
    "knowledge.SearchPosting": "made from published versions, and made again at will",
    "organizations.Department": "reference data, loaded from the city's files",
    "organizations.Team": "reference data, edited in the administration",
    "reference.Area": "reference data, loaded from the city's files",
    "reference.Place": "reference data, loaded from the city's files and learnt from orders",
    "reference.PlaceHabit": "counts, made from orders",
    "reference.PlaceLesson": "which days were counted",
    "reference.PlaceMishearing": "counts of what was typed for which place",
    "reference.PlaceSpelling": "made from places",
    "reference.ServiceItem": "reference data, loaded from the city's own list",
    "reference.Topic": "reference data, loaded from the city's files",
    "reference.CalendarVersion": "reference data, a new version is a new row",
    "reference.Holiday": "reference data, loaded yearly",
    "reference.HolidayEdition": "append-only, a correction is a new edition",
    "reference.LimitChoice": "reference data, a new version is a new row",
    "reference.LimitPolicy": "reference data, a new version is a new row",
    "reference.Reading": "reference data, a new version is a new row",
    "workorders.Desk": "reference data, loaded from the city's files",
    "workorders.Presence": "who shows an order now, forgotten within minutes",
    "workorders.Notice": "made from events by their delivery, forgotten after a month",
    "workorders.NoticeReading": "who has read a notice, forgotten with it",
    "workorders.ShownSuggestion": "what a page was last suggested, written while it is read",
    "messaging.OnceKey": "bookkeeping against replays, forgotten within hours",
    "messaging.ChannelPulse": "bookkeeping of channels: when each last did what",
    "messaging.NoticeMeter": "counts of the notices that were sent, a row a day",
    "telephony.CallEventRow": "inserted by call control",
    "telephony.PublishedConfiguration": "append-only, a new version is a new row",
    "telephony.RecordingPolicy": "append-only, a new version is a new row",
    "telephony.Seat": "reference data, loaded from the city's files",
    "workorders.NumberCounter": "bookkeeping of order numbers",
}


def _ours() -> list[type[models.Model]]:
    return [each for each in apps.get_models() if each.__module__.startswith("hotline.")]


def test_every_model_is_guarded_or_free_with_a_reason() -> None:
    undecided = [
        each._meta.label
        for each in _ours()
        if not issubclass(each, GuardedModel) and each._meta.label not in FREE
    ]
    assert undecided == []


def test_the_list_of_free_models_names_only_living_ones() -> None:
    free = {each._meta.label for each in _ours() if not issubclass(each, GuardedModel)}
    assert set(FREE) - free == set()
