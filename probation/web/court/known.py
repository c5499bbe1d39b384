"""The record that a report or a sentence goes into: the one matched, or one made now."""

from probation.policy.court_list import Answer
from probation.records.court import actions, queries
from probation.records.people import queries as people


def person_of(defendant, *, by, at):
    """The matched person; where there is no record, one made from the court's words."""
    if defendant.answer == Answer.NO_RECORD:
        return actions.make_person(defendant, follows=defendant.version, by=by, at=at)
    return people.visible_to(by).filter(pk=defendant.person_id).first()


def again(defendant, by):
    """As it is now, after what was done in this page."""
    return queries.defendants_visible_to(by).get(pk=defendant.pk)
