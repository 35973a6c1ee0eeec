//! Giving a feed an address, taking it back, and reading it.

use chrono::Days;
use entities::ical_feed;
use entities::id::{FacilityId, LinkId};
use serde::{Deserialize, Serialize};

use super::{rules, store};
use crate::accounts::{Secret, hash_of_secret};
use crate::app::{App, Context};
use crate::audit;
use crate::availability::places;
use crate::error::{Error, Refusal, Result};
use crate::notifications::Feed;
use crate::policy::{Action, Actor, Parties};

/// The feed of a facility, `None` while it never had one, and what the asker may do with it.
pub type Seen = (Option<ical_feed::Model>, Vec<&'static str>);

/// What issuing comes to. The token is told once and kept nowhere.
#[derive(Serialize, Deserialize)]
pub struct Issued {
    pub token: String,
}

pub async fn view(app: &App, context: &Context, facility: FacilityId) -> Result<Seen> {
    let db = app.db.writer();
    let parties = places::about(db, context, facility).await?;
    context.actor.may(Action::FeedView, &parties)?;
    let feed = store::find(db, facility).await?;
    let is_live = feed.as_ref().is_some_and(|feed| feed.token_hash.is_some());
    let possible: &[Action] = if is_live {
        &[Action::FeedIssue, Action::FeedRevoke]
    } else {
        &[Action::FeedIssue]
    };
    Ok((feed, context.actor.allowed(possible, &parties)))
}

/// Gives the feed an address; one that it had before is dead from now on.
///
/// # Errors
/// 404 when the facility isn't the asker's.
pub async fn issue(app: &App, context: &Context, facility: FacilityId) -> Result<Issued> {
    // The answer is the secret: it is not stored for repeats.
    let context = &context.unrepeated();
    app.change(context, async |txn| {
        let parties = places::about(txn, context, facility).await?;
        let permit = context.actor.may(Action::FeedIssue, &parties)?;
        let before = store::lock(txn, facility).await?;
        let secret = Secret::random()?;
        store::issue(txn, facility, before, secret.hash, context.actor.person_id()).await?;
        let receipt = audit::record(txn, permit, &["ical_feed"]).await?;
        Ok((Issued { token: secret.token }, receipt))
    })
    .await
}

pub async fn revoke(app: &App, context: &Context, facility: FacilityId) -> Result<FacilityId> {
    app.change(context, async |txn| {
        let parties = places::about(txn, context, facility).await?;
        let permit = context.actor.may(Action::FeedRevoke, &parties)?;
        let feed = store::lock(txn, facility)
            .await?
            .filter(|feed| feed.token_hash.is_some())
            .ok_or_else(|| Refusal::conflict("feed.none"))?;
        store::revoke(txn, feed).await?;
        let receipt = audit::record(txn, permit, &["ical_feed"]).await?;
        Ok((facility, receipt))
    })
    .await
}

/// The file, for whoever has its address. Reading changes nothing and is not recorded.
///
/// # Errors
/// 404 when no live feed has this address.
pub async fn read(app: &App, context: &Context, token: &str) -> Result<String> {
    let db = app.db.reader();
    let (facility, name) = store::by_hash(db, &hash_of_secret(token))
        .await?
        .ok_or(Error::NotFound("feed"))?;
    let bearer = Actor::Link {
        link: LinkId(facility.0),
        subject: facility.0,
        person: None,
    };
    context
        .acting_as(bearer)
        .actor
        .may(Action::FeedRead, &Parties::of("facility", facility))?;
    let (from, until) = (
        app.today() - Days::new(rules::PAST_DAYS),
        app.today() + Days::new(rules::AHEAD_DAYS),
    );
    let rows = store::rows(db, facility, from, until).await?;
    let names = store::names(db, facility).await?;
    let feed = Feed {
        name: format!("{name}（{}）", app.config.product_name_ja),
        events: rules::events(facility, &names, rows),
    };
    Ok(feed.file())
}
