"""The only code that writes drafts.  Not audited: see docs/decisions/drafts.md."""

from .models import Draft


def keep(address: str, fields: dict[str, list[str]], *, by, at) -> None:
    Draft.objects.update_or_create(
        member=by, address=address, defaults={"fields": fields, "saved_at": at}
    )


def discard(address: str, *, by) -> None:
    Draft.objects.filter(member=by, address=address).delete()
