//! The sides of a difference in words, Japanese and English, as pages and mails show them.

use std::collections::BTreeMap;

use entities::id::UnitTypeId;
use entities::unit_type;

use super::diff::{Difference, Field, Value};
use crate::bookings::application::WorkDay;
use crate::text::{self, Locale, Words};

/// Names of unit types, as far as they are known.
pub type Names = BTreeMap<UnitTypeId, unit_type::Model>;

/// One side in words.
#[must_use]
pub fn side(value: &Value, names: &Names) -> Words {
    Words {
        ja: in_words(value, names, Locale::Ja),
        en: in_words(value, names, Locale::En),
    }
}

fn in_words(value: &Value, names: &Names, locale: Locale) -> String {
    match value {
        Value::Days(from, until) => {
            let nights = (*until - *from).num_days();
            let span = text::span(*from, *until, locale);
            match (locale, nights) {
                (Locale::Ja, 0) => format!("{span}（日帰り）"),
                (Locale::Ja, _) => format!("{span}（{nights}泊）"),
                (Locale::En, 0) => format!("{span} (day use)"),
                (Locale::En, 1) => format!("{span} (1 night)"),
                (Locale::En, _) => format!("{span} ({nights} nights)"),
            }
        }
        Value::Units(items) => {
            let one = |item: &crate::bookings::application::Item| {
                let name = names.get(&item.unit_type_id).map(|unit_type| match locale {
                    Locale::En if !unit_type.name_en.is_empty() => unit_type.name_en.clone(),
                    Locale::En | Locale::Ja => unit_type.name_ja.clone(),
                });
                format!("{}×{}", name.unwrap_or_default(), item.quantity)
            };
            let separator = if locale == Locale::Ja { "、" } else { ", " };
            items.iter().map(one).collect::<Vec<_>>().join(separator)
        }
        Value::People(count) => match locale {
            Locale::Ja => format!("{count}人"),
            Locale::En => count.to_string(),
        },
        Value::Plan(day, planned) => {
            let on = text::day(*day, locale);
            let plan = planned
                .as_ref()
                .map_or_else(|| none(locale), |plan| planned_day(plan, locale));
            format!("{on}　{plan}")
        }
        Value::Text(text) if text.is_empty() => none(locale),
        Value::Text(text) => text.clone(),
    }
}

fn none(locale: Locale) -> String {
    match locale {
        Locale::Ja => "（なし）".to_owned(),
        Locale::En => "(none)".to_owned(),
    }
}

fn planned_day(plan: &WorkDay, locale: Locale) -> String {
    let code = format!("work_day.{}", code_of(plan.basis));
    let basis = text::phrase(&code, locale, &[]).unwrap_or_default();
    let hours = plan
        .starts
        .as_ref()
        .zip(plan.ends.as_ref())
        .map(|(from, until)| match locale {
            Locale::Ja => format!("{from}～{until}"),
            Locale::En => format!("{from}–{until}"),
        });
    [Some(basis), hours, Some(plan.place.clone()), Some(plan.contact.clone())]
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("　")
}

const fn code_of(basis: entities::work_day::Basis) -> &'static str {
    use entities::work_day::Basis;
    match basis {
        Basis::BusinessTrip => "business_trip",
        Basis::Telework => "telework",
        Basis::AnnualLeave => "annual_leave",
        Basis::SpecialLeave => "special_leave",
        Basis::WeeklyDayOff => "weekly_day_off",
        Basis::PublicHoliday => "public_holiday",
    }
}

/// The differences as lines of a mail: `日程：… → …`. What is personal stays behind the link.
#[must_use]
pub fn in_mail(differences: &[Difference], names: &Names, locale: Locale) -> String {
    let shown = |field: Field| {
        matches!(
            field,
            Field::Dates | Field::Units | Field::Party | Field::Children | Field::Companions
        )
    };
    let mut lines: Vec<String> = differences
        .iter()
        .filter(|one| shown(one.field))
        .map(|one| {
            let sides = (
                in_words(&one.before, names, locale),
                in_words(&one.after, names, locale),
            );
            line(label(one.field, locale), &sides, locale)
        })
        .collect();
    if differences.iter().any(|one| !shown(one.field)) {
        lines.push(text::phrase("change.rest", locale, &[]).unwrap_or_default());
    }
    lines.join("\n")
}

fn line(label: String, (before, after): &(String, String), locale: Locale) -> String {
    match locale {
        Locale::Ja => format!("{label}：{before} → {after}"),
        Locale::En => format!("{label}: {before} → {after}"),
    }
}

fn label(field: Field, locale: Locale) -> String {
    let code = match field {
        Field::Dates => "change.field.dates",
        Field::Units => "change.field.units",
        Field::Party => "change.field.party",
        Field::Children => "change.field.children",
        Field::Companions => "change.field.companions",
        _ => "change.field.other",
    };
    text::phrase(code, locale, &[]).unwrap_or_default()
}
