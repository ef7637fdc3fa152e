"""The journal of calls only grows: the database refuses to change or to remove what was said."""

from django.db import migrations

_FORWARD = """
CREATE FUNCTION telephony_callevent_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'the journal of calls only grows';
    END IF;
    IF (OLD.id, OLD.event_id, OLD.kind, OLD.call_id, OLD.happened_at, OLD.recorded_at)
        IS DISTINCT FROM
        (NEW.id, NEW.event_id, NEW.kind, NEW.call_id, NEW.happened_at, NEW.recorded_at)
    THEN
        RAISE EXCEPTION 'the journal of calls only grows';
    END IF;
    IF OLD.absorbed_at IS NOT NULL AND OLD.details IS DISTINCT FROM NEW.details THEN
        RAISE EXCEPTION 'the journal of calls only grows';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER telephony_callevent_only_grows
    BEFORE UPDATE OR DELETE ON telephony_callevent
    FOR EACH ROW EXECUTE FUNCTION telephony_callevent_only_grows();
"""
_BACK = """
DROP TRIGGER telephony_callevent_only_grows ON telephony_callevent;
DROP FUNCTION telephony_callevent_only_grows();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("telephony", "0006_call_records"),
    ]

    operations = [
        migrations.RunSQL(_FORWARD, _BACK),
    ]
