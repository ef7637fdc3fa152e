"""Turn ``DATABASE_URL`` into Django's database settings; PostgreSQL only."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict


def database_settings(url: str) -> dict[str, Any]:
    """Read a libpq URI such as ``postgresql://postgres@/hotline?host=/run/x&port=5432``.

    Raises:
        ValueError: the URI names another engine than PostgreSQL.

    """
    if not url.startswith(("postgresql://", "postgres://")):
        msg = "DATABASE_URL must be a postgresql:// URI"
        raise ValueError(msg)
    parts = conninfo_to_dict(url)
    known = {key: str(parts.pop(key, "") or "") for key in ("dbname", "user", "password", "host")}
    port = str(parts.pop("port", "") or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": known["dbname"],
        "USER": known["user"],
        "PASSWORD": known["password"],
        "HOST": known["host"],
        "PORT": port,
        "OPTIONS": {**parts, "pool": {"min_size": 1, "max_size": 8}},
    }
