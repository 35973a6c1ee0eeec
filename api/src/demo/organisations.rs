//! Who there is: the prefecture and its sections, municipalities, operators, companies, and their people.

use chrono::{DateTime, NaiveDate, Utc};
use entities::id::{MembershipId, OrganisationId, PersonId};
use entities::membership::Role;
use entities::person::Locale;
use entities::{membership, organisation, person};
use serde::Deserialize;

use super::seed;
use crate::error::Result;
use crate::programmes::half_of;

const ORGANISATIONS: &str = include_str!("organisations.csv");
const PEOPLE: &str = include_str!("people.csv");
const MEMBERSHIPS: &str = include_str!("memberships.csv");

#[derive(Deserialize)]
struct OrganisationRow {
    key: String,
    kind: organisation::Kind,
    parent: Option<String>,
    municipality_code: Option<String>,
    name: String,
    name_kana: String,
    corporate_number: Option<String>,
    address: String,
    industry: Option<String>,
    size: Option<String>,
}

#[derive(Deserialize)]
struct PersonRow {
    key: String,
    name: String,
    name_kana: String,
    email: String,
    phone: String,
}

#[derive(Deserialize)]
struct MembershipRow {
    person: String,
    organisation: String,
    role: Role,
    deputy_of: Option<String>,
}

/// The id of an organisation by its key in the table.
pub fn organisation_id(key: &str) -> OrganisationId {
    OrganisationId(seed::id("organisation", key))
}

pub fn person_id(key: &str) -> PersonId {
    PersonId(seed::id("person", key))
}

/// Parents first, as the table has them.
pub fn organisations(now: DateTime<Utc>) -> Result<Vec<organisation::Model>> {
    let rows: Vec<OrganisationRow> = seed::rows(ORGANISATIONS)?;
    Ok(rows
        .into_iter()
        .map(|row| organisation::Model {
            id: organisation_id(&row.key),
            kind: row.kind,
            parent_id: row.parent.as_deref().map(organisation_id),
            municipality_code: row.municipality_code,
            name: row.name,
            name_kana: row.name_kana,
            corporate_number: row.corporate_number,
            address: row.address,
            industry: row.industry,
            size: row.size,
            state: organisation::State::Active,
            created_at: now,
            version: 1,
        })
        .collect())
}

/// Everybody, with the one password of the demo.
pub fn people(now: DateTime<Utc>, password_hash: &str) -> Result<Vec<person::Model>> {
    let rows: Vec<PersonRow> = seed::rows(PEOPLE)?;
    Ok(rows
        .into_iter()
        .map(|row| person::Model {
            id: person_id(&row.key),
            email_key: row.email.clone(),
            email: row.email,
            name: row.name,
            name_kana: row.name_kana,
            phone: row.phone,
            locale: Locale::Ja,
            password_hash: Some(password_hash.to_owned()),
            confirmed_at: Some(now),
            failed_sign_ins: 0,
            locked_until: None,
            closed_at: None,
            created_at: now,
            version: 1,
        })
        .collect())
}

/// Roles since three halves ago; a deputy stands in until the end of the next half.
pub fn memberships(now: DateTime<Utc>, today: NaiveDate) -> Result<Vec<membership::Model>> {
    let rows: Vec<MembershipRow> = seed::rows(MEMBERSHIPS)?;
    let half = half_of(today);
    Ok(rows
        .into_iter()
        .map(|row| membership::Model {
            id: MembershipId(seed::id("membership", &format!("{} {}", row.person, row.organisation))),
            person_id: person_id(&row.person),
            organisation_id: organisation_id(&row.organisation),
            role: row.role,
            from_on: half.moved(-3).first_day(),
            until_on: row.deputy_of.is_some().then(|| half.moved(1).last_day()),
            deputy_of: row.deputy_of.as_deref().map(person_id),
            created_at: now,
        })
        .collect())
}
