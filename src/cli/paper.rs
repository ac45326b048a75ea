//! `jauge completions` and `jauge man`: written from the same definition as the help.

use clap_complete::Shell;
use clap_mangen::Man;

use super::desk::{Desk, Done};
use super::words;

pub(super) fn completions(desk: &Desk, shell: Shell) -> Done {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut words::command(desk.lang), "jauge", &mut script);
    printed(desk, &script)
}

/// The manual: the program's page, then one for each command.
pub(super) fn manual(desk: &Desk) -> Done {
    let mut pages = Vec::new();
    if render(&words::command(desk.lang), &mut pages).is_err() {
        return Done::Undone;
    }
    printed(desk, &pages)
}

fn render(command: &clap::Command, pages: &mut Vec<u8>) -> std::io::Result<()> {
    Man::new(command.clone()).render(pages)?;
    command.get_subcommands().try_for_each(|sub| render(sub, pages))
}

fn printed(desk: &Desk, text: &[u8]) -> Done {
    desk.print_file(&String::from_utf8_lossy(text));
    Done::Good
}
