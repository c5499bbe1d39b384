from django.db import models


class Draft(models.Model):
    """What a member typed on a page and has not yet saved.  Only they can read it.

    No part of anyone's record: it is thrown away when the form is taken, and by
    retention.  `fields` holds each field's values as they were sent.
    """

    member = models.ForeignKey("staff.Member", models.CASCADE, related_name="+")
    address = models.TextField()  # the page's path, such as /people/X123456/note
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    may_be_deleted = True

    class Privacy:
        personal = {"fields", "address"}
        open = {"id", "member", "saved_at"}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_draft_each_page", fields=["member", "address"]
            )
        ]
