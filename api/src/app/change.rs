//! The one way to change anything: begin, run, store the answer of a repeatable request, commit.

use entities::idempotent_answer;
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{App, Context, Idempotency, Txn};
use crate::audit::{Outcome, Receipt};
use crate::error::{Error, Refusal, Result};

impl App {
    /// Runs a change in one transaction and commits it with its record.
    ///
    /// With an idempotency key the value is stored, and a repeat of the same request returns it without
    /// running again; so the value is small: id, version, state.
    ///
    /// # Errors
    /// What `work` fails with (rolled back); 422 when the key was used for another request.
    pub async fn change<T, F>(&self, context: &Context, work: F) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFnOnce(&Txn) -> Result<(T, Receipt)>,
    {
        self.change_or_refuse(context, async |txn: &Txn| {
            let (value, receipt) = work(txn).await?;
            Ok((Outcome::Done(value), receipt))
        })
        .await
    }

    /// Like [`App::change`], for actions whose refusal leaves a trace: it is committed, then turned into the error.
    ///
    /// # Errors
    /// As [`App::change`], and the committed refusal.
    pub async fn change_or_refuse<T, F>(&self, context: &Context, work: F) -> Result<T>
    where
        T: Serialize + DeserializeOwned,
        F: AsyncFnOnce(&Txn) -> Result<(Outcome<T>, Receipt)>,
    {
        if let Some(answer) = self.first_answer(context).await? {
            return Ok(answer);
        }
        let begun = self.db.begin().await?;
        let txn = Txn::new(begun, self.now(), context.request_id.clone(), self.config.clone());
        match run(&txn, context, work).await {
            Ok(outcome) => {
                txn.commit().await?;
                self.committed.notify_one();
                match outcome {
                    Outcome::Done(value) => Ok(value),
                    Outcome::Refused(refusal) => Err(refusal.into()),
                }
            }
            Err(error) => {
                txn.rollback().await?;
                self.after_failure(context, error).await
            }
        }
    }

    /// Two repeats at once: the slower one finds the key taken and returns the faster one's answer.
    async fn after_failure<T: DeserializeOwned>(&self, context: &Context, error: Error) -> Result<T> {
        if context.idempotency.is_some()
            && let Some(answer) = self.first_answer(context).await?
        {
            return Ok(answer);
        }
        Err(error)
    }

    async fn first_answer<T: DeserializeOwned>(&self, context: &Context) -> Result<Option<T>> {
        let Some(Idempotency { key, request_hash }) = &context.idempotency else {
            return Ok(None);
        };
        let stored = idempotent_answer::Entity::find_by_id((context.actor.key(), key.clone()))
            .one(self.db.writer())
            .await?;
        match stored {
            None => Ok(None),
            Some(stored) if stored.request_hash != *request_hash => {
                Err(Refusal::invalid("idempotency_key.reused").into())
            }
            Some(stored) => serde_json::from_str(&stored.answer).map(Some).map_err(Error::internal),
        }
    }
}

async fn run<T, F>(txn: &Txn, context: &Context, work: F) -> Result<Outcome<T>>
where
    T: Serialize,
    F: AsyncFnOnce(&Txn) -> Result<(Outcome<T>, Receipt)>,
{
    let (outcome, _receipt) = work(txn).await?;
    if let (Outcome::Done(value), Some(idempotency)) = (&outcome, &context.idempotency) {
        let answer = idempotent_answer::ActiveModel {
            actor: Set(context.actor.key()),
            idempotency_key: Set(idempotency.key.clone()),
            request_hash: Set(idempotency.request_hash.clone()),
            answer: Set(serde_json::to_string(value).map_err(Error::internal)?),
            created_at: Set(txn.now()),
        };
        answer.insert(txn).await?;
    }
    Ok(outcome)
}
