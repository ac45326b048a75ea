//! The keys that work on every page.

use iced::keyboard::key::Named;
use iced::keyboard::{Event, Key};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Alt+←
    Back,
    /// Alt+→
    Next,
    /// Ctrl+S: everything is saved already, and the window says so.
    Save,
    /// Ctrl+O
    Open,
    /// Ctrl+F
    Find,
    /// Ctrl+Z
    Undo,
    /// Ctrl+Y, Ctrl+Shift+Z
    Redo,
    /// Esc: closes what is open on the page, where no dialog is.
    Close,
    /// F1
    Help,
    /// Ctrl++
    Larger,
    /// Ctrl+−
    Smaller,
}

impl Shortcut {
    /// The shortcut of a key that no widget took.
    #[must_use]
    pub fn of(event: &Event) -> Option<Self> {
        let Event::KeyPressed { key, modified_key, physical_key, modifiers, .. } = event else { return None };
        match key {
            Key::Named(Named::F1) => return Some(Self::Help),
            Key::Named(Named::Escape) if modifiers.is_empty() => return Some(Self::Close),
            Key::Named(Named::ArrowLeft) if modifiers.alt() => return Some(Self::Back),
            Key::Named(Named::ArrowRight) if modifiers.alt() => return Some(Self::Next),
            _ => {}
        }
        if !modifiers.command() || modifiers.alt() {
            return None;
        }
        // Plus and minus stand on other keys on other keyboards: what is written on the key counts.
        match modified_key {
            Key::Character(c) if c == "+" || c == "=" => return Some(Self::Larger),
            Key::Character(c) if c == "-" => return Some(Self::Smaller),
            _ => {}
        }
        match key.to_latin(*physical_key)? {
            's' => Some(Self::Save),
            'o' => Some(Self::Open),
            'f' => Some(Self::Find),
            'z' if modifiers.shift() => Some(Self::Redo),
            'z' => Some(Self::Undo),
            'y' => Some(Self::Redo),
            _ => None,
        }
    }
}
