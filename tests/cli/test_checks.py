"""What must be true before the service starts."""

from django.core.checks import run_checks

from probation.policy.predictors import oracle


def test_a_service_whose_predictors_give_the_published_answers_may_start():
    assert run_checks() == []


def test_a_service_whose_predictor_strays_does_not_start(monkeypatch):
    case = {**oracle.CASES[0], "expected": {"two_year_percent": 1}}
    monkeypatch.setattr(oracle, "CASES", (case,))
    (fault,) = run_checks()
    assert fault.id == "probation.E003"
    assert fault.is_serious()
    assert case["id"] in fault.msg
