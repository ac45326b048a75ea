//! Merging registers: the same whichever comes first, and never more than what is here.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::trust::SecretKey;

fn key(seed: u8) -> PublicKey {
    SecretKey::from_seed(&[seed; 32], "").unwrap().public().clone()
}

/// A moment of a small calendar, so that ends and starts meet.
fn day(number: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + number * 10).unwrap()
}

fn line(body: &str, seed: u8, start: Option<i64>, end: Option<i64>) -> Signer {
    Signer {
        principal: format!("lead@{body}").parse().unwrap(),
        namespace: Namespace::LeadSubmission,
        valid_after: start.map(day),
        valid_before: end.map(day),
        key: key(seed),
        comment: String::new(),
    }
}

fn of(lines: &[Signer], by_name: bool) -> Signers {
    Signers::of_known(lines.iter().map(|line| (line.clone(), by_name))).unwrap()
}

fn merged(into: &Signers, from: &[&Signers]) -> Signers {
    let mut into = into.clone();
    for from in from {
        into.merge(from).unwrap();
    }
    into
}

/// What a register says to every question that can differ.
fn judged(register: &Signers) -> Vec<Judgement> {
    let mut all = Vec::new();
    for (body, seed) in [("a", 1), ("a", 2), ("b", 1), ("b", 2)] {
        let asked = line(body, seed, None, None);
        for second in -10..100 {
            let at = Timestamp::from_second(1_700_000_000 + second).unwrap();
            all.push(register.judge(&asked.principal, asked.namespace, &asked.key, at));
        }
    }
    all
}

/// Allowed or not: which other body a key is known for may be told either way.
fn allowed(register: &Signers) -> Vec<bool> {
    judged(register).into_iter().map(|judgement| judgement == Judgement::Allowed).collect()
}

fn any_line() -> impl Strategy<Value = Signer> {
    let body = prop::sample::select(vec!["a", "b"]);
    let start = prop::option::of(0..9_i64);
    (body, 1..3_u8, start, prop::option::of(0..9_i64)).prop_map(|(body, seed, start, end)| {
        let end = end.filter(|end| start.is_none_or(|start| start < *end));
        line(body, seed, start, end)
    })
}

fn any_lines() -> impl Strategy<Value = Vec<Signer>> {
    prop::collection::vec(any_line(), 0..8)
}

/// The rule as `envelope.md` says it, without an index or an order.
fn by_the_rule(lines: &[(Signer, bool)], asked: &Signer, at: Timestamp) -> bool {
    let of: Vec<&(Signer, bool)> =
        lines.iter().filter(|(one, _)| one.principal == asked.principal && one.key == asked.key).collect();
    let ends: Vec<Timestamp> = of.iter().filter_map(|(one, _)| one.valid_before).collect();
    of.iter().any(|(one, _)| {
        let start = one.valid_after;
        let meant = of.iter().any(|(other, by_name)| other.valid_after == start && *by_name);
        let after_an_end = start.is_some_and(|start| ends.iter().any(|end| *end <= start));
        let ended = ends.iter().any(|end| start.is_none_or(|start| start < *end) && at > *end);
        start.is_none_or(|start| start <= at) && !ended && (meant || !after_an_end)
    })
}

#[test]
fn an_older_export_brings_no_ended_key_back() {
    let mut here = of(&[line("a", 1, None, Some(3))], true);
    let older = of(&[line("a", 1, None, None)], true);
    let before = judged(&here);
    let told = here.merge(&older).unwrap();
    assert_eq!(told.held_back, vec![line("a", 1, None, None)]);
    assert!(told.added.is_empty() && told.ended.is_empty());
    assert_eq!(judged(&here), before);
}

#[test]
fn an_end_from_elsewhere_ends_what_is_here() {
    let mut here = of(&[line("a", 1, None, None), line("a", 2, None, None)], true);
    let told = here.merge(&of(&[line("a", 1, None, Some(3))], true)).unwrap();
    assert_eq!(told.ended, vec![line("a", 1, None, Some(3))]);
    assert!(told.added.is_empty() && told.held_back.is_empty());
    assert_eq!(
        here.iter().cloned().collect::<Vec<_>>(),
        [line("a", 1, None, Some(3)), line("a", 2, None, None)]
    );
    let earlier = here.merge(&of(&[line("a", 1, None, Some(2))], true)).unwrap();
    assert_eq!(earlier.ended, vec![line("a", 1, None, Some(2))]);
    let later = here.merge(&of(&[line("a", 1, None, Some(5))], true)).unwrap();
    assert_eq!(later, Merged { held_back: vec![line("a", 1, None, Some(5))], ..Merged::default() });
}

