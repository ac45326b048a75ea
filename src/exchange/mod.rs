//! Answers that come in from outside, and go out again for people: counts files, workbooks, the readable copy.
//!
//! Knows how a counts file is written and where in it something stands, so that each slip is told with its line
//! and column. Does not know envelopes, and opens no file itself: bytes come in.

mod counts;
mod form;
mod organizations;
mod readable;
mod slip;
mod tables;
mod workbook;

pub use counts::{Cell, Counts, CountsFault, Place, Slip};
pub use form::{Form, FormFault, FormSlip, cell_name, is_workbook, read as read_form, write_form};
pub use organizations::{Body, BodySlip, OrganizationsFault};
pub use readable::readable;
pub use slip::{Card, Receipt, card, receipt};
pub use tables::{Sheet, SheetCell, write_tables};
pub use workbook::{
    BookAnswer, BookMissingOrLate, BookSubmission, RegisterBook, WorkbookFault, write as write_register,
};
