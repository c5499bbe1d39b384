from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.policy.own_data.asking import Asked
from probation.policy.own_data.disputing import Outcome
from probation.policy.own_data.withholding import Ground

MEMBER = settings.AUTH_USER_MODEL


class Request(models.Model):
    """A person asks for what is held on them.  Its status is its latest RequestChange."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="requests")
    asked_on = models.DateField()
    asker = models.TextField(blank=True)  # who asks for them, such as a solicitor
    send_to = models.TextField(blank=True)  # address or e-mail
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Privacy:
        personal = {"asker", "send_to"}
        open = {"id", "person", "asked_on", "by", "at"}

    class Meta:
        ordering = ["-asked_on", "-id"]


class RequestChange(models.Model):
    """One row for each move.  Never changed, never deleted."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="changes")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    status = models.CharField(max_length=10, choices=Asked.choices)
    on = models.DateField()
    because = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"because"}
        open = {"id", "request", "follows", "status", "on", "by", "at"}

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(name="latest_request", fields=["request", "-id"])]
        constraints = [
            models.UniqueConstraint(
                name="one_first_request_change",
                fields=["request"],
                condition=Q(follows=None),
            ),
            models.CheckConstraint(
                name="request_status_is_known", condition=Q(status__in=list(Asked))
            ),
        ]


class Considered(models.Model):
    """Somebody decided whether an entry of the record is given.  The latest counts.

    No ground: it is given.  A `column` with a ground: the rest of the entry is given, and
    `instead` stands in its place.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="considered")
    file = models.TextField()  # a table of the exchange format
    row = models.TextField()  # its id here
    ground = models.CharField(max_length=20, choices=Ground.choices, blank=True)
    column = models.TextField(blank=True)
    instead = models.TextField(blank=True)
    because = models.TextField(blank=True)  # for us; never sent
    is_told = models.BooleanField(default=True)  # that it is withheld, and the ground
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"instead", "because"}
        open = {
            "id", "request", "file", "row", "ground", "column", "is_told", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["id"]


class Pack(models.Model):
    """All that is given, as it was made: a zip of the document and the data."""

    request = models.ForeignKey(Request, models.PROTECT, related_name="packs")
    content = models.BinaryField()
    fingerprint = models.CharField(max_length=64)  # SHA-256 of content
    given = models.PositiveIntegerField()  # entries
    withheld = models.PositiveIntegerField()  # entries, in whole or in part
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"content"}
        open = {
            "id", "request", "fingerprint", "given", "withheld", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["-id"]


class Dispute(models.Model):
    """A person says that an entry is wrong: what it said then is kept."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="disputes")
    file = models.TextField()  # a table of the exchange format
    row = models.TextField(null=True)  # its id here; None: it came by an import
    entry = models.TextField()  # what the entry is, in words
    as_it_was = models.JSONField()  # column → value in words
    says = models.TextField()  # what the person says of it
    raised_on = models.DateField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"entry", "as_it_was", "says"}
        open = {"id", "person", "file", "row", "raised_on", "by", "at"}

    class Meta:
        ordering = ["-raised_on", "-id"]
        indexes = [models.Index(name="disputes_of", fields=["person", "file"])]


class DisputeDecision(models.Model):
    """What was decided, and what the entry said then."""

    dispute = models.OneToOneField(Dispute, models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    because = models.TextField()
    as_it_is = models.JSONField()
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"because", "as_it_is"}
        open = {"id", "dispute", "outcome", "by", "at"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="dispute_outcome_is_known", condition=Q(outcome__in=list(Outcome))
            ),
        ]
