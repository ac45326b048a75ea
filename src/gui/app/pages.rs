//! What the pages remember while others are shown.

use crate::gui::screen::{
    barometer, card, check, envelope, file, follow_up, home, new_campaign, organization, recovery, register,
    sign, signers, target,
};

/// What each page remembers.
#[derive(Default)]
pub(super) struct Pages {
    pub home: home::State,
    pub organization: organization::State,
    pub target: target::State,
    pub check: check::State,
    pub sign: sign::State,
    pub envelope: envelope::State,
    pub register: register::State,
    pub barometer: barometer::State,
    pub file: file::State,
    pub follow_up: follow_up::State,
    pub signers: signers::State,
    pub new_campaign: new_campaign::State,
    pub card: card::State,
    pub recovery: recovery::State,
}

impl Pages {
    /// Lets go of passphrases that were typed and not used.
    pub fn forget(&mut self) {
        for key in [
            &mut self.sign.key,
            &mut self.envelope.key,
            &mut self.register.key,
            &mut self.file.key,
            &mut self.new_campaign.key,
        ] {
            key.forget();
        }
    }
}
