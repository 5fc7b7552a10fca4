"""What answers two parts of a message in the same words is said once."""

from __future__ import annotations

from assistant.wording.statements import Statement, say_once

_PARTNERS = Statement("At least 5 towns from 3 countries.", (4,))
_LENGTH = Statement("Duration: 2 years.", (5,))


def test_an_answer_is_said_once() -> None:
    assert say_once([(_PARTNERS,), (_PARTNERS,)]) == [(_PARTNERS,), ()]


def test_what_adds_something_is_said() -> None:
    groups = [(_PARTNERS,), (_PARTNERS, _LENGTH), (Statement(_PARTNERS.text, (9,)),)]
    assert say_once(groups) == groups


def test_the_same_under_its_heading_is_said_once() -> None:
    led = Statement("Network: At least 5 towns from 3 countries.", (3, 4))
    assert say_once([(_PARTNERS,), (led,)]) == [(_PARTNERS,), ()]
    with_value = Statement("Network 2031: At least 5 towns from 3 countries.", (3, 4))
    assert say_once([(_PARTNERS,), (with_value,)]) == [(_PARTNERS,), (with_value,)]


def test_what_has_no_answer_stays_open() -> None:
    remark = Statement("Nothing is known of it.", (), "intro")
    assert say_once([(remark,), (), (remark,)]) == [(remark,), (), (remark,)]
