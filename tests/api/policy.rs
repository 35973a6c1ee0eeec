//! The policy as reviewers read it: who may do what, printed as a matrix and compared with the committed one.
//! `UPDATE_SNAPSHOTS=1` writes it anew.

use std::fmt::Write;
use std::path::Path;

use entities::id::{LinkId, OrganisationId, PersonId, SessionId};
use entities::membership::Role;
use entities::organisation::Kind as OrganisationKind;
use workcation::policy::{
    Action, Actor, Denied, Feature, Kind, Member, Parties, Person, Standing, grants, is_decision,
};

const MUNICIPALITY: &str = "242152";

/// A subject that concerns one organisation, one host, one municipality, one person.
struct Scene {
    company: OrganisationId,
    host: OrganisationId,
    also_host: OrganisationId,
    subject: uuid::Uuid,
    somebody: PersonId,
}

impl Scene {
    fn new() -> Self {
        Self {
            company: OrganisationId::new(),
            host: OrganisationId::new(),
            also_host: OrganisationId::new(),
            subject: uuid::Uuid::now_v7(),
            somebody: PersonId::new(),
        }
    }

    /// What the action is about, with `of` in the place that the standing names.
    fn parties(&self, action: Action, standing: Standing, of: PersonId) -> Parties {
        // The administrator keeps the machine and the accounts, and sees no booking.
        let administered = matches!(
            action.feature(),
            Feature::Accounts | Feature::Notifications | Feature::Audit
        );
        let only = |wanted: Standing| if standing == wanted { of } else { self.somebody };
        Parties {
            oneself: Some(only(Standing::Oneself)),
            applicants: vec![only(Standing::Applicant)],
            participants: vec![only(Standing::Participant)],
            organisation: Some(self.company),
            supervised: true,
            hosts: vec![self.host],
            also_hosts: vec![self.also_host],
            municipalities: vec![MUNICIPALITY.to_owned()],
            office: true,
            administered,
            ..Parties::of("subject", self.subject)
        }
    }

    /// Somebody who is to the subject what the standing says, and nothing else.
    fn actor(&self, standing: Standing, id: PersonId) -> Actor {
        let role = match standing {
            Standing::Visitor => {
                return Actor::Visitor {
                    address_hash: "0".to_owned(),
                };
            }
            Standing::System => return Actor::System("job"),
            Standing::Link => {
                return Actor::Link {
                    link: LinkId::new(),
                    subject: self.subject,
                    person: None,
                };
            }
            Standing::Supervisor => Some((self.company, OrganisationKind::Section, Role::Supervisor)),
            Standing::Host => Some((self.host, OrganisationKind::Operator, Role::Host)),
            Standing::AlsoHost => Some((self.also_host, OrganisationKind::Operator, Role::Host)),
            Standing::Coordinator => Some((self.host, OrganisationKind::Prefecture, Role::Coordinator)),
            Standing::Municipality => Some((self.host, OrganisationKind::Municipality, Role::Municipality)),
            Standing::Secretariat => Some((self.host, OrganisationKind::Prefecture, Role::Secretariat)),
            Standing::Approver => Some((self.host, OrganisationKind::Prefecture, Role::Approver)),
            Standing::Administrator => Some((self.host, OrganisationKind::Prefecture, Role::Administrator)),
            Standing::Oneself | Standing::Applicant | Standing::Participant => None,
            // Another company's contact.
            Standing::Other => Some((OrganisationId::new(), OrganisationKind::Company, Role::CompanyContact)),
        };
        let members = role.map(|(organisation, kind, role)| Member {
            organisation,
            kind,
            municipality_code: (role == Role::Municipality).then(|| MUNICIPALITY.to_owned()),
            role,
            deputy_of: None,
            until_on: None,
        });
        Actor::Person(Person {
            id,
            session: SessionId::new(),
            members: members.into_iter().collect(),
        })
    }

    fn answer(&self, action: Action, standing: Standing) -> &'static str {
        let id = PersonId::new();
        let parties = self.parties(action, standing, id);
        match self.actor(standing, id).may(action, &parties) {
            Ok(_) if is_decision(action) => "yes*",
            Ok(_) => "yes",
            Err(Denied::Stranger) => "401",
            Err(Denied::Unknown(_)) => "404",
            Err(Denied::Forbidden) => "403",
        }
    }
}