#[test]
fn a_renewal_from_elsewhere_waits_until_a_person_takes_it_by_name() {
    let mut here = of(&[line("a", 1, None, Some(3))], true);
    let renewed = line("a", 1, Some(5), None);
    let told = here.merge(&of(&[line("a", 1, None, Some(3)), renewed.clone()], true)).unwrap();
    assert_eq!((&told.held_back, here.waiting().count()), (&vec![renewed.clone()], 1));
    let asked = line("a", 1, None, None);
    let judge = |here: &Signers, at| here.judge(&asked.principal, asked.namespace, &asked.key, day(at));
    assert_eq!(judge(&here, 7), Judgement::Expired(day(3)));
    assert!(!here.to_string().contains("valid-after"), "what waits is not handed out");
    let kept = Signers::of_known(here.known()).unwrap();
    assert_eq!(kept.waiting().count(), 1, "what waits is kept");
    let read = Signers::of_kept(here.kept(), &jiff::tz::TimeZone::UTC).unwrap();
    assert_eq!(read.known().collect::<Vec<_>>(), here.known().collect::<Vec<_>>(), "line by line");
    assert_eq!(read.waiting().count(), 1);
    here.take(&renewed).unwrap();
    assert_eq!((judge(&here, 7), here.waiting().count()), (Judgement::Allowed, 0));
    assert_eq!(judge(&here, 4), Judgement::Expired(day(3)));
}

#[test]
fn a_first_register_is_taken_over_with_the_renewals_that_its_keeper_meant() {
    let lines = [line("a", 1, None, Some(3)), line("a", 1, Some(5), None)];
    let mut here = Signers::new();
    let told = here.adopt(&of(&lines, true)).unwrap();
    assert_eq!(told, Merged { added: lines.to_vec(), ..Merged::default() });
    assert_eq!(here.to_string(), of(&lines, true).to_string());
    assert_eq!(here.adopt(&of(&lines, true)).unwrap(), Merged::default());
    let mut knows = of(&lines[..1], true);
    assert_eq!(knows.adopt(&of(&lines, true)).unwrap().held_back, lines[1..]);
}

#[test]
fn a_register_from_elsewhere_is_judged_by_under_the_ends_of_the_home() {
    let home = of(&[line("a", 1, None, Some(3)), line("b", 2, None, None)], true);
    let file = of(&[line("a", 1, None, None), line("a", 1, Some(5), None), line("a", 2, None, None)], true);
    let under = file.under(&home).unwrap();
    let allowed = |body: &str, seed, at| {
        let asked = line(body, seed, None, None);
        under.judge(&asked.principal, asked.namespace, &asked.key, day(at)) == Judgement::Allowed
    };
    assert!(allowed("a", 1, 2) && !allowed("a", 1, 4) && !allowed("a", 1, 6), "ended here");
    assert!(allowed("a", 2, 6) && !allowed("b", 2, 6), "the home's own lines do not count");
    let mut knows = home;
    knows.take(&line("a", 1, Some(5), None)).unwrap();
    let under = file.under(&knows).unwrap();
    let asked = line("a", 1, None, None);
    assert_eq!(under.judge(&asked.principal, asked.namespace, &asked.key, day(6)), Judgement::Allowed);
}

#[test]
fn a_renewal_starts_after_the_last_end_and_is_writable() {
    let mut here = of(&[line("a", 1, None, Some(3)), line("a", 1, Some(4), Some(6))], true);
    let asked = line("a", 1, None, None);
    let renew = |here: &Signers, at| here.renewal(&asked.principal, asked.namespace, &asked.key, day(at));
    assert_eq!(renew(&here, 8).valid_after, Some(day(8)));
    let early = renew(&here, 1);
    assert_eq!(early.valid_after.unwrap().as_second(), day(6).as_second() + 1);
    here.take(&early).unwrap();
    assert_eq!(here.judge(&asked.principal, asked.namespace, &asked.key, day(7)), Judgement::Allowed);
    here.retire(&asked.principal, &asked.key, day(8)).unwrap();
    assert_eq!(here.judge(&asked.principal, asked.namespace, &asked.key, day(9)), Judgement::Expired(day(8)));
}

