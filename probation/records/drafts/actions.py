"""The only code that writes drafts.  Not audited: see docs/decisions/drafts.md."""

from .models import Draft


def keep(address: str, fields: dict[str, list[str]], *, by, at) -> None:
    Draft.objects.update_or_create(
        member=by, address=address, defaults={"fields": fields, "saved_at": at}
    )


def discard(address: str, *, by) -> None:
    Draft.objects.filter(member=by, address=address).delete()


def forget(*, before) -> int:
    """Retention: those last typed in before that time.  How many there were."""
    return Draft.objects.filter(saved_at__lt=before).delete()[0]
