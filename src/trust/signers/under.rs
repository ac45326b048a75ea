//! A register from elsewhere, judged by under the ends of this home.

use super::Signers;
use crate::trust::fault::SignersFault;

impl Signers {
    /// This register, with the ends that a home knows: for a file that a person gives to judge by. No line of the home is
    /// added; what starts after an end that the home knows is left out, unless it was taken by name there.
    ///
    /// # Errors
    /// [`SignersFault`] where a line cannot be written.
    pub fn under(&self, home: &Signers) -> Result<Signers, SignersFault> {
        let mut lines = Vec::new();
        for (signer, by_name) in self.known() {
            let known: Vec<_> = home.known_of(&signer.principal, signer.namespace, &signer.key).collect();
            let starts_before = |end| signer.valid_after.is_none_or(|start| start < end);
            let ends = || known.iter().filter_map(|known| known.said);
            let taken = known.iter().any(|known| known.by_name && known.is_grant_of(&signer));
            if !taken && ends().any(|end| !starts_before(end)) {
                continue;
            }
            if let Some(end) = ends().filter(|end| starts_before(*end)).min() {
                let mut ended = signer.clone();
                ended.valid_before = Some(end);
                lines.push((ended, by_name));
            }
            lines.push((signer, by_name));
        }
        Signers::of_known(lines)
    }
}
