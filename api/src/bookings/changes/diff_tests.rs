//! A diff says everything that differs and nothing else: what it says, put onto the old terms, gives the new ones.

use chrono::Days;
use entities::id::UnitTypeId;
use entities::work_day::Basis;
use proptest::prelude::*;

use super::*;

const COMPANY: Frame = Frame {
    kind: Kind::Company,
    takes_seats: true,
};
const EMPLOYEE: Frame = Frame {
    kind: Kind::Employee,
    takes_seats: false,
};

fn unit_type(index: u128) -> UnitTypeId {
    UnitTypeId(uuid::Uuid::from_u128(index))
}

fn day(index: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 12, 7).unwrap() + Days::new(index)
}

fn planned(index: u64, leave: bool) -> WorkDay {
    WorkDay {
        day: day(index),
        basis: if leave { Basis::AnnualLeave } else { Basis::Telework },
        starts: (!leave).then(|| "08:30".to_owned()),
        ends: (!leave).then(|| "17:15".to_owned()),
        place: String::new(),
        contact: String::new(),
    }
}

prop_compose! {
    fn terms()(
        from in 0u64..3, nights in 0u64..3,
        items in prop::collection::btree_map(1u128..4, 1i32..3, 1..3),
        party in 1i32..4, children in 0i32..2, companions in 0i32..2,
        plan in prop::collection::btree_map(0u64..4, any::<bool>(), 0..4),
        arrival in prop::option::of("1[0-9]:00"), notes in prop::array::uniform3("[a-b]{0,1}"),
    ) -> Terms {
        let [purpose_note, needs, considerations] = notes;
        Terms {
            starts_on: day(from), ends_on: day(from + nights),
            items: items.into_iter().map(|(index, quantity)| Item { unit_type_id: unit_type(index), quantity }).collect(),
            party, children, companions,
            work_days: plan.into_iter().map(|(index, leave)| planned(index, leave)).collect(),
            arrival_time: arrival, purpose_note, needs, considerations,
        }.in_order()
    }
}

/// What the diff says, put onto the old terms.
fn applied(before: &Terms, differences: &[Difference]) -> Terms {
    let mut next = before.clone();
    for difference in differences {
        match (difference.field, difference.after.clone()) {
            (Field::Dates, Value::Days(from, until)) => (next.starts_on, next.ends_on) = (from, until),
            (Field::Units, Value::Units(items)) => next.items = items,
            (Field::Party, Value::People(count)) => next.party = count,
            (Field::Children, Value::People(count)) => next.children = count,
            (Field::Companions, Value::People(count)) => next.companions = count,
            (Field::WorkDay, Value::Plan(day, plan)) => {
                next.work_days.retain(|planned| planned.day != day);
                next.work_days.extend(plan);
            }
            (Field::ArrivalTime, Value::Text(text)) => next.arrival_time = Some(text).filter(|text| !text.is_empty()),
            (Field::PurposeNote, Value::Text(text)) => next.purpose_note = text,
            (Field::Needs, Value::Text(text)) => next.needs = text,
            (Field::Considerations, Value::Text(text)) => next.considerations = text,
            (field, value) => panic!("{field:?} says {value:?}"),
        }
    }
    next.in_order()
}

proptest! {
    #[test]
    fn a_diff_put_onto_the_old_terms_gives_the_new_ones(before in terms(), after in terms()) {
        let differences = diff(&before, &after, COMPANY);
        prop_assert_eq!(applied(&before, &differences), after);
        prop_assert!(differences.iter().all(|one| one.before != one.after));
    }

    #[test]
    fn nothing_differs_from_itself(terms in terms()) {
        prop_assert!(diff(&terms, &terms, EMPLOYEE).is_empty());
    }

    #[test]
    fn notes_never_go_back_to_a_decision(before in terms(), after in terms()) {
        let noted = before.with_notes_of(&after);
        prop_assert!(diff(&before, &noted, EMPLOYEE).iter().all(|one| !one.matters()));
    }
}

#[test]
fn who_decides_on_what_stands_in_one_table() {
    let table = |frame: Frame| -> Vec<String> {
        [
            Field::Dates,
            Field::Units,
            Field::Party,
            Field::Children,
            Field::WorkDay,
            Field::Needs,
        ]
        .map(|field| format!("{field:?} {:?}", touched_by(field, frame)))
        .to_vec()
    };
    assert_eq!(
        table(COMPANY),
        [
            "Dates [Secretariat, Host]",
            "Units [Host]",
            "Party [Secretariat, Host]",
            "Children [Host]",
            "WorkDay [Host]",
            "Needs []",
        ]
    );
    assert_eq!(
        table(EMPLOYEE),
        [
            "Dates [Supervisor, Secretariat, Host]",
            "Units [Host]",
            "Party [Secretariat, Host]",
            "Children [Host]",
            "WorkDay [Supervisor]",
            "Needs []",
        ]
    );
}

#[test]
fn types_named_twice_are_one() {
    let one = |quantity| Item {
        unit_type_id: unit_type(1),
        quantity,
    };
    let mut terms = Terms {
        starts_on: day(0),
        ends_on: day(1),
        items: vec![one(1), one(2)],
        party: 1,
        children: 0,
        companions: 0,
        work_days: Vec::new(),
        arrival_time: None,
        purpose_note: String::new(),
        needs: String::new(),
        considerations: String::new(),
    };
    terms = terms.in_order();
    assert_eq!(terms.items, [one(3)]);
}
