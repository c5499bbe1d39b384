"""The sentences that bring supervision.  To add a type: a file, and a line."""

from ..sentence import SentenceType
from .community_order import COMMUNITY_ORDER
from .deferred_sentence import DEFERRED_SENTENCE
from .detention_and_training_order import DETENTION_AND_TRAINING_ORDER
from .extended_determinate import EXTENDED_DETERMINATE
from .indeterminate import INDETERMINATE
from .standard_determinate import STANDARD_DETERMINATE
from .supervision_default_order import SUPERVISION_DEFAULT_ORDER
from .suspended_sentence_order import SUSPENDED_SENTENCE_ORDER
from .youth_rehabilitation_order import YOUTH_REHABILITATION_ORDER

ALL: tuple[SentenceType, ...] = (
    COMMUNITY_ORDER,
    SUSPENDED_SENTENCE_ORDER,
    STANDARD_DETERMINATE,
    EXTENDED_DETERMINATE,
    INDETERMINATE,
    DEFERRED_SENTENCE,
    SUPERVISION_DEFAULT_ORDER,
    YOUTH_REHABILITATION_ORDER,
    DETENTION_AND_TRAINING_ORDER,
)

BY_KEY = {one.key: one for one in ALL}
