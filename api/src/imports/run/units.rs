//! Rows of units: all rows of a facility make one change of its listing. A row with a fault is left out, and the
//! others are judged again without it.

use std::collections::{BTreeMap, BTreeSet};

use entities::import_row::Verdict;

use super::{Taken, permit, refused, told, written};
use crate::app::{Context, Txn};
use crate::audit;
use crate::error::{Fault, Result};
use crate::facilities::sheets::{Book, UnitLine};
use crate::facilities::{Checked, Listing, UnitType, Whole, check_change, lock_numbered, write_change};
use crate::imports::headings::Headings;
use crate::imports::rules::{Judged, Row};
use crate::tables::values::narrow;

/// What a new type can't be without.
const NEEDED: &[&str] = &["kind", "capacity", "count", "price_yen", "price_basis"];

pub async fn run(
    txn: &Txn,
    context: &Context,
    taken: &Taken<'_>,
    headings: &Headings<UnitLine>,
    book: &Book,
) -> Result<Vec<Judged>> {
    let mut groups: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in taken.rows {
        let number = narrow(headings.cell("facility_number", &row.cells)).to_uppercase();
        groups.entry(number).or_default().push(row);
    }
    let mut judged = Vec::new();
    for (number, rows) in groups {
        let whole = lock_numbered(txn, &context.scope(), &number).await?;
        let group = Group {
            txn,
            context,
            taken,
            headings,
            book,
            rows,
        };
        judged.extend(match whole {
            Some(whole) => group.judge(whole).await?,
            None => group.unknown(&number),
        });
    }
    Ok(judged)
}

/// The rows of one facility.
struct Group<'a> {
    txn: &'a Txn,
    context: &'a Context,
    taken: &'a Taken<'a>,
    headings: &'a Headings<UnitLine>,
    book: &'a Book,
    rows: Vec<&'a Row>,
}

/// The listing with the rows that are still in, and which row made which of its types.
struct Draft {
    listing: Listing,
    /// The place of a type, and the row that says it.
    by: BTreeMap<usize, i32>,
    faults: BTreeMap<i32, Vec<Fault>>,
}

