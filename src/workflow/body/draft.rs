//! A draft's raw fields as a declaration.

use std::collections::BTreeMap;

use crate::declaration::{Declaration, Entry, Justification, Organization, Person, Rule, Sheet};
use crate::framework::Framework;
use crate::store::field;

/// What was typed, by field name (see [`field`]).
pub type Fields = BTreeMap<String, String>;

/// The declaration that a draft's fields make, as far as they are filled in.
#[must_use]
pub fn declaration(framework: &Framework, fields: &Fields) -> Declaration {
    let get = |name: &str| fields.get(name).cloned().unwrap_or_default();
    let mut sheet = Sheet::default();
    for quantity in &framework.quantities {
        let entry =
            Entry { typed: get(&field::value(&quantity.id)), reason: get(&field::reason(&quantity.id)) };
        sheet.set(&quantity.id, entry);
    }
    Declaration {
        organization: Organization {
            code: get(field::ORGANIZATION_CODE).trim().to_owned(),
            name: get(field::ORGANIZATION_NAME).trim().to_owned(),
        },
        year: year(&get(field::YEAR)),
        prepared_by: Person {
            name: get(field::PREPARED_BY_NAME).trim().to_owned(),
            title: get(field::PREPARED_BY_TITLE).trim().to_owned(),
            email: get(field::PREPARED_BY_EMAIL).trim().to_owned(),
        },
        sheet,
        justifications: justifications(framework, fields),
        correction: None,
    }
}

/// A year as typed; none where it is not one from 2000 to 2099.
#[must_use]
pub fn year(typed: &str) -> Option<u16> {
    let typed = typed.trim();
    let digits = typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| typed.parse().ok()).flatten().filter(|year| (2000..2100).contains(year))
}

/// The explanations that were typed, in the order of the rules and the quantities.
fn justifications(framework: &Framework, fields: &Fields) -> Vec<Justification> {
    let ids = framework.quantities.iter().map(|quantity| Some(quantity.id.as_str()));
    let places: Vec<Option<&str>> = std::iter::once(None).chain(ids).collect();
    let said = |rule: &Rule, quantity: Option<&str>| {
        let text = fields.get(&field::justification(rule.id(), quantity))?.trim();
        (!text.is_empty()).then(|| Justification {
            rule: rule.id().to_owned(),
            quantity: quantity.map(str::to_owned),
            text: text.to_owned(),
        })
    };
    Rule::ALL
        .iter()
        .flat_map(|rule| places.iter().filter_map(move |quantity| said(rule, *quantity)))
        .collect()
}
