"""Operators with open sessions, made straight in the database: signing in is not measured."""

import secrets
from datetime import UTC, datetime

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django must be set up first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.middleware.csrf import _get_new_csrf_string  # noqa: E402

from bench.orders import City, Operator  # noqa: E402
from hotline.accounts.models import RoleGrant, User  # noqa: E402
from hotline.organizations.queries import list_departments  # noqa: E402
from hotline.reference.models import Area, Topic  # noqa: E402


def seed_operators(count: int) -> tuple[list[Operator], City]:
    """Create ``count`` operators who may also dispatch; return them and the city's codes."""
    password = make_password(secrets.token_urlsafe(24))
    now = datetime.now(tz=UTC)
    users = User.objects.bulk_create(
        User(
            username=f"bench{n}",
            display_name=f"压测{n}",
            password=password,
            must_change_password=False,
            password_changed_at=now,
            created_at=now,
        )
        for n in range(count)
    )
    RoleGrant.objects.bulk_create(
        RoleGrant(user=user, role=role) for user in users for role in ("operator", "dispatcher")
    )
    return [open_session(user) for user in users], city_codes()


def city_codes() -> City:
    """Return the codes orders are made of."""
    return City(
        topics=list(Topic.objects.exclude(parent=None).values_list("code", flat=True)),
        areas=list(Area.objects.exclude(parent=None).values_list("code", flat=True)),
        departments=[each.pk for each in list_departments()],
    )


def open_session(user: User) -> Operator:
    """Sign an account in without its password."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    csrf = _get_new_csrf_string()
    cookies = {
        settings.SESSION_COOKIE_NAME: str(store.session_key),
        settings.CSRF_COOKIE_NAME: csrf,
    }
    return Operator(cookies=cookies, csrf=csrf)
