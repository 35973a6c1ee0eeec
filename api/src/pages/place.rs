//! The page of one place.

use entities::photo;
use maud::{Markup, html};

use super::actions::Place;
use super::facts::{self, Group};
use super::layout::{Addresses, Page};
use super::say::Say;
use super::structured::{self, word};
use crate::availability::Level;
use crate::config::Config;
use crate::facilities::{Closing, Listing, PhotoUrls};
use crate::text;

const DESCRIPTION_LETTERS: usize = 120;

pub fn page(config: &Config, say: Say, place: &Place) -> Page {
    let listing = place.whole.listing();
    let row = &place.whole.row;
    let addresses = Addresses::new(config);
    let region = if say.tag() == "ja" {
        &config.prefecture_name_ja
    } else {
        &config.prefecture_name_en
    };
    let closings: Vec<Closing> = place.whole.closing_rules.iter().filter_map(Closing::from_row).collect();
    let groups = facts::groups(&listing, &row.hazard, &closings, say);
    Page {
        title: say.said(&listing.name).to_owned(),
        description: say
            .said(&listing.description)
            .chars()
            .take(DESCRIPTION_LETTERS)
            .collect(),
        path: format!("/facilities/{}", row.number),
        image: place.photos.first().map(|photo| PhotoUrls::of(photo.id).large),
        structured: Some(structured::place(place, &addresses, region, say)),
        body: html! {
            p { a href=(format!("/{}/facilities", say.tag())) { (say.the("back")) } }
            (head(say, &listing, place))
            (photos(say, &place.photos))
            section {
                h2 { (say.the("about")) }
                @for line in say.said(&listing.description).lines() { p lang=[say.lang_of(&listing.description)] { (line) } }
                p.small { (say.the("operator")) " " span lang="ja" { (place.whole.organisation.name) } " / " (say.one("number", "number", &row.number)) }
            }
            (days(say, place))
            (units(say, &listing))
            @for group in &groups { (facts_of(group)) }
            @if !listing.house_rules.is_empty() {
                section {
                    h2 { (say.the("house_rules")) }
                    ul { @for rule in &listing.house_rules { li lang=[say.lang_of(rule)] { (say.said(rule)) } } }
                }
            }
            p.small { (say.one("updated", "day", text::moment(row.updated_at, say.0))) }
        },
    }
}

fn head(say: Say, listing: &Listing, place: &Place) -> Markup {
    let town = &place.whole.municipality;
    html! {
        h1 lang=[say.lang_of(&listing.name)] { (say.said(&listing.name)) }
        p.tags {
            span { (if say.tag() == "ja" { &town.name_ja } else { &town.name_en }) }
            span { (say.the(&format!("type.{}", word(&listing.facility_type)))) }
        }
        p { a.button href=(format!("/facilities/{}", place.whole.id())) { (say.the("apply")) } }
        p.small { (say.the("apply_note")) }
    }
}

fn photos(say: Say, photos: &[photo::Model]) -> Markup {
    html! {
        @if !photos.is_empty() {
            section {
                h2 { (say.the("photos")) }
                ul.photos { @for (index, photo) in photos.iter().enumerate() { li { (figure(say, photo, index == 0)) } } }
            }
        }
    }
}

fn figure(say: Say, photo: &photo::Model, is_first: bool) -> Markup {
    let urls = PhotoUrls::of(photo.id);
    let in_japanese = say.tag() == "ja" || photo.alt_en.is_empty();
    let alt = if in_japanese { &photo.alt_ja } else { &photo.alt_en };
    html! {
        figure {
            a href=(urls.large) {
                img src=(urls.medium) srcset=(format!("{} 400w, {} 800w", urls.small, urls.medium))
                    sizes="(min-width: 48rem) 24rem, 100vw" alt=(alt) lang=[in_japanese.then_some("ja")]
                    width=(photo.width) height=(photo.height) loading=[(!is_first).then_some("lazy")];
            }
            @if !photo.credit.is_empty() { figcaption { (say.one("credit", "credit", &photo.credit)) } }
        }
    }
}

/// Shape and word: nothing by colour alone.
const fn mark(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::Free => ("○", "level.free"),
        Level::Few => ("△", "level.few"),
        Level::Full => ("×", "level.full"),
        Level::Closed => ("－", "level.closed"),
    }
}

fn days(say: Say, place: &Place) -> Markup {
    html! {
        section {
            h2 { (say.the("days_title")) }
            p { (say.the("days_note")) }
            table {
                caption { (say.the("days_caption")) }
                thead { tr { th scope="col" { (say.the("day")) } th scope="col" { (say.the("level")) } } }
                tbody {
                    @for (on, level) in &place.days {
                        @let (shape, name) = mark(*level);
                        tr { th scope="row" { (text::day(*on, say.0)) } td { span aria-hidden="true" { (shape) } " " (say.the(name)) } }
                    }
                }
            }
        }
    }
}

fn units(say: Say, listing: &Listing) -> Markup {
    html! {
        section {
            h2 { (say.the("units_title")) }
            table {
                caption { (say.the("units_caption")) }
                thead { tr {
                    th scope="col" { (say.the("unit")) }
                    th scope="col" { (say.the("capacity")) }
                    th scope="col" { (say.the("count")) }
                    th scope="col" { (say.the("price")) }
                } }
                tbody {
                    @for of in &listing.unit_types {
                        tr {
                            th scope="row" lang=[say.lang_of(&of.name)] { (say.said(&of.name)) }
                            td { (say.one("people", "count", of.capacity)) }
                            td { (of.count) }
                            td { (facts::price(of.price_yen, &word(&of.price_basis), say.0)) }
                        }
                    }
                }
            }
        }
    }
}

fn facts_of(group: &Group) -> Markup {
    html! {
        section {
            h2 { (group.title) }
            dl { @for (term, value) in &group.facts { div { dt { (term) } dd { (value) } } } }
        }
    }
}
