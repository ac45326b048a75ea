#!/usr/bin/env python3
"""The findings of counts files, worked out a second time and apart from the program.

    findings.py CURRENT_FOLDER [PREVIOUS_FOLDER]

prints one JSON object: body -> sorted list of [rule, quantity or null], for every CSV of the current
folder, with the file of the same name in the previous folder as the year before, where there is one.

Only the rules that a counts file can break are here: those about the header (E06), about justifications
(E07) and about corrections (E08) need more than a counts file. Numbers are exact fractions throughout.
"""

import csv
import json
import sys
from fractions import Fraction
from pathlib import Path

# (whole, part) of the targets that compare two counts.
PAIRS = [
    ("new_digital_services", "new_digital_services_codesigned"),
    ("digital_services", "digital_services_continuously_evaluated"),
    ("public_consultations", "public_consultations_with_digital_means"),
    ("services", "services_asking_once"),
    ("deadlines", "deadlines_with_digital_reminder"),
    ("employees", "employees_in_transformed_workplace"),
    ("digital_services", "digital_services_used_over_75"),
    ("administrative_processes", "administrative_processes_paperless"),
    ("high_reuse_datasets", "high_reuse_datasets_published"),
]
YES_NO = ["transformation_measures_deployed"]
QUANTITIES = sorted({name for pair in PAIRS for name in pair}) + YES_NO
# What is contained in what, beyond a target's own part and whole.
CONTAINED = [("new_digital_services", "digital_services"), ("digital_services", "services")]

MOST = 999_999_999
REASON_LENGTH = 10
RATE_MOVE = Fraction(20, 100)
WHOLE_CHANGE = Fraction(50, 100)
SMALL = 10
SAME_NUMBERS = 4


def read(path):
    """The answers of a counts file: quantity -> (typed value, reason)."""
    text = path.read_bytes().decode("utf-8-sig")
    header = text.splitlines()[0]
    rows = csv.DictReader(text.splitlines(), delimiter=";" if ";" in header else ",")
    return {row["quantity"]: (row["value"].strip(), (row["reason"] or "").strip()) for row in rows}


def number(answers, quantity):
    """The count, or None where the answer is none (blank, NA, ND, not a number)."""
    value = answers.get(quantity, ("", ""))[0]
    for space in " \u00a0\u202f":
        value = value.replace(space, "")
    is_count = value.isascii() and value.isdigit() and int(value) <= MOST
    return int(value) if is_count else None


def rate(answers, whole, part):
    """The exact rate, or None where there is none."""
    whole, part = number(answers, whole), number(answers, part)
    if whole is None or part is None or whole == 0 or part > whole:
        return None
    return Fraction(part, whole)


def alone(answers):
    """What one year's answers show by themselves."""
    for quantity in QUANTITIES:
        value, reason = answers.get(quantity, ("", ""))
        if not value:
            yield "E01", quantity
        elif value in ("NA", "ND"):
            if len(reason) < REASON_LENGTH:
                yield "E04", quantity
        elif quantity in YES_NO:
            if value not in ("yes", "no"):
                yield "E02", quantity
        elif number(answers, quantity) is None:
            yield "E02", quantity
    for whole, part in PAIRS:
        of, some = number(answers, whole), number(answers, part)
        if of is not None and some is not None and some > of:
            yield "E03", part
        whole_value = answers.get(whole, ("", ""))[0]
        part_value = answers.get(part, ("", ""))[0]
        if some is not None and whole_value in ("NA", "ND"):
            yield "E05", part
        if part_value == "NA" and of is not None:
            yield "E05", part
        if rate(answers, whole, part) in (Fraction(0), Fraction(1)):
            yield "N01", part
        if of == 0:
            yield "N02", whole
    for inner, outer in CONTAINED:
        some, of = number(answers, inner), number(answers, outer)
        if some is not None and of is not None and some > of:
            yield "W04", inner


def against(answers, before):
    """What shows only beside the year before."""
    for whole, part in PAIRS:
        now, then = rate(answers, whole, part), rate(before, whole, part)
        if now is not None and then is not None and abs(now - then) > RATE_MOVE:
            yield "W01", part
        now, then = number(answers, whole), number(before, whole)
        if now is not None and then is not None and not (now < SMALL and then < SMALL):
            if abs(now - then) > WHOLE_CHANGE * then:
                yield "W02", whole
    numbers = {q: number(answers, q) for q in QUANTITIES if number(answers, q) is not None}
    if len(numbers) >= SAME_NUMBERS and all(number(before, q) == n for q, n in numbers.items()):
        yield "W03", None
    for quantity in QUANTITIES:
        if answers.get(quantity, ("",))[0] == "ND" and before.get(quantity, ("",))[0] == "ND":
            yield "W05", quantity


def findings(current, previous):
    answers = read(current)
    found = set(alone(answers))
    if previous is not None and previous.exists():
        found |= set(against(answers, read(previous)))
    return sorted(found, key=lambda finding: (finding[0], finding[1] or ""))


def main():
    current = Path(sys.argv[1])
    previous = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    report = {
        path.stem: findings(path, previous / path.name if previous else None)
        for path in sorted(current.glob("*.csv"))
    }
    json.dump(report, sys.stdout, indent=1)


if __name__ == "__main__":
    main()
