"""What a scenario's file may say, and what is refused, in words."""

import pytest

from probation.simulation import SCENARIOS, Refused, Simulation, read

RATES = (SCENARIOS / "west_mercia_rates.toml").read_text(encoding="utf-8")
WHOLE = (SCENARIOS / "west_mercia.toml").read_text(encoding="utf-8")


def refused(tmp_path, *, rates=RATES, whole=WHOLE):
    (tmp_path / "west_mercia_rates.toml").write_text(rates, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(whole, encoding="utf-8")
    with pytest.raises(Refused) as told:
        read(tmp_path / "mine.toml")
    return str(told.value)


def test_a_file_of_ones_own_may_change_a_rate_and_include_the_rest(tmp_path):
    mine = tmp_path / "mine.toml"
    changed = RATES.replace("share = { nps = 0.95, crc = 0.96 }", "share = { nps = 0.5, crc = 1 }")  # fmt: skip
    (tmp_path / "west_mercia_rates.toml").write_text(changed, encoding="utf-8")
    mine.write_text(WHOLE.replace("people = 4500", "people = 60"), encoding="utf-8")
    scenario = read(mine)
    assert scenario.people == 60
    simulation = Simulation(scenario)
    for _ in simulation.rows():
        pass
    _, trials, met = simulation.chances.came_to()["plan_in_time", "crc"]
    assert trials == met > 10


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("share = { nps = 0.95, crc = 0.96 }", "share = { nps = 1.4, crc = 0.96 }", "plan_in_time.share: nps must be from 0 to 1, not 1.4"),
        ("share = { nps = 0.95, crc = 0.96 }", "share = { nps = 0.95 }", "rates.plan_in_time: share: there is none for crc"),
        ("share = { nps = 0.95, crc = 0.96 }", 'share = { nps = 0.95, crc = "most" }', "a number is wanted, not 'most'"),
        ("reasons = { load = -0.2, kept = 0.1 }", "reasons = { weather = 1 }", "weather is no factor"),
        ("[rates.plan_in_time]", "[rates.plan_on_time]", "plan_in_time is missing"),
        ("[waits.breach_listing]", "[rates.luck]\nshare = { nps = 1 }\n[waits.breach_listing]", "there is no use for luck"),
        ('by = ["body", "kind"]', 'by = ["kind"]', "this is told by body and kind"),
        ("nps = [16, 10, 6, 5]", "nps = [16, 10, 6]", "4 numbers are wanted, not 3"),
    ],
)  # fmt: skip
def test_a_rate_that_cannot_be_is_refused_in_words(tmp_path, old, new, words):
    assert old in RATES
    assert words in refused(tmp_path, rates=RATES.replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("people = 4500", "people = 0", "people must be from 1 to 900000, not 0"),
        ("people = 4500", "people = true", "a whole number is wanted, not True"),
        ("seed = 20171109", "sead = 20171109", "seed is missing"),
        ("begins_on = 2015-11-09", "begins_on = 2018-11-09", "must follow one another"),
        ("stands_at = 2017-11-09T08:30:00Z", "stands_at = 2017-11-09T08:30:00", "end it with Z"),
        ('town = "WOR", kind = "crown"', 'town = "BATH", kind = "crown"', "town BATH is not one of the area’s"),
        ('kind = "crown"', 'kind = "royal"', "'royal' is none of magistrates, crown"),
        ("holds = { nps", "holds = { police", "name the provider of each body"),
        ('include = ["common.toml"', 'include = ["/etc/passwd"', "name a file beside it"),
        ('include = ["common.toml"', 'include = ["nothing.toml"', "could not be read"),
        ("[staffing]", "[staffing", "is not TOML"),
    ],
)  # fmt: skip
def test_a_scenario_that_cannot_be_is_refused_in_words(tmp_path, old, new, words):
    assert old in WHOLE
    assert words in refused(tmp_path, whole=WHOLE.replace(old, new, 1))


def test_the_rates_say_that_they_are_ours():
    for name in ("west_mercia_rates.toml", "nation_rates.toml"):
        assert "OURS" in (SCENARIOS / name).read_text(encoding="utf-8")
