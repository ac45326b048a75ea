//! The pictures of `barometer::picture` on the screen and as PNG: their SVG is read again and drawn by the toolkit that is
//! in the program anyway. One geometry for the window and for both files; a renderer of any SVG would be four
//! megabytes more. Knows the few shapes that those pictures are made of, and nothing else of SVG.

mod paint;
mod read;

use iced::advanced::graphics::geometry::Renderer as _;
use iced::advanced::renderer::Headless as _;
use iced::widget::canvas::Frame;
use iced::{Color, Renderer, Size};

use super::theme::{self, Tokens};

pub use read::Drawing;

/// A picture as a PNG file, `scale` pixels to a unit; none for what is no picture of ours, or too large.
#[must_use]
pub fn png(svg: &str, scale: f32) -> Option<Vec<u8>> {
    let drawing = Drawing::read(svg)?;
    let settings = theme::settings();
    let mut renderer = Renderer::new(settings.default_font, settings.default_text_size);
    let mut frame = Frame::new(&renderer, drawing.size);
    paint::paint(&drawing, &mut frame, None);
    let geometry = frame.into_geometry();
    renderer.draw_geometry(geometry);
    let size = pixels(drawing.size, scale)?;
    let pixels = renderer.screenshot(size, scale, Color::WHITE);
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, size.width, size.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().ok()?.write_image_data(&pixels).ok()?;
    Some(bytes)
}

/// Of a few thousand at most.
fn pixels(size: Size, scale: f32) -> Option<Size<u32>> {
    let whole = |length: f32| {
        let length = (length * scale).ceil();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within bounds")]
        (1.0..8192.0).contains(&length).then_some(length as u32)
    };
    Some(Size::new(whole(size.width)?, whole(size.height)?))
}

/// Draws a picture into a frame, as large as fits, in the colours of a look.
pub fn fit(drawing: &Drawing, frame: &mut Frame, tokens: &Tokens) {
    let scale = (frame.width() / drawing.size.width).min(frame.height() / drawing.size.height);
    frame.with_save(|frame| {
        frame.scale(scale);
        paint::paint(drawing, frame, Some(tokens));
    });
}

#[cfg(test)]
mod tests;
