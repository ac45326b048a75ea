//! The pages, one file each: what it remembers, what can happen on it, what that changes, how it is drawn.
//!
//! A page never writes and never routes: it returns an [`Action`], and work on the disk runs as a task that calls
//! the workflow.

pub mod barometer;
pub mod campaign;
pub mod card;
pub mod check;
pub mod envelope;
pub mod file;
pub mod follow_up;
pub mod help;
pub mod home;
pub mod key;
pub mod new_campaign;
pub mod organization;
pub mod preferences;
pub mod recovery;
pub mod register;
pub mod reviewer;
pub mod sign;
pub mod signers;
pub mod target;

use std::path::PathBuf;

use iced::Task;

use super::{Context, Draft, Message, Page};
use crate::store::{DraftId, Home, Store};

/// What a page asks of the window.
pub enum Action {
    /// Nothing.
    None,
    /// Work, whose outcome comes back as a message.
    Run(Task<Message>),
    /// Another page.
    Go(Page),
    /// Something typed in a field of the open declaration.
    Type(String, String),
    /// A declaration to be opened.
    OpenDraft(DraftId),
    /// An envelope to be opened.
    OpenFile(PathBuf),
    /// Something received to be opened.
    OpenReceived(file::Which),
    /// Several fields of the open declaration at once, and then the focus on this one.
    TypeAll(Vec<(String, String)>, &'static str),
    /// Where the declaration with this fingerprint stands; whether what was opened said nothing new.
    FollowUp(String, bool),
    /// The open declaration changed on the disk.
    ReloadDraft,
    /// The database can be opened again.
    OpenStore,
    /// The window can close.
    Exit,
}

/// What a page works with.
pub struct Desk<'a> {
    /// The framework, the language, the room there is.
    pub context: Context<'a>,
    /// Where this machine keeps its things.
    pub home: &'a Home,
    /// What this machine keeps.
    pub store: Option<&'a Store>,
    /// The open declaration.
    pub draft: Option<&'a Draft>,
    /// The page that is shown.
    pub page: Page,
}

/// Asks for a file with the system's dialog; none where it was closed or there is no dialog. A path field always
/// stands beside it.
async fn choose_file(title: String, kind: String, endings: &'static [&'static str]) -> Option<PathBuf> {
    let chosen = rfd::AsyncFileDialog::new().set_title(title).add_filter(kind, endings).pick_file().await;
    chosen.map(|file| file.path().to_owned())
}

/// Asks for any number of files with the system's dialog.
async fn choose_files(title: String, kind: String, endings: &'static [&'static str]) -> Vec<PathBuf> {
    let chosen = rfd::AsyncFileDialog::new().set_title(title).add_filter(kind, endings).pick_files().await;
    chosen.unwrap_or_default().iter().map(|file| file.path().to_owned()).collect()
}

/// Asks for a folder with the system's dialog.
async fn choose_folder(title: String) -> Option<PathBuf> {
    rfd::AsyncFileDialog::new().set_title(title).pick_folder().await.map(|folder| folder.path().to_owned())
}
