//! Writing listings inside a change: for the form's actions and for whoever takes many in at once. The checks are the
//! same, because they are these.

use entities::facility::{self, Audience, State};
use entities::id::{FacilityId, OrganisationId};
use entities::organisation;

use super::faults::{Stage, faults};
use super::listing::Listing;
use super::rows::{Whole, filled};
use super::{rules, store, units};
use crate::app::Txn;
use crate::error::{Fault, Refusal, Result};
use crate::policy::Scope;

/// What a listing would come to: its faults, and what must be done to its units.
pub struct Checked {
    pub faults: Vec<Fault>,
    plan: units::Plan,
}

impl Checked {
    fn sound(self) -> Result<units::Plan> {
        Refusal::unless_empty("input.invalid", self.faults)?;
        Ok(self.plan)
    }
}

/// Checks a listing that isn't there yet.
///
/// # Errors
/// The database's; what is wrong is in the answer.
pub async fn check_new(txn: &Txn, id: FacilityId, owner: OrganisationId, listing: &Listing) -> Result<Checked> {
    let mut found = faults(listing, Stage::Draft, txn.today());
    let kind = store::is_organisation_for(txn, owner).await?;
    if kind.is_none() {
        found.push(Fault::new("organisation_id", "facility.organisation"));
    }
    found.extend(place_faults(txn, listing, kind).await?);
    let plan = units::plan(id, &units::Present::none(), &listing.unit_types);
    Ok(checked(plan, found))
}

/// Writes a new draft under the next number.
///
/// # Errors
/// 422 with what the check found.
pub async fn write_new(
    txn: &Txn,
    mut row: facility::Model,
    listing: &Listing,
    checked: Checked,
) -> Result<facility::Model> {
    let plan = checked.sound()?;
    row.number = store::next_number(txn).await?;
    let row = store::insert(txn, row, listing).await?;
    store::apply(txn, row.id, plan, txn.now()).await?;
    Ok(row)
}

/// Checks a listing that would take the place of the present one.
///
/// # Errors
/// 409 while the municipality checks it; what is wrong with it is in the answer.
pub async fn check_change(txn: &Txn, whole: &Whole, listing: &Listing) -> Result<Checked> {
    rules::editable(whole.row.state)?;
    let is_draft = matches!(whole.row.state, State::Draft | State::Returned);
    let stage = if is_draft { Stage::Draft } else { Stage::Public };
    let mut found = faults(listing, stage, txn.today());
    found.extend(place_faults(txn, listing, Some(whole.organisation.kind)).await?);
    if !is_draft && listing.municipality_code != whole.row.municipality_code {
        found.push(Fault::new("municipality_code", "facility.municipality_fixed"));
    }
    let present = store::present(txn, whole.id(), txn.today()).await?;
    let plan = units::plan(whole.id(), &present, &listing.unit_types);
    Ok(checked(plan, found))
}

/// Writes the listing, and says which fields it changed.
///
/// # Errors
/// 422 with what the check found.
pub async fn write_change(
    txn: &Txn,
    whole: Whole,
    listing: &Listing,
    checked: Checked,
) -> Result<(facility::Model, Vec<String>)> {
    let plan = checked.sound()?;
    let listing = &as_measured(listing, &whole.row);
    let changed = rules::changed(&whole.listing(), listing);
    let id = whole.id();
    let row = store::update(txn, filled(whole.row, listing), Some(listing)).await?;
    store::apply(txn, id, plan, txn.now()).await?;
    Ok((row, changed))
}

/// The facility of this number, locked, when the asker works for it.
///
/// # Errors
/// The database's.
pub async fn lock_numbered(txn: &Txn, scope: &Scope, number: &str) -> Result<Option<Whole>> {
    let row = store::lock_own(txn, scope, store::Known::Number(number)).await?;
    Ok(store::load(txn, row.into_iter().collect()).await?.pop())
}

/// The facility of this id, locked, when the asker works for it.
///
/// # Errors
/// The database's.
pub async fn lock_own(txn: &Txn, scope: &Scope, id: FacilityId) -> Result<Option<Whole>> {
    let row = store::lock_own(txn, scope, store::Known::Id(id)).await?;
    Ok(store::load(txn, row.into_iter().collect()).await?.pop())
}

/// Takes a draft back as if it had never been begun. What refers to it keeps it: the database refuses.
///
/// # Errors
/// The database's, a foreign key's among them.
pub async fn remove_draft(txn: &Txn, id: FacilityId) -> Result<()> {
    Ok(store::remove(txn, id).await?)
}

/// The figures of the line are measured or entered with evidence, never typed into a listing.
fn as_measured(listing: &Listing, row: &facility::Model) -> Listing {
    Listing {
        down_mbps: row.down_mbps,
        up_mbps: row.up_mbps,
        rtt_ms: row.rtt_ms,
        measured_on: row.measured_on,
        ..listing.clone()
    }
}

/// The plan, or its faults among the others.
fn checked(plan: Result<units::Plan, Vec<Fault>>, mut found: Vec<Fault>) -> Checked {
    let plan = plan.unwrap_or_else(|faults| {
        found.extend(faults);
        units::Plan::default()
    });
    Checked { faults: found, plan }
}

/// Only the prefecture has places for its staff alone; the municipality must be one of ours.
async fn place_faults(txn: &Txn, listing: &Listing, owner: Option<organisation::Kind>) -> Result<Vec<Fault>> {
    let mut found = Vec::new();
    if listing.audience == Audience::StaffOnly && owner != Some(organisation::Kind::Prefecture) {
        found.push(Fault::new("audience", "facility.staff_only"));
    }
    let known = store::municipalities(txn).await?;
    if !known.iter().any(|row| row.code == listing.municipality_code) {
        found.push(Fault::new("municipality_code", "facility.municipality"));
    }
    Ok(found)
}
