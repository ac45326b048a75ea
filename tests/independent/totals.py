#!/usr/bin/env python3
"""The barometer of counts files, worked out a second time and apart from the program.

    totals.py FRAMEWORK.toml ORGANIZATIONS.csv DECISIONS CURRENT_FOLDER [PREVIOUS_FOLDER] [--not-done]
              [--by portfolio|size] [--target ID]

prints one JSON object with the fields of `jauge barometer --json`, for the bodies whose CSV is in the current folder,
which is named as its year, and of which the last decision in the folder DECISIONS, envelopes with nothing else beside
them, accepts what it is about; ORGANIZATIONS is the list of bodies of the campaign. `--not-done` takes what was not collected for
not done. Exact fractions throughout; quartiles by the inclusive method.
"""

import argparse
import csv
import json
import sys
import tomllib
import zipfile
from fractions import Fraction
from pathlib import Path


def read(path):
    rows = csv.DictReader(path.read_text("utf-8-sig").splitlines())
    return {row["quantity"]: row["value"].strip() for row in rows}


def accepted(folder):
    """(body, year) of which something is accepted: about each envelope the last decision counts."""
    last = {}
    for path in folder.glob("*.jauge"):
        with zipfile.ZipFile(path) as envelope:
            decision = json.loads(envelope.read("decision.json"))
        about = decision["about"]["fingerprint"]
        if about not in last or last[about]["decided_at"] < decision["decided_at"]:
            last[about] = decision
    accepting = [decision["about"] for decision in last.values() if decision["outcome"] == "accepted"]
    return {(about["organization"], about["year"]) for about in accepting}


def bodies(folder, counting):
    if folder is None:
        return {}
    paths = sorted(folder.glob("*.csv"))
    return {path.stem: read(path) for path in paths if (path.stem, int(folder.name)) in counting}


def stand(target, answers, not_done):
    """(kind, met or (part, whole), own rate, assumed) of one body."""
    (kind, names), = target["measure"].items()
    organizations = kind != "share"
    if kind == "yes":
        value = answers[names["quantity"]]
        if value in ("yes", "no"):
            return ("in", value == "yes", None, False)
        if value == "NA":
            return ("na", None, None, False)
        return ("in", False, None, True) if not_done else ("nd", None, None, False)
    whole, part = answers[names["whole"]], answers[names["part"]]
    assumed = False
    if "ND" in (whole, part):
        if not not_done or whole == "NA":
            return ("nd", None, None, False)
        if whole == "ND":
            return ("in", False, None, True) if organizations else ("nd", None, None, False)
        part, assumed = 0, True
    elif "NA" in (whole, part):
        return ("na", None, None, False)
    whole, part = int(whole), int(part)
    if whole == 0:
        return ("zero", None, None, False)
    return ("in", part * 2 > whole if organizations else (part, whole), Fraction(part, whole), assumed)


def total(stands):
    part = whole = 0
    for kind, what, *_ in stands:
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


def attained(target, pair):
    exact = rate(pair)
    return None if exact is None else min(Fraction(1), exact / Fraction(target["threshold"], 100))


def mean(values):
    values = [value for value in values if value is not None]
    return sum(values, Fraction(0)) / len(values) if values else None


def sums(framework, now, before, missing, not_done, name_uncountable=False):
    """What some bodies add up to: the answers of this year and of the year before, and how many are missing."""
    targets, pairs = [], []
    for target in framework["target"]:
        here = {code: stand(target, answers, not_done) for code, answers in now.items()}
        there = {code: stand(target, answers, not_done) for code, answers in before.items()}
        both = [c for c in here if here[c][0] == "in" and there.get(c, ("",))[0] == "in"]
        part, whole = total(here.values())
        own = sorted(r for _, _, r, _ in here.values() if r is not None)
        exact, threshold = rate((part, whole)), Fraction(target["threshold"], 100)
        kinds = [kind for kind, *_ in here.values()]
        same = total(here[c] for c in both), total(there[c] for c in both)
        pairs.append((target, (part, whole), total(there.values()), *same))
        row = {
            "id": target["id"], "whole": whole, "part": part, "rate": rounded(exact),
            "met": None if exact is None else exact >= threshold,
            "attainment": rounded(attained(target, (part, whole))), "included": kinds.count("in"),
            "na": kinds.count("na"), "nd": kinds.count("nd"), "zero": kinds.count("zero"), "missing": missing,
            "nd_as_not_done": sum(assumed for *_, assumed in here.values()),
            "median": rounded(quantile(own, 2)) if own else None,
            "q1": rounded(quantile(own, 1)) if own else None, "q3": rounded(quantile(own, 3)) if own else None,
            "change": rounded(minus(exact, rate(total(there.values())))),
            "change_same_bodies": rounded(minus(*map(rate, same))),
            "same_bodies": len(both),
        }
        if name_uncountable and not_done:
            row["not_countable"] = [code for code, (kind, *_) in here.items() if kind == "nd"]
        targets.append(row)

    def progress(ambition=None):
        def of(column):
            own = (pair for pair in pairs if ambition in (None, pair[0]["ambition"]))
            return mean(attained(pair[0], pair[column]) for pair in own)
        return of(1), {"change": rounded(minus(of(1), of(2))), "change_same_bodies": rounded(minus(of(3), of(4)))}

    overall, change = progress()
    ambitions = [(a["id"], *progress(a["id"])) for a in framework["ambition"]]
    return {
        "declared": len(now), "missing": missing, "both_years": len(now.keys() & before.keys()),
        "overall": rounded(overall), **change,
        "ambitions": [{"id": id, "progress": rounded(own), **moved} for id, own, moved in ambitions],
        "targets": targets,
    }


