from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from probation.policy.rosh import Rosh
from probation.policy.tiers import SexualBand
from probation.policy.tiers.v3 import reoffending_tier

from .tiers_v3_told import dynamic, tier

per_cent = st.decimals(0, 100, places=2)


yes_no = st.booleans()


ordered = [None, *Rosh]


@given(per_cent, per_cent, per_cent, per_cent)
def test_higher_predictors_never_lower_the_tier(arp, more_arp, csrp, more_csrp):
    lower = reoffending_tier(min(arp, more_arp), min(csrp, more_csrp))
    assert reoffending_tier(max(arp, more_arp), max(csrp, more_csrp)) <= lower


@given(per_cent, per_cent, yes_no, st.integers(0, 4), st.integers(0, 4))
def test_a_higher_risk_of_serious_harm_never_lowers_the_tier(
    arp, csrp, mappa, one, two
):
    told = {"arp": dynamic(arp), "csrp": dynamic(csrp), "is_mappa": mappa}
    lower = tier(rosh=ordered[min(one, two)], **told).tier
    assert tier(rosh=ordered[max(one, two)], **told).tier <= lower


@given(
    st.decimals(Decimal("0.60"), 100, places=2),
    st.decimals(Decimal("0.60"), 100, places=2),
)
def test_a_higher_medium_score_never_lowers_the_tier_once_reduction_is_known(one, two):
    def medium(score, reduced):
        found = tier(
            dc_srp=score, dc_srp_band=SexualBand.MEDIUM, dc_srp_reduced=reduced
        )
        return found.tier

    lower, higher = sorted((one, two))
    assert medium(higher, True) <= medium(lower, True)
    if lower >= Decimal("2.11"):
        assert medium(higher, False) <= medium(lower, False)


@given(per_cent, per_cent, st.sets(st.sampled_from(["stalking", "domestic_abuse"])))
def test_one_more_registration_never_lowers_the_tier(arp, csrp, flags):
    told = {"arp": dynamic(arp), "csrp": dynamic(csrp)}
    told |= dict.fromkeys(flags, True)
    assert tier(child_protection=True, **told).tier <= tier(**told).tier