impl Group<'_> {
    fn wrong(&self, row: &Row, label: String, faults: &[Fault]) -> Judged {
        Judged::wrong(row.number, label, told(faults, self.headings, self.taken.head))
    }

    fn label(&self, name: &str, row: &Row) -> String {
        format!("{name} {}", self.headings.cell("name_ja", &row.cells).trim())
    }

    fn unknown(&self, number: &str) -> Vec<Judged> {
        let fault = if number.is_empty() {
            Fault::new("facility_number", "required")
        } else {
            Fault::new("facility_number", "import.facility_unknown").with("number", number)
        };
        let wrong = |row: &&Row| self.wrong(row, self.label(number, row), std::slice::from_ref(&fault));
        self.rows.iter().map(wrong).collect()
    }

    async fn judge(&self, whole: Whole) -> Result<Vec<Judged>> {
        let name = format!("{} {}", whole.row.number, whole.row.name_ja);
        let permit = match permit(self.context, &whole.row) {
            Ok(permit) => permit,
            Err(fault) => {
                let wrong = |row: &&Row| self.wrong(row, self.label(&name, row), std::slice::from_ref(&fault));
                return Ok(self.rows.iter().map(wrong).collect());
            }
        };
        let before = whole.listing();
        let (draft, checked, faults) = self.sound(&whole, &before).await?;
        let mut judged = Vec::new();
        let mut changed = Vec::new();
        for row in &self.rows {
            let label = self.label(&name, row);
            let place = draft.by.iter().find(|(_, by)| **by == row.number).map(|(at, _)| *at);
            let of = place.and_then(|at| draft.listing.unit_types.get(at).map(|of| (at, of)));
            match (faults.get(&row.number), of) {
                (Some(faults), _) => judged.push(self.wrong(row, label, faults)),
                (None, Some((at, of))) if before.unit_types.get(at) != Some(of) => {
                    changed.push((row.number, label, verdict(&before, at)));
                }
                (None, _) => judged.push(Judged::unchanged(row.number, label, Some(whole.id()))),
            }
        }
        let Some(checked) = checked.filter(|_| !changed.is_empty()) else {
            return Ok(judged);
        };
        let (facility, fields) = write_change(self.txn, whole, &draft.listing, checked).await?;
        let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
        audit::record(self.txn, permit, &fields).await?;
        judged.extend(changed.into_iter().map(|(number, label, verdict)| Judged {
            before: Some(before.clone()),
            ..written(number, label, verdict, &facility)
        }));
        Ok(judged)
    }

    /// The most rows that are sound together, and what is wrong with the others.
    async fn sound(
        &self,
        whole: &Whole,
        before: &Listing,
    ) -> Result<(Draft, Option<Checked>, BTreeMap<i32, Vec<Fault>>)> {
        let mut faults: BTreeMap<i32, Vec<Fault>> = BTreeMap::new();
        loop {
            let out: BTreeSet<i32> = faults.keys().copied().collect();
            let draft = self.draft(before, &out);
            if !draft.faults.is_empty() {
                faults.extend(draft.faults);
                continue;
            }
            if draft.listing == *before {
                return Ok((draft, None, faults));
            }
            let found = match check_change(self.txn, whole, &draft.listing).await {
                Ok(checked) if checked.faults.is_empty() => return Ok((draft, Some(checked), faults)),
                Ok(checked) => checked.faults,
                Err(error) => refused(error)?,
            };
            for fault in found {
                blame(fault, &draft, &mut faults);
            }
        }
    }

    /// The listing with every row but those that are out.
    fn draft(&self, before: &Listing, out: &BTreeSet<i32>) -> Draft {
        let mut draft = Draft {
            listing: before.clone(),
            by: BTreeMap::new(),
            faults: BTreeMap::new(),
        };
        let mut covers: Vec<(usize, i32, Vec<String>)> = Vec::new();
        for row in self.rows.iter().filter(|row| !out.contains(&row.number)) {
            if let Err(faults) = self.put(row, before, &mut draft, &mut covers) {
                draft.faults.insert(row.number, faults);
            }
        }
        for (at, row, names) in covers {
            let place = |name: &String| draft.listing.unit_types.iter().position(|of| of.name.ja == *name);
            let places: Option<Vec<usize>> = names.iter().map(place).collect();
            match (places, draft.listing.unit_types.get_mut(at)) {
                (Some(mut places), Some(of)) => {
                    places.sort_unstable();
                    of.covers = places;
                }
                _ => draft
                    .faults
                    .entry(row)
                    .or_default()
                    .push(Fault::new("covers", "facility.covers")),
            }
        }
        draft
    }

    fn put(
        &self,
        row: &Row,
        before: &Listing,
        draft: &mut Draft,
        covers: &mut Vec<(usize, i32, Vec<String>)>,
    ) -> std::result::Result<(), Vec<Fault>> {
        let mut first = UnitLine::blank();
        let unreadable = self.headings.read(&row.cells, &mut first, self.book);
        let known = match first.of.id {
            Some(id) => {
                let known = before.unit_types.iter().position(|of| of.id == Some(id));
                Some(known.ok_or_else(|| vec![Fault::new("id", "facility.unit_type_unknown")])?)
            }
            None => before.unit_types.iter().position(|of| of.name.ja == first.of.name.ja),
        };
        let Some(at) = known else {
            let mut faults = unreadable;
            faults.extend(self.headings.lacking(NEEDED));
            if !faults.is_empty() {
                return Err(faults);
            }
            let at = draft.listing.unit_types.len();
            covers.push((at, row.number, first.covers));
            draft.listing.unit_types.push(first.of);
            draft.by.insert(at, row.number);
            return Ok(());
        };
        let Some(was) = before.unit_types.get(at) else {
            return Ok(());
        };
        if draft.by.contains_key(&at) {
            return Err(vec![Fault::new("name.ja", "import.row_twice")]);
        }
        let line = self.reread(row, was, before)?;
        if self.headings.has("covers") {
            covers.push((at, row.number, line.covers));
        }
        if let Some(of) = draft.listing.unit_types.get_mut(at) {
            *of = line.of;
        }
        draft.by.insert(at, row.number);
        Ok(())
    }

    /// The type that is there with what the row says of it; columns that the file lacks stay.
    fn reread(&self, row: &Row, was: &UnitType, before: &Listing) -> std::result::Result<UnitLine, Vec<Fault>> {
        let name = |at: &usize| before.unit_types.get(*at).map(|of| of.name.ja.clone());
        let mut line = UnitLine {
            of: was.clone(),
            covers: was.covers.iter().filter_map(name).collect(),
            ..UnitLine::blank()
        };
        let faults = self.headings.read(&row.cells, &mut line, self.book);
        line.of.id = was.id;
        if faults.is_empty() { Ok(line) } else { Err(faults) }
    }
}

/// New where the listing had no type at this place.
fn verdict(before: &Listing, at: usize) -> Verdict {
    if before.unit_types.get(at).is_some() {
        Verdict::Update
    } else {
        Verdict::Create
    }
}

/// Puts a fault at the row that it is about; what isn't about one type stands in the way of every row.
fn blame(fault: Fault, draft: &Draft, faults: &mut BTreeMap<i32, Vec<Fault>>) {
    let one = place_of(&fault.field).and_then(|(at, field)| Some((*draft.by.get(&at)?, field)));
    if let Some((row, field)) = one {
        faults.entry(row).or_default().push(Fault { field, ..fault });
        return;
    }
    for row in draft.by.values() {
        faults.entry(*row).or_default().push(fault.clone());
    }
}

/// The place of the type that a fault is about, and its field there: `unit_types[2].capacity`.
fn place_of(field: &str) -> Option<(usize, String)> {
    let (at, rest) = field.strip_prefix("unit_types[")?.split_once(']')?;
    Some((at.parse().ok()?, rest.trim_start_matches('.').to_owned()))
}
