from django.conf import settings
from django.db import models


class Verification(models.Model):
    """That a number from outside is truly this person's: who says so, and from what.

    A number is verified once; one that turns out wrong is ended, and this stays.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    identifier = models.OneToOneField(
        "people.Identifier", models.PROTECT, related_name="verification"
    )
    evidence = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal = {"evidence"}
        open = {"id", "person", "identifier", "by", "at"}
