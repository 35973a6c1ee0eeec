//! Signing and verifying with the key whose turn it is; a new key when the present one has signed long enough.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::rules::{self, Claims, Key};
use super::store;
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Result};
use crate::policy::{Action, Parties};

/// The keys that this process has met. Another process may have made more: an unknown id is looked up.
#[derive(Default)]
struct Ring(RwLock<HashMap<String, Arc<Key>>>);

impl Ring {
    fn find(&self, fits: impl Fn(&Key) -> bool) -> Option<Arc<Key>> {
        let keys = self.0.read().unwrap_or_else(PoisonError::into_inner);
        keys.values().find(|key| fits(key)).cloned()
    }

    fn keep(&self, key: Key) -> Arc<Key> {
        let key = Arc::new(key);
        let mut keys = self.0.write().unwrap_or_else(PoisonError::into_inner);
        keys.insert(key.id.clone(), key.clone());
        key
    }
}

/// Signs with the present key.
pub async fn sign(app: &App, claims: &Claims) -> Result<String> {
    let ring = app.memory.of::<Ring>();
    let present = ring.find(|key| key.signs(app.now(), &app.config));
    let key = match present {
        Some(key) => key,
        None => ring.keep(next(app).await?),
    };
    key.sign(claims)
}

/// The claims of a good token; `None` for every other.
pub async fn verify(app: &App, token: &str) -> Result<Option<Claims>> {
    let Some(id) = rules::key_named_by(token) else {
        return Ok(None);
    };
    let ring = app.memory.of::<Ring>();
    let key = match ring.find(|key| key.id == id) {
        Some(key) => key,
        None => match store::find(app.db.reader(), &id).await? {
            Some(row) => ring.keep(Key::read(&row)?),
            None => return Ok(None),
        },
    };
    Ok(key.verify(token, app.now()))
}

/// The newest key if it still signs (another process may have made it), a new one otherwise.
async fn next(app: &App) -> Result<Key> {
    if let Some(row) = store::newest(app.db.writer(), app.now()).await? {
        let key = Key::read(&row)?;
        if key.signs(app.now(), &app.config) {
            return Ok(key);
        }
    }
    let context = Context::system("signing_key");
    let id = app
        .change(&context, async |txn| {
            let key = rules::make(txn.now(), &app.config)?;
            let permit = context
                .actor
                .may(Action::SigningKeyRotate, &Parties::of("signing_key", &key.id))?;
            let id = key.id.clone();
            store::delete_dead(txn, txn.now()).await?;
            store::insert(txn, key).await?;
            Ok((id, audit::record(txn, permit, &[]).await?))
        })
        .await?;
    let row = store::find(app.db.writer(), &id).await?;
    Key::read(&row.ok_or_else(|| Error::internal("the new signing key is gone"))?)
}
