//! Who acts, and what they are to a subject.

use chrono::NaiveDate;
use entities::id::{LinkId, OrganisationId, PersonId, SessionId};
use entities::{membership::Role, organisation};

use super::{Parties, Standing};

/// A current membership of the person who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub organisation: OrganisationId,
    pub kind: organisation::Kind,
    /// Of a municipality's organisation.
    pub municipality_code: Option<String>,
    pub role: Role,
    /// The supervisor for whom this one stands in.
    pub deputy_of: Option<PersonId>,
    pub until_on: Option<NaiveDate>,
}

/// Somebody signed in, with the memberships that are current today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub session: SessionId,
    pub members: Vec<Member>,
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody signed in; the address only as a keyed hash.
    Visitor {
        address_hash: String,
    },
    Person(Person),
    /// The bearer of a link: bound to one subject, and in the name of a person where there is one.
    Link {
        link: LinkId,
        subject: uuid::Uuid,
        person: Option<PersonId>,
    },
    /// A job, by its name.
    System(&'static str),
}

impl Actor {
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::Visitor { .. } => "visitor",
            Self::Person(_) => "person",
            Self::Link { .. } => "link",
            Self::System(_) => "system",
        }
    }

    pub(super) fn id(&self) -> String {
        match self {
            Self::Visitor { address_hash } => address_hash.clone(),
            Self::Person(person) => person.id.to_string(),
            Self::Link { link, .. } => link.to_string(),
            Self::System(job) => (*job).to_owned(),
        }
    }

    /// The key under which answers of repeated requests are stored: one asker never gets another's answer.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}:{}", self.kind(), self.id())
    }

    /// The person who acts: signed in, or named by the link.
    #[must_use]
    pub const fn person_id(&self) -> Option<PersonId> {
        match self {
            Self::Person(person) => Some(person.id),
            Self::Link { person, .. } => *person,
            Self::Visitor { .. } | Self::System(_) => None,
        }
    }

    /// The current memberships, none for everybody but a person.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        match self {
            Self::Person(person) => &person.members,
            _ => &[],
        }
    }

    /// Whether the actor has the role in any organisation today.
    #[must_use]
    pub fn has_role(&self, role: Role) -> bool {
        self.members().iter().any(|member| member.role == role)
    }

    /// Whether the actor applied or takes part: such a person decides nothing about it.
    #[must_use]
    pub fn takes_part(&self, parties: &Parties) -> bool {
        self.person_id()
            .is_some_and(|person| parties.applicants.contains(&person) || parties.participants.contains(&person))
    }

    /// Everything that the actor is to the subject, at least one standing.
    #[must_use]
    pub fn standings(&self, parties: &Parties) -> Vec<Standing> {
        match self {
            Self::Visitor { .. } => vec![Standing::Visitor],
            Self::System(_) => vec![Standing::System],
            Self::Link { subject, .. } if parties.subject.is(*subject) => vec![Standing::Link],
            Self::Link { .. } => vec![Standing::Visitor],
            Self::Person(person) => {
                let mut standings = person_standings(person, parties);
                if standings.is_empty() {
                    standings.push(Standing::Other);
                }
                standings
            }
        }
    }
}

fn person_standings(person: &Person, parties: &Parties) -> Vec<Standing> {
    let mut standings = Vec::new();
    if parties.oneself == Some(person.id) {
        standings.push(Standing::Oneself);
    }
    if parties.applicants.contains(&person.id) {
        standings.push(Standing::Applicant);
    }
    if parties.participants.contains(&person.id) {
        standings.push(Standing::Participant);
    }
    for member in &person.members {
        if let Some(standing) = member_standing(member, parties) {
            standings.push(standing);
        }
        // One organisation can run both places of a booking.
        if member.role == Role::Host && parties.also_hosts.contains(&member.organisation) {
            standings.push(Standing::AlsoHost);
        }
    }
    standings
}

/// What a membership makes of its holder for this subject.
fn member_standing(member: &Member, parties: &Parties) -> Option<Standing> {
    let of_applicant = parties.organisation == Some(member.organisation);
    match member.role {
        Role::CompanyContact if of_applicant => Some(Standing::Applicant),
        Role::Supervisor if of_applicant && parties.supervised => Some(Standing::Supervisor),
        Role::Host if parties.hosts.contains(&member.organisation) => Some(Standing::Host),
        Role::Municipality if member.municipality_code.is_some() => {
            let own = member
                .municipality_code
                .as_ref()
                .is_some_and(|code| parties.municipalities.contains(code));
            own.then_some(Standing::Municipality)
        }
        Role::Secretariat if parties.office => Some(Standing::Secretariat),
        Role::Approver if parties.office => Some(Standing::Approver),
        Role::Coordinator if parties.office => Some(Standing::Coordinator),
        Role::Administrator if parties.administered => Some(Standing::Administrator),
        _ => None,
    }
}