def groups(by, framework, listed, now, before, not_done):
    def size(answers):
        value = answers.get(framework["sizes"]["quantity"], "ND")
        if not value.isdigit():
            return None
        return sum(int(value) >= bound for bound in framework["sizes"]["bounds"])

    def group(code):
        if by == "portfolio":
            return listed.get(code) or None
        # A body that did not declare this year is where it was the year before.
        return size(now.get(code) or before.get(code) or {})

    missing = listed.keys() - now.keys()
    lacking = {code: group(code) if by == "portfolio" else None for code in missing}
    known = {group(code) for code in now.keys() | before.keys()} | set(lacking.values())
    rows = []
    for of in sorted(known, key=lambda of: (of is None, of if of is not None else 0)):
        part = [{c: a for c, a in year.items() if group(c) == of} for year in (now, before)]
        here = sum(own == of for own in lacking.values())
        row = {"by": by, "id": None if of is None else str(of)}
        if by == "size" and of is not None:
            bounds = [0, *framework["sizes"]["bounds"]]
            row["least"] = bounds[of]
            if of + 1 < len(bounds):
                row["most"] = bounds[of + 1] - 1
        rows.append(row | sums(framework, *part, here, not_done))
    return rows


def behind(framework, id, now, not_done):
    target = next(t for t in framework["target"] if t["id"] == id)
    (kind, names), = target["measure"].items()
    rows = []
    for code, answers in now.items():
        standing, what, own, assumed = stand(target, answers, not_done)
        if standing == "in":
            # A share is held against the threshold, body by body.
            met = what if isinstance(what, bool) else own >= Fraction(target["threshold"], 100)
            standing = "met" if met else "not-met"
        rows.append({
            "organization": code, "part": answers[names["quantity" if kind == "yes" else "part"]],
            "whole": None if kind == "yes" else answers[names["whole"]],
            "rate": rounded(own), "standing": standing, "nd_as_not_done": assumed,
        })
    return rows


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("framework", type=Path)
    asked.add_argument("organizations", type=Path)
    asked.add_argument("decisions", type=Path)
    asked.add_argument("current", type=Path)
    asked.add_argument("previous", type=Path, nargs="?")
    asked.add_argument("--not-done", action="store_true")
    asked.add_argument("--by", choices=["portfolio", "size"])
    asked.add_argument("--target")
    asked = asked.parse_args()
    framework = tomllib.loads(asked.framework.read_text("utf-8"))
    rows = csv.DictReader(asked.organizations.read_text("utf-8-sig").splitlines())
    listed = {row["code"]: row.get("portfolio") or "" for row in rows}
    counting = accepted(asked.decisions)
    now, before = bodies(asked.current, counting), bodies(asked.previous, counting)
    missing = len(listed.keys() - now.keys())
    document = {
        "year": int(asked.current.name), "framework": framework["id"],
        "compared_with": int(asked.previous.name) if asked.previous else None,
    }
    document |= sums(framework, now, before, missing, asked.not_done, name_uncountable=True)
    if asked.by:
        document["groups"] = groups(asked.by, framework, listed, now, before, asked.not_done)
    if asked.target:
        document["bodies"] = behind(framework, asked.target, now, asked.not_done)
    json.dump(document, sys.stdout)


main()
