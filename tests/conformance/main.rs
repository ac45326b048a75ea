//! What every register has to do, whatever keeps it: each check runs against each backend, through the trait alone.
//!
//! A further backend is a line in `conform!`, and a register beside the two in `sequences.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[allow(dead_code, clippy::doc_markdown, reason = "its model is not asked here")]
#[path = "../case/histories.rs"]
mod histories;

mod happening;

/// Runs checks, `fn(&dyn Register)`, against each backend.
macro_rules! conform {
    ($($check:ident),* $(,)?) => {
        mod in_memory {
            $(#[test] fn $check() { super::$check(&crate::in_memory()); })*
        }
        mod sqlite {
            $(#[test] fn $check() { crate::on_disk(|store| super::$check(store)); })*
        }
    };
}

mod arrivals;
mod campaigns;
mod commits;
mod decisions;
mod journal;
mod quarantine;
mod sequences;
mod signers;

use jauge::store::{Home, MemoryRegister, Store};

use happening::at;

fn in_memory() -> MemoryRegister {
    MemoryRegister::new("0123456789abcdef0123456789abcdef")
}

/// A home of its own on the disk, whose journal holds when the check is done.
fn on_disk(check: impl FnOnce(&Store)) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Home::new(&folder.path().join("home")), at(0)).unwrap();
    check(&store);
    store.check_journal().unwrap();
}
