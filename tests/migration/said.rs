//! What the former program said of a home through its command line, today's says again.

use serde_json::{Value, json};

use crate::command::{Outcome, finish};
use crate::former::Former;
use crate::{home, homes};

impl Former {
    /// Today's program on this home.
    pub fn run(&self, args: &[&str]) -> Outcome {
        let mut command = self.machine.command();
        command.arg("--quiet").args(args);
        finish(&mut command)
    }
}

/// An envelope by the former register, in words: home, body, sequence, and when it came.
type Named<'a> = (&'a str, &'a str, u64, &'a str);

/// Of these the lead alone signed, under a campaign that asked for no more or under none; the issue that is in force now
/// asks for the officer too. What has not come with all signatures is as late as what has not come.
const LATE_WITHOUT_THE_OFFICER: [Named<'static>; 3] = [
    ("campaign-replaced-ministry", "rep-003", 1, "2025-02-10T12:00:00Z"),
    ("campaign-replaced-ministry", "rep-006", 1, "2025-02-10T12:00:00Z"),
    ("set-aside", "apart-013", 1, "2025-02-22T12:00:00Z"),
];

/// What is intended to be said otherwise than before; everything else is the same, status by status and body by body.
fn as_intended(home: &str, register: &mut Value) {
    for item in register["items"].as_array_mut().unwrap() {
        let sequence = item["sequence"].as_u64().unwrap_or(0);
        if sequence > 1 && item["late"] == true {
            // A correction of what was returned was asked for, and another one does not make its body late.
            item["late"] = json!(false);
        }
        let named = (
            home,
            item["organization"].as_str().unwrap(),
            sequence,
            item["received_at"].as_str().unwrap_or_default(),
        );
        if LATE_WITHOUT_THE_OFFICER.contains(&named) {
            assert_eq!(item["late"], false, "{named:?}");
            item["late"] = json!(true);
        }
    }
}

#[test]
fn what_the_former_program_said_of_a_register_is_said_again() {
    for former in homes() {
        for year in former.years_told("register") {
            let mut told = former.told_json(&format!("register-{year}.json"));
            as_intended(former.name, &mut told);
            let said = former.run(&["register", "list", "--year", &year, "--json"]).ends(0).json();
            let (Value::Array(expected), Value::Array(items)) = (told["items"].take(), &said["items"]) else {
                panic!("{said}");
            };
            for (expected, item) in expected.iter().zip(items) {
                assert_eq!(item, expected, "{} {year}", former.name);
            }
            assert_eq!(items.len(), expected.len(), "{} {year}", former.name);
            for head in ["year", "expected", "closes_on"] {
                assert_eq!(said[head], told[head], "{} {year}", former.name);
            }
        }
    }
}

#[test]
fn what_the_former_program_said_of_a_barometer_is_said_again() {
    for former in homes() {
        for year in former.years_told("barometer") {
            let said = former.run(&["barometer", "--year", &year, "--json"]).ends(0).json();
            assert_eq!(said, former.told_json(&format!("barometer-{year}.json")), "{} {year}", former.name);
        }
    }
}

#[test]
fn the_same_people_may_sign_and_the_same_campaigns_are_listed() {
    for name in ["demo", "campaign-replaced-ministry", "campaign-replaced-body", "set-aside", "follow"] {
        let Some(former) = home(name) else { return };
        let said = former.run(&["signers", "list", "--json"]).ends(0).json();
        assert_eq!(said, former.told_json("signers.json"), "{name}");
        let mut told = former.told_json("campaigns.json");
        let mut years = Vec::new();
        for campaign in told.as_array_mut().unwrap() {
            // What a campaign of the first schema does not tell. The one added last, which stands first, was in use.
            let year = campaign["year"].as_u64().unwrap();
            campaign["in_force"] = json!(!years.contains(&year));
            campaign["disputed"] = json!(false);
            campaign["period_assumed"] = json!(true);
            years.push(year);
            campaign["issue"] = json!(1);
            campaign["period"] = json!([format!("{year}-04-01"), format!("{}-03-31", year + 1)]);
            campaign["time_zone"] = json!("America/Toronto");
        }
        assert_eq!(former.run(&["campaign", "list", "--json"]).ends(0).json(), told, "{name}");
    }
}
