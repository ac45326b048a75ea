//! A window without a display: builds, updates and draws a view as the shell does, and keeps the widgets' state from
//! one message to the next, as a real window does.

// Pixels of a window: small, positive.
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use std::path::Path;
use std::time::Instant;

use iced::advanced::widget::Operation;
use iced::advanced::widget::operation::Outcome;
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key, Modifiers};
use iced::widget::Id;
use iced::{Event, Point, Size, Theme, mouse, window};
use iced_test::core::renderer::{Headless as _, Style};
use iced_test::core::{SmolStr, clipboard, event, theme::Base as _};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use jauge::gui::a11y::{Mirror, Node};
use jauge::gui::kit::{Element, root};
use jauge::gui::theme;

/// What is shown: a state, the view of it, and what messages do to it.
pub trait Shown {
    /// What widgets say.
    type Message;
    /// The view, without its root.
    fn view(&self) -> Element<'_, Self::Message>;
    /// What a message does.
    fn update(&mut self, message: Self::Message);
    /// The theme.
    fn theme(&self) -> Theme;
}

/// A window without a display.
pub struct Headless<S: Shown> {
    /// What is shown.
    pub shown: S,
    cache: Cache,
    renderer: iced::Renderer,
    size: Size,
    cursor: mouse::Cursor,
    mirror: Mirror,
    /// Whether the last key was left to the window.
    pub ignored: bool,
}

impl<S: Shown> Headless<S> {
    /// Opens it at this size.
    pub fn open(size: impl Into<Size>, shown: S) -> Self {
        let settings = theme::settings();
        for font in settings.fonts {
            iced_test::renderer::graphics::text::font_system().write().unwrap().load_font(font);
        }
        let renderer = iced::Renderer::new(settings.default_font, settings.default_text_size);
        let mut window = Self {
            shown,
            cache: Cache::default(),
            renderer,
            size: size.into(),
            cursor: mouse::Cursor::Unavailable,
            mirror: Mirror::default(),
            ignored: false,
        };
        window.redraw();
        window
    }

    /// Passes events to the view, and the messages that come of them to what is shown; then redraws.
    pub fn events(&mut self, events: &[Event]) {
        let statuses = self.pass(events);
        self.ignored = statuses.iter().all(|status| *status == event::Status::Ignored);
        self.redraw();
    }

    fn redraw(&mut self) {
        self.pass(&[Event::Window(window::Event::RedrawRequested(Instant::now()))]);
    }

    fn pass(&mut self, events: &[Event]) -> Vec<event::Status> {
        let mut messages = Vec::new();
        let view: Element<'_, S::Message> = root(self.shown.view()).mirror(self.mirror.clone()).into();
        let mut ui =
            UserInterface::build(view, self.size, std::mem::take(&mut self.cache), &mut self.renderer);
        let (_, statuses) =
            ui.update(events, self.cursor, &mut self.renderer, &mut clipboard::Null, &mut messages);
        self.cache = ui.into_cache();
        for message in messages {
            self.shown.update(message);
        }
        statuses
    }

    /// Presses and releases a key.
    pub fn key(&mut self, key: Named) {
        self.key_with(Key::Named(key), Modifiers::empty());
    }

    /// Presses and releases a key while others are held.
    pub fn key_with(&mut self, key: Key, modifiers: Modifiers) {
        let text = match &key {
            Key::Character(c) => Some(c.clone()),
            Key::Named(Named::Space) => Some(SmolStr::new(" ")),
            _ => None,
        };
        self.events(&[press(key, modifiers, text)]);
    }

    /// Moves the focus on.
    pub fn tab(&mut self) {
        self.key(Named::Tab);
    }

    /// Moves the focus back.
    pub fn tab_back(&mut self) {
        self.key_with(Key::Named(Named::Tab), Modifiers::SHIFT);
    }

    /// Types text.
    pub fn typewrite(&mut self, text: &str) {
        for c in text.chars() {
            let c = SmolStr::new(c.to_string());
            self.events(&[press(Key::Character(c.clone()), Modifiers::empty(), Some(c))]);
        }
    }

    /// Points at the middle of a control and clicks.
    pub fn click(&mut self, id: impl Into<Id>) {
        let point = self.node(id).bounds.center();
        self.click_at(point);
    }

