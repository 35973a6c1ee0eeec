//! All published places on one page, by municipality.

use entities::municipality;
use maud::{Markup, html};

use super::facts;
use super::layout::Page;
use super::say::Say;
use super::structured::word;
use crate::config::Config;
use crate::facilities::{CoverPhoto, Whole};

/// The page; places that come in the order of municipalities.
pub fn page(config: &Config, say: Say, towns: &[(municipality::Model, Vec<Whole>)]) -> Page {
    let prefecture = if say.tag() == "ja" {
        &config.prefecture_name_ja
    } else {
        &config.prefecture_name_en
    };
    let count: usize = towns.iter().map(|(_, places)| places.len()).sum();
    let title = say.one("list_title", "prefecture", prefecture);
    Page {
        description: say.with(
            "list_description",
            &[("prefecture", prefecture.clone()), ("count", count.to_string())],
        ),
        path: "/facilities".to_owned(),
        image: None,
        structured: None,
        body: html! {
            h1 { (title) }
            p { (say.one("list_lead", "count", count)) }
            @if towns.is_empty() { p { (say.the("list_empty")) } }
            @for (town, places) in towns {
                section {
                    h2 { (if say.tag() == "ja" { &town.name_ja } else { &town.name_en }) }
                    ul.places { @for place in places { li { (card(say, place)) } } }
                }
            }
        },
        title,
    }
}

fn card(say: Say, place: &Whole) -> Markup {
    let listing = place.listing();
    let kind = word(&listing.facility_type);
    // A desk that guests of the rooms have for nothing is no price of the place.
    let priced = listing.unit_types.iter().filter(|of| of.price_yen > 0);
    let cheapest = priced.min_by_key(|of| of.price_yen);
    let cover = place.photo.clone().map(CoverPhoto::from);
    html! {
        article {
            @if let Some(cover) = &cover {
                // The link beside it says where it leads; a reader need not hear it twice.
                img src=(cover.url.replace("/800.jpg", "/400.jpg")) alt="" width="400" height="267" loading="lazy";
            }
            div {
                h3 { a href=(format!("/{}/facilities/{}", say.tag(), place.row.number)) lang=[say.lang_of(&listing.name)] { (say.said(&listing.name)) } }
                p { (say.the(&format!("type.{kind}"))) }
                @match listing.down_mbps {
                    Some(down) => p { (say.one("line_down", "value", down)) },
                    None => p { (say.the("line_unmeasured")) },
                }
                @if let Some(of) = cheapest {
                    p { (say.one("price_from", "price", facts::price(of.price_yen, &word(&of.price_basis), say.0))) }
                }
            }
        }
    }
}
