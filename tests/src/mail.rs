//! Mail as its recipients get it: rows of the outbox, each to be read by the test that caused it.

use std::collections::HashSet;

use entities::id::OutboxId;
use entities::outbox;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::TestApp;

/// A mail in somebody's box.
#[derive(Clone, Debug)]
pub struct Mail {
    pub topic: String,
    pub recipient: String,
    pub subject: String,
    pub body: String,
    /// The attached calendar and its method.
    pub calendar: Option<(String, String)>,
}

impl Mail {
    /// The first link in the text.
    pub fn link(&self) -> String {
        let start = self.body.find("http").unwrap_or_else(|| panic!("no link in {self:#?}"));
        self.body[start..].split_whitespace().next().unwrap().to_owned()
    }

    /// The token in the fragment of the link.
    pub fn token(&self) -> String {
        let link = self.link();
        let (_, token) = link
            .split_once("#token=")
            .unwrap_or_else(|| panic!("no token in {link}"));
        token.to_owned()
    }
}

impl From<outbox::Model> for Mail {
    fn from(row: outbox::Model) -> Self {
        Self {
            topic: row.topic,
            recipient: row.recipient,
            subject: row.subject,
            body: row.body,
            calendar: row.calendar.zip(row.calendar_method),
        }
    }
}

impl TestApp {
    /// Reads the oldest unread mail to an address; there must be one.
    pub async fn mail_to(&self, address: &str) -> Mail {
        let unread = self.unread_to(address).await;
        let first = unread.into_iter().next();
        let row = first.unwrap_or_else(|| panic!("no unread mail to {address}"));
        self.read_mail.borrow_mut().insert(row.id);
        row.into()
    }

    /// Reads all unread mails to an address, oldest first; there may be none.
    pub async fn mails_to(&self, address: &str) -> Vec<Mail> {
        let unread = self.unread_to(address).await;
        self.read_mail.borrow_mut().extend(unread.iter().map(|row| row.id));
        unread.into_iter().map(Into::into).collect()
    }

    /// Reads everything: for tests that are not about mail.
    pub async fn read_all_mail(&self) -> Vec<Mail> {
        let rows = outbox::Entity::find()
            .order_by_asc(outbox::Column::Id)
            .all(self.db())
            .await
            .unwrap();
        let mut read = self.read_mail.borrow_mut();
        rows.into_iter()
            .filter(|row| read.insert(row.id))
            .map(Into::into)
            .collect()
    }

    async fn unread_to(&self, address: &str) -> Vec<outbox::Model> {
        let rows = outbox::Entity::find()
            .filter(outbox::Column::Recipient.eq(address))
            .order_by_asc(outbox::Column::Id)
            .all(self.db())
            .await
            .unwrap();
        let read = self.read_mail.borrow();
        rows.into_iter().filter(|row| !read.contains(&row.id)).collect()
    }
}

pub(crate) async fn unread(url: &str, read: &HashSet<OutboxId>) -> Vec<String> {
    let db = sea_orm::Database::connect(url).await.unwrap();
    let rows = outbox::Entity::find().all(&db).await.unwrap();
    db.close().await.unwrap();
    rows.into_iter()
        .filter(|row| !read.contains(&row.id))
        .map(|row| format!("{} to {}: {}", row.topic, row.recipient, row.subject))
        .collect()
}
