//! The window without a screen: the real application, drawn in memory, on a real home; what a person sees and types.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use iced::advanced::widget::operation::Outcome;
use iced::keyboard::key::Named;
use iced::keyboard::{self, Key, Modifiers};
use iced::widget::Id;
use iced::{Event, Size, Task, mouse, window};
use iced_test::core::renderer::{Headless as _, Style};
use iced_test::core::{SmolStr, clipboard, event};
use iced_test::futures::futures::StreamExt as _;
use iced_test::futures::futures::executor::block_on;
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface, task};
use jauge::framework::Framework;
use jauge::gui::a11y::Node;
use jauge::gui::{App, Message, Opening, Shortcut, theme};
use jauge::l10n::Lang;

/// What somebody does while work goes on; gives true once it is done.
type Meanwhile = Box<dyn FnMut(&mut Desk) -> bool>;

/// A window at a desk.
pub struct Desk {
    /// The application.
    pub app: App,
    cache: Cache,
    renderer: iced::Renderer,
    size: Size,
    cursor: mouse::Cursor,
    meanwhile: Option<Meanwhile>,
    /// Did the application ask to be closed?
    pub closed: bool,
}

impl Desk {
    /// Opens the window on a home, at 1366×768.
    pub fn open(home: &Path, lang: Lang) -> Self {
        Self::with(home, lang, Framework::built_in().unwrap(), None)
    }

    /// Opens the window under a framework, on a file.
    pub fn with(home: &Path, lang: Lang, framework: Framework, file: Option<PathBuf>) -> Self {
        let settings = theme::settings();
        for font in settings.fonts {
            iced_test::renderer::graphics::text::font_system().write().unwrap().load_font(font);
        }
        let opening = Opening {
            home: home.to_owned(),
            lang: Some(lang),
            system_lang: lang,
            framework: Arc::new(framework),
            file,
        };
        let (app, task) = App::boot(opening);
        let mut desk = Self {
            app,
            cache: Cache::default(),
            renderer: iced::Renderer::new(settings.default_font, settings.default_text_size),
            size: Size::new(1366.0, 768.0),
            cursor: mouse::Cursor::Unavailable,
            meanwhile: None,
            closed: false,
        };
        desk.redraw();
        desk.run(task);
        desk
    }

    /// Gives the window another size, in pixels of the screen.
    pub fn resize(&mut self, width: f32, height: f32) {
        self.size = Size::new(width, height) * (1.0 / self.app.scale_factor());
        let size = self.size;
        self.send(Message::Resized(size));
    }

    /// Sends a message, as a subscription does.
    pub fn send(&mut self, message: Message) {
        let before = self.app.scale_factor();
        let task = self.app.update(message);
        if (before - self.app.scale_factor()).abs() > f32::EPSILON {
            self.size = self.size * (before / self.app.scale_factor());
        }
        self.run(task);
    }

    /// Does something while the work that comes next goes on: tried before each of its steps.
    pub fn meanwhile(&mut self, act: impl FnMut(&mut Self) -> bool + 'static) {
        self.meanwhile = Some(Box::new(act));
    }

    fn act(&mut self) {
        if let Some(mut act) = self.meanwhile.take() {
            self.redraw();
            if !act(self) {
                self.meanwhile = Some(act);
            }
        }
    }

    /// Carries out a task to its end, and all that comes of it.
    pub fn run(&mut self, task: Task<Message>) {
        if let Some(mut actions) = task::into_stream(task) {
            self.act();
            while let Some(action) = block_on(actions.next()) {
                match action {
                    Action::Output(message) => self.send(message),
                    Action::Widget(operation) => self.operate(operation),
                    Action::Exit | Action::Window(iced_test::runtime::window::Action::Close(_)) => {
                        self.closed = true;
                    }
                    _ => {}
                }
                self.act();
            }
        }
        self.redraw();
    }

    fn operate(&mut self, operation: Box<dyn iced::advanced::widget::Operation>) {
        let mut ui = UserInterface::build(
            self.app.view(),
            self.size,
            std::mem::take(&mut self.cache),
            &mut self.renderer,
        );
        let mut next = Some(operation);
        while let Some(mut current) = next.take() {
            ui.operate(&self.renderer, current.as_mut());
            if let Outcome::Chain(chained) = current.finish() {
                next = Some(chained);
            }
        }
        self.cache = ui.into_cache();
    }

