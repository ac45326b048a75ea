//! Slips to print and to hand over: the receipt of a declaration, the card of a signer.
//!
//! Like the readable copy: one page, no script, nothing fetched, what people wrote is text.

use jiff::Timestamp;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;

use super::readable::{POLICY, STYLE};
use crate::l10n::{Args, Lang, moment};

/// What a receipt says.
#[derive(Debug, Clone)]
pub struct Receipt<'a> {
    /// The body's name.
    pub organization: &'a str,
    /// Its code.
    pub code: &'a str,
    /// The year.
    pub year: u16,
    /// Its place in the chain of corrections.
    pub sequence: u32,
    /// The declaration's fingerprint, in groups of four.
    pub fingerprint: String,
    /// The digest of the file as it was received.
    pub sha256: String,
    /// When it was received.
    pub received_at: Timestamp,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// `received`, `accepted` or `returned`.
    pub outcome: &'a str,
    /// Who decided.
    pub decided_by: &'a str,
    /// Their title.
    pub decided_by_title: &'a str,
    /// What they say: the quantity's name, if it is about one, and the words.
    pub comments: Vec<(Option<&'a str>, &'a str)>,
    /// The decision's own fingerprint.
    pub decision: &'a str,
}

/// What a signer's card says.
#[derive(Debug, Clone)]
pub struct Card<'a> {
    /// Name and title.
    pub owner: &'a str,
    /// The principal, such as `lead@mtmd`.
    pub principal: String,
    /// The role, as people call it.
    pub role: String,
    /// The key's fingerprint, as OpenSSH shows it.
    pub fingerprint: String,
    /// The same in groups of four.
    pub groups: String,
    /// The line for the register of signers.
    pub line: &'a str,
}

/// The receipt as a page of HTML.
#[must_use]
pub fn receipt(receipt: &Receipt<'_>, lang: Lang) -> String {
    let args = Args::new().text("body", receipt.organization).text("year", receipt.year.to_string());
    let rows = [
        ("slip-outcome", lang.text(&format!("slip-outcome-{}", receipt.outcome))),
        ("slip-code", receipt.code.to_owned()),
        ("slip-sequence", receipt.sequence.to_string()),
        ("slip-received-at", moment(receipt.received_at)),
        ("slip-decided-at", moment(receipt.decided_at)),
        ("slip-decided-by", [receipt.decided_by, receipt.decided_by_title].join(", ")),
        ("slip-file", receipt.sha256.clone()),
        ("slip-decision", receipt.decision.to_owned()),
    ];
    let content = html! {
        div.standing {
            p { strong { (lang.text(&format!("slip-outcome-{}", receipt.outcome))) } }
            p.fingerprint { (receipt.fingerprint) }
        }
        (list(&rows, lang))
        @if !receipt.comments.is_empty() {
            h2 { (lang.text("slip-comments")) }
            dl {
                @for (quantity, text) in &receipt.comments {
                    dt { bdi { (quantity.map_or_else(|| lang.text("slip-comment-whole"), str::to_owned)) } }
                    dd { bdi { (text) } }
                }
            }
        }
    };
    page(&lang.text_with("slip-receipt", &args), &content, &lang.text("slip-receipt-footing"), lang)
}

/// The card as a page of HTML. Its line stands alone on a line of the file, where the ministry's program finds it.
#[must_use]
pub fn card(card: &Card<'_>, lang: Lang) -> String {
    let rows = [
        ("slip-owner", card.owner.to_owned()),
        ("slip-role", card.role.clone()),
        ("slip-principal", card.principal.clone()),
        ("slip-key", card.fingerprint.clone()),
    ];
    // A line that is too long for a code is still on the card as text.
    let code = QrCode::new(card.line.as_bytes())
        .map(|code| code.render::<svg::Color<'_>>().min_dimensions(200, 200).build())
        .unwrap_or_default();
    let drawing = code.find("<svg").and_then(|at| code.get(at..)).unwrap_or_default();
    let content = html! {
        div.standing {
            p { (lang.text("slip-compare")) }
            p.fingerprint { (card.groups) }
        }
        (list(&rows, lang))
        figure role="img" aria-label=(lang.text("slip-code-drawing")) { (PreEscaped(drawing)) }
        h2 { (lang.text("slip-line")) }
        pre id="signer" { "\n" (card.line) "\n" }
    };
    page(&lang.text("slip-card"), &content, &lang.text("slip-card-footing"), lang)
}

fn list(rows: &[(&str, String)], lang: Lang) -> Markup {
    html! {
        dl {
            @for (name, value) in rows {
                dt { (lang.text(name)) }
                dd { bdi { (value) } }
            }
        }
    }
}

fn page(title: &str, content: &Markup, footing: &str, lang: Lang) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(lang.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    p.mark { (lang.text("readable-mark")) }
                    h1 { bdi { (title) } }
                }
                main { (content) }
                footer { p { (footing) } }
            }
        }
    };
    page.into_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use std::collections::BTreeSet;

    use super::*;

    /// The dark modules of a drawn code by column and row, without the four white ones around it.
    fn dark(drawing: &str) -> BTreeSet<(usize, usize)> {
        let path = drawing.split_once(" d=\"").unwrap().1.split_once('"').unwrap().0;
        let squares = path.split('M').filter(|square| !square.is_empty()).map(|square| {
            let numbers = square.split(['h', 'v', 'H', 'V', ' ']).map(|number| number.parse().unwrap());
            numbers.collect::<Vec<usize>>()
        });
        squares.map(|square| (square[0] / square[2] - 4, square[1] / square[3] - 4)).collect()
    }

    #[test]
    fn the_code_on_a_card_is_that_of_its_line() {
        let line = "lead@exemple namespaces=\"lead.submission.v1@jauge\" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKn8 \
                    Élise Fictive <x> & fils";
        let card = Card {
            owner: "Élise Fictive",
            principal: "lead@exemple".to_owned(),
            role: "responsable".to_owned(),
            fingerprint: "SHA256:abcd".to_owned(),
            groups: "abcd".to_owned(),
            line,
        };
        let page = super::card(&card, Lang::Fr);
        let drawing = page.split_once("<svg").unwrap().1.split_once("</svg>").unwrap().0;
        let code = QrCode::new(line).unwrap();
        let all = (0..code.width()).flat_map(|y| (0..code.width()).map(move |x| (x, y)));
        let expected: BTreeSet<_> = all.filter(|at| code[*at] == qrcode::Color::Dark).collect();
        assert!(expected.len() > 400);
        assert_eq!(dark(drawing), expected);
    }
}
