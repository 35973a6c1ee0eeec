//! What hosts are told of the checklist: what runs out, and what the municipality wants corrected.

use entities::facility;
use entities::membership::Role;
use entities::person::{self, Locale};

use crate::accounts;
use crate::app::Txn;
use crate::error::Result;
use crate::notifications::{self, Mail, Recipient, Topic};

/// To every host of the facility: the things whose time ends, in the words of the reader.
pub async fn due(txn: &Txn, row: &facility::Model, things: impl Fn(Locale) -> String) -> Result<()> {
    for person in hosts(txn, row).await? {
        let mail = about(Topic::ReadinessDue, row, &person).with("things", things(person.locale));
        notifications::enqueue(txn, &mail.link(format!("/host/facilities/{}/readiness", row.id))).await?;
    }
    Ok(())
}

pub async fn returned(txn: &Txn, row: &facility::Model, comment: &str) -> Result<()> {
    for person in hosts(txn, row).await? {
        let mail = about(Topic::ReadinessReturned, row, &person).with("reason", comment);
        notifications::enqueue(txn, &mail.link(format!("/host/facilities/{}/readiness", row.id))).await?;
    }
    Ok(())
}

async fn hosts(txn: &Txn, row: &facility::Model) -> Result<Vec<person::Model>> {
    accounts::contacts_of(txn, row.organisation_id, Role::Host, txn.today()).await
}

fn about(topic: Topic, row: &facility::Model, person: &person::Model) -> Mail {
    let name = match person.locale {
        Locale::En if !row.name_en.is_empty() => &row.name_en,
        Locale::En | Locale::Ja => &row.name_ja,
    };
    Mail::new(topic, Recipient::person(person, None)).with("facility", name)
}
