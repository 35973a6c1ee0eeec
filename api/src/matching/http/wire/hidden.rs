//! What a search hides, and what would bring it back.

use chrono::NaiveDate;
use entities::facility::FacilityType;
use entities::id::FacilityId;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Reason, Reasons, spoken};
use crate::matching::actions::{self, COUNT_MAX, Counts, Excluded, Loosened, Standing};
use crate::matching::remedies::{Change, Loosen};
use crate::paging::Page;
use crate::text::{Locale, phrase};

/// The figures of a search. No count says more than 1,000: then it means "or more".
#[derive(Serialize, ToSchema)]
pub struct SearchCounts {
    /// All that fit.
    pub total: usize,
    pub total_is_capped: bool,
    pub hidden: Hidden,
    /// What fits by municipality, wherever the search looks: for the map.
    pub municipalities: Vec<MunicipalityCount>,
    pub facets: Facets,
}

/// Places that a condition hides.
#[derive(Serialize, ToSchema)]
pub struct Hidden {
    pub count: usize,
    pub is_capped: bool,
    /// The most helpful first.
    pub by: Vec<HiddenBy>,
    /// Places that only the dates hide and that have room some days earlier or later, the nearest first.
    pub near: Vec<Near>,
}

/// A condition, and what loosening it would bring.
#[derive(Serialize, ToSchema)]
pub struct HiddenBy {
    /// The word of `must`, the parameter, or `dates`, `nights`, `flexible_days`, `party`.
    pub condition: String,
    /// How many more places there would be.
    pub count_if_loosened: usize,
    pub text: String,
    pub loosen: Loosening,
}

/// One parameter of the search to change: what a button does.
#[derive(Serialize, ToSchema)]
pub struct Loosening {
    /// `must`, `party`, `flexible_days`, …; `starts_on` means both days.
    pub parameter: String,
    /// Its new value; null takes the parameter away.
    pub value: Option<String>,
}

/// Dates moved by some days.
#[derive(Serialize, ToSchema)]
pub struct Near {
    /// Negative: earlier.
    pub shift_days: i64,
    pub count: usize,
    pub text: String,
}

/// Places in a municipality.
#[derive(Serialize, ToSchema)]
pub struct MunicipalityCount {
    pub code: String,
    pub count: usize,
}

/// How many would be left with one more condition.
#[derive(Serialize, ToSchema)]
pub struct Facets {
    /// Of each type of facility that there is among what fits, whichever type is asked for.
    pub facility_types: Vec<FacilityTypeCount>,
    /// If the need stood in `must`, too.
    pub needs: Vec<NeedCount>,
}

/// What would be left of a type of facility.
#[derive(Serialize, ToSchema)]
pub struct FacilityTypeCount {
    pub facility_type: FacilityType,
    pub count: usize,
}

/// What would be left if a need were a condition.
#[derive(Serialize, ToSchema)]
pub struct NeedCount {
    /// A word of `must`.
    pub need: String,
    pub count: usize,
}

/// Places that the search hides, those that lack least first.
#[derive(Serialize, ToSchema)]
pub struct ExcludedAnswer {
    pub items: Vec<ExcludedPlace>,
    /// The cursor of the next page, absent on the last.
    pub next: Option<String>,
}

/// A place that the search hides.
#[derive(Serialize, ToSchema)]
pub struct ExcludedPlace {
    pub id: FacilityId,
    /// The number of the listing.
    pub number: String,
    pub name_ja: String,
    pub name_en: String,
    pub municipality_code: String,
    pub municipality_name_ja: String,
    pub municipality_name_en: String,
    pub facility_type: FacilityType,
    /// All of them; the last change of each, together, admits the place.
    pub reasons: Vec<ExclusionReason>,
}

/// Why a place is hidden.
#[derive(Serialize, ToSchema)]
pub struct ExclusionReason {
    /// The word of `must`, the parameter, or `dates`, `nights`, `party`.
    pub condition: String,
    /// `vpn.unknown`, `dates.closed`.
    pub code: String,
    pub text: String,
    /// Changes of which each dissolves the reason, the smallest first; none where only several together would do.
    pub changes: Vec<FitChange>,
}

/// A change of the search that dissolves a reason.
#[derive(Serialize, ToSchema)]
pub struct FitChange {
    pub text: String,
    pub loosen: Loosening,
}

/// How one place stands to a search.
#[derive(Serialize, ToSchema)]
pub struct FacilityFit {
    pub facility_id: FacilityId,
    /// Whether every condition holds.
    pub fits: bool,
    /// 0 to 100: how much of the wishes holds.
    pub score: i64,
    /// 0 to 100: how well the party suits the host; 50 when nothing is known.
    pub host_score: i64,
    /// The days of the stay: the wished ones, or the nearest that have room where they may move. Absent without dates.
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    /// By how many days these are moved; negative: earlier.
    pub shift_days: i64,
    pub reasons: Reasons,
    /// Why the search hides it, and what would admit it; empty when it fits.
    pub excluded_by: Vec<ExclusionReason>,
}

