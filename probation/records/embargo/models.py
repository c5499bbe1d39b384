from django.conf import settings
from django.db import models

MEMBER = settings.AUTH_USER_MODEL
INSPECTION = "inspections.Inspection"


class Copy(models.Model):
    """An embargoed copy for one named person, opened by a link that only they were given."""

    inspection = models.ForeignKey(INSPECTION, models.PROTECT, related_name="copies")
    name = models.TextField()
    email = models.EmailField()
    key_sha256 = models.CharField(
        max_length=64, unique=True
    )  # the key itself is not kept
    by = models.ForeignKey(MEMBER, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField(null=True)  # when it was taken back

    is_history = True

    class Privacy:
        personal = {"name", "email"}
        open = {"id", "inspection", "key_sha256", "by", "at", "until"}

    class Meta:
        ordering = ["id"]


class Opened(models.Model):
    """An embargoed copy was opened: each time, even the same second."""

    copy = models.ForeignKey(Copy, models.PROTECT, related_name="openings")
    what = models.TextField()  # "page" or "pdf"
    at = models.DateTimeField()

    is_history = True

    class Privacy:
        personal: set[str] = set()
        open = {"id", "copy", "what", "at"}

    class Meta:
        ordering = ["-id"]
