"""Migrations are one line per app, and the models hold nothing they lack."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader


def test_every_app_has_one_line_of_migrations() -> None:
    graph = MigrationLoader(None).graph
    ours = {app for app, _ in graph.nodes if f"hotline.{app}" in _modules()}
    assert {app: graph.leaf_nodes(app) for app in ours if len(graph.leaf_nodes(app)) != 1} == {}
    for app in ours:
        numbers = sorted(name[:4] for label, name in graph.nodes if label == app)
        assert numbers == [f"{n:04d}" for n in range(1, len(numbers) + 1)], app


@pytest.mark.django_db
def test_models_and_migrations_are_in_step() -> None:
    said = StringIO()
    call_command("makemigrations", "--dry-run", stdout=said, stderr=said)
    assert said.getvalue().strip() == "No changes detected"


def _modules() -> set[str]:
    from django.apps import apps  # noqa: PLC0415 - apps are ready only now

    return {each.name for each in apps.get_app_configs()}
