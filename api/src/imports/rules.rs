//! What a row comes to, and how a fault is said: by the number that the spreadsheet shows, the heading of the file and
//! what to do.

use entities::facility::State;
use entities::id::{BlockId, FacilityId};
use entities::import_batch::{self, Kind};
use entities::import_row::Verdict;
use serde::{Deserialize, Serialize};

use super::headings::{Place, is_taken};
use crate::availability::BLOCK_COLUMNS;
use crate::error::{Fault, Refusal};
use crate::facilities::Listing;
use crate::facilities::sheets::{PLACE_COLUMNS, UNIT_COLUMNS};
use crate::policy::Action;
use crate::text::{Locale, Words, phrase};

/// Rows of one file.
pub const ROWS_MAX: usize = 5_000;

/// A row of a file, numbered as a spreadsheet does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub number: i32,
    pub cells: Vec<String>,
}

/// A fault of a row, in both languages, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFault {
    /// The place of the heading in the file, from 0.
    pub column: Option<usize>,
    /// What the heading says.
    pub heading: Option<Words>,
    /// What to do.
    pub remedy: Words,
}

/// What a row came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    pub number: i32,
    pub verdict: Verdict,
    pub faults: Vec<RowFault>,
    /// What it is about: 「海のホテル 和室」.
    pub label: String,
    pub facility: Option<FacilityId>,
    pub block: Option<BlockId>,
    /// The listing as it was, for the undo.
    pub before: Option<Listing>,
    /// The version that the import left behind: whoever changes it later has the last word.
    pub version_after: Option<i64>,
}

impl Judged {
    /// A row with faults: nothing came of it.
    pub fn wrong(number: i32, label: String, faults: Vec<RowFault>) -> Self {
        Self {
            verdict: Verdict::Error,
            faults,
            ..Self::unchanged(number, label, None)
        }
    }

    /// A row that says what is there already.
    pub fn unchanged(number: i32, label: String, facility: Option<FacilityId>) -> Self {
        Self {
            number,
            verdict: Verdict::Unchanged,
            faults: Vec::new(),
            label,
            facility,
            block: None,
            before: None,
            version_after: None,
        }
    }

    pub const fn writes(&self) -> bool {
        matches!(self.verdict, Verdict::Create | Verdict::Update)
    }
}

/// A fault as it is kept.
#[must_use]
pub fn said(fault: &Fault, place: Option<Place>) -> RowFault {
    let in_words = |locale| phrase(fault.code, locale, &fault.values).unwrap_or_else(|| fault.code.to_owned());
    RowFault {
        column: place.as_ref().and_then(|place| place.column),
        heading: place.map(|place| Words {
            ja: place.ja,
            en: place.en,
        }),
        remedy: Words {
            ja: in_words(Locale::Ja),
            en: in_words(Locale::En),
        },
    }
}

/// The faults that a refusal names, or the refusal itself as one.
#[must_use]
pub fn faults_of(refusal: Refusal) -> Vec<Fault> {
    if !refusal.faults.is_empty() {
        return refusal.faults;
    }
    vec![Fault {
        field: String::new(),
        code: refusal.code,
        values: refusal.values,
    }]
}

/// The whole sentence: 「3行目「収容人数」：整数で入力してください（例：12）。」
#[must_use]
pub fn sentence(row: i32, fault: &RowFault, locale: Locale) -> String {
    let word = |words: &Words| match locale {
        Locale::Ja => words.ja.clone(),
        Locale::En => words.en.clone(),
    };
    let mut values = vec![("row", row.to_string()), ("remedy", word(&fault.remedy))];
    let code = match &fault.heading {
        Some(heading) => {
            values.push(("heading", word(heading)));
            "import.fault"
        }
        None => "import.fault_of_row",
    };
    phrase(code, locale, &values).unwrap_or_default()
}

/// Where the hours of a listing stand in a file: a column a weekday.
#[must_use]
pub fn hours_column(field: &str, listing: &Listing) -> Option<&'static str> {
    const NAMES: [&str; 7] = [
        "hours_mon",
        "hours_tue",
        "hours_wed",
        "hours_thu",
        "hours_fri",
        "hours_sat",
        "hours_sun",
    ];
    let at: usize = field.strip_prefix("hours[")?.split(']').next()?.parse().ok()?;
    let weekday = listing.hours.get(at)?.weekday;
    usize::try_from(weekday)
        .ok()
        .and_then(|weekday| NAMES.get(weekday))
        .copied()
}

/// What may be done with a batch in its state; the policy decides for whom.
#[must_use]
pub fn actions(state: import_batch::State) -> &'static [Action] {
    match state {
        import_batch::State::Preview => &[Action::ImportApply],
        import_batch::State::Applied => &[Action::ImportUndo],
        import_batch::State::Undone => &[],
    }
}

/// Whether an undo may touch it: as the import left it, and nobody but the importer's side has seen it.
#[must_use]
pub fn is_untouched(version: i64, state: State, created: bool, version_after: Option<i64>) -> bool {
    Some(version) == version_after && (!created || state == State::Draft)
}

/// The headings of which nothing is taken in: those that are none of ours, and the line's.
#[must_use]
pub fn unknown_headings(kind: Kind, head: &[String]) -> Vec<String> {
    let known = |heading: &str| match kind {
        Kind::Facilities => PLACE_COLUMNS
            .iter()
            .any(|column| column.is(heading) && is_taken(column.field)),
        Kind::Units => UNIT_COLUMNS.iter().any(|column| column.is(heading)),
        Kind::Blocks => BLOCK_COLUMNS.iter().any(|column| column.is(heading)),
    };
    let unknown = head.iter().filter(|heading| !heading.is_empty() && !known(heading));
    unknown.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_said_in_the_importers_words() {
        let place = Place {
            column: Some(2),
            ja: "収容人数".to_owned(),
            en: "収容人数".to_owned(),
        };
        let fault = said(&Fault::new("capacity", "table.whole"), Some(place));
        assert_eq!(
            sentence(3, &fault, Locale::Ja),
            "3行目「収容人数」：整数で入力してください（例：12）。"
        );
        let row = said(&Fault::new("", "block.overlaps"), None);
        assert!(sentence(4, &row, Locale::En).starts_with("Row 4: "));
    }

    #[test]
    fn hours_stand_in_the_column_of_their_weekday() {
        let mut listing = crate::facilities::sheets::blank();
        listing.hours = vec![crate::facilities::Hours {
            weekday: 5,
            opens: "09:00".to_owned(),
            closes: "08:00".to_owned(),
        }];
        assert_eq!(hours_column("hours[0].closes", &listing), Some("hours_sat"));
        assert_eq!(hours_column("hours[1].closes", &listing), None);
    }

    #[test]
    fn what_somebody_changed_or_published_is_touched() {
        assert!(is_untouched(3, State::Published, false, Some(3)));
        assert!(!is_untouched(4, State::Draft, false, Some(3)));
        assert!(!is_untouched(1, State::InCheck, true, Some(1)));
    }
}
