"""The days on which the law of supervision changed, each named once.

Other modules write these names, never the dates, so that a day which turns out to be
wrong is corrected in one place.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Change:
    key: str
    day: date  # first day of the new rule
    title: str
    says: str
    source: str
    doubt: str = ""


CRIMINAL_JUSTICE_ACT = Change(
    "criminal-justice-act-2003",
    date(2005, 4, 4),
    "Community orders and suspended sentence orders begin",
    "Criminal Justice Act 2003 orders replace the orders before them",
    "sentencinghub.sentencingacademy.org.uk, community orders; CJA 2003 Part 12",
)
LASPO = Change(
    "laspo-2012",
    date(2012, 12, 3),
    "Legal Aid, Sentencing and Punishment of Offenders Act 2012",
    "Longer curfews, 28-day recalls, two-year suspended terms",
    "LASPO 2012 explanatory note to s.71",
    "The day of commencement is from memory.",
)
SPLIT = Change(
    "transforming-rehabilitation",
    date(2014, 6, 1),
    "National Probation Service and 21 companies",
    "Cases are allocated to the National Probation Service or to a Community "
    "Rehabilitation Company",
    "PI 05/2014 (docsbay.net/pi-05-14-case-allocation)",
)
ORA = Change(
    "offender-rehabilitation-act-2014",
    date(2015, 2, 1),
    "Offender Rehabilitation Act 2014",
    "Rehabilitation activity days, licence for short sentences and supervision after "
    "them, for offences on or after this day",
    "legislation.gov.uk/uksi/2015/40/article/2",
)
SENTENCING_CODE = Change(
    "sentencing-code",
    date(2020, 12, 1),
    "Sentencing Code (Sentencing Act 2020)",
    "Orders are made under the Code; a second failure must go to an enforcement officer",
    "Sentencing Act 2020, Schedules 9, 10 and 16",
)
UNIFIED = Change(
    "unified-service",
    date(2021, 6, 26),
    "The Probation Service is one again",
    "One service holds every case; there is no allocation between two bodies",
    "Ministry of Justice: contracts of the companies ended on 25 June 2021",
)
PCSC = Change(
    "pcsc-act-2022",
    date(2022, 6, 28),
    "Police, Crime, Sentencing and Courts Act 2022",
    "Longer curfews and drug testing, for convictions on or after this day",
    "legislation.gov.uk/ukpga/2022/32/section/150; SA 2020 Sch 9 paras 9 and 22B",
)
FORTY_PER_CENT = Change(
    "release-at-40-per-cent",
    date(2024, 9, 10),
    "Release at 40 per cent (SDS40)",
    "Eligible standard determinate sentences are released at 40 per cent",
    "SI 2024/844",
    "From memory: day and exclusions were not read. The prison’s own date is used "
    "wherever there is one.",
)
RESET = Change(
    "probation-reset",
    date(2024, 6, 7),
    "Probation reset",
    "Planned contact stops at two thirds of an order or licence, with exclusions",
    "newcastlesafeguarding.org.uk/probation-update-reset",
    "The exclusions come from a third party’s page; roll-out ran from 29 April to "
    "1 July 2024.",
)
SENTENCING_ACT_2026 = Change(
    "sentencing-act-2026-first",
    date(2026, 3, 22),
    "Sentencing Act 2026, sections in force after two months",
    "Terms up to three years may be suspended; deferment up to 12 months",
    "SA 2026 ss.1, 2, 4 and 49(4); Royal Assent 22 January 2026",
)
RECALL_56 = Change(
    "fixed-term-recall-56-days",
    date(2026, 3, 31),
    "56-day fixed-term recall",
    "A 56-day fixed-term recall is the norm for standard determinate sentences",
    "clinks.org; ministryofjustice/make-recall-decision-ui",
)
SENTENCING_ACT_2026_ORDERS = Change(
    "sentencing-act-2026-orders",
    date(2026, 5, 11),
    "Sentencing Act 2026, sections 34 and 36 to 39",
    "Supervision after the end of a sentence is repealed; unpaid work loses its twelve "
    "months and gains a credit; orders may end once requirements and plan are met",
    "SA 2026 ss.34, 36-39; SI 2026/402 reg 2",
    "The day in SI 2026/402 could not be read. Section 39 was not yet in force on "
    "26 April 2026, and 11 May 2026 is the day of the published text of section 37.",
)
NEW_REQUIREMENTS = Change(
    "new-requirements-2026",
    SENTENCING_ACT_2026_ORDERS.day,
    "Driving, event, drinking and restriction-zone requirements",
    "Four further requirements may be put in an order",
    "SA 2026 (legislation.gov.uk/ukpga/2026/2/data.csv); SA 2020 Sch 9 Pts 4A to 4D",
    "That the Act adds them was read; their first day and limits were not. The day of "
    "sections 34 and 36 to 39 stands here, and no limit is set.",
)
PROGRESSION = Change(
    "progression-model",
    date(2026, 10, 1),
    "Release at one third (progression model)",
    "Eligible standard determinate sentences are released at one third",
    "SA 2026; clinks.org (“autumn 2026”)",
    "No day was found: 1 October 2026 stands for “autumn”. The prison’s own date is "
    "used wherever there is one.",
)

ALL = (
    CRIMINAL_JUSTICE_ACT,
    LASPO,
    SPLIT,
    ORA,
    SENTENCING_CODE,
    UNIFIED,
    PCSC,
    RESET,
    FORTY_PER_CENT,
    SENTENCING_ACT_2026,
    RECALL_56,
    SENTENCING_ACT_2026_ORDERS,
    NEW_REQUIREMENTS,
    PROGRESSION,
)
