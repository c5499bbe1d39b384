from django.conf import settings
from django.db import models
from django.db.models import Q

from probation.policy.court import Outcome, Preparation, Resulting

MEMBER = settings.AUTH_USER_MODEL


class HearingChange(models.Model):
    """How a case stands at one hearing on one day, from this moment on.

    One row for each change, whole: the latest of the hearing and day says it all.  The rows
    of a defendant are one chain.  Never changed, never deleted.
    """

    defendant = models.ForeignKey(
        "court.Defendant", models.PROTECT, related_name="changes"
    )
    hearing = models.TextField()  # with `day`: as in the court's Listing
    day = models.DateField()
    follows = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")
    preparation = models.CharField(
        max_length=20, choices=Preparation.choices, default=Preparation.NOT_STARTED
    )
    outcome = models.CharField(max_length=30, choices=Outcome.choices, blank=True)
    # Of another hearing that is expected; None: its day is not known yet.
    next_hearing_on = models.DateField(null=True)
    note = models.TextField(blank=True)  # what was said in court
    resulting = models.CharField(
        max_length=20, choices=Resulting.choices, default=Resulting.NEW
    )
    # Who looked over what somebody else had entered.
    checked_by = models.ForeignKey(MEMBER, models.PROTECT, null=True, related_name="+")
    because = models.TextField(blank=True)  # why it was put right
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"outcome", "note", "because"}
        open = {
            "id", "defendant", "hearing", "day", "follows", "owner", "preparation", "next_hearing_on",
            "resulting", "checked_by", "by", "at",
        }  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                name="one_first_hearing_change",
                fields=["defendant"],
                condition=Q(follows=None),
            ),
            models.CheckConstraint(
                name="preparation_is_known",
                condition=Q(preparation__in=list(Preparation)),
            ),
            models.CheckConstraint(
                name="hearing_outcome_is_known",
                condition=Q(outcome__in=["", *Outcome]),
            ),
            models.CheckConstraint(
                name="a_resulted_hearing_has_its_outcome",
                condition=~Q(resulting=Resulting.RESULTED) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="what_is_checked_was_resulted",
                condition=Q(checked_by=None) | Q(resulting=Resulting.RESULTED),
            ),
        ]
