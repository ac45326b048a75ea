#!/usr/bin/env python3
"""The barometer of counts files, worked out a second time and apart from the program.

    totals.py FRAMEWORK.toml EXPECTED CURRENT_FOLDER [PREVIOUS_FOLDER]

prints one JSON object with the fields of `jauge barometer --json`, for the bodies whose CSV is in the current folder,
all of them accepted; EXPECTED is the number of bodies of the campaign. Exact fractions throughout; quartiles by the
inclusive method.
"""

import csv
import json
import sys
import tomllib
from fractions import Fraction
from pathlib import Path


def read(path):
    rows = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    return {row["quantity"]: row["value"].strip() for row in rows}


def bodies(folder):
    return {path.stem: read(path) for path in sorted(Path(folder).glob("*.csv"))}


def stand(measure, answers):
    """(kind, met or (part, whole)) of one body."""
    (kind, names), = measure.items()
    if kind == "yes":
        value = answers[names["quantity"]]
        return {"yes": ("in", True, None), "no": ("in", False, None), "NA": ("na", None, None)}.get(value, ("nd", None, None))
    whole, part = answers[names["whole"]], answers[names["part"]]
    if "ND" in (whole, part):
        return ("nd", None, None)
    if "NA" in (whole, part):
        return ("na", None, None)
    whole, part = int(whole), int(part)
    if whole == 0:
        return ("zero", None, None)
    return ("in", part * 2 > whole if kind == "majority" else (part, whole), Fraction(part, whole))


def total(stands):
    part = whole = 0
    for kind, what, _ in stands:
        if kind != "in":
            continue
        if isinstance(what, bool):
            part, whole = part + int(what), whole + 1
        else:
            part, whole = part + what[0], whole + what[1]
    return part, whole


def rate(pair):
    return Fraction(*pair) if pair[1] else None


def quantile(values, q):
    at = (len(values) - 1) * Fraction(q, 4)
    low = int(at)
    high = min(low + 1, len(values) - 1)
    return values[low] + (values[high] - values[low]) * (at - low)


def rounded(value):
    if value is None:
        return None
    scaled = abs(value) * 10000 + Fraction(1, 2)
    return (scaled.numerator // scaled.denominator) * (1 if value >= 0 else -1) / 10000


def minus(one, other):
    return None if one is None or other is None else one - other


def main():
    framework = tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))
    expected, now = int(sys.argv[2]), bodies(sys.argv[3])
    before = bodies(sys.argv[4]) if len(sys.argv) > 4 else {}
    targets, attained = [], {}
    for target in framework["target"]:
        here = {code: stand(target["measure"], answers) for code, answers in now.items()}
        there = {code: stand(target["measure"], answers) for code, answers in before.items()}
        both = [c for c in here if here[c][0] == "in" and there.get(c, ("",))[0] == "in"]
        part, whole = total(here.values())
        own = sorted(r for _, _, r in here.values() if r is not None)
        exact = rate((part, whole))
        threshold = Fraction(target["threshold"], 100)
        attainment = None if exact is None else min(Fraction(1), exact / threshold)
        attained[target["id"]] = (target["ambition"], attainment)
        kinds = [kind for kind, _, _ in here.values()]
        targets.append({
            "id": target["id"], "whole": whole, "part": part, "rate": rounded(exact),
            "met": None if exact is None else exact >= threshold,
            "attainment": rounded(attainment), "included": kinds.count("in"), "na": kinds.count("na"),
            "nd": kinds.count("nd"), "zero": kinds.count("zero"), "missing": expected - len(now),
            "median": rounded(quantile(own, 2)) if own else None,
            "q1": rounded(quantile(own, 1)) if own else None, "q3": rounded(quantile(own, 3)) if own else None,
            "change": rounded(minus(exact, rate(total(there.values())))),
            "change_same_bodies": rounded(minus(
                rate(total(here[c] for c in both)), rate(total(there[c] for c in both)))),
        })

    def mean(ambition=None):
        values = [a for of, a in attained.values() if a is not None and ambition in (None, of)]
        return rounded(sum(values, Fraction(0)) / len(values)) if values else None

    json.dump({
        "overall": mean(),
        "ambitions": [{"id": a["id"], "progress": mean(a["id"])} for a in framework["ambition"]],
        "targets": targets,
    }, sys.stdout)


main()
