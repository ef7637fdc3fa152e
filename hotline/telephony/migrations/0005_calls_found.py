"""Calls are found by the number they came from and by who answered them."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from hotline.citizens.rules.numbers import normalize_number
from hotline.core.crypto.cipher import blind_index

_AT_ONCE = 500


def index_callers(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Give calls that were absorbed before their index."""
    calls = apps.get_model("telephony", "Call")._base_manager
    batch = []
    for call in calls.exclude(caller="").iterator(chunk_size=_AT_ONCE):
        plain = normalize_number(call.caller)
        call.caller_index = blind_index(plain) if plain else ""
        batch.append(call)
        if len(batch) == _AT_ONCE:
            calls.bulk_update(batch, ["caller_index"])
            batch = []
    calls.bulk_update(batch, ["caller_index"])


class Migration(migrations.Migration):
    dependencies = [
        ("telephony", "0004_policy_kinds"),
    ]

    operations = [
        migrations.AddField(
            model_name="call",
            name="caller_index",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="号码索引"),
        ),
        migrations.RunPython(index_callers, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(fields=["operator_id", "entered_at"], name="call_of_operator"),
        ),
        migrations.AddIndex(
            model_name="call",
            index=models.Index(
                condition=models.Q(("caller_index", ""), _negated=True),
                fields=["caller_index", "entered_at"],
                name="call_of_number",
            ),
        ),
    ]
