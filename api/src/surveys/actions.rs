//! Questionnaires as they are published and listed.

use entities::id::QuestionnaireId;
use entities::questionnaire::{self as row, Audience};

use super::questionnaire::{Audience as Asked, Opening};
use super::{load, store};
use crate::app::{App, Context};
use crate::audit;
use crate::error::{Error, Result};
use crate::policy::{Action, Parties};

/// Publishes the bundled questionnaires that this database doesn't have yet. A version once published stays.
///
/// # Errors
/// The database's; internal when a bundled file is unsound.
pub async fn publish_bundled(app: &App) -> Result<usize> {
    let context = Context::system("publish_questionnaires");
    let mut editions = Vec::new();
    for edition in load().map_err(Error::internal)? {
        if store::by_hash(app.db.writer(), &edition.hash).await?.is_none() {
            editions.push(edition);
        }
    }
    if editions.is_empty() {
        return Ok(0);
    }
    app.change(&context, async |txn| {
        let permit = context
            .actor
            .may(Action::QuestionnairePublish, &Parties::of("questionnaire", "bundled"))?;
        for edition in &editions {
            let asked = &edition.questionnaire;
            let row = row::Model {
                id: QuestionnaireId::new(),
                audience: audience(asked.audience, asked.open_from),
                version: asked.version.clone(),
                content_hash: edition.hash.clone(),
                content: serde_json::to_string(asked).map_err(Error::internal)?,
                created_at: txn.now(),
            };
            store::insert(txn, row).await?;
        }
        Ok((editions.len(), audit::record(txn, permit, &[]).await?))
    })
    .await
}

const fn audience(asked: Asked, open_from: Opening) -> Audience {
    match (asked, open_from) {
        (Asked::Participant, Opening::ConfirmedAndNamed) => Audience::ParticipantPre,
        (Asked::Participant, _) => Audience::ParticipantPost,
        (Asked::EmployerHr, _) => Audience::Employer,
        (Asked::HostFacilityOrMunicipality, _) => Audience::Host,
    }
}

/// All versions of all questionnaires.
///
/// # Errors
/// 401, 403.
pub async fn list(app: &App, context: &Context) -> Result<Vec<row::Model>> {
    context
        .actor
        .may(Action::QuestionnaireList, &Parties::house("questionnaire"))?;
    Ok(store::list(app.db.reader()).await?)
}
