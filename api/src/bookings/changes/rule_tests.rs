//! Where changes go, against a slow twin that walks the way station by station.

use booking::State::{Cancelled, CheckedIn, Confirmed, Draft, HostCheck, InReview, Pooled, SupervisorReview};
use proptest::prelude::*;

use super::*;
use crate::bookings::changes::diff::{Field, Value};

fn touching(steps: &[Step]) -> Vec<Difference> {
    vec![Difference {
        field: Field::Party,
        before: Value::People(1),
        after: Value::People(2),
        decided_by: steps.to_vec(),
    }]
}

fn any_steps() -> impl Strategy<Value = Vec<Step>> {
    prop::sample::subsequence(vec![Step::Supervisor, Step::Secretariat, Step::Host], 0..=3)
}

proptest! {
    /// The twin goes from the beginning of the way and stops at the first station that decides on something touched,
    /// or at the application's own.
    #[test]
    fn an_application_returns_to_the_first_decision_that_is_touched(
        at in prop::sample::select(vec![SupervisorReview, InReview, Pooled, HostCheck]), steps in any_steps(),
    ) {
        let mut twin = at;
        for (station, decides) in [
            (SupervisorReview, Some(Step::Supervisor)), (InReview, Some(Step::Secretariat)), (Pooled, None),
            (HostCheck, Some(Step::Host)),
        ] {
            if station == at || decides.is_some_and(|step| steps.contains(&step)) {
                twin = station;
                break;
            }
        }
        prop_assert_eq!(returns_to(at, &steps), twin);
    }

    #[test]
    fn a_change_passes_every_step_that_it_touches_once_and_in_order(touched in any_steps(), agreed: bool) {
        let steps = steps(&touching(&touched), agreed);
        let mut walked = Vec::new();
        let mut next = steps.first().copied();
        while let Some(step) = next {
            walked.push(step);
            next = after(&steps, step);
        }
        prop_assert_eq!(&walked, &steps);
        let spared = agreed && touched.contains(&Step::Secretariat);
        let twin: Vec<Step> = touched.into_iter().filter(|step| !(spared && *step == Step::Host)).collect();
        prop_assert_eq!(walked, twin);
    }
}

#[test]
fn a_second_change_has_to_wait_and_an_ended_booking_has_none() {
    let code = |state, open| may_ask(state, open).err().map(|refusal| refusal.code);
    assert_eq!(code(Confirmed, None), None);
    assert_eq!(code(Confirmed, Some(State::Returned)), None);
    assert_eq!(code(Confirmed, Some(State::InReview)), Some("change.open"));
    assert_eq!(code(Cancelled, None), Some("booking.has_ended"));
    assert_eq!(code(CheckedIn, None), Some("booking.not_now"));
    assert_eq!(code(Draft, None), Some("booking.not_now"));
}

#[test]
fn only_what_is_given_up_costs() {
    assert_eq!(given_up_yen(30_000, 20_000), 10_000);
    assert_eq!(given_up_yen(30_000, 40_000), 0);
}
