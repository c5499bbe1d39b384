"""Who may do what."""

import pytest

from probation.policy.access import GRANTS, Permission, Role, may, may_work_with


def test_every_role_is_granted_something_or_plainly_nothing():
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize("permission", Permission)
def test_every_permission_is_somebodys(permission):
    assert any(permission in granted for granted in GRANTS.values())


def test_one_of_several_roles_is_enough():
    roles = [Role.SUPPLIER, Role.MANAGER]
    assert may(roles, Permission.LIMIT_ACCESS)
    assert may(roles[1:], Permission.LIMIT_ACCESS)
    (reason,) = may(roles[:1], Permission.LIMIT_ACCESS).reasons
    assert reason.code == "no-permission"
    assert reason.text == "Your role does not let you limit who may see a person"
    assert not may([], Permission.VIEW_PERSON)


def test_who_held_a_person_once_only_reads():
    assert may_work_with(True)
    (reason,) = may_work_with(False).reasons
    assert reason.code == "not-held"
    assert reason.text == "Your team does not hold this person now"
