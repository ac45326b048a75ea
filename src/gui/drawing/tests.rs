#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use iced::advanced::graphics::text::font_system;

use super::*;
use crate::barometer::picture::{Frame as Around, Gauge, Mark, Palette, Share, Use};
use crate::l10n::Lang;

fn svg(value: u32) -> String {
    let around = Around {
        id: "pic",
        lang: Lang::En,
        title: "A <title> & more",
        description: "for other senses",
        used: Use::File,
        palette: Palette::LIGHT,
    };
    let mark = |percent| Some(Mark { at: Share::percent(percent), words: "Threshold".into() });
    let gauge = Gauge {
        value: Some(Share::percent(value)),
        shown: "50 %".into(),
        threshold: mark(75),
        ..Gauge::default()
    };
    gauge.file(&around)
}

#[test]
fn a_picture_becomes_a_png_in_its_own_colours() {
    for font in theme::font::all() {
        font_system().write().unwrap().load_font(font);
    }
    let bytes = png(&svg(50), 2.0).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let (wide, high) = (info.width as usize, info.height as usize);
    assert_eq!(wide, 480, "240 units, two pixels each");
    let is = |at: usize, colour: [u8; 3]| pixels[at * 4..at * 4 + 3] == colour;
    let many = |colour| (0..wide * high).filter(|at| is(*at, colour)).count();
    let (value, track) = (many([0x14, 0x72, 0xBF]), many([0xDA, 0xE6, 0xF0]));
    assert!(value > 1000 && track > 1000, "half of the arc is filled: {value}, {track}");
    assert!(value.abs_diff(track) < value / 5, "half of it: {value}, {track}");
    assert!(many([0x22, 0x36, 0x54]) > 100, "words and marks");
    assert_eq!(many([0, 0, 0]), 0);
}

#[test]
fn what_is_no_picture_is_not_drawn() {
    for text in ["", "nothing", "<svg", "<svg>", "<svg viewBox=\"0 0\">", "<p>words</p>"] {
        assert!(png(text, 2.0).is_none(), "{text}");
    }
    assert!(png("<svg viewBox=\"0 0 99999 10\">", 2.0).is_none(), "too large");
}
