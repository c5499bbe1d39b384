"""Sentence types as breach tells them apart."""

from ..term import Term


class BreachSentence(Term):
    """Codes of the breach notice (ministryofjustice/hmpps-breach-notice-ui, MIT)."""

    COMMUNITY_ORDER = "CO", "Community order"
    SUSPENDED_SENTENCE = "SSO", "Suspended sentence order"
    SUPERVISION_DEFAULT = "SDO", "Supervision default order"
    YOUTH_REHABILITATION = "YRO", "Youth rehabilitation order"
    POST_SENTENCE = "PSS", "Post-sentence supervision"
    LICENCE = "SC", "Licence"
