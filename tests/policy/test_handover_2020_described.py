from datetime import date

import pytest

from probation.policy.handover_2020 import (
    CALCULATIONS,
    RULES,
    Custody2020,
)
from probation.policy.organisation import Sector
from probation.policy.rule import CannotAnswer

CRC = Custody2020(Sector.CRC)
NPS = Custody2020(Sector.NPS)
LIFE = Custody2020(indeterminate=True)
AUTUMN = date(2020, 11, 1)


def test_every_rule_has_an_example_that_runs():
    company, national = RULES
    assert (company.key, national.key) == ("handover-2020.company", "handover-2020.nps")
    assert (
        company.example.works_out()
        == "12 weeks before release on 1 August 2019: 2019-05-09"
    )
    assert national.example.works_out().endswith("on 16 July 2020: 2020-03-01")
    assert {rule.until for rule in RULES} == {date(2021, 6, 26)}
    assert all("1 October 2019" in rule.doubt for rule in RULES)


def test_the_calculation_reads_every_field_and_refuses_what_it_cannot_read():
    (calculation,) = CALCULATIONS
    on = date(2020, 1, 1)
    example = calculation.answer(calculation.example, on)
    assert calculation.key == "handover-2020"
    assert example.value == {
        "because": "nps_mappa_0_1",
        "handover": "2020-03-01",
        "support_from": "2019-12-01",
    }
    assert example.on == on

    def day(**fields):
        return calculation.answer({"provider": "nps"} | fields, on).value["handover"]

    assert day(automatic_release="2020-07-16") == "2020-03-01"
    assert day(curfew_actual="2020-02-15") == "2020-02-15"
    assert day(curfew_eligibility="2020-02-15") == "2020-02-15"
    assert day(parole_eligibility="2020-11-01") == "2020-03-01"
    assert day(indeterminate=True, tariff="2020-11-01") == "2020-03-01"
    assert day(early_allocation=True, conditional_release="2021-06-02") == "2020-03-02"
    assert calculation.answer({"recalled": True}, on).value["because"] == "recalled"
    assert day(recalled=True, conditional_release="2021-06-02") is None
    assert day(mappa_level=2, conditional_release="2020-07-16") == "2020-01-01"
    assert day(provider="crc", conditional_release="2019-08-01") == "2019-05-09"
    for wrong in ({}, {"provider": "x"}, {"provider": "nps", "mappa_level": "two"}):
        with pytest.raises(CannotAnswer):
            calculation.answer(wrong, on)
    assert set(calculation.accepts["properties"]) == {
        "provider",
        "mappa_level",
        "conditional_release",
        "automatic_release",
        "curfew_actual",
        "curfew_eligibility",
        "parole_eligibility",
        "tariff",
        "indeterminate",
        "early_allocation",
        "recalled",
    }
