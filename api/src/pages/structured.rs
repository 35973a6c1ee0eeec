//! A place as search engines and assistants read it: schema.org in JSON-LD.

use entities::facility::FacilityType;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::actions::Place;
use super::layout::Addresses;
use super::say::Say;
use crate::facilities::{Listing, PhotoUrls};

const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// The word that a value has on the wire: `ryokan_hotel`.
pub fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

/// What schema.org calls it. It has no word for a co-working space: a local business says what it is in its name.
const fn kind(of: FacilityType) -> &'static str {
    match of {
        FacilityType::Lodging | FacilityType::Combined => "LodgingBusiness",
        FacilityType::Coworking => "LocalBusiness",
        FacilityType::PublicFacility => "CivicStructure",
    }
}

/// The whole place.
pub fn place(place: &Place, addresses: &Addresses, region: &str, say: Say) -> Value {
    let listing = place.whole.listing();
    let url = addresses.place(say, &place.whole.row.number);
    let mut described = Map::new();
    let mut set = |name: &str, value: Value| described.insert(name.to_owned(), value);
    set("@context", "https://schema.org".into());
    set("@type", kind(listing.facility_type).into());
    set("@id", format!("{url}#place").into());
    set("url", url.into());
    set("identifier", place.whole.row.number.clone().into());
    set("name", say.said(&listing.name).into());
    set("description", say.said(&listing.description).into());
    set("address", address(&listing, place, region, say));
    set(
        "geo",
        json!({ "@type": "GeoCoordinates", "latitude": listing.lat, "longitude": listing.lon }),
    );
    set("image", images(place, addresses, say));
    set("amenityFeature", amenities(&listing, say).into());
    if kind(listing.facility_type) != "CivicStructure" {
        set("priceRange", prices(&listing).into());
        set("currenciesAccepted", "JPY".into());
    }
    if let hours @ [_, ..] = hours(&listing).as_slice() {
        set("openingHoursSpecification", hours.into());
    }
    if listing.has_lodging() {
        lodging(&listing, &mut set);
    }
    described.into()
}

fn lodging(listing: &Listing, set: &mut impl FnMut(&str, Value) -> Option<Value>) {
    if let Some(time) = &listing.check_in_time {
        set("checkinTime", time.clone().into());
    }
    if let Some(time) = &listing.check_out_time {
        set("checkoutTime", time.clone().into());
    }
    if let Some(allowed) = listing.pets_allowed {
        set("petsAllowed", allowed.into());
    }
    set("availableLanguage", listing.languages.clone().into());
}

fn address(listing: &Listing, place: &Place, region: &str, say: Say) -> Value {
    let town = &place.whole.municipality;
    let town = if say.tag() == "en" {
        &town.name_en
    } else {
        &town.name_ja
    };
    json!({
        "@type": "PostalAddress",
        "addressCountry": "JP",
        "addressRegion": region,
        "addressLocality": town,
        "streetAddress": listing.address,
    })
}

fn images(place: &Place, addresses: &Addresses, say: Say) -> Value {
    let image = |photo: &entities::photo::Model| {
        let alt = if say.tag() == "en" && !photo.alt_en.is_empty() {
            &photo.alt_en
        } else {
            &photo.alt_ja
        };
        let mut image = json!({
            "@type": "ImageObject",
            "contentUrl": addresses.of(&PhotoUrls::of(photo.id).large),
            "caption": alt,
            "width": photo.width,
            "height": photo.height,
        });
        if let (Value::Object(fields), false) = (&mut image, photo.credit.is_empty()) {
            fields.insert("creditText".to_owned(), photo.credit.clone().into());
        }
        image
    };
    place.photos.iter().map(image).collect()
}

/// Measured figures with their day, and what there is or isn't. What nobody stated isn't claimed either way.
fn amenities(listing: &Listing, say: Say) -> Vec<Value> {
    let measured = [
        ("down_mbps", "down", "Mbps", listing.down_mbps.map(Value::from)),
        ("up_mbps", "up", "Mbps", listing.up_mbps.map(Value::from)),
        ("rtt_ms", "rtt", "ms", listing.rtt_ms.map(Value::from)),
    ];
    let figures = measured.into_iter().filter_map(|(id, name, unit, value)| {
        let mut figure = json!({
            "@type": ["LocationFeatureSpecification", "PropertyValue"],
            "propertyID": id,
            "name": say.the(name),
            "value": value?,
            "unitText": unit,
        });
        if let (Value::Object(fields), Some(on)) = (&mut figure, listing.measured_on) {
            fields.insert("validFrom".to_owned(), on.to_string().into());
        }
        Some(figure)
    });
    let stated = [
        ("wired_lan", "wired_lan", listing.wired_lan),
        ("dedicated_ssid", "ssid", listing.dedicated_ssid),
        ("vpn_allowed", "vpn", listing.vpn_allowed),
        ("multifunction_printer", "printer", listing.multifunction_printer),
        ("wheelchair", "wheelchair", listing.wheelchair),
    ];
    let facts = stated.into_iter().filter_map(|(id, name, value)| {
        Some(json!({
            "@type": "LocationFeatureSpecification",
            "propertyID": id,
            "name": say.the(name),
            "value": value?,
        }))
    });
    figures.chain(facts).collect()
}

/// `¥1,500–¥9,000`, with tax.
fn prices(listing: &Listing) -> String {
    let yen = |amount: i64| crate::text::yen(amount, entities::person::Locale::En).replace(" yen", "");
    let all = || {
        listing
            .unit_types
            .iter()
            .map(|of| of.price_yen)
            .filter(|price| *price > 0)
    };
    match (all().min(), all().max()) {
        (Some(least), Some(most)) if least < most => format!("¥{}–¥{}", yen(least), yen(most)),
        (Some(price), _) => format!("¥{}", yen(price)),
        _ => String::new(),
    }
}

fn hours(listing: &Listing) -> Vec<Value> {
    let opening = |row: &crate::facilities::Hours| {
        let day = WEEKDAYS.get(usize::try_from(row.weekday).ok()?)?;
        // schema.org's day has no 24:00.
        let closes = if row.closes == "24:00" { "23:59" } else { &row.closes };
        Some(json!({
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": format!("https://schema.org/{day}"),
            "opens": row.opens,
            "closes": closes,
        }))
    };
    listing.hours.iter().filter_map(opening).collect()
}
