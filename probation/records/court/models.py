from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper

from probation.policy.court_list import Answer, Source
from probation.policy.person import Sex
from probation.records.keys import new_key

MEMBER = settings.AUTH_USER_MODEL


class Message(models.Model):
    """A message as the court sent it: taken in, or refused with every reason."""

    source = models.CharField(max_length=20, choices=Source.choices, blank=True)
    name = models.TextField()  # the file it came in
    # The fingerprint of a refused message that this one puts right.
    mends = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, unique=True)  # SHA-256 of content
    content = models.TextField()
    court = models.ForeignKey("organisations.Unit", models.PROTECT, null=True)
    received_at = models.DateTimeField()
    refused_because = models.JSONField(default=list)  # reasons; empty: taken in

    is_history = True

    class Privacy:
        personal = {"content", "refused_because"}
        open = {
            "id", "source", "name", "mends", "fingerprint", "court", "received_at",
        }  # fmt: skip


class Arrival(models.Model):
    """A message that came to the service and waits for the worker, who sees everyone.

    Written by the service and read by the loading role alone.
    """

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    name = models.TextField()
    raw = models.BinaryField()  # as it came
    mends = models.CharField(max_length=64, blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")
    received_at = models.DateTimeField()

    may_be_deleted = True  # once it is a message

    class Privacy:
        personal = {"raw"}
        open = {"id", "name", "mends", "by", "received_at"}


class Defendant(models.Model):
    """Someone, or some organisation, before a court: as the court says.

    Whether they are a person on record is the latest MatchDecision.
    """

    # Known before the row is written: its listing comes first, as row security asks.
    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    source = models.CharField(max_length=20, choices=Source.choices)
    key = models.TextField()  # the court's own key for this defendant in this case
    case_reference = models.TextField(blank=True)
    is_organisation = models.BooleanField(default=False)
    title = models.TextField(blank=True)
    first_name = models.TextField(blank=True)
    middle_names = models.TextField(blank=True)
    last_name = models.TextField()  # or the organisation's name
    date_of_birth = models.DateField(null=True)
    sex = models.CharField(max_length=2, choices=Sex.choices)
    address = models.TextField(blank=True)  # lines
    postcode = models.TextField(blank=True)
    nationality = models.TextField(blank=True)
    phone = models.TextField(blank=True)
    # As received, right or wrong: see policy/identifiers.
    pnc = models.TextField(blank=True)
    cro = models.TextField(blank=True)
    message = models.ForeignKey(Message, models.PROTECT, related_name="+")  # the latest

    class Privacy:
        personal = {
            "key", "case_reference", "title", "first_name", "middle_names", "last_name",
            "date_of_birth", "sex", "address", "postcode", "nationality", "phone",
            "pnc", "cro",
        }  # fmt: skip
        open = {"id", "source", "is_organisation", "message"}

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_defendant", fields=["source", "key"]),
            models.CheckConstraint(
                name="defendant_sex_is_known", condition=Q(sex__in=list(Sex))
            ),
        ]
        # By which those like a defendant are looked for.
        indexes = [
            models.Index(name="defendant_born", fields=["date_of_birth"]),
            models.Index(Upper("last_name"), name="defendant_called"),
            models.Index(name="defendant_pnc", fields=["pnc"], condition=~Q(pnc="")),
            models.Index(name="defendant_cro", fields=["cro"], condition=~Q(cro="")),
        ]

    def __str__(self) -> str:
        return f"defendant {self.pk}"  # never the name: this ends up in logs

    @property
    def name(self) -> str:
        parts = (self.first_name, self.middle_names, self.last_name)
        return " ".join(part for part in parts if part)


class Listing(models.Model):
    """A defendant's case before a court on one day."""

    defendant = models.ForeignKey(Defendant, models.PROTECT, related_name="listings")
    court = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    hearing = models.TextField()  # the court's own key of the hearing
    hearing_type = models.TextField(blank=True)
    day = models.DateField()
    starts_at = models.DateTimeField()
    room = models.TextField(blank=True)
    sequence = models.PositiveIntegerField(default=0)
    # No longer in the court's latest message: kept, and not on the list.
    withdrawn_at = models.DateTimeField(null=True)
    # When anything of its row on the list last changed: an open screen looks again.
    changed_at = models.DateTimeField(null=True)

    class Privacy:
        personal: set[str] = set()
        open = {
            "id", "defendant", "court", "hearing", "hearing_type", "day", "starts_at",
            "room", "sequence", "withdrawn_at", "changed_at",
        }  # fmt: skip

    class Meta:
        ordering = ["starts_at", "room", "sequence", "id"]
        indexes = [models.Index(name="court_list", fields=["court", "day"])]
        constraints = [
            models.UniqueConstraint(
                name="one_listing", fields=["defendant", "hearing", "day"]
            ),
        ]


class Charge(models.Model):
    """An offence charged."""

    defendant = models.ForeignKey(Defendant, models.PROTECT, related_name="charges")
    sequence = models.PositiveIntegerField()
    code = models.TextField(blank=True)  # CJS code as received
    title = models.TextField()
    legislation = models.TextField(blank=True)
    wording = models.TextField(blank=True)
    plea = models.TextField(blank=True)
    verdict = models.TextField(blank=True)

    may_be_deleted = True  # a later message says the charges anew

    class Privacy:
        personal = {"code", "title", "legislation", "wording", "plea", "verdict"}
        open = {"id", "defendant", "sequence"}

    class Meta:
        ordering = ["sequence", "id"]


class Candidate(models.Model):
    """Someone on record whom a defendant may be, and what agrees."""

    defendant = models.ForeignKey(Defendant, models.PROTECT, related_name="candidates")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    agrees = models.JSONField()  # field of the person → True, False or None (not held)
    rank = models.PositiveIntegerField()  # 1: the likeliest

    may_be_deleted = True

    class Privacy:
        personal = {"agrees"}
        open = {"id", "defendant", "person", "rank"}

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(
                name="one_candidate", fields=["defendant", "person"]
            ),
        ]


class NotThem(models.Model):
    """Somebody said of a candidate that the defendant is someone else.  It ends where
    that is undone."""

    defendant = models.ForeignKey(Defendant, models.PROTECT, related_name="not_them")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "defendant", "person", "by", "since", "until"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="said_once_that_it_is_not_them",
                fields=["defendant", "person"],
                condition=Q(until=None),
            ),
            models.CheckConstraint(
                name="not_them_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
        ]


class AlsoListed(models.Model):
    """Another court lists someone who may be this defendant.

    A record made for the defendant is shown to that court as a possible match, so that
    it makes no second one.
    """

    defendant = models.ForeignKey(Defendant, models.PROTECT, related_name="also_listed")
    court = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")

    may_be_deleted = True  # worked out anew from each message

    class Privacy:
        personal: set[str] = set()
        open = {"id", "defendant", "court"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="also_listed_once", fields=["defendant", "court"]
            ),
        ]


class MatchDecision(models.Model):
    """One row for each decision or undoing.  Never changed, never deleted."""

    defendant = models.ForeignKey(Defendant, models.PROTECT, related_name="decisions")
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=20, choices=Answer.choices)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="matches"
    )
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "defendant", "follows", "answer", "person", "by", "at"}

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_first_match_decision",
                fields=["defendant"],
                condition=Q(follows=None),
            ),
            models.CheckConstraint(
                name="a_match_names_the_person",
                condition=Q(answer=Answer.SAME_PERSON, person__isnull=False)
                | Q(answer=Answer.UNDECIDED)
                | Q(answer=Answer.NO_RECORD, person__isnull=True),
            ),
        ]
