from django.contrib.postgres.fields import ArrayField
from django.db import models


class Scenario(models.Model):
    """Invented data, and how far their time is from real time.  At most one row."""

    id = models.BooleanField(primary_key=True, default=True)
    name = models.TextField()
    clock_offset = models.DurationField()  # grows, and never shrinks
    # What the simulation says up to here has happened; None: nothing was simulated.
    simulated_to = models.DateTimeField(null=True)
    who = ArrayField(
        models.TextField(), default=list
    )  # usernames of those to try it as

    class Privacy:
        personal: set[str] = set()
        open = {"id", "name", "clock_offset", "simulated_to", "who"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_scenario", condition=models.Q(id=True)),
        ]


class Deployment(models.Model):
    """What the keys of rows that are made here begin with.  One row, made by migration."""

    id = models.BooleanField(primary_key=True, default=True)
    prefix = models.TextField()

    class Privacy:
        personal: set[str] = set()
        open = {"id", "prefix"}

    class Meta:
        constraints = [
            models.CheckConstraint(name="one_deployment", condition=models.Q(id=True)),
        ]


class Key(models.Model):
    """By which key a row came, and under which it leaves again: see docs/exchange.md.

    A row that was made here has none: its key is the deployment's prefix and its id.
    """

    pk = models.CompositePrimaryKey("file", "key")
    file = models.TextField(db_collation="C")
    row = models.BigIntegerField()  # its id
    key = models.TextField(db_collation="C")

    class Privacy:
        personal = {"key"}
        open = {"pk", "file", "row"}
