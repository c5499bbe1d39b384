"""The first account, from which all others come."""

from probation.cli import administrator
from probation.policy.access import Role
from probation.records.staff.models import Member


def test_the_first_administrator_is_made_once(committed, capsys):
    told = ["ada", "Ada Minister", "ada@example.test"]
    assert administrator.run(told) == 0
    ada = Member.objects.get()
    assert (ada.roles, ada.name) == ([Role.SYSTEM_ADMINISTRATOR], "Ada Minister")
    assert not ada.has_usable_password()
    assert "once they have set a password" in capsys.readouterr().out

    assert administrator.run(["eve", "Eve", "eve@example.test"]) == 1
    assert "There is a system administrator already" in capsys.readouterr().err
    assert Member.objects.count() == 1
