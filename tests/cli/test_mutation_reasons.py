"""Why a change survived is told by what changed, not by what stands around it."""

import pytest

from ..campaigns.mutants_reasons import sort


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("f'{tight[:-3]} {tight[-3:]}'", "f'{tight[:+3]} {tight[-3:]}'", "gap"),
        ("_not_future('until', day)", "_not_future('UNTIL', day)", "grounds"),
        ("no('until', f'On {x}: no')", "no('until', f'XXOn {x}: noXX')", "text"),
        ("no('until', 'It is so')", "no('until', None)", "gap"),
        ("no(field, otherwise)", "no(field, None)", "gap"),
        ("Part('A class', x, CODES_SOURCE)", "Part('A class', x, None)", "grounds"),
        ("Part('A class', x, CODES_SOURCE)", "Part('A class', x)", "grounds"),
        ("read(encoding='utf-8')[1:]", "read(encoding='utf-8')[2:]", "gap"),
        ("read(encoding='utf-8')[1:]", "read(encoding=None)[1:]", "same"),
        ("open(encoding='utf-8', newline='')", "open(newline='')", "same"),
        ("zip(a, b, strict=True)", "zip(a, b, strict=False)", "same"),
        ("zip(a, b, strict=True)", "zip(a, None, strict=True)", "gap"),
        ("row['code']", "row['XXcodeXX']", "gap"),
        ("'; '.join(x)", "'XX; XX'.join(x)", "text"),
    ],
)
def test_a_survivor_is_sorted_by_what_changed(before, after, reason):
    assert sort(before, after) == reason
