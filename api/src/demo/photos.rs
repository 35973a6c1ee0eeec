//! Drawings of the invented facilities, drawn for this demo, added in the name of their hosts. Two places
//! have none.

use entities::photo::{Consent, Licence};
use serde::Deserialize;

use super::places::facility_id;
use super::{acting, seed, store};
use crate::app::{App, Context};
use crate::error::{Error, Result};
use crate::facilities::{self, Described, Pictures};
use crate::text::Words;

const PHOTOS: &str = include_str!("photos.csv");
const CREDIT: &str = "デモ用イラスト (demo drawing)";

/// Each in the sizes that a photo has, encoded before: a debug build would take half a second for each.
macro_rules! pictures {
    ($($name:literal)*) => {
        &[$((
            $name,
            [
                (1600, include_bytes!(concat!("pictures/", $name, "-1600.jpg"))),
                (800, include_bytes!(concat!("pictures/", $name, "-800.jpg"))),
                (400, include_bytes!(concat!("pictures/", $name, "-400.jpg"))),
            ],
        ),)*]
    };
}

/// The longer side that a size may have, and its JPEG.
type Size = (u32, &'static [u8]);

const PICTURES: &[(&str, [Size; 3])] = pictures!("bath" "booth" "cowork" "desk_forest" "desk_sea" "meeting" "out_field" "out_forest" "out_sea" "out_town" "room_bed" "room_jp");
/// Of the biggest.
const SIZE: (u32, u32) = (1200, 800);

#[derive(Deserialize)]
struct Line {
    facility: String,
    picture: String,
    alt_ja: String,
    alt_en: String,
}

/// Adds all photos of the table in its order, the first of a place being its cover.
///
/// # Errors
/// The table's, the files' and the database's.
pub async fn add(app: &App) -> Result<()> {
    for line in seed::rows::<Line>(PHOTOS)? {
        let facility = facility_id(&line.facility);
        let host = store::host_of(app.db.writer(), facility).await?;
        let host = host.ok_or_else(|| Error::internal(format!("{} has no host", line.facility)))?;
        let context = Context {
            actor: acting::actor(app, host).await?,
            ..Context::system("demo")
        };
        let pictures = drawn(&line.picture)?;
        facilities::keep_photo(app, &context, facility, described(line), pictures).await?;
    }
    Ok(())
}

fn drawn(name: &str) -> Result<Pictures> {
    let picture = PICTURES.iter().find(|(of, _)| *of == name);
    let (_, sizes) = picture.ok_or_else(|| Error::internal(format!("no picture {name}")))?;
    Ok(Pictures {
        width: SIZE.0,
        height: SIZE.1,
        jpegs: sizes.iter().map(|(edge, jpeg)| (*edge, jpeg.to_vec())).collect(),
    })
}

fn described(line: Line) -> Described {
    Described {
        alt: Words {
            ja: line.alt_ja,
            en: line.alt_en,
        },
        credit: CREDIT.to_owned(),
        licence: Licence::Own,
        consent: Consent::NonePortrayed,
    }
}
