"""The web client's types are generated from the API as it is now (``make api``)."""

import json
from io import StringIO
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2]


def test_the_web_client_knows_the_api_as_it_is() -> None:
    said = StringIO()
    call_command("export_openapi", stdout=said)
    known = json.loads((ROOT / "web/src/api/openapi.json").read_text(encoding="utf-8"))
    assert json.loads(said.getvalue()) == known, "run `make api`"
