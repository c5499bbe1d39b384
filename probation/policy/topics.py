"""What somebody may follow: by feed, or by letters."""

from .term import Term


class Topic(Term):
    ALL = "all", "Everything"
    ADULT = "adult", "Probation"
    YOUTH = "youth", "Youth justice"
    PROGRAMME = "quality-and-impact", "Quality & Impact 2016-18"
    WALES = "wales", "Wales"
    LONDON = "london", "London"
    CONSULTATIONS = "consultations", "Consultations on standards"


class Pace(Term):
    AT_ONCE = "at_once", "At once: one email for each"
    DAILY = "daily", "Once a day, when there is something"
    WEEKLY = "weekly", "Once a week, when there is something"
