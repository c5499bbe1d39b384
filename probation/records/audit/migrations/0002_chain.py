"""Each member's events are a chain, sealed by the database as they are written.

The seal of an entry is SHA-256 over the seal before it and the entry's own columns,
each as its length, a colon and its text (so that no two entries give the same bytes).
One member's writers wait for one another; others are not held up.
"""

from django.db import migrations

CHAIN = """
CREATE FUNCTION audit_field(told text) RETURNS bytea
    LANGUAGE sql IMMUTABLE AS $$
    SELECT convert_to(octet_length(coalesce(told, '')) || ':' || coalesce(told, ''), 'UTF8')
$$;

CREATE FUNCTION audit_seal() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    last record;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit:' || NEW."by", 0));
    SELECT position, seal INTO last FROM audit_event
        WHERE audit_event."by" = NEW."by" ORDER BY position DESC LIMIT 1;
    NEW.position := coalesce(last.position, 0) + 1;
    NEW.seal := sha256(
        coalesce(last.seal, ''::bytea)
        || audit_field(NEW.position::text)
        || audit_field(NEW."by"::text)
        || audit_field(NEW.what)
        || audit_field((extract(epoch FROM NEW.at) * 1000000)::bigint::text)
        || audit_field(NEW.about)
        || audit_field(NEW.detail::text)
        || audit_field(NEW.request)
        || audit_field(NEW.once::text)
    );
    RETURN NEW;
END
$$;

CREATE TRIGGER seal BEFORE INSERT ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_seal();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(
            CHAIN,
            "DROP TRIGGER seal ON audit_event; DROP FUNCTION audit_seal();"
            "DROP FUNCTION audit_field(text);",
        )
    ]
