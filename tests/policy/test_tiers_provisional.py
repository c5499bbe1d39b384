from datetime import date
from decimal import Decimal

import pytest

from probation.policy.rosh import Rosh
from probation.policy.tiers import CaseV3, SexualBand, tier_v3

from .tiers_v3_told import ON, dynamic, static, tier


@pytest.mark.parametrize(
    ("told", "provisional"),
    [
        ({}, False),
        # both static: another step must give A
        ({"arp": static(0), "csrp": static(0)}, True),
        ({"arp": static(95), "csrp": static(50)}, True),
        ({"arp": static(0), "csrp": static(0), "is_mappa": True}, True),
        (
            {
                "arp": static(0),
                "csrp": static(0),
                "is_mappa": True,
                "rosh": Rosh.VERY_HIGH,
            },
            False,
        ),
        # ARP static: the highest of the CSRP row, here D
        ({"arp": static(0), "rosh": Rosh.HIGH}, False),
        ({"arp": static(0), "domestic_abuse": True}, True),
        # CSRP static: the highest of the ARP column, here B and A
        ({"csrp": static(0), "rosh": Rosh.VERY_HIGH}, True),
        (
            {"csrp": static(0), "dc_srp": Decimal(9), "dc_srp_band": SexualBand.HIGH},
            False,
        ),
        (
            {
                "arp": dynamic(75),
                "csrp": static(0),
                "dc_srp": Decimal(9),
                "dc_srp_band": SexualBand.HIGH,
            },
            True,
        ),
        # no risk of serious harm: at least C, or A for a MAPPA case
        ({"rosh": None}, True),
        ({"rosh": None, "csrp": dynamic(3)}, False),
        ({"rosh": None, "csrp": dynamic("2.99")}, True),
        ({"rosh": None, "is_mappa": True, "csrp": dynamic("6.9")}, True),
        (
            {
                "rosh": None,
                "is_mappa": True,
                "arp": dynamic(75),
                "csrp": dynamic("6.9"),
            },
            False,
        ),
        # a tier from a static predictor does not settle it
        (
            {
                "rosh": None,
                "arp": static(0),
                "csrp": dynamic(3),
                "is_lifer_or_ipp": True,
                "released_on": date(2023, 1, 1),
            },
            True,
        ),
    ],
)
def test_provisional_where_what_is_unknown_could_raise_the_tier(told, provisional):
    assert tier(**told).is_provisional is provisional


def test_reasons_for_being_provisional_are_named_with_how_high_it_could_go():
    case = CaseV3(True, static(0), static(0))
    parts = tier_v3(case, ON).parts
    assert [(part.says, part.value) for part in parts] == [
        ("ARP 0% and CSRP 0%", "G"),
        ("Highest of these: G, from Reoffending (ARP and CSRP)", "G"),
        ("Provisional: static ARP and CSRP; after a full assessment up to A", "A"),
        (
            "Provisional: risk of serious harm is not recorded; it could give up to C",
            "C",
        ),
    ]
