//! The three looks as themes of the toolkit.

use std::sync::OnceLock;

use iced::Theme;
use iced::theme::{Base as _, Palette};

use super::tokens::{DARK, HIGH_CONTRAST, LIGHT, Tokens};

/// How the window looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Look {
    /// Dark text on light ground.
    #[default]
    Light,
    /// Light text on dark ground.
    Dark,
    /// Black ground, white text and edges, yellow focus: for low vision.
    HighContrast,
}

impl Look {
    /// Every look, in the order of the preferences.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::HighContrast];

    /// The name under which preferences keep this look.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
        }
    }

    /// The look kept under `name`, if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|look| look.name() == name)
    }

    /// The colours of this look.
    #[must_use]
    pub const fn tokens(self) -> &'static Tokens {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::HighContrast => &HIGH_CONTRAST,
        }
    }

    /// The theme of this look, built once.
    #[must_use]
    pub fn theme(self) -> Theme {
        static THEMES: OnceLock<[Theme; 3]> = OnceLock::new();
        let [light, dark, high_contrast] = THEMES.get_or_init(|| Self::ALL.map(Self::build));
        match self {
            Self::Light => light.clone(),
            Self::Dark => dark.clone(),
            Self::HighContrast => high_contrast.clone(),
        }
    }

    fn build(self) -> Theme {
        let tokens = self.tokens();
        Theme::custom(
            self.name(),
            Palette {
                background: tokens.ground,
                text: tokens.text,
                primary: tokens.primary,
                success: tokens.success.text,
                warning: tokens.warning.mark,
                danger: tokens.error.text,
            },
        )
    }
}

/// The colours of the look that `theme` was made from; of the light one for a theme that is not ours.
#[must_use]
pub fn of(theme: &Theme) -> &'static Tokens {
    Look::from_name(theme.name()).unwrap_or_default().tokens()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_leads_back_to_the_colours_of_its_look() {
        for look in Look::ALL {
            assert_eq!(of(&look.theme()), look.tokens());
        }
    }

    #[test]
    fn a_look_is_kept_by_name() {
        for look in Look::ALL {
            assert_eq!(Look::from_name(look.name()), Some(look));
        }
        assert_eq!(Look::from_name("sepia"), None);
    }
}