#[test]
fn the_matrix_is_the_one_that_was_reviewed() {
    let printed = matrix();
    println!("{printed}");
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("api/policy_matrix.txt");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&file, &printed).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<_> = printed.lines().filter(|line| !committed.contains(line)).collect();
    assert!(
        printed == committed,
        "the policy is not the committed one; if it should be: UPDATE_SNAPSHOTS=1 cargo test -p tests --test api policy\n{}",
        changed.join("\n")
    );
}

fn matrix() -> String {
    let scene = Scene::new();
    let mut text = String::from(
        "Who may do what. A row is an action, a column what the actor is to its subject.\n\
         yes* = not on an application that one takes part in. 404 = may not know that it exists.\n\
         Which states allow an action is the feature's rule, not the policy's.\n",
    );
    let mut feature = None;
    for action in Action::ALL {
        if feature != Some(action.feature()) {
            feature = Some(action.feature());
            write!(text, "\n{:<28}", format!("{:?}", action.feature())).unwrap();
            for standing in Standing::ALL {
                write!(text, " {:>7}", standing.word().chars().take(7).collect::<String>()).unwrap();
            }
            text.push('\n');
        }
        write!(text, "{:<28}", action.verb()).unwrap();
        for standing in Standing::ALL {
            write!(text, " {:>7}", scene.answer(*action, *standing)).unwrap();
        }
        text.push('\n');
    }
    text
}

#[test]
fn nobody_decides_on_what_they_take_part_in() {
    let scene = Scene::new();
    let decisions = Action::ALL.iter().filter(|action| is_decision(**action));
    for (action, standing) in
        decisions.flat_map(|action| grants(*action).iter().map(move |standing| (*action, *standing)))
    {
        let id = PersonId::new();
        let actor = scene.actor(standing, id);
        // A link decides in somebody's name: the next test.
        for part in [Standing::Applicant, Standing::Participant]
            .into_iter()
            .filter(|_| actor.person_id().is_some())
        {
            let refused = actor.may(action, &scene.parties(action, part, id));
            assert!(refused.is_err(), "{} as {standing:?} and {part:?}", action.verb());
        }
    }
}

#[test]
fn a_supervisors_link_does_not_decide_for_who_takes_part() {
    let scene = Scene::new();
    let applicant = PersonId::new();
    let parties = scene.parties(Action::LinkApprove, Standing::Applicant, applicant);
    let link = |person| Actor::Link {
        link: LinkId::new(),
        subject: scene.subject,
        person: Some(person),
    };
    assert!(link(applicant).may(Action::LinkApprove, &parties).is_err());
    assert!(link(PersonId::new()).may(Action::LinkApprove, &parties).is_ok());
}

#[test]
fn a_link_opens_its_own_subject_only() {
    let scene = Scene::new();
    let elsewhere = Actor::Link {
        link: LinkId::new(),
        subject: uuid::Uuid::now_v7(),
        person: None,
    };
    for action in Action::ALL
        .iter()
        .filter(|action| grants(**action).contains(&Standing::Link))
    {
        // What visitors may do, the bearer of any link may.
        if grants(*action).contains(&Standing::Visitor) {
            continue;
        }
        let parties = scene.parties(*action, Standing::Other, PersonId::new());
        assert!(elsewhere.may(*action, &parties).is_err(), "{}", action.verb());
    }
}

#[test]
fn every_action_is_somebodys_and_jobs_are_the_systems_only() {
    for action in Action::ALL {
        assert!(!grants(*action).is_empty(), "nobody may {}", action.verb());
        if action.kind() == Kind::System {
            assert_eq!(grants(*action), [Standing::System], "{}", action.verb());
            assert!(action.operation().is_empty(), "{}", action.verb());
        }
    }
}

#[test]
fn the_administrator_has_no_say_in_bookings_and_answers() {
    for action in Action::ALL {
        if matches!(
            action.feature(),
            Feature::Bookings | Feature::Surveys | Feature::Insights
        ) {
            assert!(!grants(*action).contains(&Standing::Administrator), "{}", action.verb());
        }
    }
}

#[test]
fn names_are_told_apart() {
    let verbs: std::collections::BTreeSet<_> = Action::ALL.iter().map(|action| action.verb()).collect();
    assert_eq!(verbs.len(), Action::ALL.len());
    let operations: Vec<_> = Action::ALL
        .iter()
        .map(|action| action.operation())
        .filter(|name| !name.is_empty())
        .collect();
    let different: std::collections::BTreeSet<_> = operations.iter().collect();
    assert_eq!(different.len(), operations.len());
}
