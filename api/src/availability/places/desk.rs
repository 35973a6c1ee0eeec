//! The facility at whose desk somebody stands.

use entities::id::FacilityId;

use super::store;
use crate::app::Context;
use crate::availability::store::Connection;
use crate::error::{Error, Result};
use crate::policy::Parties;

/// Whom the facility concerns, for those who work with it.
///
/// # Errors
/// 404 for everybody else.
pub async fn about(db: &impl Connection, context: &Context, id: FacilityId) -> Result<Parties> {
    let (organisation, municipality) = store::run_by(db, &context.scope(), id)
        .await?
        .ok_or(Error::NotFound("facility"))?;
    Ok(Parties::of_place("facility", id, organisation, municipality))
}
