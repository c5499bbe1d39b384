"""The API is asked for pages too where something is not there."""

from tests.web.conftest import collected

__all__ = ["collected"]
