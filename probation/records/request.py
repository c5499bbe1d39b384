"""The id of the request that is being answered: the same in the audit and in the log."""

from contextvars import ContextVar

request_id: ContextVar[str] = ContextVar("request_id", default="")
