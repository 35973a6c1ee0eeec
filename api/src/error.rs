//! Failures, and the only map from a failure to a status.
//!
//! Rules answer with a [`Refusal`]; its *kind* decides the status, its *code* the words (`text/`). What is
//! nobody's fault but ours is [`Error::Internal`] or [`Error::Database`]: logged once, told to nobody.

use std::fmt;
use std::sync::Arc;

use sea_orm::DbErr;
use serde_json::Value;

use crate::policy::Denied;

/// What a request or a job ends with when it doesn't end well.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// It isn't there, or isn't the asker's: the two look the same.
    #[error("no {0}")]
    NotFound(&'static str),
    /// Nobody, or somebody whose credential is bad. The code says which.
    #[error("unauthorised: {0}")]
    Unauthorised(&'static str),
    #[error("forbidden")]
    Forbidden,
    /// The page was older than the row; carries the current state for the body.
    #[error("stale")]
    Stale(Value),
    /// A change to an existing row came without `If-Match`.
    #[error("If-Match is missing")]
    VersionMissing,
    /// Too often; the seconds to wait.
    #[error("too often")]
    TooOften(u64),
    #[error("database: {0}")]
    Database(Arc<DbErr>),
    #[error("internal: {0}")]
    Internal(Arc<dyn std::error::Error + Send + Sync>),
}

/// The result of everything that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Which sort of no it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The input breaks a rule: 422.
    Invalid,
    /// The state of things doesn't allow it, or somebody was faster: 409.
    Conflict,
    /// It was there and has ended: a link that expired or was used: 410.
    Gone,
    /// The credential is bad: 401, with words of its own.
    Credential,
    /// There is no room left to keep it: 507.
    NoRoom,
}

/// A rule that says no, with a stable code such as `booking.full`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub code: &'static str,
    pub kind: Kind,
    /// Every broken rule at once, by field where a field is at fault.
    pub faults: Vec<Fault>,
    /// What the words of the code name: `("until", "2026-11-27")`.
    pub values: Vec<(&'static str, String)>,
    /// What helps further: other dates, other places. Feature-shaped JSON.
    pub remedy: Option<Value>,
}

/// One field at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Path in the request: `contact.email`, `wishes[0].starts_on`.
    pub field: String,
    pub code: &'static str,
    pub values: Vec<(&'static str, String)>,
}

impl Fault {
    #[must_use]
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self {
            field: field.into(),
            code,
            values: Vec::new(),
        }
    }

    /// Adds a value that the words name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }
}

impl Refusal {
    #[must_use]
    pub const fn new(kind: Kind, code: &'static str) -> Self {
        Self {
            code,
            kind,
            faults: Vec::new(),
            values: Vec::new(),
            remedy: None,
        }
    }

    #[must_use]
    pub const fn conflict(code: &'static str) -> Self {
        Self::new(Kind::Conflict, code)
    }

    #[must_use]
    pub const fn invalid(code: &'static str) -> Self {
        Self::new(Kind::Invalid, code)
    }

    #[must_use]
    pub const fn gone(code: &'static str) -> Self {
        Self::new(Kind::Gone, code)
    }

    /// All faults of an input at once, or nothing when there are none.
    ///
    /// # Errors
    /// The refusal, when there is at least one fault.
    pub fn unless_empty(code: &'static str, faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() {
            Ok(())
        } else {
            Err(Self {
                faults,
                ..Self::invalid(code)
            })
        }
    }

    /// Adds a value that the words name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// Adds what helps further.
    #[must_use]
    pub fn with_remedy(mut self, remedy: Value) -> Self {
        self.remedy = Some(remedy);
        self
    }
}

impl Error {
    /// Wraps a failure that is ours.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(Arc::from(cause.into()))
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        match self {
            Self::Refused(refusal) => match refusal.kind {
                Kind::Invalid => 422,
                Kind::Conflict => 409,
                Kind::Gone => 410,
                Kind::Credential => 401,
                Kind::NoRoom => 507,
            },
            Self::NotFound(_) => 404,
            Self::Unauthorised(_) => 401,
            Self::Forbidden => 403,
            Self::Stale(_) => 412,
            Self::VersionMissing => 428,
            Self::TooOften(_) => 429,
            Self::Database(_) | Self::Internal(_) => 500,
        }
    }

    /// The stable code in the problem document.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code,
            Self::NotFound(_) => "not_found",
            Self::Unauthorised(code) => code,
            Self::Forbidden => "forbidden",
            Self::Stale(_) => "stale",
            Self::VersionMissing => "version_missing",
            Self::TooOften(_) => "too_often",
            Self::Database(_) | Self::Internal(_) => "internal",
        }
    }

    /// Whether other rows still refer to what was to go.
    #[must_use]
    pub fn is_reference_violation(&self) -> bool {
        let Self::Database(error) = self else { return false };
        matches!(error.sql_err(), Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_)))
    }

    /// Whether a unique key refused the statement: somebody was faster.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(error) if is_unique_violation(error))
    }
}

/// Whether a unique or primary key refused the statement.
#[must_use]
pub fn is_unique_violation(error: &DbErr) -> bool {
    matches!(error.sql_err(), Some(sea_orm::SqlErr::UniqueConstraintViolation(_)))
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Stranger => Self::Unauthorised("sign_in_needed"),
            Denied::Unknown(kind) => Self::NotFound(kind),
            Denied::Forbidden => Self::Forbidden,
        }
    }
}
