from django.conf import settings
from django.db import models
from django.db.models import F, Q

from probation.policy.access import Because
from probation.policy.finding import Word
from probation.policy.own_data.restricting import Why
from probation.policy.person import Sex
from probation.records.keys import new_key

MEMBER = settings.AUTH_USER_MODEL


class Person(models.Model):
    """Someone on probation, or before a court."""

    id = models.UUIDField(primary_key=True, default=new_key, editable=False)
    crn = models.CharField("case reference number", max_length=7, unique=True)
    first_name = models.TextField(blank=True)
    middle_names = models.TextField(blank=True)
    last_name = models.TextField()
    preferred_name = models.TextField(blank=True)
    date_of_birth = models.DateField(null=True)
    sex = models.CharField(max_length=2, choices=Sex.choices)
    gender_identity = models.CharField(max_length=10, blank=True)
    ethnicity = models.CharField(max_length=10, blank=True)
    religion = models.CharField(max_length=10, blank=True)
    nationality = models.CharField(max_length=10, blank=True)
    second_nationality = models.CharField(max_length=10, blank=True)
    language = models.CharField("preferred language", max_length=10, blank=True)
    needs_interpreter = models.BooleanField(null=True)  # None: not asked yet
    made_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)  # what the next edit must follow
    is_invented = models.BooleanField(default=False)

    class Privacy:
        personal = {
            "crn", "first_name", "middle_names", "last_name", "preferred_name",
            "date_of_birth", "sex", "gender_identity", "ethnicity", "religion",
            "nationality", "second_nationality", "language", "needs_interpreter",
        }  # fmt: skip
        open = {"id", "made_at", "version", "is_invented"}

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="crn_is_a_letter_and_six_digits",
                condition=Q(crn__regex=r"^[A-Z][0-9]{6}$"),
            ),
            models.CheckConstraint(
                name="person_sex_is_known", condition=Q(sex__in=list(Sex))
            ),
        ]

    def __str__(self) -> str:
        return self.crn  # never the name: this ends up in logs

    @property
    def name(self) -> str:
        """As spoken: the preferred name, where one is held."""
        return f"{self.preferred_name or self.first_name} {self.last_name}".strip()

    @property
    def full_name(self) -> str:
        parts = (self.first_name, self.middle_names, self.last_name)
        return " ".join(part for part in parts if part)


class PersonChange(models.Model):
    """What a person's own details were before and after an edit."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    follows = models.PositiveIntegerField()  # the version that was on screen
    before = models.JSONField()
    after = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"before", "after"}
        open = {"id", "person", "follows", "by", "at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_change_follows", fields=["person", "follows"]
            ),
        ]


class Alias(models.Model):
    """Another name someone is or was known by."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="aliases")
    first_name = models.TextField(blank=True)
    middle_names = models.TextField(blank=True)
    last_name = models.TextField()
    date_of_birth = models.DateField(null=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    is_history = True

    class Privacy:
        personal = {"first_name", "middle_names", "last_name", "date_of_birth"}
        open = {"id", "person", "since", "until"}


class Identifier(models.Model):
    """A number by which another system knows someone: kept as received, right or wrong."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="identifiers")
    kind = models.CharField(max_length=10)  # PNC, CRO, NOMS, … : policy/codes
    value = models.TextField()
    is_verified = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    is_history = True

    class Privacy:
        personal = {"value"}
        open = {"id", "person", "kind", "is_verified", "since", "until"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_identifier",
                fields=["person", "kind", "value"],
                condition=Q(until=None),
            ),
        ]


class Visibility(models.Model):
    """Who may see a person: the one table that says so, here and in row security.

    Written only by actions that begin or end responsibility.  A row is ended, never
    deleted: who was responsible may go on reading, and may no longer write.  It is
    written before its person is (the key is checked at the end of the transaction),
    since row security refuses a person whom nobody here may see.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="visibility")
    unit = models.ForeignKey("organisations.Unit", models.PROTECT, related_name="+")
    because = models.CharField(max_length=20, choices=Because.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "person", "unit", "because", "since", "until"}

    class Meta:
        # What row security asks for each person, and what a list of a unit starts from.
        indexes = [
            models.Index(
                name="visible", fields=["person", "unit"], include=["because", "until"]
            ),
            models.Index(name="visible_here", fields=["unit", "person"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="visibility_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="visibility_because_is_known",
                condition=Q(because__in=list(Because)),
            ),
            models.UniqueConstraint(
                name="one_open_reason_each",
                fields=["person", "unit", "because"],
                condition=Q(until=None),
            ),
        ]


class LimitedAccess(models.Model):
    """An exclusion (this member may not see) or a restriction (only these may)."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="limits")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT)
    may_see = models.BooleanField()  # True: restricted to; False: excluded
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    why = models.TextField(blank=True)

    is_history = True

    class Privacy:
        personal = {"why"}
        open = {"id", "person", "member", "may_see", "since", "until"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_limit_each",
                fields=["person", "member"],
                condition=Q(until=None),
            ),
        ]


class RestrictedProcessing(models.Model):
    """While it is open the record is kept and read, and little may be written.

    Here and not with the other rights of people, since whoever writes anywhere asks.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="restrictions")
    why = models.CharField(max_length=20, choices=Why.choices)
    because = models.TextField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")

    is_history = True

    class Privacy:
        personal = {"because", "ended_because"}
        open = {"id", "person", "why", "since", "until", "by", "ended_by"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_restriction",
                fields=["person"],
                condition=Q(until=None),
            ),
            models.CheckConstraint(
                name="restriction_ends_by_somebody",
                condition=Q(until=None, ended_by=None)
                | Q(until__isnull=False, ended_by__isnull=False),
            ),
        ]


class SearchToken(models.Model):
    """A word by which a person may be found: see finding.search.

    In collation C, so that a range finds prefixes by index under row security, which
    LIKE and full-text search cannot do.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="tokens", db_index=False
    )
    kind = models.CharField(max_length=10, choices=Word.choices)
    token = models.TextField(db_collation="C")

    may_be_deleted = True

    class Privacy:
        personal = {"token"}
        open = {"id", "person", "kind"}

    class Meta:
        indexes = [
            models.Index(name="found_by", fields=["kind", "token", "person"]),
            models.Index(name="tokens_of", fields=["person", "kind", "token"]),
        ]