impl SearchCounts {
    pub fn new(counts: Counts, locale: Locale) -> Self {
        let capped = |count: usize| count.min(COUNT_MAX);
        Self {
            total: capped(counts.total),
            total_is_capped: counts.total > COUNT_MAX,
            hidden: Hidden {
                count: capped(counts.hidden),
                is_capped: counts.hidden > COUNT_MAX,
                by: counts.by.into_iter().map(|by| HiddenBy::new(by, locale)).collect(),
                near: near(counts.near.into_iter().collect(), locale),
            },
            municipalities: counts
                .municipalities
                .into_iter()
                .map(|(code, count)| MunicipalityCount {
                    code,
                    count: capped(count),
                })
                .collect(),
            facets: Facets {
                facility_types: counts
                    .types
                    .into_iter()
                    .map(|(facility_type, count)| FacilityTypeCount {
                        facility_type,
                        count: capped(count),
                    })
                    .collect(),
                needs: counts
                    .needs
                    .into_iter()
                    .map(|(need, count)| NeedCount {
                        need: need.word().to_owned(),
                        count: capped(count),
                    })
                    .collect(),
            },
        }
    }
}

impl From<Loosen> for Loosening {
    fn from(loosen: Loosen) -> Self {
        Self {
            parameter: loosen.parameter.to_owned(),
            value: loosen.value,
        }
    }
}

/// The values with the names of conditions in the asker's language.
fn named(values: &[(&'static str, String)], locale: Locale) -> Vec<(&'static str, String)> {
    let name = |value: &str| phrase(&format!("fit.{value}"), locale, &[]).unwrap_or_else(|| value.to_owned());
    values
        .iter()
        .map(|(key, value)| {
            let said = if *key == "condition" {
                name(value)
            } else {
                spoken(value, locale)
            };
            (*key, said)
        })
        .collect()
}

impl HiddenBy {
    fn new(by: Loosened, locale: Locale) -> Self {
        let count = by.count.min(COUNT_MAX);
        let mut values = named(&by.values, locale);
        values.push(("count", count.to_string()));
        Self {
            condition: by.condition.to_owned(),
            count_if_loosened: count,
            text: phrase(by.phrase, locale, &values).unwrap_or_default(),
            loosen: by.loosen.into(),
        }
    }
}

impl ExcludedAnswer {
    pub fn new(page: Page<Excluded>, locale: Locale) -> Self {
        let Page { items, next } = page.map(|excluded| ExcludedPlace::new(excluded, locale));
        Self { items, next }
    }
}

impl ExcludedPlace {
    fn new(excluded: Excluded, locale: Locale) -> Self {
        let candidate = excluded.candidate;
        Self {
            id: candidate.id,
            number: candidate.number,
            name_ja: candidate.name_ja,
            name_en: candidate.name_en,
            municipality_code: candidate.municipality_code,
            municipality_name_ja: candidate.municipality_name_ja,
            municipality_name_en: candidate.municipality_name_en,
            facility_type: candidate.facility_type,
            reasons: excluded
                .reasons
                .iter()
                .map(|one| ExclusionReason::new(one, locale))
                .collect(),
        }
    }
}

impl ExclusionReason {
    fn new((assessed, changes): &actions::Reason, locale: Locale) -> Self {
        let Reason { code, text, .. } = Reason::new(assessed, locale);
        Self {
            condition: assessed.condition.to_owned(),
            code,
            text,
            changes: changes.iter().map(|change| FitChange::new(change, locale)).collect(),
        }
    }
}

impl FitChange {
    fn new(change: &Change, locale: Locale) -> Self {
        let values = named(&change.values, locale);
        Self {
            text: phrase(&format!("fit.change.{}", change.code), locale, &values).unwrap_or_default(),
            loosen: change.loosen.clone().into(),
        }
    }
}

impl FacilityFit {
    pub fn new(standing: &Standing, locale: Locale) -> Self {
        let ranked = &standing.ranked;
        let stay = standing.query.stay.map(|stay| stay.moved(ranked.facts.shift_days));
        Self {
            facility_id: ranked.facts.facility,
            fits: ranked.evaluation.fits(),
            score: ranked.score,
            host_score: ranked.host_score,
            starts_on: stay.map(|stay| stay.starts_on),
            ends_on: stay.map(|stay| stay.ends_on),
            shift_days: ranked.facts.shift_days,
            reasons: Reasons::new(&ranked.evaluation, locale),
            excluded_by: standing
                .reasons
                .iter()
                .map(|one| ExclusionReason::new(one, locale))
                .collect(),
        }
    }
}

fn near(mut moved: Vec<(i64, usize)>, locale: Locale) -> Vec<Near> {
    moved.sort_by_key(|(shift_days, _)| (shift_days.abs(), *shift_days));
    let told = |(shift_days, count): (i64, usize)| {
        let code = if shift_days < 0 {
            "search.earlier"
        } else {
            "search.later"
        };
        let values = [("days", shift_days.abs().to_string()), ("count", count.to_string())];
        Near {
            shift_days,
            count,
            text: phrase(code, locale, &values).unwrap_or_default(),
        }
    };
    moved.into_iter().map(told).collect()
}
