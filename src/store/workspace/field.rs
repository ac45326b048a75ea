//! The names of a draft's fields, as the window, the workbook and the workflow all call them.

/// The body's code.
pub const ORGANIZATION_CODE: &str = "organization.code";
/// The body's name.
pub const ORGANIZATION_NAME: &str = "organization.name";
/// The year that is declared.
pub const YEAR: &str = "year";
/// The preparer's name.
pub const PREPARED_BY_NAME: &str = "prepared_by.name";
/// The preparer's title.
pub const PREPARED_BY_TITLE: &str = "prepared_by.title";
/// The preparer's e-mail.
pub const PREPARED_BY_EMAIL: &str = "prepared_by.email";

/// Why a declaration is corrected.
pub const CORRECTION_REASON: &str = "correction.reason";

/// What was answered to a quantity.
#[must_use]
pub fn value(quantity: &str) -> String {
    format!("quantity.{quantity}.value")
}

/// Why a quantity is `NA` or `ND`.
#[must_use]
pub fn reason(quantity: &str) -> String {
    format!("quantity.{quantity}.reason")
}

/// What is said to a warning; about the declaration as a whole where no quantity is named.
#[must_use]
pub fn justification(rule: &str, quantity: Option<&str>) -> String {
    match quantity {
        Some(quantity) => format!("justification.{rule}.{quantity}"),
        None => format!("justification.{rule}"),
    }
}