#[test]
fn retiring_sooner_keeps_the_later_end_known() {
    let mut here = of(&[line("a", 1, None, Some(6))], true);
    here.retire(&"lead@a".parse().unwrap(), &key(1), day(3)).unwrap();
    assert_eq!(here.iter().cloned().collect::<Vec<_>>(), [line("a", 1, None, Some(3))]);
    assert_eq!(here.last_end(&"lead@a".parse().unwrap(), Namespace::LeadSubmission, &key(1)), Some(day(6)));
    assert_eq!(here.to_string().lines().count(), 1);
}

proptest! {
    #[test]
    fn a_register_judges_by_the_rule(lines in prop::collection::vec((any_line(), any::<bool>()), 0..8)) {
        let register = Signers::of_known(lines.clone()).unwrap();
        for (body, seed) in [("a", 1), ("a", 2), ("b", 1), ("b", 2)] {
            let asked = line(body, seed, None, None);
            for second in -10..100 {
                let at = Timestamp::from_second(1_700_000_000 + second).unwrap();
                let says = register.judge(&asked.principal, asked.namespace, &asked.key, at);
                prop_assert_eq!(says == Judgement::Allowed, by_the_rule(&lines, &asked, at));
            }
        }
    }

    #[test]
    fn what_is_written_is_judged_the_same_by_any_line(lines in prop::collection::vec((any_line(), any::<bool>()), 0..8)) {
        let register = Signers::of_known(lines).unwrap();
        let text = register.to_string();
        let read = Signers::parse(text.as_bytes(), &TimeZone::UTC).unwrap();
        prop_assert_eq!(judged(&read), judged(&register));
        prop_assert_eq!(read.to_string(), text);
        // As ssh-keygen does it: one line that says so is enough.
        for (body, seed) in [("a", 1), ("a", 2), ("b", 1), ("b", 2)] {
            let asked = line(body, seed, None, None);
            for second in -10..100 {
                let at = Timestamp::from_second(1_700_000_000 + second).unwrap();
                let says = read.judge(&asked.principal, asked.namespace, &asked.key, at) == Judgement::Allowed;
                let any = read.iter().any(|one| {
                    one.principal == asked.principal && one.key == asked.key
                        && one.valid_after.is_none_or(|start| start <= at)
                        && one.valid_before.is_none_or(|end| at <= end)
                });
                prop_assert_eq!(says, any);
            }
        }
    }

    #[test]
    fn registers_merge_to_the_same_in_any_order(here in any_lines(), one in any_lines(), two in any_lines()) {
        let (here, one, two) = (of(&here, true), of(&one, false), of(&two, false));
        let judged = allowed(&merged(&here, &[&one, &two]));
        prop_assert_eq!(&allowed(&merged(&here, &[&two, &one])), &judged);
        prop_assert_eq!(&allowed(&merged(&here, &[&merged(&one, &[&two])])), &judged, "associative");
        prop_assert_eq!(&allowed(&merged(&here, &[&one, &two, &one, &two])), &judged, "idempotent");
        // Where nobody took anything by name, it does not even matter who merges whom.
        prop_assert_eq!(allowed(&merged(&one, &[&two])), allowed(&merged(&two, &[&one])));
    }

    #[test]
    fn no_merge_lets_an_ended_key_sign_again(here in any_lines(), from in any_lines(), by_name in any::<bool>()) {
        let (here, from) = (of(&here, true), of(&from, by_name));
        let after = merged(&here, &[&from]);
        for (before, after) in judged(&here).into_iter().zip(judged(&after)) {
            if matches!(before, Judgement::Expired(_)) {
                prop_assert!(after != Judgement::Allowed);
            }
        }
    }

    #[test]
    fn what_is_known_is_kept(lines in prop::collection::vec((any_line(), any::<bool>()), 0..8), more in any_lines()) {
        let register = Signers::of_known(lines).unwrap();
        let kept = Signers::of_known(register.known()).unwrap();
        let more = of(&more, true);
        prop_assert_eq!(allowed(&merged(&kept, &[&more])), allowed(&merged(&register, &[&more])));
    }
}
