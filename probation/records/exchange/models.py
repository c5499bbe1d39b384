from django.db import models


class Scenario(models.Model):
    """Invented data, and how far their time is from real time.  At most one row."""

    id = models.BooleanField(primary_key=True, default=True)
    name = models.TextField()
    clock_offset = models.DurationField()

    class Privacy:
        personal: set[str] = set()
        open = {"id", "name", "clock_offset"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_scenario", condition=models.Q(id=True)),
        ]
