"""What designers type into number fields, and the laws of its arithmetic."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voa_editor.arithmetic import DEEPEST, LONGEST, evaluate_length, evaluate_number
from voa_editor.units import format_length, mm

IN, PICA = 72.0, 12.0


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("60mm+1/2in", mm(60) + IN / 2),
        ("(210-2*15)/2", mm(90)),
        ("12p6", 12 * PICA + 6),
        ("p6", 6.0),
        ("12p", 12 * PICA),
        ("1,5p6,5", 18 + 6.5),
        ("12", mm(12)),
        ("12,5 mm", mm(12.5)),
        ("  .5 CM ", mm(5)),
        ("2 * (1cm + 5)", mm(30)),
        ("3/4/2in", 0.375 * IN),
        ("-1/2in", -IN / 2),
        ("1/-2in", -IN / 2),
        ("1 + 1/2in", mm(1) + IN / 2),
        ("100mm/3", mm(100) / 3),
        ("10cm / 25mm * 1pt", 4.0),
        ('3"', 3 * IN),
        ("3″", 3 * IN),
        ("8q", mm(2)),
        ("8Q", mm(2)),
        ("2c", 2 * 12.7892),
        ("−5", mm(-5)),
        ("3 × 4 ÷ 2 − 1", mm(5)),
        ("--2", mm(2)),
        ("12.5\u202fmm", mm(12.5)),
        ("100mm*50%", mm(50)),
    ],
)
def test_a_length_is_worked_out(text, points):
    assert evaluate_length(text) == pytest.approx(points)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("+=3", mm(103)),
        ("-= 1in", mm(100) - IN),
        ("−=3", mm(97)),
        ("+=2*3", mm(106)),
        ("*2", mm(200)),
        ("/4", mm(25)),
        ("*2+1cm", mm(210)),
        ("*=2+1", mm(300)),
        ("/=4", mm(25)),
        ("×1,5", mm(150)),
        ("50%", mm(50)),
        ("50% + 2mm", mm(52)),
        ("*50%", mm(50)),
        ("+3", mm(3)),  # a place, as -3 is one
        ("-3", mm(-3)),
    ],
)
def test_a_length_goes_on_from_the_present_one(text, points):
    assert evaluate_length(text, "mm", mm(100)) == pytest.approx(points)


@pytest.mark.parametrize(
    ("text", "value"),
    [("45°", 45), ("90/4 deg", 22.5), ("50%", 50), ("*50%", 40), ("+=15", 95), ("(90-15)/2", 37.5), ("-0,5", -0.5)],
)
def test_a_number_is_worked_out(text, value):
    assert evaluate_number(text, 80.0) == pytest.approx(value)


def test_a_number_without_a_unit_takes_that_of_the_field():
    assert evaluate_length("12", "pt") == 12.0
    assert evaluate_length("1+1in", "p") == PICA + IN
    assert evaluate_length("4", "Q") == pytest.approx(mm(1))


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("", 1, "a number is missing"),
        ("60mm + ", 8, "a number is missing"),
        ("12 furlongs", 4, "cannot be read"),
        ("1 2", 3, "a sign such as"),
        ("(1+2", 5, "closing bracket"),
        ("1+2)", 4, "not opened"),
        ("7 / (3-3)", 5, "zero"),
        ("2mm * 3in", 7, "an area"),
        ("1/(2in)", 3, "divided by a length"),
        ("50%", 4, "no one value"),
        ("+=3", 1, "no one value"),
        ("1e5", 2, "cannot be read"),
        ("45°", 1, "an angle"),
        ("٣", 1, "cannot be read"),
        ("(" * (DEEPEST + 1) + "1", DEEPEST + 1, "within each other"),
        ("1" * (LONGEST + 1), LONGEST + 1, "longer"),
    ],
)
def test_nonsense_is_refused_with_its_place(text, place, why):
    with pytest.raises(ValueError) as caught:
        evaluate_length(text)
    said = str(caught.value)
    assert why in said and f"at character {place}." in said and "60mm+1/2in" in said
    assert repr(text[:30])[:-1] in said


def test_a_value_that_is_not_finite_is_refused():
    with pytest.raises(ValueError, match="finite"):
        evaluate_length("*" + "9" * 150, "mm", 1e200)


def test_a_number_field_takes_no_units_of_length():
    with pytest.raises(ValueError, match=r"'3mm' is not a number.*at character 1\. Write numbers"):
        evaluate_number("3mm")


# Expressions as Python reads them: the law is that both come to the same.
number = st.integers(0, 999).map(str) | st.decimals(0, 999, places=2).map(str)
expression = st.recursive(
    number,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(" ".join),
        inner.map("({})".format),
        inner.map("-{}".format),
    ),
    max_leaves=12,
).filter(lambda text: len(text) <= LONGEST)


@given(expression, st.sampled_from(["mm", "pt", "in"]))
def test_arithmetic_is_pythons(text, unit):
    try:
        expected = float(eval(text))  # made here, of digits and signs alone
    except ZeroDivisionError:
        with pytest.raises(ValueError, match="zero"):
            evaluate_number(text)
        return
    assert evaluate_number(text) == pytest.approx(expected)
    assert evaluate_length(text, unit) == pytest.approx(expected * evaluate_length("1", unit))


@given(st.floats(-10_000, 10_000), st.sampled_from(["mm", "cm", "in", "pt"]))
def test_what_a_field_shows_is_read_back(points, unit):
    assert evaluate_length(format_length(points, unit, 6), "p") == pytest.approx(points, abs=1e-3)


words = ("mm", "in", "pt", "p6", "pica", "deg", "+=", "*=", "(((", "99999", "10mm")
pieces = st.sampled_from([*"0123456789.,+-*/()=% pPqQcC°\"×÷−–·⁄″eEx_ıİſK٣½\0\ud800", *words])


@given(st.lists(pieces, max_size=40).map("".join) | st.text(), st.none() | st.floats(-1e6, 1e6))
def test_any_text_gives_a_finite_value_or_a_value_error(text, present):
    for work_out in (lambda: evaluate_length(text, "mm", present), lambda: evaluate_number(text, present)):
        try:
            assert math.isfinite(work_out())
        except ValueError as error:
            assert "at character" in str(error)
