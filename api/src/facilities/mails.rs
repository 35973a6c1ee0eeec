//! Who is told what about a listing: the municipality that a check waits, the hosts what came of it.

use entities::id::OrganisationId;
use entities::membership::Role;
use entities::person::{self, Locale};

use super::rows::Whole;
use super::store;
use crate::accounts;
use crate::app::Txn;
use crate::error::Result;
use crate::notifications::{self, Mail, Recipient, Topic};

/// To everybody of the municipality in which the facility lies.
pub async fn submitted(txn: &Txn, whole: &Whole) -> Result<()> {
    let code = &whole.row.municipality_code;
    let Some(municipality) = store::municipality_organisation(txn, code).await? else {
        return Ok(());
    };
    for person in accounts::contacts_of(txn, municipality, Role::Municipality, txn.today()).await? {
        let mail = about(Topic::FacilitySubmitted, whole, &person, &whole.municipality.name_ja);
        let mail = mail.with("operator", &whole.organisation.name);
        notifications::enqueue(txn, &mail.link(format!("/facilities/{}", whole.id()))).await?;
    }
    Ok(())
}

pub async fn published(txn: &Txn, whole: &Whole) -> Result<()> {
    for person in hosts(txn, whole.row.organisation_id).await? {
        let mail = about(Topic::FacilityPublished, whole, &person, &whole.organisation.name);
        notifications::enqueue(txn, &mail.link(format!("/facilities/{}", whole.id()))).await?;
    }
    Ok(())
}

pub async fn returned(txn: &Txn, whole: &Whole, reason: &str) -> Result<()> {
    tell_hosts(txn, whole, Topic::FacilityReturned, reason).await
}

pub async fn suspended(txn: &Txn, whole: &Whole, reason: &str) -> Result<()> {
    tell_hosts(txn, whole, Topic::FacilitySuspended, reason).await
}

async fn tell_hosts(txn: &Txn, whole: &Whole, topic: Topic, reason: &str) -> Result<()> {
    for person in hosts(txn, whole.row.organisation_id).await? {
        let mail = about(topic, whole, &person, &whole.organisation.name).with("reason", reason);
        notifications::enqueue(txn, &mail.link(format!("/host/facilities/{}/edit", whole.id()))).await?;
    }
    Ok(())
}

async fn hosts(txn: &Txn, organisation: OrganisationId) -> Result<Vec<person::Model>> {
    accounts::contacts_of(txn, organisation, Role::Host, txn.today()).await
}

fn about(topic: Topic, whole: &Whole, person: &person::Model, organisation: &str) -> Mail {
    let row = &whole.row;
    let name = match person.locale {
        Locale::En if !row.name_en.is_empty() => &row.name_en,
        Locale::En | Locale::Ja => &row.name_ja,
    };
    Mail::new(topic, Recipient::person(person, Some(organisation.to_owned()))).with("facility", name)
}
