//! Loading the demo, and who can sign in to it.

use entities::membership::Role;
use entities::{line_measurement, membership, organisation, person, programme, programme_call};

use super::places::Places;
use super::readiness::{self, Checklists};
use super::sign_ins::{PASSWORD, SIGN_INS, SignIn};
use super::{
    calendars, calls, changes, imports, lines, measured, organisations, photos, places, problems, rounds, stays, store,
};
use crate::accounts;
use crate::app::{App, Context};
use crate::audit;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::policy::{Action, Parties};

/// What loading came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loaded {
    Now,
    /// It was there already; nothing was written.
    Before,
}

/// What stands before anybody has applied: people, places and calls.
pub struct Base {
    pub organisations: Vec<organisation::Model>,
    pub people: Vec<person::Model>,
    pub memberships: Vec<membership::Model>,
    pub places: Places,
    pub measurements: Vec<line_measurement::Model>,
    pub checklists: Checklists,
    pub programme: programme::Model,
    pub calls: Vec<programme_call::Model>,
}

/// Why the demo isn't loaded.
#[derive(Debug, thiserror::Error)]
pub enum NotLoaded {
    #[error(
        "本番モードではデモを読み込みません。デモには WORKCATION_MODE=demo を設定してください　/　the demo isn't loaded in production mode; for a demo set WORKCATION_MODE=demo"
    )]
    Production,
    #[error(transparent)]
    Failed(#[from] Error),
}

/// Whether these settings allow a demo: asked before anything is touched.
///
/// # Errors
/// [`NotLoaded::Production`].
pub fn allow(config: &Config) -> Result<(), NotLoaded> {
    if config.is_demo() {
        Ok(())
    } else {
        Err(NotLoaded::Production)
    }
}

/// Loads the demo, once. The municipalities must be there.
///
/// # Errors
/// [`NotLoaded`].
pub async fn load(app: &App) -> Result<Loaded, NotLoaded> {
    allow(&app.config)?;
    if store::has_organisation(app.db.writer(), organisations::organisation_id("pref"))
        .await
        .map_err(Error::from)?
    {
        return Ok(Loaded::Before);
    }
    let password_hash = accounts::hash_password(app, PASSWORD).await?;
    let base = base(app, &password_hash)?;
    let context = Context::system("demo");
    app.change(&context, async |txn| {
        let permit = context.actor.may(Action::DemoLoad, &Parties::house("demo"))?;
        store::write(txn, base).await?;
        let receipt = audit::record(txn, permit, &[]).await?;
        Ok(((), receipt))
    })
    .await?;
    Box::pin(lines::live(app)).await?;
    photos::add(app).await?;
    Box::pin(stays::live(app)).await?;
    Box::pin(changes::live(app)).await?;
    Box::pin(rounds::live(app)).await?;
    calendars::fill(app).await?;
    Box::pin(imports::live(app)).await?;
    Box::pin(problems::live(app)).await?;
    Ok(Loaded::Now)
}

fn base(app: &App, password_hash: &str) -> Result<Base> {
    let (now, today) = (app.now(), app.today());
    let places = places::places(now)?;
    let memberships = organisations::memberships(now, today)?;
    let measurements = measured::lines(&places.facilities, &memberships, now)?;
    Ok(Base {
        organisations: organisations::organisations(now)?,
        people: organisations::people(now, password_hash)?,
        checklists: readiness::checklists(&places.facilities, &measurements, &memberships, today)?,
        measurements,
        memberships,
        places,
        programme: calls::programme(now),
        calls: calls::calls(now, today),
    })
}

/// Somebody with whom a newcomer can sign in.
pub struct Player {
    pub sign_in: SignIn,
    pub name: String,
    pub email: String,
    pub roles: Vec<Role>,
}

/// The people to sign in with, as far as they are loaded.
///
/// # Errors
/// The database's.
pub async fn list(app: &App, context: &Context) -> Result<Vec<Player>> {
    context.actor.may(Action::DemoPeopleList, &Parties::house("demo"))?;
    let ids: Vec<_> = SIGN_INS.iter().map(SignIn::person).collect();
    let (people, memberships) = store::people(app.db.reader(), &ids).await?;
    let player = |sign_in: &SignIn| {
        let person = people.iter().find(|person| person.id == sign_in.person())?;
        let own = memberships
            .iter()
            .filter(|membership| membership.person_id == person.id);
        Some(Player {
            sign_in: *sign_in,
            name: person.name.clone(),
            email: person.email.clone(),
            roles: own.map(|membership| membership.role).collect(),
        })
    };
    Ok(SIGN_INS.iter().filter_map(player).collect())
}

/// What the command prints: whether it was loaded, and with whom to sign in.
///
/// # Errors
/// The database's.
pub async fn greeting(app: &App, loaded: Loaded) -> Result<String> {
    let first = match loaded {
        Loaded::Now => "デモを読み込みました。 / The demo is loaded.",
        Loaded::Before => "デモはすでに読み込まれています。 / The demo was there already.",
    };
    let mut lines = vec![first.to_owned(), format!("パスワード / password: {PASSWORD}")];
    for Player {
        sign_in, name, email, ..
    } in list(app, &Context::system("demo")).await?
    {
        let SignIn { kind_ja, kind_en, .. } = sign_in;
        lines.push(format!("  {email:34} {kind_ja} {name} / {kind_en}"));
    }
    Ok(lines.join("\n"))
}
