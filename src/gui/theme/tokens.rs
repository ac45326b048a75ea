//! The colours of each look, by what they are for.
#![allow(clippy::unreadable_literal, reason = "a colour is six digits, as the design tokens write it")]

use iced::{Color, color};

/// The colours of one state: error, warning, success, information, neutral.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    /// Text on `pale`, and on panels.
    pub text: Color,
    /// The ground of pills and marks.
    pub pale: Color,
    /// The ground of banners.
    pub ground: Color,
    /// Edges of banners, and icons: 3:1 is enough.
    pub mark: Color,
    /// The band beside a banner, which repeats what its icon and its words say.
    pub band: Color,
}

/// The colours of one look, by what they are for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens {
    /// Behind everything.
    pub ground: Color,
    /// Panels, bars, the rail, fields.
    pub panel: Color,
    /// What is said beside the main thing ("Count", "Do not count").
    pub aside: Color,
    /// Edges of panels and rows: decoration, not needed to find anything.
    pub rule: Color,
    /// Running text.
    pub text: Color,
    /// Hints and captions.
    pub hint: Color,
    /// Main actions, and the ground of the main button.
    pub primary: Color,
    /// The main button under the pointer.
    pub primary_hover: Color,
    /// Text on `primary`.
    pub on_primary: Color,
    /// Links.
    pub link: Color,
    /// Behind what is selected or under the pointer.
    pub selected: Color,
    /// Text on `selected`.
    pub on_selected: Color,
    /// The ground of what cannot be used now.
    pub disabled: Color,
    /// Text of what cannot be used now: still readable.
    pub on_disabled: Color,
    /// Edges of fields, checkboxes, radio buttons.
    pub edge: Color,
    /// The ring around what has the focus.
    pub focus: Color,
    /// The line inside the ring, which carries its contrast.
    pub focus_edge: Color,
    /// Selected text in a field.
    pub selection: Color,
    /// What covers the page behind a dialog.
    pub scrim: Color,
    /// The arc behind a gauge's value.
    pub track: Color,
    /// A gauge's value.
    pub value: Color,
    /// A gauge's value that reaches the threshold.
    pub value_met: Color,
    /// Threshold and last year's marks.
    pub mark: Color,
    /// Something must be put right.
    pub error: State,
    /// Something must be explained.
    pub warning: State,
    /// Something is in order.
    pub success: State,
    /// Something to know.
    pub info: State,
    /// Neither good nor bad.
    pub neutral: State,
}

pub(super) const LIGHT: Tokens = Tokens {
    ground: color!(0xF7F8FA),
    panel: color!(0xFFFFFF),
    aside: color!(0xF0F6FB),
    rule: color!(0xC5CAD2),
    text: color!(0x223654),
    hint: color!(0x4E5662),
    primary: color!(0x095797),
    primary_hover: color!(0x07477C),
    on_primary: color!(0xFFFFFF),
    link: color!(0x0F66AB),
    selected: color!(0xDAE6F0),
    on_selected: color!(0x223654),
    disabled: color!(0xE8EAED),
    on_disabled: color!(0x57606D),
    edge: color!(0x6B778A),
    focus: color!(0x4A98D9),
    focus_edge: color!(0x095797),
    selection: color!(0xBBD9F2),
    scrim: Color::from_rgba8(0x22, 0x36, 0x54, 0.55),
    track: color!(0xDAE6F0),
    value: color!(0x1472BF),
    value_met: color!(0x4F813D),
    mark: color!(0x223654),
    error: State {
        text: color!(0x9E1F0B),
        pale: color!(0xFFDBD6),
        ground: color!(0xFFF6F4),
        mark: color!(0xCB381F),
        band: color!(0xCB381F),
    },
    // Yellow is never text: browns carry the words and the icons, yellow the band beside them.
    warning: State {
        text: color!(0x6B4600),
        pale: color!(0xF8E69A),
        ground: color!(0xFFFBEB),
        mark: color!(0x946100),
        band: color!(0xE0AD03),
    },
    success: State {
        text: color!(0x2C4A21),
        pale: color!(0xD7F0BB),
        ground: color!(0xF4FBEE),
        mark: color!(0x4F813D),
        band: color!(0x4F813D),
    },
    info: State {
        text: color!(0x0B3D68),
        pale: color!(0xDAE6F0),
        ground: color!(0xF0F6FB),
        mark: color!(0x1472BF),
        band: color!(0x1472BF),
    },
    neutral: State {
        text: color!(0x3E4651),
        pale: color!(0xE4E7EC),
        ground: color!(0xF7F8FA),
        mark: color!(0x6B778A),
        band: color!(0x6B778A),
    },
};

