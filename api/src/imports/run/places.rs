//! Rows of facilities: one with a number changes that facility, one without begins a draft.

use std::collections::HashSet;

use entities::id::FacilityId;
use entities::import_row::Verdict;

use super::{Taken, permit, refused, told, written};
use crate::app::{Context, Txn};
use crate::audit;
use crate::error::{Fault, Result};
use crate::facilities::sheets::{Book, PlaceLine, blank};
use crate::facilities::{
    Listing, Whole, check_change, check_new, draft, lock_numbered, parties, write_change, write_new,
};
use crate::imports::headings::Headings;
use crate::imports::rules::{Judged, Row, hours_column};
use crate::imports::store;
use crate::policy::{Action, Parties};

/// Everything that a row is judged with.
struct Run<'a> {
    txn: &'a Txn,
    context: &'a Context,
    taken: &'a Taken<'a>,
    headings: &'a Headings<PlaceLine>,
    book: &'a Book,
}

pub async fn run(
    txn: &Txn,
    context: &Context,
    taken: &Taken<'_>,
    headings: &Headings<PlaceLine>,
    book: &Book,
) -> Result<Vec<Judged>> {
    let run = Run {
        txn,
        context,
        taken,
        headings,
        book,
    };
    let (mut judged, mut seen) = (Vec::new(), HashSet::new());
    for row in taken.rows {
        let mut line = PlaceLine {
            number: String::new(),
            state: None,
            operator: String::new(),
            listing: blank(),
        };
        let faults = headings.read(&row.cells, &mut line, book);
        let number = line.number.clone();
        judged.push(if number.is_empty() {
            run.begun(row, line.listing, faults).await?
        } else if seen.insert(number.clone()) {
            Box::pin(run.changed(row, &number)).await?
        } else {
            run.wrong(row, number, &[Fault::new("number", "import.row_twice")], &line.listing)
        });
    }
    Ok(judged)
}

impl Run<'_> {
    fn wrong(&self, row: &Row, label: String, faults: &[Fault], listing: &Listing) -> Judged {
        let placed: Vec<Fault> = faults
            .iter()
            .map(|fault| {
                let column = hours_column(&fault.field, listing);
                Fault {
                    field: column.map_or_else(|| fault.field.clone(), ToOwned::to_owned),
                    ..fault.clone()
                }
            })
            .collect();
        Judged::wrong(row.number, label, told(&placed, self.headings, self.taken.head))
    }

    async fn begun(&self, row: &Row, listing: Listing, mut faults: Vec<Fault>) -> Result<Judged> {
        let (txn, owner) = (self.txn, self.taken.owner);
        let label = listing.name.ja.clone();
        let facility = draft(FacilityId::new(), owner, &listing, txn.now());
        faults.extend(self.headings.lacking(&["municipality_code", "facility_type"]));
        let checked = check_new(txn, facility.id, owner, &listing).await?;
        // A cell that can't be read leaves its field empty: one fault of it is enough.
        let read: HashSet<String> = faults.iter().map(|fault| fault.field.clone()).collect();
        let ruled = checked.faults.iter().filter(|fault| !read.contains(&fault.field));
        faults.extend(ruled.cloned());
        if let Some(number) = store::namesake(txn, owner, &listing).await? {
            faults.push(Fault::new("name.ja", "import.name_taken").with("number", number));
        }
        if !faults.is_empty() {
            return Ok(self.wrong(row, label, &faults, &listing));
        }
        let known = Parties {
            public: true,
            ..parties(&facility)
        };
        let Ok(permit) = self.context.actor.may(Action::ImportApply, &known) else {
            let fault = Fault::new("municipality_code", "import.not_yours");
            return Ok(self.wrong(row, label, &[fault], &listing));
        };
        let facility = write_new(txn, facility, &listing, checked).await?;
        audit::record(txn, permit, &["state"]).await?;
        Ok(written(row.number, label, Verdict::Create, &facility))
    }

    async fn changed(&self, row: &Row, number: &str) -> Result<Judged> {
        let txn = self.txn;
        let whole = lock_numbered(txn, &self.context.scope(), number).await?;
        let Some(whole) = whole else {
            let fault = Fault::new("number", "import.facility_unknown").with("number", number);
            return Ok(self.wrong(row, number.to_owned(), &[fault], &blank()));
        };
        let mut line = whole.place_line();
        let label = format!("{number} {}", whole.row.name_ja);
        let mut faults = self.headings.read(&row.cells, &mut line, self.book);
        if faults.is_empty() && line.listing == whole.listing() {
            return Ok(Judged::unchanged(row.number, label, Some(whole.id())));
        }
        let permit = match permit(self.context, &whole.row) {
            Ok(permit) => permit,
            Err(fault) => {
                return Ok(self.wrong(
                    row,
                    label,
                    &[Fault {
                        field: "number".to_owned(),
                        ..fault
                    }],
                    &line.listing,
                ));
            }
        };
        let checked = match check_change(txn, &whole, &line.listing).await {
            Ok(checked) => checked,
            Err(error) => return Ok(self.wrong(row, label, &refused(error)?, &line.listing)),
        };
        let read: HashSet<String> = faults.iter().map(|fault| fault.field.clone()).collect();
        let ruled = checked.faults.iter().filter(|fault| !read.contains(&fault.field));
        faults.extend(ruled.cloned());
        if !faults.is_empty() {
            return Ok(self.wrong(row, label, &faults, &line.listing));
        }
        let before = Whole::listing(&whole);
        let (facility, changed) = write_change(txn, whole, &line.listing, checked).await?;
        let fields: Vec<&str> = changed.iter().map(String::as_str).collect();
        audit::record(txn, permit, &fields).await?;
        Ok(Judged {
            before: Some(before),
            ..written(row.number, label, Verdict::Update, &facility)
        })
    }
}
