"""Where a form may send its sender back to: an address here, told by the form itself."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

LONGEST = 2000  # characters; a longer address is nobody's


def is_ours(address: str, request: HttpRequest) -> bool:
    """A path of this service, from its root: what `redirect` would take for the name of a
    page, or for another host, is none."""
    return (
        address.startswith("/")
        and len(address) <= LONGEST
        and address.isprintable()
        and url_has_allowed_host_and_scheme(address, {request.get_host()})
    )
