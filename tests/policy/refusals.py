"""The words and the source of every refusal, by module: what staff read is tested too."""

SOURCES = {
    "recall": "community-api Nsi.java (names of the statuses)",
    "unpaid_work": "hmpps-community-payback-api AppointmentCalculationService (217ca76)",
    "contact": "hmpps-delius-api ContactValidationService (1c76b66)",
    "failures": "hmpps-delius-api ContactEnforcementService, ContactRepository (cac0bde)",
    "nsi": "hmpps-delius-api NsiValidationService, NsiService (1c76b66)",
    "letters": "manage-supervisions-design-history 2021-08-06",
    "rar": "hmpps-delius-api ContactRarService; community-api Contact.getRarComponent",
    "review": "hmpps-delius-api ContactEnforcementService (cac0bde)",
    "warning": "Sentencing Act 2020 Sch 10 paras 6-7, Sch 16 paras 6-7",
}

# Those that rest on another source, or on none.
OTHER_SOURCES = {
    ("recall", "wrong-status"): "",
    (
        "unpaid_work",
        "too-much-travel",
    ): "hmpps-community-payback-api adjustment reason TTX",
    ("unpaid_work", "no-minutes"): "",
    ("failures", "before-sentence"): "",
    ("failures", "in-future"): "",
    ("failures", "during-breach"): "manage-supervisions-design-history 2021-06-18",
    ("failures", "not-settled"): "",
    ("failures", "no-outcome"): "",
    ("failures", "evidence-awaited"): "manage-supervisions-design-history 2021-11-23",
    (
        "letters",
        "not-for-sentence",
    ): "hmpps-manage-people-on-probation-ui getSendLetterOptions (f62be77)",
    ("warning", "no-reason"): "",
    ("warning", "not-offered"): "",
}

