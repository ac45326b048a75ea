//! Contrast of two colours, and the pairs that must have it (WCAG 2.2, 1.4.3 and 1.4.11).

use iced::Color;

use super::Tokens;

/// The least contrast of text with its ground (WCAG 2.2, 1.4.3, level AA).
pub const TEXT: f32 = 4.5;
/// The least contrast of edges, marks and focus rings with what is beside them (WCAG 2.2, 1.4.11).
pub const SHAPE: f32 = 3.0;

/// The contrast ratio of two opaque colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
#[must_use]
pub fn ratio(one: Color, other: Color) -> f32 {
    let (one, other) = (one.relative_luminance(), other.relative_luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Two colours that stand side by side, and the contrast that they need.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// What the pair is for.
    pub name: &'static str,
    /// Text, edge or mark.
    pub fore: Color,
    /// What is behind or beside it.
    pub back: Color,
    /// [`TEXT`] or [`SHAPE`].
    pub least: f32,
}

/// Every pair of colours that the kit puts side by side in a look.
#[must_use]
pub fn pairs(t: &Tokens) -> Vec<Pair> {
    let text = |name, fore, back| Pair { name, fore, back, least: TEXT };
    let shape = |name, fore, back| Pair { name, fore, back, least: SHAPE };
    let mut pairs = vec![
        text("text on the ground", t.text, t.ground),
        text("text on a panel", t.text, t.panel),
        text("text on an aside", t.text, t.aside),
        text("text in a selection", t.text, t.selection),
        text("hint on the ground", t.hint, t.ground),
        text("hint on a panel", t.hint, t.panel),
        text("hint on an aside", t.hint, t.aside),
        text("hint on a selected row", t.on_selected, t.selected),
        text("main button", t.on_primary, t.primary),
        text("main button under the pointer", t.on_primary, t.primary_hover),
        text("second button", t.primary, t.panel),
        text("quiet button on the ground", t.primary, t.ground),
        text("second button under the pointer", t.on_selected, t.selected),
        text("link on a panel", t.link, t.panel),
        text("link on the ground", t.link, t.ground),
        text("link on a selected row", t.link, t.selected),
        text("text on a row under the pointer", t.text, t.aside),
        text("link under the pointer on the ground", t.text, t.ground),
        text("disabled link or choice on the ground", t.hint, t.ground),
        text("disabled", t.on_disabled, t.disabled),
        shape("second button's edge on the ground", t.primary, t.ground),
        shape("field's edge on the ground", t.edge, t.ground),
        shape("field's edge on a panel", t.edge, t.panel),
        shape("field's edge on an aside", t.edge, t.aside),
        shape("focus on the ground", t.focus_edge, t.ground),
        shape("focus on a panel", t.focus_edge, t.panel),
        shape("focus on an aside", t.focus_edge, t.aside),
        shape("focus on a selected row", t.focus_edge, t.selected),
        shape("selected row's bar", t.primary, t.selected),
        shape("checked box's mark", t.on_primary, t.primary),
        shape("gauge's value on its track", t.value, t.track),
        shape("gauge's met value on its track", t.value_met, t.track),
        shape("gauge's value on a panel", t.value, t.panel),
        shape("gauge's threshold on its track", t.mark, t.track),
        shape("gauge's threshold on a panel", t.mark, t.panel),
        shape("gauge's last year: disc and edge", t.mark, t.panel),
        shape("gauge's last year: disc on the value", t.panel, t.value),
        shape("gauge's last year: disc on the met value", t.panel, t.value_met),
    ];
    for state in [t.error, t.warning, t.success, t.info, t.neutral] {
        pairs.extend([
            text("state on its pill", state.text, state.pale),
            text("state on a panel", state.text, t.panel),
            text("state on the ground", state.text, t.ground),
            text("state's icon in its box", state.text, state.pale),
            text("state in a banner", state.text, state.ground),
            text("text in a banner", t.text, state.ground),
            text("hint in a banner", t.hint, state.ground),
            text("link in a banner", t.link, state.ground),
            shape("banner's edge", state.mark, state.ground),
            shape("banner's edge on the ground", state.mark, t.ground),
            shape("focus in a banner", t.focus_edge, state.ground),
            shape("state's icon on a panel", state.mark, t.panel),
        ]);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::theme::Look;

    #[test]
    fn black_on_white_has_the_contrast_that_the_standard_says() {
        assert!((ratio(Color::BLACK, Color::WHITE) - 21.0).abs() < 0.01);
        assert!((ratio(Color::from_rgb8(0x77, 0x77, 0x77), Color::WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn every_text_edge_and_mark_can_be_seen_in_all_three_looks() {
        let faint: Vec<String> = Look::ALL
            .into_iter()
            .flat_map(|look| pairs(look.tokens()).into_iter().map(move |pair| (look, pair)))
            .filter(|(_, pair)| ratio(pair.fore, pair.back) < pair.least)
            .map(|(look, pair)| format!("{look:?}: {} {:.2}", pair.name, ratio(pair.fore, pair.back)))
            .collect();
        assert!(faint.is_empty(), "{faint:#?}");
    }
}
