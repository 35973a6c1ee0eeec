//! Cells that hold several things: opening hours, 休館日, cancellation fees, languages, zones.

use super::{Book, wrong};
use crate::error::Fault;
use crate::facilities::closing::{self, Closing};
use crate::facilities::hazards::{self, Hazard};
use crate::facilities::listing::{CancellationRule, ClosingRule, Hours, Listing};
use crate::tables::Cell;
use crate::tables::values::{count, narrow, time};
use entities::closing_rule::Kind;

/// The opening hours of a weekday: `08:30-21:00`; empty where it isn't open.
pub fn hours(listing: &Listing, weekday: i32) -> Cell {
    let day = listing.hours.iter().find(|day| day.weekday == weekday);
    day.map_or(Cell::Empty, |day| Cell::text(format!("{}-{}", day.opens, day.closes)))
}

pub fn read_hours(listing: &mut Listing, weekday: i32, cell: &str) -> Result<(), Fault> {
    let typed = narrow(cell).replace(['~', '〜', '−', '–', 'ー'], "-");
    listing.hours.retain(|day| day.weekday != weekday);
    if typed.is_empty() {
        return Ok(());
    }
    let ends = typed.split_once('-').map(|(opens, closes)| (time(opens), time(closes)));
    let Some((Ok(Some(opens)), Ok(Some(closes)))) = ends else {
        return Err(wrong("table.hours"));
    };
    listing.hours.push(Hours { weekday, opens, closes });
    listing.hours.sort_by_key(|day| day.weekday);
    Ok(())
}

/// 「日・祝」「第3月」「なし」.
pub fn closing_rules(listing: &Listing) -> Cell {
    Cell::text(closing_words(listing))
}

/// The closing days in words.
#[must_use]
pub fn closing_words(listing: &Listing) -> String {
    let rules: Vec<Closing> = listing.closing_rules.iter().filter_map(closing_of).collect();
    closing::write(&rules)
}

pub fn read_closing_rules(listing: &mut Listing, cell: &str) -> Result<(), Fault> {
    let rules = closing::read(&narrow(cell)).ok_or_else(|| wrong("table.closing"))?;
    listing.closing_rules = rules.into_iter().map(rule_of).collect();
    Ok(())
}

fn closing_of(rule: &ClosingRule) -> Option<Closing> {
    let small = |number: Option<i32>| number.and_then(|number| u32::try_from(number).ok());
    match rule.kind {
        Kind::Weekday => Some(Closing::Weekday(small(rule.weekday)?)),
        Kind::NthWeekday => Some(Closing::NthWeekday {
            weekday: small(rule.weekday)?,
            nth: small(rule.nth)?,
        }),
        Kind::PublicHoliday => Some(Closing::PublicHoliday),
        Kind::YearEnd => Some(Closing::YearEnd),
        Kind::Dates => Some(Closing::Dates(rule.starts_on?, rule.ends_on?)),
    }
}

fn rule_of(closing: Closing) -> ClosingRule {
    let small = |number: u32| i32::try_from(number).ok();
    let of = |kind| ClosingRule {
        kind,
        weekday: None,
        nth: None,
        starts_on: None,
        ends_on: None,
    };
    match closing {
        Closing::Weekday(weekday) => ClosingRule {
            weekday: small(weekday),
            ..of(Kind::Weekday)
        },
        Closing::NthWeekday { weekday, nth } => ClosingRule {
            weekday: small(weekday),
            nth: small(nth),
            ..of(Kind::NthWeekday)
        },
        Closing::PublicHoliday => of(Kind::PublicHoliday),
        Closing::YearEnd => of(Kind::YearEnd),
        Closing::Dates(from, until) => ClosingRule {
            starts_on: Some(from),
            ends_on: Some(until),
            ..of(Kind::Dates)
        },
    }
}

/// Days before the stay and percent: `1:20;0:80;-1:100`; for parties from 15 on `15/9:10`.
pub fn cancellation(listing: &Listing) -> Cell {
    let items = listing.cancellation_rules.iter().map(|rule| {
        let share = format!("{}:{}", rule.days_before, rule.percent);
        match rule.min_party {
            1 => share,
            party => format!("{party}/{share}"),
        }
    });
    Cell::text(items.collect::<Vec<_>>().join(";"))
}

pub fn read_cancellation(listing: &mut Listing, cell: &str) -> Result<(), Fault> {
    let typed = narrow(cell).replace(['−', 'ー'], "-");
    let items = typed.split([';', '、']).map(str::trim).filter(|item| !item.is_empty());
    let rules: Option<Vec<CancellationRule>> = items.map(cancellation_item).collect();
    listing.cancellation_rules = rules.ok_or_else(|| wrong("table.cancellation"))?;
    Ok(())
}

fn cancellation_item(item: &str) -> Option<CancellationRule> {
    let (party, share) = item.split_once('/').unwrap_or(("1", item));
    let (days, percent) = share.split_once(':')?;
    Some(CancellationRule {
        min_party: count(party).ok()??,
        days_before: count(days).ok()??,
        percent: count(percent.trim_end_matches('%')).ok()??,
    })
}

/// Two-letter codes: `ja;en`.
pub fn read_languages(listing: &mut Listing, cell: &str) {
    let typed = narrow(cell).to_lowercase();
    let ends = |letter: char| matches!(letter, ';' | '、' | ',') || letter.is_whitespace();
    let codes = typed.split(ends).filter(|code| !code.is_empty());
    listing.languages = codes.map(ToOwned::to_owned).collect();
}

/// The zones by their words, 「なし」 where it lies in none.
pub fn zones(listing: &Listing, book: &Book) -> Cell {
    let words: Vec<&str> = listing
        .hazards
        .iter()
        .map(|hazard| hazards::word(*hazard, book.locale))
        .collect();
    Cell::text(if words.is_empty() {
        "なし".to_owned()
    } else {
        words.join(";")
    })
}

pub fn read_zones(listing: &mut Listing, cell: &str) -> Result<(), Fault> {
    let typed = narrow(cell);
    // Their English names have spaces in them.
    let words = typed.split([';', '、']).map(str::trim);
    let words = words.filter(|word| !matches!(*word, "" | "なし" | "none"));
    let zones: Option<Vec<Hazard>> = words.map(hazards::named).collect();
    listing.hazards = zones.ok_or_else(|| {
        let known = hazards::all().map(|hazard| hazards::word(hazard, entities::person::Locale::Ja));
        wrong("table.choice").with("choices", known.collect::<Vec<_>>().join("、"))
    })?;
    Ok(())
}
