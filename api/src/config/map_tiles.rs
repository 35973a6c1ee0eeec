//! The address of somebody's map pictures: what may stand in `map_tiles_url`.

use std::str::FromStr;

use url::Url;

/// Where the pictures of an online map are, or none: `https://tiles.example/{z}/{x}/{y}.png`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct MapTiles(Option<Tiles>);

/// A template, and the origin that browsers must be allowed to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles {
    /// With `{z}`, `{x}` and `{y}` in its path.
    pub url: String,
    /// `https://tiles.example`, for the content security policy.
    pub origin: String,
}

impl MapTiles {
    /// None where the map keeps to itself.
    #[must_use]
    pub fn tiles(&self) -> Option<&Tiles> {
        self.0.as_ref()
    }
}

/// What a template must hold, each once.
const PLACES: [&str; 3] = ["{z}", "{x}", "{y}"];

impl FromStr for MapTiles {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        if text.is_empty() {
            return Ok(Self::default());
        }
        let filled = PLACES.iter().try_fold(text.to_owned(), |url, place| {
            (url.matches(place).count() == 1).then(|| url.replace(place, "0"))
        });
        let url = Url::parse(&filled.ok_or(())?).map_err(|_malformed| ())?;
        // The host must not depend on the place: the policy names it.
        let origin = url.origin().ascii_serialization();
        if url.scheme() != "https" || !text.to_ascii_lowercase().starts_with(&origin) {
            return Err(());
        }
        Ok(Self(Some(Tiles {
            url: text.to_owned(),
            origin,
        })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_names_its_origin() {
        let tiles: MapTiles = "https://tiles.example:8443/xyz/pale/{z}/{x}/{y}.png".parse().unwrap();
        assert_eq!(tiles.tiles().unwrap().origin, "https://tiles.example:8443");
        assert_eq!("".parse(), Ok(MapTiles(None)));
    }

    #[test]
    fn what_could_not_be_asked_for_or_would_widen_the_policy_is_refused() {
        for text in [
            "https://tiles.example/{z}/{x}.png",
            "https://tiles.example/{z}/{x}/{y}/{y}.png",
            "http://tiles.example/{z}/{x}/{y}.png",
            "https://{z}.tiles.example/{x}/{y}.png",
            "https://tiles.example;script-src */{z}/{x}/{y}.png",
            "tiles/{z}/{x}/{y}.png",
        ] {
            assert_eq!(text.parse::<MapTiles>(), Err(()), "{text}");
        }
    }
}
