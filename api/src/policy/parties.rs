//! What an action is about and whom it concerns, and the tenant argument of every query.

use entities::id::{OrganisationId, PersonId};
use entities::membership::Role;
use uuid::Uuid;

use super::Actor;

/// The thing acted upon, as the audit names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub kind: &'static str,
    pub id: String,
    pub version: Option<i64>,
}

impl Subject {
    pub(super) fn is(&self, id: Uuid) -> bool {
        self.id == id.to_string()
    }
}

/// Whom a subject concerns. Built from loaded columns only, so that `may` costs no query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    pub subject: Subject,
    /// Whose own it is: an account, a notice, an invitation to answer.
    pub oneself: Option<PersonId>,
    pub applicants: Vec<PersonId>,
    pub participants: Vec<PersonId>,
    /// The applying company or section; for accounts, the organisation itself.
    pub organisation: Option<OrganisationId>,
    /// Whether supervisors of that organisation have a say: an employee's booking.
    pub supervised: bool,
    /// The organisations that run the facilities concerned.
    pub hosts: Vec<OrganisationId>,
    /// The organisations that run what is used along with them.
    pub also_hosts: Vec<OrganisationId>,
    /// The codes of the municipalities concerned.
    pub municipalities: Vec<String>,
    /// Whether the prefecture's secretariat, approvers and coordinators have a say.
    pub office: bool,
    /// Whether administrators have a say. Never true of a booking.
    pub administered: bool,
    /// Whether everybody may know that it exists.
    pub public: bool,
    /// Whether only who is permitted may know that it exists.
    pub secret: bool,
}

impl Parties {
    /// A subject that concerns nobody yet: set the fields that hold.
    #[must_use]
    pub fn of(kind: &'static str, id: impl ToString) -> Self {
        Self {
            subject: Subject {
                kind,
                id: id.to_string(),
                version: None,
            },
            oneself: None,
            applicants: Vec::new(),
            participants: Vec::new(),
            organisation: None,
            supervised: false,
            hosts: Vec::new(),
            also_hosts: Vec::new(),
            municipalities: Vec::new(),
            office: false,
            administered: false,
            public: false,
            secret: false,
        }
    }

    /// The whole product as a subject: for lists and for what isn't there yet. Everybody knows that it exists.
    #[must_use]
    pub fn house(kind: &'static str) -> Self {
        Self {
            office: true,
            administered: true,
            public: true,
            ..Self::of(kind, "-")
        }
    }

    /// Something of a facility: it concerns the host, the municipality in which it lies, and the office.
    #[must_use]
    pub fn of_place(kind: &'static str, id: impl ToString, host: OrganisationId, municipality: String) -> Self {
        Self {
            hosts: vec![host],
            municipalities: vec![municipality],
            office: true,
            ..Self::of(kind, id)
        }
    }

    /// Everything of a kind that the asker works with, as host, for a municipality or for the office: for lists.
    #[must_use]
    pub fn within(kind: &'static str, scope: &Scope) -> Self {
        Self {
            hosts: scope.hosted.clone(),
            municipalities: scope.municipalities.clone(),
            ..Self::house(kind)
        }
    }

    /// The version that the actor decided on, for the audit.
    #[must_use]
    pub const fn at_version(mut self, version: i64) -> Self {
        self.subject.version = Some(version);
        self
    }
}

/// The tenant argument of every query: what the actor can possibly see. Stores turn it into a condition, so
/// that a foreign row is not found rather than found and refused.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Scope {
    /// Jobs see everything.
    pub system: bool,
    /// The secretariat, approvers, coordinators: everything of the programmes.
    pub office: bool,
    pub administrator: bool,
    pub person: Option<PersonId>,
    /// Companies whose contact the person is.
    pub companies: Vec<OrganisationId>,
    /// Sections whose supervisor, or deputy, the person is.
    pub supervised: Vec<OrganisationId>,
    /// Organisations for which the person is host.
    pub hosted: Vec<OrganisationId>,
    /// Municipalities that the person works for.
    pub municipalities: Vec<String>,
    /// Works for the prefecture: sees places for staff only.
    pub staff: bool,
    /// The subject of the link, when a link acts.
    pub link_subject: Option<Uuid>,
}

impl From<&Actor> for Scope {
    fn from(actor: &Actor) -> Self {
        let of = |role: Role| -> Vec<OrganisationId> {
            actor
                .members()
                .iter()
                .filter(|member| member.role == role)
                .map(|member| member.organisation)
                .collect()
        };
        let any = |roles: &[Role]| actor.members().iter().any(|member| roles.contains(&member.role));
        Self {
            system: matches!(actor, Actor::System(_)),
            office: any(&[Role::Secretariat, Role::Approver, Role::Coordinator]),
            administrator: actor.has_role(Role::Administrator),
            person: actor.person_id(),
            companies: of(Role::CompanyContact),
            supervised: of(Role::Supervisor),
            hosted: of(Role::Host),
            municipalities: actor
                .members()
                .iter()
                .filter(|member| member.role == Role::Municipality)
                .filter_map(|member| member.municipality_code.clone())
                .collect(),
            staff: any(&[Role::Secretariat, Role::Approver, Role::Employee, Role::Supervisor]),
            link_subject: match actor {
                Actor::Link { subject, .. } => Some(*subject),
                _ => None,
            },
        }
    }
}
