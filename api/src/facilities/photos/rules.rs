//! What may be sent and how it is described.

use std::collections::BTreeSet;

use entities::id::PhotoId;
use entities::photo::{Consent, Licence};

use crate::error::{Fault, Refusal};
use crate::facilities::checks::Checks;
use crate::text::Words;

/// Photos of one facility.
pub const PHOTOS_MAX: usize = 20;
/// One file as it is sent.
pub const FILE_BYTES_MAX: usize = 10 * MEGABYTE;
pub const MEGABYTE: usize = 1024 * 1024;
/// Of the picture as it is sent.
pub const MEGAPIXELS_MAX: u64 = 40;
/// The shorter side in pixels: less is a thumbnail.
pub const SIDE_MIN: u32 = 240;
/// The longer sides of the three sizes, the biggest first.
pub const EDGES: [u32; 3] = [1600, 800, 400];

const ALT_MAX: usize = 200;
const CREDIT_MAX: usize = 100;

/// What a host says about a photo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Described {
    /// What can be seen, for those who don't see it.
    pub alt: Words,
    /// Who made it.
    pub credit: String,
    pub licence: Licence,
    pub consent: Consent,
}

/// Everything that the description lacks.
#[must_use]
pub fn faults(described: &Described) -> Vec<Fault> {
    let mut checks = Checks::default();
    checks.words("alt", &described.alt, 1, ALT_MAX);
    checks.text("credit", &described.credit, 0, CREDIT_MAX);
    checks.that(!is_file_name(&described.alt.ja), "alt.ja", "photo.alt_is_file_name");
    let names_somebody = matches!(
        described.licence,
        Licence::Permitted | Licence::CcBy40 | Licence::PublicData
    );
    checks.that(
        !names_somebody || !described.credit.trim().is_empty(),
        "credit",
        "photo.credit_needed",
    );
    checks.found()
}

/// `IMG_2041.JPG` describes nothing.
fn is_file_name(alt: &str) -> bool {
    let lower = alt.trim().to_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".heic"]
        .iter()
        .any(|ending| lower.ends_with(ending))
}

/// Whether one more fits.
///
/// # Errors
/// 409 with the number that there may be.
pub fn room(present: usize) -> Result<(), Refusal> {
    if present < PHOTOS_MAX {
        return Ok(());
    }
    Err(Refusal::conflict("photo.too_many").with("max", PHOTOS_MAX))
}

/// An order names every photo once: one that was added or deleted meanwhile must be seen first.
///
/// # Errors
/// 409 when it doesn't.
pub fn ordered(present: &[PhotoId], wanted: &[PhotoId]) -> Result<(), Refusal> {
    let set = |ids: &[PhotoId]| ids.iter().copied().collect::<BTreeSet<_>>();
    if present.len() == wanted.len() && set(present) == set(wanted) {
        return Ok(());
    }
    Err(Refusal::conflict("photo.order_changed"))
}

/// Where all files of photos lie.
pub const FOLDER: &str = "photos/";

/// Where a size lies: under the hash of what is in the biggest, and the photo's own id, so that removing one photo's
/// files never takes those of another with the same picture.
#[must_use]
pub fn key(sha256: &str, id: PhotoId, edge: u32) -> String {
    format!("{FOLDER}{sha256}/{id}/{edge}.jpg")
}

/// Whose file it is.
#[must_use]
pub fn photo_of(key: &str) -> Option<PhotoId> {
    key.strip_prefix(FOLDER)?.split('/').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(alt: &str, credit: &str, licence: Licence) -> Vec<(String, &'static str)> {
        let described = Described {
            alt: Words {
                ja: alt.to_owned(),
                en: String::new(),
            },
            credit: credit.to_owned(),
            licence,
            consent: Consent::NonePortrayed,
        };
        faults(&described)
            .into_iter()
            .map(|fault| (fault.field, fault.code))
            .collect()
    }

    #[test]
    fn a_photo_says_what_is_on_it_and_whose_it_is() {
        assert_eq!(described("海の見える仕事部屋", "", Licence::Own), []);
        assert_eq!(described(" 　", "", Licence::Own), [("alt.ja".to_owned(), "required")]);
        assert_eq!(
            described("IMG_2041.JPG", "", Licence::CcBy40),
            [
                ("alt.ja".to_owned(), "photo.alt_is_file_name"),
                ("credit".to_owned(), "photo.credit_needed")
            ]
        );
    }

    #[test]
    fn an_order_names_every_photo_once() {
        let [a, b, c] = [PhotoId::new(), PhotoId::new(), PhotoId::new()];
        assert!(ordered(&[a, b], &[b, a]).is_ok());
        for wanted in [&[a][..], &[a, a], &[a, c], &[a, b, b], &[]] {
            assert!(ordered(&[a, b], wanted).is_err(), "{wanted:?}");
        }
    }

    #[test]
    fn a_key_leads_back_to_its_photo() {
        let id = PhotoId::new();
        assert_eq!(photo_of(&key("ab12", id, 400)), Some(id));
        assert_eq!(photo_of("photos/ab12/odd/400.jpg"), None);
        assert_eq!(photo_of("other/ab12"), None);
    }
}
