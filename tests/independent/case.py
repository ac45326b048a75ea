#!/usr/bin/env python3
"""The case of one body and one year, worked out a second time and apart from the program.

    case.py < HISTORIES

reads one history a line, `{"today": "2026-07-01", "events": [...]}`, and prints for each one line of JSON:
the issue in force, what counts, the state of the body, and the status and the lateness of each submission.

Nothing is shared with the program: neither code nor types nor its way. There is no state that events change,
in whatever order; each word (disputed, replaced, standing, head) is a definition over all events at once.
"""

import json
import sys
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def named(events, kind, fields):
    """name -> one of its events. A name is a digest: under it those fields are told in one way only."""
    found = {}
    for event in events:
        if event["event"] == kind:
            first = found.setdefault(event["id"], event)
            if any(first[field] != event[field] for field in fields):
                raise ValueError(f"{kind} {event['id']}: two contents under one name")
    return found


def moment(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def zone(name):
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:
        sys.exit(f"no zone data for {name} here: install the system's tzdata, or the package of that name")


# --- the campaign


def disputed_issues(issues):
    """An issue of which another one has the number, and that it does not name itself."""

    def rivals(name):
        return {other for other in issues if other != name and issues[other]["number"] == issues[name]["number"]}

    return {name for name in issues if not rivals(name) <= set(issues[name]["supersedes"])}


def issue_in_force(issues, disputed):
    undisputed = [issue for name, issue in issues.items() if name not in disputed]
    highest = max((issue["number"] for issue in undisputed), default=None)
    in_force = [issue for issue in undisputed if issue["number"] == highest]
    if len(in_force) > 1:
        raise ValueError("two issues name each other, which digests cannot do")
    return in_force[0] if in_force else None


# --- chains


def lines_of_ancestors(submissions):
    """name -> its ancestors that are here, the nearest first."""

    def line(name):
        above, at = [], submissions[name]["supersedes"]
        while at in submissions:
            if at == name or at in above:
                raise ValueError(f"submission {name}: its line is a ring, which digests cannot be")
            above.append(at)
            at = submissions[at]["supersedes"]
        return above

    return {name: line(name) for name in submissions}


def accepted_heads(accepted, ancestors):
    return {name for name in accepted if not any(name in ancestors[other] for other in accepted)}


def what_counts(accepted, heads, ancestors):
    if not heads:
        return None
    if len(heads) == 1:
        return min(heads)
    # The ancestors that all heads have are the same in each head's line, and in the same order.
    common = [
        name
        for name in ancestors[min(heads)]
        if name in accepted and all(name in ancestors[head] for head in heads)
    ]
    return common[0] if common else None


# --- the case


def named_by(decision, receipts):
    """What a decision names, and what the receipts that it names name: former programs chained both."""
    named = {name for name in decision["supersedes"] if name != decision["id"]}
    while True:
        further = {name for at in named if at in receipts for name in receipts[at]["supersedes"]}
        if further <= named:
            return named
        named |= further


def case(history):
    events = history["events"]
    issues = named(events, "issue", ["number", "supersedes", "closes_on", "time_zone", "required"])
    submissions = named(events, "submission", ["supersedes"])
    revoked = {event["key"] for event in events if event["event"] == "revoked"}
    trusted = [event for event in events if event["event"] == "decision" and event["key"] not in revoked]
    decisions = [event for event in trusted if event["outcome"] != "received"]

    disputed = disputed_issues(issues)
    in_force = issue_in_force(issues, disputed)
    closes_on = date.fromisoformat(in_force["closes_on"]) if in_force else None

    receipts = {event["id"]: event for event in trusted if event["outcome"] == "received"}
    replaced = set().union(*(named_by(event, receipts) for event in decisions))
    decided = {event["about"] for event in decisions}
    standing = {name: [] for name in submissions}
    for event in decisions:
        if event["about"] in submissions and event["id"] not in replaced:
            standing[event["about"]].append(event)
    says = {name: {event["outcome"] for event in standing[name]} for name in submissions}

    ancestors = lines_of_ancestors(submissions)
    corrected = {submission["supersedes"] for submission in submissions.values()}
    accepted = {name for name in submissions if says[name] == {"accepted"}}
    heads = accepted_heads(accepted, ancestors)
    counts = what_counts(accepted, heads, ancestors)

    def undecided(name):
        return name not in decided

    def has_rival(name):
        place = submissions[name]["supersedes"]
        return any(other != name and it["supersedes"] == place for other, it in submissions.items())

    def looked_at(name):
        """The submission and its ancestors up to, and without, the first that is not undecided."""
        yield name
        for ancestor in ancestors[name]:
            if not undecided(ancestor):
                return
            yield ancestor

    def waits(name):
        predecessor = submissions[name]["supersedes"]
        if predecessor is None:
            return False
        return predecessor not in submissions or status(predecessor) == "waiting"

    def status(name):
        if name == counts:
            return "accepted"
        if len(says[name]) > 1:
            return "conflict"
        if says[name] == {"accepted"}:
            return "conflict" if name in heads else "superseded"
        if says[name] == {"returned"}:
            return "superseded" if name in corrected else "returned"
        if not undecided(name):
            return "superseded"
        if waits(name):
            return "waiting"
        if name in corrected:
            return "superseded"
        if any(has_rival(at) for at in looked_at(name)):
            return "conflict"
        if counts is not None and counts not in ancestors[name]:
            return "conflict"
        return "to-review"

    def complete_or_all(name):
        told_here = [it for it in events if it["event"] == "submission" and it["id"] == name]
        told_there = [it for it in trusted if it["about"] == name]
        arrivals = [(moment(it["arrived_at"]), it["signed_by"]) for it in told_here]
        arrivals += [(moment(it["received_at"]), it["signed_by"]) for it in told_there]
        required = set(in_force["required"]) if in_force else set()
        complete = [at for at, roles in arrivals if roles is None or required <= set(roles)]
        return complete, [at for at, _ in arrivals]

    def first_arrival(name):
        complete, every = complete_or_all(name)
        return min(complete or every)

    def day_of_arrival(name):
        if in_force is None:
            return None
        claimed = [
            date.fromisoformat(event["arrived_on"])
            for event in trusted
            if event["about"] == name and event["arrived_on"] is not None
        ]
        here = first_arrival(name).astimezone(zone(in_force["time_zone"]))
        return min([here.date(), *claimed])

    returned = {event["about"] for event in decisions if event["outcome"] == "returned"}

    def asked_for(name):
        predecessor = submissions[name]["supersedes"]
        if predecessor in returned:
            return True
        # What replaces an undecided correction was asked for where that one was.
        return predecessor in submissions and undecided(predecessor) and asked_for(predecessor)

    def in_time(name):
        """What has not come with all its signatures yet is as late as what has not come."""
        complete, _ = complete_or_all(name)
        day = day_of_arrival(name) if complete else date.fromisoformat(history["today"])
        return day <= closes_on

    def lateness(name):
        if in_force is None or in_time(name):
            return "no"
        if submissions[name]["supersedes"] is None:
            return "late"
        return "no" if asked_for(name) else "unasked"

    def told(name):
        day = day_of_arrival(name)
        return {
            "status": status(name),
            "late": lateness(name),
            "first_arrival": first_arrival(name).replace(tzinfo=None).isoformat(timespec="seconds") + "Z",
            "day": day and day.isoformat(),
            "standing": sorted({event["id"] for event in standing[name]}),
        }

    found = {name: told(name) for name in submissions}
    statuses = {it["status"] for it in found.values()}

    def state():
        if counts is not None:
            return "accepted"
        for one in ["conflict", "to-review", "waiting", "returned"]:
            if one in statuses:
                return one
        return "waiting" if submissions or trusted else "missing"

    def body_is_late():
        firsts = [name for name, submission in submissions.items() if submission["supersedes"] is None]
        if firsts:
            return all(found[name]["late"] == "late" for name in firsts)
        # Of a body whose first one is at another desk nothing is said.
        missing = state() == "missing" and in_force is not None
        return missing and date.fromisoformat(history["today"]) > closes_on

    return {
        "in_force": in_force and in_force["id"],
        "disputed": sorted(disputed),
        "counts": counts,
        "state": state(),
        "late": body_is_late(),
        "submissions": found,
    }


def main():
    for number, line in enumerate(sys.stdin, 1):
        try:
            found = case(json.loads(line))
        except (ValueError, KeyError) as problem:
            sys.exit(f"line {number}: {problem!r}")
        print(json.dumps(found, sort_keys=True, separators=(",", ":")))


if __name__ == "__main__":
    main()
