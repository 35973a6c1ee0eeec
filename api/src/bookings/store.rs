//! Queries of bookings. Every one that answers somebody takes the asker's [`Scope`].

mod applicants;
mod entry;
mod given;
mod list;
mod loaded;
mod remind;
mod reports;
mod write;

pub use applicants::{HOLDING, applicants_of, open_applications};
pub use entry::{entered, entry, entry_by_hash, hand_over, place_of, rewrite_entry, write_entry, write_somebody};
pub use given::given;
pub use list::{
    Filter, Row, Stay, View, completed_stays, hosted, is_number_taken, list, overdue_stays, rivals, stays_to_ask_before,
};
pub use loaded::{Loaded, Offers, Whole, find, lock, offers, people, whole, written_day};
pub use remind::{DAY_BEFORE, NAMES_DUE, reminded, stays_to_remind};
pub use reports::{reports, write_report};
pub use sea_orm::ConnectionTrait as Connection;
pub use write::{
    Advance, Decided, Put, WishColumns, advance, create, decide, event, latest_decision, mark_wish, name_participants,
    recognised, write_application,
};

use entities::booking::{self, State};
use entities::id::PersonId;
use entities::{facility, participant};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

use crate::policy::Scope;

/// States that a host or a municipality sees: who waits for its places, and everything from its own check on.
const SEEN_BY_HOSTS: [State; 10] = [
    State::Waiting,
    State::Offered,
    State::HostCheck,
    State::Confirmed,
    State::CheckedIn,
    State::Completed,
    State::Cancelled,
    State::CalledOff,
    State::Revoked,
    State::NoShow,
];

/// The tenant as a condition on `booking`: a foreign row is not found, rather than found and refused.
fn visible(scope: &Scope) -> Condition {
    if scope.system {
        return Condition::all();
    }
    let mut any = Condition::any();
    if let Some(subject) = scope.link_subject {
        any = any.add(booking::Column::Id.eq(subject));
    }
    if let Some(person) = scope.person.filter(|_| scope.link_subject.is_none()) {
        let takes_part = part_of(person);
        any = any
            .add(booking::Column::ApplicantId.eq(person))
            .add(booking::Column::EnteredBy.eq(person))
            .add(
                Condition::all()
                    .add(booking::Column::Id.in_subquery(takes_part))
                    .add(booking::Column::State.ne(State::Draft)),
            );
    }
    if scope.office {
        any = any.add(booking::Column::State.ne(State::Draft));
    }
    if !scope.companies.is_empty() {
        any = any.add(booking::Column::OrganisationId.is_in(scope.companies.iter().copied()));
    }
    if !scope.supervised.is_empty() {
        any = any.add(
            Condition::all()
                .add(booking::Column::Kind.eq(booking::Kind::Employee))
                .add(booking::Column::OrganisationId.is_in(scope.supervised.iter().copied()))
                .add(booking::Column::State.ne(State::Draft)),
        );
    }
    any.add(visible_to_hosts(scope))
}

fn visible_to_hosts(scope: &Scope) -> Condition {
    let places = facility::Entity::find()
        .select_only()
        .column(facility::Column::Id)
        .filter(
            Condition::any()
                .add(facility::Column::OrganisationId.is_in(scope.hosted.iter().copied()))
                .add(facility::Column::MunicipalityCode.is_in(scope.municipalities.iter().cloned())),
        )
        .into_query();
    let returned = Condition::all()
        .add(booking::Column::State.eq(State::Returned))
        .add(booking::Column::ReturnedFrom.eq(State::HostCheck));
    Condition::all()
        .add(
            Condition::any()
                .add(booking::Column::FacilityId.in_subquery(places.clone()))
                .add(booking::Column::AlsoFacilityId.in_subquery(places)),
        )
        .add(
            Condition::any()
                .add(booking::Column::State.is_in(SEEN_BY_HOSTS))
                .add(returned),
        )
}

fn part_of(person: PersonId) -> SelectStatement {
    participant::Entity::find()
        .select_only()
        .column(participant::Column::BookingId)
        .filter(participant::Column::PersonId.eq(person))
        .into_query()
}
