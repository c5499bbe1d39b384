from django.conf import settings
from django.db import models
from django.db.models import F, Q

from probation.policy.circumstances import Reach

MEMBER = settings.AUTH_USER_MODEL
# The fields that every kind has, and that nobody writes on the screen.
COMMON = {
    "id", "person", "since", "until", "ended_because", "by", "at", "ended_by",
    "ended_at", "corrects",
}  # fmt: skip


class Said(models.Model):
    """Something said of a person, from one day to another.

    Never changed but to be ended, once.  It is open while `ended_at` is empty.  What was
    wrong is ended and followed by what is right, which `corrects` it; what was right and
    is so no longer has `until`, the first day it does not hold.
    """

    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", db_index=False
    )
    since = models.DateField(null=True)  # None: not known
    until = models.DateField(null=True)
    ended_because = models.TextField(blank=True)
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="corrected_by"
    )

    is_history = True

    class Meta:
        abstract = True
        ordering = ["-since", "-id"]
        indexes = [models.Index(name="%(class)s_of", fields=["person", "ended_at"])]
        constraints = [
            models.CheckConstraint(
                name="%(class)s_ends_after_it_begins",
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
            ),
            models.CheckConstraint(
                name="%(class)s_ends_by_somebody",
                condition=Q(ended_at=None, ended_by=None, until=None)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]


class Address(Said):
    kind = models.CharField(max_length=10)  # codes.ADDRESS_TYPE
    lines = models.TextField(blank=True)  # without the postcode
    postcode = models.TextField(blank=True)
    is_verified = models.BooleanField(default=False)
    no_fixed_abode = models.BooleanField(default=False)

    class Meta(Said.Meta):
        constraints = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="address_says_where",
                condition=~Q(lines="") | Q(no_fixed_abode=True),
            ),
        ]

    class Privacy:
        personal = {"lines", "postcode", "ended_because"}
        open = {"kind", "is_verified", "no_fixed_abode"} | COMMON - personal


class Reached(Said):
    """A phone number or an e-mail address."""

    kind = models.CharField(max_length=10, choices=Reach.choices)
    value = models.TextField()
    is_safe = models.BooleanField(null=True)  # to leave a message; None: not asked

    class Privacy:
        personal = {"value", "ended_because"}
        open = {"kind", "is_safe"} | COMMON - personal


class Contact(Said):
    """Someone close to the person: family, an employer, another service."""

    name = models.TextField()
    relationship = models.TextField()
    phone = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    class Privacy:
        personal = {"name", "relationship", "phone", "notes", "ended_because"}
        open = COMMON - personal


class Circumstance(Said):
    kind = models.CharField(max_length=10)  # codes.CIRCUMSTANCE_TYPE
    subtype = models.CharField(max_length=10, blank=True)  # codes.CIRCUMSTANCE_SUBTYPE
    notes = models.TextField(blank=True)

    class Privacy:
        personal = {"kind", "subtype", "notes", "ended_because"}
        open = COMMON - personal


class Disability(Said):
    kind = models.CharField(max_length=10)  # codes.DISABILITY
    notes = models.TextField(blank=True)

    class Privacy:
        personal = {"kind", "notes", "ended_because"}
        open = COMMON - personal


class Adjustment(Said):
    """What is done differently for someone, because of a disability or otherwise."""

    disability = models.ForeignKey(
        Disability, models.PROTECT, null=True, related_name="adjustments"
    )
    what = models.TextField()

    class Privacy:
        personal = {"what", "ended_because"}
        open = {"disability"} | COMMON - personal
