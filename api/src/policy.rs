//! Who may do what. The only place that says yes: `actor.may(action, &parties)` gives a [`Permit`], and only
//! a permit can be recorded, and only what is recorded commits.
//!
//! The answer depends on what the actor is *to this subject* ([`Standing`]), never on a role alone.
//! A stranger to the subject gets 404, somebody who may know of it 403, nobody signed in 401.

mod actor;
mod grants;
mod names;
mod parties;

pub use actor::{Actor, Member, Person};
pub use grants::{grants, is_decision};
pub use names::{Action, Feature, Kind};
pub use parties::{Parties, Scope, Subject};

/// What the actor is to the subject at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// The person whose own account, notice or invitation it is.
    Oneself,
    /// Who applied, and the contacts of the applying organisation.
    Applicant,
    Participant,
    Supervisor,
    Host,
    /// Runs the other facility of a booking of two: answers for its own, and looks at the stay.
    AlsoHost,
    Coordinator,
    Municipality,
    Secretariat,
    Approver,
    Administrator,
    /// Signed in, and nothing to the subject.
    Other,
    Link,
    System,
    Visitor,
}

impl Standing {
    /// All standings, in the order of the printed matrix.
    pub const ALL: &'static [Self] = &[
        Self::Oneself,
        Self::Applicant,
        Self::Participant,
        Self::Supervisor,
        Self::Host,
        Self::AlsoHost,
        Self::Coordinator,
        Self::Municipality,
        Self::Secretariat,
        Self::Approver,
        Self::Administrator,
        Self::Other,
        Self::Link,
        Self::System,
        Self::Visitor,
    ];

    /// The word that the audit and the history store.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Oneself => "oneself",
            Self::Applicant => "applicant",
            Self::Participant => "participant",
            Self::Supervisor => "supervisor",
            Self::Host => "host",
            Self::AlsoHost => "also_host",
            Self::Coordinator => "coordinator",
            Self::Municipality => "municipality",
            Self::Secretariat => "secretariat",
            Self::Approver => "approver",
            Self::Administrator => "administrator",
            Self::Other => "other",
            Self::Link => "link",
            Self::System => "system",
            Self::Visitor => "visitor",
        }
    }
}

/// Why not, as far as the asker may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// Nobody is signed in: 401.
    Stranger,
    /// The asker may not know that it exists: 404.
    Unknown(&'static str),
    /// The asker knows it and may not: 403.
    Forbidden,
}

/// The permission for one action on one subject. Made by [`Actor::may`] only, consumed by `audit::record`.
#[derive(Debug)]
pub struct Permit {
    action: Action,
    standing: Standing,
    subject: Subject,
    actor_kind: &'static str,
    actor_id: String,
}

impl Permit {
    #[must_use]
    pub const fn action(&self) -> Action {
        self.action
    }

    /// What the actor was to the subject when it was permitted.
    #[must_use]
    pub const fn standing(&self) -> Standing {
        self.standing
    }

    #[must_use]
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// The kind of the actor and its id: a person's, a link's, a job's name.
    #[must_use]
    pub fn actor(&self) -> (&'static str, &str) {
        (self.actor_kind, &self.actor_id)
    }
}

impl Actor {
    /// Permits the action, or says why not.
    ///
    /// # Errors
    /// [`Denied`]: 401, 404 or 403, in this order of what the asker may learn.
    pub fn may(&self, action: Action, parties: &Parties) -> Result<Permit, Denied> {
        let standings = self.standings(parties);
        let barred = is_decision(action) && self.takes_part(parties);
        let granted = grants(action).iter().find(|standing| standings.contains(standing));
        match granted {
            Some(standing) if !barred => Ok(Permit {
                action,
                standing: *standing,
                subject: parties.subject.clone(),
                actor_kind: self.kind(),
                actor_id: self.id(),
            }),
            _ if matches!(self, Self::Visitor { .. }) => Err(Denied::Stranger),
            _ if parties.secret => Err(Denied::Unknown(parties.subject.kind)),
            _ if parties.public || standings.iter().any(|standing| *standing != Standing::Other) => {
                Err(Denied::Forbidden)
            }
            _ => Err(Denied::Unknown(parties.subject.kind)),
        }
    }

    /// The verbs among `actions` that the policy would permit: the `may` of a resource. Rules of state are the
    /// feature's: it passes only the actions that the subject's state allows.
    #[must_use]
    pub fn allowed(&self, actions: &[Action], parties: &Parties) -> Vec<&'static str> {
        actions
            .iter()
            .filter(|action| self.may(**action, parties).is_ok())
            .map(|action| action.verb())
            .collect()
    }
}