    /// Points and clicks.
    pub fn click_at(&mut self, point: Point) {
        self.point_at(point);
        self.events(&[Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))]);
        self.events(&[Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left))]);
    }

    /// Points.
    pub fn point_at(&mut self, point: Point) {
        self.cursor = mouse::Cursor::Available(point);
        self.events(&[Event::Mouse(mouse::Event::CursorMoved { position: point })]);
    }

    /// Gives the focus to a control, as an application does.
    pub fn focus(&mut self, id: impl Into<Id>) {
        self.operate(iced::advanced::widget::operation::focusable::focus(id.into()));
    }

    /// Runs an operation, as an application does.
    pub fn operate(&mut self, operation: impl Operation + 'static) {
        let view: Element<'_, S::Message> = root(self.shown.view()).mirror(self.mirror.clone()).into();
        let mut ui =
            UserInterface::build(view, self.size, std::mem::take(&mut self.cache), &mut self.renderer);
        let mut next: Option<Box<dyn Operation>> = Some(Box::new(operation));
        let mut messages = Vec::new();
        while let Some(mut current) = next.take() {
            ui.operate(&self.renderer, current.as_mut());
            if let Outcome::Chain(chained) = current.finish() {
                next = Some(chained);
            }
        }
        let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
        let _ = ui.update(&[redraw], self.cursor, &mut self.renderer, &mut clipboard::Null, &mut messages);
        self.cache = ui.into_cache();
        for message in messages {
            self.shown.update(message);
        }
        self.redraw();
    }

    /// The tree that assistive tools get.
    pub fn tree(&self) -> Node {
        self.mirror.tree().expect("the window was drawn")
    }

    /// The node of a control.
    pub fn node(&self, id: impl Into<Id>) -> Node {
        let id = id.into();
        self.tree().find(&id).cloned().unwrap_or_else(|| panic!("no {id:?} in the window"))
    }

    /// The name of what has the focus.
    pub fn focused(&self) -> Option<String> {
        self.tree().focused().map(|node| node.semantic.label.clone())
    }

    /// Draws, at `scale` pixels to a logical one.
    pub fn picture(&mut self, scale: f32) -> Picture {
        let theme = self.shown.theme();
        let base = theme.base();
        let view: Element<'_, S::Message> = root(self.shown.view()).mirror(self.mirror.clone()).into();
        let mut ui =
            UserInterface::build(view, self.size, std::mem::take(&mut self.cache), &mut self.renderer);
        let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
        let _ = ui.update(&[redraw], self.cursor, &mut self.renderer, &mut clipboard::Null, &mut Vec::new());
        ui.draw(&mut self.renderer, &theme, &Style { text_color: base.text_color }, self.cursor);
        self.cache = ui.into_cache();
        let size = Size::new((self.size.width * scale) as u32, (self.size.height * scale) as u32);
        let pixels = self.renderer.screenshot(size, scale, base.background_color);
        Picture { size, scale, pixels }
    }
}

fn press(key: Key, modifiers: Modifiers, text: Option<SmolStr>) -> Event {
    Event::Keyboard(keyboard::Event::KeyPressed {
        key: key.clone(),
        modified_key: key,
        physical_key: keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
        location: keyboard::Location::Standard,
        modifiers,
        repeat: false,
        text,
    })
}

/// What was drawn.
pub struct Picture {
    size: Size<u32>,
    scale: f32,
    /// Red, green, blue and opacity of each pixel, row by row.
    pub pixels: Vec<u8>,
}

impl Picture {
    /// Writes it as a portable pixmap.
    pub fn write(&self, path: &Path) {
        let mut bytes = format!("P6\n{} {}\n255\n", self.size.width, self.size.height).into_bytes();
        bytes.extend(self.pixels.chunks(4).flat_map(|pixel| &pixel[..3]));
        std::fs::write(path, bytes).unwrap();
    }

    /// How many pixels within `bounds`, grown by `margin`, differ from those of another picture.
    pub fn changed(&self, other: &Self, bounds: iced::Rectangle, margin: f32) -> usize {
        let bounds = bounds.expand(margin) * self.scale;
        let (left, right) = (bounds.x.max(0.0) as usize, (bounds.x + bounds.width) as usize);
        let (top, bottom) = (bounds.y.max(0.0) as usize, (bounds.y + bounds.height) as usize);
        let width = self.size.width as usize;
        (top..bottom.min(self.size.height as usize))
            .flat_map(|y| (left..right.min(width)).map(move |x| (y * width + x) * 4))
            .filter(|at| self.pixels[*at..at + 3] != other.pixels[*at..at + 3])
            .count()
    }
}
