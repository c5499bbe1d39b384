from django.contrib.postgres.fields import ArrayField
from django.db import models

from probation.policy.access import Scope
from probation.records.keys import new_key


class Client(models.Model):
    """A machine with a token.  The token itself is shown once and never kept."""

    key = models.UUIDField(default=new_key, unique=True, editable=False)
    name = models.TextField()  # such as "Common Platform gateway"
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the token
    scopes = ArrayField(models.CharField(max_length=40, choices=Scope.choices()))
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Privacy:
        personal: set[str] = set()
        open = {"id", "key", "name", "digest", "scopes", "since", "until"}