pub(super) const DARK: Tokens = Tokens {
    ground: color!(0x121519),
    panel: color!(0x1B2027),
    aside: color!(0x1A2733),
    rule: color!(0x3B434F),
    text: color!(0xE3E5EA),
    hint: color!(0xB4BAC5),
    primary: color!(0x6DB1EA),
    primary_hover: color!(0x97C9F3),
    on_primary: color!(0x0B1A28),
    link: color!(0x8CC4F4),
    selected: color!(0x24405A),
    on_selected: color!(0xF2F5F8),
    disabled: color!(0x2A303A),
    on_disabled: color!(0xA6AEBA),
    edge: color!(0x8893A2),
    focus: color!(0x4A98D9),
    focus_edge: color!(0xC4E1F9),
    selection: color!(0x2F5F8A),
    scrim: Color::from_rgba8(0, 0, 0, 0.65),
    track: color!(0x2D3A48),
    value: color!(0x6DB1EA),
    value_met: color!(0x9BCB83),
    mark: color!(0xF2F5F8),
    error: State {
        text: color!(0xFFB4A6),
        pale: color!(0x5A1F14),
        ground: color!(0x2B1714),
        mark: color!(0xF0705A),
        band: color!(0xF0705A),
    },
    warning: State {
        text: color!(0xF8E69A),
        pale: color!(0x4F3F0A),
        ground: color!(0x272210),
        mark: color!(0xE0AD03),
        band: color!(0xE0AD03),
    },
    success: State {
        text: color!(0xC4E8A9),
        pale: color!(0x2B4720),
        ground: color!(0x18231A),
        mark: color!(0x8CC470),
        band: color!(0x8CC470),
    },
    info: State {
        text: color!(0xBBDDF8),
        pale: color!(0x1F3E5A),
        ground: color!(0x172431),
        mark: color!(0x6DB1EA),
        band: color!(0x6DB1EA),
    },
    neutral: State {
        text: color!(0xD7D8DD),
        pale: color!(0x353D49),
        ground: color!(0x1B2027),
        mark: color!(0x9AA3B0),
        band: color!(0x9AA3B0),
    },
};

const BLACK: Color = Color::BLACK;
const WHITE: Color = Color::WHITE;
const YELLOW: Color = color!(0xFFE000);
const CYAN: Color = color!(0x5CE1FF);
const GREEN: Color = color!(0x7CFF6B);
const ORANGE: Color = color!(0xFF9A8A);

pub(super) const HIGH_CONTRAST: Tokens = Tokens {
    ground: BLACK,
    panel: BLACK,
    aside: BLACK,
    rule: WHITE,
    text: WHITE,
    hint: WHITE,
    primary: CYAN,
    primary_hover: WHITE,
    on_primary: BLACK,
    link: CYAN,
    selected: color!(0x00384A),
    on_selected: WHITE,
    disabled: BLACK,
    on_disabled: color!(0xB0B0B0),
    edge: WHITE,
    focus: YELLOW,
    focus_edge: YELLOW,
    selection: color!(0x00589A),
    scrim: Color::from_rgba8(0, 0, 0, 0.8),
    track: color!(0x4A4A4A),
    value: CYAN,
    value_met: GREEN,
    mark: YELLOW,
    error: State { text: ORANGE, pale: BLACK, ground: BLACK, mark: ORANGE, band: ORANGE },
    warning: State { text: YELLOW, pale: BLACK, ground: BLACK, mark: YELLOW, band: YELLOW },
    success: State { text: GREEN, pale: BLACK, ground: BLACK, mark: GREEN, band: GREEN },
    info: State { text: CYAN, pale: BLACK, ground: BLACK, mark: CYAN, band: CYAN },
    neutral: State { text: WHITE, pale: BLACK, ground: BLACK, mark: WHITE, band: WHITE },
};
