//! What a control is, apart from how it looks.

/// What a control is. The words are those of WAI-ARIA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Role {
    /// Something that takes the focus and does not say what it is: a fault, which tests look for.
    #[default]
    Unknown,
    /// The window itself.
    Window,
    /// A named part of a page.
    Region,
    /// Things that belong together.
    Group,
    /// Navigation: the rail.
    Navigation,
    /// A title, with its level.
    Heading,
    /// Text that is only read.
    Text,
    /// Does something.
    Button,
    /// Leads somewhere.
    Link,
    /// On or off.
    CheckBox,
    /// One of several; the arrows move in it.
    RadioGroup,
    /// One option of a radio group.
    RadioButton,
    /// Things of which one can be chosen.
    List,
    /// One of a list.
    Option,
    /// Text or a number to type.
    TextInput,
    /// Text to type that is not shown.
    PasswordInput,
    /// A value within a range: a gauge.
    Meter,
    /// How far some work has come.
    Progress,
    /// Rows and columns.
    Table,
    /// One row of a table.
    Row,
    /// The name of a column.
    ColumnHeader,
    /// One cell of a table.
    Cell,
    /// Asks something and holds the focus meanwhile.
    Dialog,
    /// Says something that cannot wait.
    Alert,
    /// Says something when there is time.
    Status,
}

/// When a changed text is read aloud.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Live {
    /// When the reader pauses.
    Polite,
    /// At once.
    Assertive,
}

/// Where a value lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The value.
    pub now: f64,
    /// The least that it can be.
    pub least: f64,
    /// The most that it can be.
    pub most: f64,
}

/// What an assistive tool can ask of a control.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Actions {
    /// It can be pressed.
    pub press: bool,
    /// Its text can be set.
    pub set_value: bool,
}

/// The caret and the selection of a text field, in graphemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct TextState {
    /// Where the selection began.
    pub anchor: usize,
    /// Where the caret stands.
    pub caret: usize,
}

/// Something that an assistive tool asked for. The control acts on it at the next redraw, by its ordinary message.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Request {
    /// Press it.
    Press,
    /// Put this text into it.
    SetValue(String),
}

/// What a control is, apart from how it looks.
// The flags are independent of each other and named after the WAI-ARIA states that they become.
#[allow(clippy::struct_excessive_bools)]
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Semantic {
    /// What it is.
    pub role: Role,
    /// Its name: the visible words.
    pub label: String,
    /// Its value in words.
    pub value: Option<String>,
    /// Its value in numbers.
    pub range: Option<Range>,
    /// Whether it is checked, for what can be.
    pub checked: Option<bool>,
    /// Whether it is the current one, for what can be.
    pub selected: Option<bool>,
    /// Whether it is open, for what can be.
    pub expanded: Option<bool>,
    /// The level of a heading.
    pub level: Option<u8>,
    /// When a change of it is read aloud.
    pub live: Option<Live>,
    /// Whether it hides what is inside: its name and value say all.
    pub leaf: bool,
    /// Whether all else is out of reach while it is there.
    pub modal: bool,
    /// Whether an answer is needed.
    pub required: bool,
    /// Whether the answer has a fault.
    pub invalid: bool,
    /// Whether it cannot be used now.
    pub disabled: bool,
    /// The hint, the fault, the reason why it is disabled.
    pub description: Option<String>,
    /// What can be asked of it.
    pub actions: Actions,
    /// Caret and selection, for text fields.
    pub text: Option<TextState>,
    /// Its place among its like and how many there are, counted from 1: for what is not all built.
    pub place: Option<(usize, usize)>,
    /// What was asked and not yet done.
    pub request: Option<Request>,
}

impl Semantic {
    /// A control of this role and name.
    #[must_use]
    pub fn new(role: Role, label: impl Into<String>) -> Self {
        Self { role, label: label.into(), ..Self::default() }
    }

    /// Hides what is inside.
    #[must_use]
    pub fn leaf(mut self) -> Self {
        self.leaf = true;
        self
    }

    /// Gives it a value in words.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// Adds to its description, in a sentence of its own.
    #[must_use]
    pub fn described(mut self, sentence: &str) -> Self {
        if !sentence.is_empty() {
            self.description = Some(match self.description {
                Some(so_far) => format!("{so_far} {sentence}"),
                None => sentence.to_owned(),
            });
        }
        self
    }
}
