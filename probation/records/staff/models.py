from uuid import uuid4

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from probation.policy.access import Role
from probation.policy.staff import Grade


class Member(AbstractUser):
    """Someone who works here.  `key` is kept for good: the audit names people by it."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    roles = ArrayField(
        models.CharField(max_length=20, choices=Role.choices), default=list, blank=True
    )
    grade = models.CharField(max_length=10, choices=Grade.choices, blank=True)
    hours = models.DecimalField(
        "contracted hours a week", max_digits=4, decimal_places=1, null=True
    )
    phone = models.TextField(blank=True)
    is_invented = models.BooleanField(default=False)

    class Privacy:
        personal = {
            "username", "first_name", "last_name", "email", "password", "phone",
        }  # fmt: skip
        open = {
            "id", "key", "roles", "grade", "hours", "is_active", "is_staff",
            "is_superuser", "last_login", "date_joined", "is_invented",
        }  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="member_roles_are_known",
                condition=Q(roles__contained_by=list(Role)),
            ),
            models.CheckConstraint(
                name="member_hours_are_possible",
                condition=Q(hours=None) | Q(hours__gte=0, hours__lte=60),
            ),
        ]

    @property
    def name(self) -> str:
        return self.get_full_name() or self.username


class Posting(models.Model):
    """Where a member works, from one day to another: several at once, never deleted."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="postings")
    unit = models.ForeignKey(
        "organisations.Unit", models.PROTECT, related_name="postings"
    )
    since = models.DateField()
    until = models.DateField(null=True)  # the first day they are no longer there

    is_history = True  # a posting is ended, and the row stays

    class Privacy:
        personal: set[str] = set()
        open = {"id", "member", "unit", "since", "until"}

    class Meta:
        indexes = [models.Index(name="posted_at", fields=["unit", "member"])]
        constraints = [
            models.CheckConstraint(
                name="posting_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gt=F("since")),
            ),
            models.UniqueConstraint(
                name="one_open_posting_each",
                fields=["member", "unit"],
                condition=Q(until=None),
            ),
        ]


class RoleChange(models.Model):
    """What a member's roles were made, by whom and when."""

    member = models.ForeignKey(Member, models.PROTECT, related_name="role_changes")
    roles = ArrayField(models.CharField(max_length=20, choices=Role.choices))
    by = models.ForeignKey(Member, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "member", "roles", "by", "at"}