WORDS: dict[str, dict[str, set[str]]] = {
    "recall": {
        "nps-only": {
            "‘Endorsed by senior manager’ is for the National Probation Service",
            "‘Submitted to the casework section’ is for the National Probation Service",
        },
        "not-referred": {
            "A company’s recall is referred to the National Probation Service first",
        },
        "no-referral": {
            "Only a company’s recall is referred",
        },
        "wrong-status": {
            "Recall cannot go from ‘Recall initiated’ to ‘Countersigned by manager’",
            "Recall cannot go from ‘Part A completed by manager’ to ‘Endorsed by senior manager’",
            "Recall cannot go from ‘Recall initiated’ to ‘Submitted to the casework section’",
        },
    },
    "unpaid_work": {
        "more-than-left": {
            "Only 60 minutes are left; 61 would be credited",
        },
        "too-much-travel": {
            "One adjustment credits at most 180 minutes of travel",
        },
        "no-minutes": {
            "Enter the minutes travelled, at least 1",
        },
    },
    "contact": {
        "no-alert": {
            "Contacts of this type raise no alert",
        },
        "no-end": {
            "Hours are credited for this type: enter when it ended",
        },
        "outcome-missing": {
            "Record what happened on 31 May 2021",
        },
        "not-yet": {
            "Before the day, only an acceptable absence may be recorded",
        },
        "no-outcome-here": {
            "Contacts of this type have no outcome",
        },
        "location-missing": {
            "Choose a location",
        },
        "not-teams-location": {
            "The team does not work at this location",
        },
        "no-location-here": {
            "Contacts of this type have no location",
        },
        "clash": {
            "Another appointment begins at 10:00 on 2 June 2021: choose another time",
        },
        "not-for-nsi": {
            "Contacts of this type do not belong to an intervention of this type",
        },
        "not-for-requirement": {
            "Contacts of this type do not belong to a requirement of this category",
        },
        "not-for-order": {
            "Contacts of this type do not belong to an order of this kind",
        },
        "not-for-person": {
            "Contacts of this type do not belong to a person without an order",
        },
        "not-enforceable": {
            "Enforcement follows only a failure to comply that can be enforced",
        },
        "action-missing": {
            "Choose an enforcement action",
        },
        "unknown-action": {
            "‘XX’ is not an enforcement action",
        },
        "other-person": {
            "The new appointment is for another person",
        },
        "other-event": {
            "The new appointment is for another event",
        },
        "other-requirement": {
            "The new appointment is for another requirement",
        },
        "other-nsi": {
            "The new appointment is for another intervention",
        },
        "has-outcome": {
            "It has an outcome and can no longer move",
        },
        "no-appointment": {
            "Only an appointment can be moved",
        },
    },
    "failures": {
        "same-day": {
            "Counted once, with another failure on that day",
        },
        "not-national-standard": {
            "Not a national standard contact: it does not count for compliance",
        },
        "before-sentence": {
            "Before the sentence of 1 April 2021",
        },
        "before-breach-ended": {
            "Before the last breach ended on 10 May 2021",
        },
        "in-future": {
            "It lies after 1 June 2021",
        },
        "during-breach": {
            "A breach has been open since 10 May 2021: further failures go to it",
        },
        "complied": {
            "‘Attended - Complied’: complied, or had an acceptable reason",
            "‘Acceptable Absence - Medical’: complied, or had an acceptable reason",
        },
        "not-settled": {
            "‘Warrant Outstanding’ does not say whether they complied",
        },
        "no-outcome": {
            "No outcome is recorded",
        },
        "not-enforceable": {
            "‘Odd’ cannot be enforced",
        },
        "evidence-awaited": {
            "Evidence may be given until 8 March 2022",
        },
    },
    "nsi": {
        "too-short": {
            "It lasts at least 100 days",
        },
        "too-long": {
            "It lasts at most 200 days",
        },
        "length-missing": {
            "Enter a length in days",
        },
        "no-length-here": {
            "This type has no length",
        },
        "unknown-status": {
            "This type has no status ‘S9’",
        },
        "unknown-outcome": {
            "This type has no outcome ‘O9’",
        },
        "unknown-subtype": {
            "This type has no subtype ‘T9’",
            "This type has no subtype ‘T1’",
        },
        "subtype-missing": {
            "Choose a sub-type",
        },
        "wrong-level": {
            "This type does not belong to the person",
            "This type does not belong to a sentence",
        },
        "duplicate": {
            "There may not be a second open one of this type",
            "There may not be a second ended one of this type",
        },
        "not-for-requirement": {
            "This requirement takes no such intervention",
        },
        "requirement-ended": {
            "The requirement ended on 23 March 2021: enter an end on or after it",
        },
        "before-event": {
            "Its referral cannot be before that of the sentence, 23 March 2021",
        },
    },
    "letters": {
        "not-for-sentence": {
            "‘Second warning letter’ is not sent for this sentence: Licence",
        },
        "no-address": {
            "There is no fixed address: hand the letter over, or use text or telephone",
        },
        "not-safe": {
            "Post is not safe here: hand the letter over, or use text or telephone",
        },
    },
    "rar": {
        "rar-missing": {
            "Say whether this was rehabilitation activity",
        },
        "no-rar-here": {
            "This contact cannot be rehabilitation activity",
        },
    },
    "review": {
        "below-limit": {
            "1 of the 2 failures that call for a review",
        },
        "in-breach": {
            "A breach is already open",
        },
        "not-sentenced": {
            "There is no sentence of a known type",
        },
        "no-limit": {
            "This sentence type has no limit of failures",
        },
        "review-open": {
            "A review is already open",
        },
        "not-national-standard": {
            "Not a national standard contact",
        },
        "no-failure": {
            "No failure to comply is recorded",
        },
        "starts-breach": {
            "The action taken starts a breach itself",
        },
        "no-event": {
            "The contact belongs to no sentence",
        },
    },
    "warning": {
        "no-reason": {
            "Say why ‘Give a warning’ is not enough",
        },
        "not-offered": {
            "‘Give a warning’ is not open here: choose ‘Refer for breach’",
            "‘Wait for the evidence’ is not open here: choose ‘Give a warning’ or ‘Refer for breach’",
        },
        "no-circumstances": {
            "Describe the circumstances of the failure",
        },
        "not-unacceptable": {
            "Say that the failure is unacceptable",
        },
        "no-liability": {
            "Say that another failure in the 12 months beginning with the warning makes the person liable to be brought before a court",
        },
        "not-recorded": {
            "Record when the warning was given",
        },
    },
}


def words_of(module):
    """A function that gives a decision's codes, and checks what stands beside each."""

    def codes(answer):
        for reason in answer.reasons:
            assert reason.text in WORDS[module][reason.code]
            source = OTHER_SOURCES.get((module, reason.code), SOURCES[module])
            assert reason.source == source
        return [reason.code for reason in answer.reasons]

    return codes
