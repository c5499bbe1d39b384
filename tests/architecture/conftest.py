"""Pages are asked for here too, so what they are styled with is collected."""

from tests.web.conftest import collected

__all__ = ["collected"]
