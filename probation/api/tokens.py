"""Who asks: a client with a token whose scope covers what it asks for."""

from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import HttpBearer

from probation.policy.access import Scope
from probation.records.clients import queries


class Token(HttpBearer):
    """401 without a token that holds; 403 where it does not cover this."""

    def __init__(self, scope: Scope):
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> object | None:
        client = queries.by_token(token)
        if client is not None and self.scope not in client.scopes:
            raise HttpError(403, f"This token does not cover {self.scope}")
        return client