    fn redraw(&mut self) {
        self.pass(&[Event::Window(window::Event::RedrawRequested(Instant::now()))]);
    }

    fn pass(&mut self, events: &[Event]) {
        let mut messages = Vec::new();
        let mut ui = UserInterface::build(
            self.app.view(),
            self.size,
            std::mem::take(&mut self.cache),
            &mut self.renderer,
        );
        let (_, statuses) =
            ui.update(events, self.cursor, &mut self.renderer, &mut clipboard::Null, &mut messages);
        self.cache = ui.into_cache();
        for message in messages {
            self.send(message);
        }
        for (event, status) in events.iter().zip(statuses) {
            if let (Event::Keyboard(key), event::Status::Ignored) = (event, status)
                && let Some(shortcut) = Shortcut::of(key)
            {
                self.send(Message::Key(shortcut));
            }
        }
    }

    /// Passes events to the window, then redraws it.
    pub fn events(&mut self, events: &[Event]) {
        self.pass(events);
        self.redraw();
    }

    /// Presses a key.
    pub fn key(&mut self, key: Named) {
        self.key_with(Key::Named(key), Modifiers::empty());
    }

    /// Presses a key while others are held.
    pub fn key_with(&mut self, key: Key, modifiers: Modifiers) {
        let text = match &key {
            _ if modifiers.command() || modifiers.alt() => None,
            Key::Character(c) => Some(c.clone()),
            Key::Named(Named::Space) => Some(SmolStr::new(" ")),
            _ => None,
        };
        let held = |modifiers| Event::Keyboard(keyboard::Event::ModifiersChanged(modifiers));
        self.events(&[held(modifiers), press(key, modifiers, text), held(Modifiers::empty())]);
    }

    /// Types text where the focus is.
    pub fn type_in(&mut self, text: &str) {
        for c in text.chars() {
            let c = SmolStr::new(c.to_string());
            self.events(&[press(Key::Character(c.clone()), Modifiers::empty(), Some(c))]);
        }
    }

    /// Moves the focus on with Tab until it is on the control with this id.
    pub fn tab_to(&mut self, id: &'static str) {
        for _ in 0..200 {
            if self.focused_id().is_some_and(|focused| focused == Id::new(id)) {
                return;
            }
            self.key(Named::Tab);
        }
        panic!("Tab never reaches {id}; the focus is on {:?}", self.focused_id());
    }

    /// The window, in logical pixels.
    pub fn size(&self) -> Size {
        self.size
    }

    /// Runs an operation over the widgets, to read from them.
    pub fn read(&mut self, operation: &mut dyn iced::advanced::widget::Operation) {
        let view = self.app.view();
        let mut ui =
            UserInterface::build(view, self.size, std::mem::take(&mut self.cache), &mut self.renderer);
        ui.operate(&self.renderer, operation);
        self.cache = ui.into_cache();
    }

    /// The tree that assistive tools get.
    pub fn tree(&self) -> Node {
        self.app.mirror().tree().expect("the window was drawn")
    }

    /// Is there a control with this id?
    pub fn has(&self, id: &'static str) -> bool {
        self.tree().find(&Id::new(id)).is_some()
    }

    /// What has the focus.
    pub fn focused_id(&self) -> Option<Id> {
        self.tree().focused().and_then(|node| node.id.clone())
    }

    /// Draws at one pixel a pixel of the screen, and writes a portable pixmap.
    pub fn picture(&mut self, path: &Path) {
        let theme = self.app.theme();
        let style = self.app.style(&theme);
        let scale = self.app.scale_factor();
        let mut ui = UserInterface::build(
            self.app.view(),
            self.size,
            std::mem::take(&mut self.cache),
            &mut self.renderer,
        );
        let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
        let _ = ui.update(&[redraw], self.cursor, &mut self.renderer, &mut clipboard::Null, &mut Vec::new());
        ui.draw(&mut self.renderer, &theme, &Style { text_color: style.text_color }, self.cursor);
        self.cache = ui.into_cache();
        let size =
            Size::new((self.size.width * scale).round() as u32, (self.size.height * scale).round() as u32);
        let pixels = self.renderer.screenshot(size, scale, style.background_color);
        let mut bytes = format!("P6\n{} {}\n255\n", size.width, size.height).into_bytes();
        bytes.extend(pixels.chunks(4).flat_map(|pixel| &pixel[..3]));
        std::fs::write(path, bytes).unwrap();
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
