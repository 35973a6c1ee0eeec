//! What is released can't be undone by subtraction, in space or in time.

use proptest::prelude::*;
use uuid::Uuid;

use super::super::span::attacker::smallest_new;
use super::super::suppress::batch_is_due;
use super::*;

const LEAST: usize = 5;

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 4, 1).unwrap() + chrono::Days::new(u64::from(number))
}

fn call(number: u8) -> CallId {
    CallId(Uuid::from_u128(u128::from(number) + 1))
}

fn facility(number: u8) -> FacilityId {
    FacilityId(Uuid::from_u128(u128::from(number) + 100))
}

/// Facilities 0 and 1 share a municipality, 0–2 an area; 3 is alone.
fn leaf(call_number: u8, half: u8, place: u8, on: u32, answers: usize) -> Leaf {
    let (area, municipality) = [
        ("伊勢志摩", "242152"),
        ("伊勢志摩", "242152"),
        ("伊勢志摩", "242110"),
        ("東紀州", "242098"),
    ][usize::from(place)];
    Leaf {
        call: call(call_number),
        half: format!("2026H{}", half + 1),
        area: area.to_owned(),
        municipality: municipality.to_owned(),
        facility: facility(place),
        answered_on: day(on),
        answers,
    }
}

fn everywhere() -> Cell {
    Cell {
        call: None,
        half: None,
        place: Place::Everywhere,
    }
}

fn at(place: Place) -> Cell {
    Cell { place, ..everywhere() }
}

fn verdict(verdicts: &[(Cell, Result<(), Reason>)], cell: &Cell) -> Result<(), Reason> {
    verdicts.iter().find(|(found, _)| found == cell).unwrap().1
}

fn five(_: &Cell) -> usize {
    LEAST
}

#[test]
fn one_answer_is_withheld_and_so_is_the_facility_that_would_give_it_away() {
    let leaves = [leaf(0, 0, 0, 0, 8), leaf(0, 0, 1, 0, 1)];
    let verdicts = release(&leaves, &[], day(9), five);
    assert_eq!(verdict(&verdicts, &everywhere()), Ok(()));
    assert_eq!(verdict(&verdicts, &at(Place::Facility(facility(1)))), Err(Reason::Few));
    assert_eq!(
        verdict(&verdicts, &at(Place::Facility(facility(0)))),
        Err(Reason::Complementary)
    );
}

/// The control: with nothing but the threshold, the attacker wins.
#[test]
fn withholding_only_the_small_cells_gives_them_away() {
    let leaves = [leaf(0, 0, 0, 0, 8), leaf(0, 0, 1, 0, 1)];
    let counts: Vec<usize> = leaves.iter().map(|leaf| leaf.answers).collect();
    let all = cells(&leaves).into_iter().map(|cell| Released { cell, before: day(9) });
    let naive: Vec<Vec<bool>> = all
        .filter(|released| answers_in(&leaves, released) >= LEAST)
        .map(|released| members(&leaves, &released))
        .collect();
    assert_eq!(smallest_new(&counts, &[], &naive), Some(1));
}

#[test]
fn two_small_facilities_hide_each_other_when_they_are_five_together() {
    let leaves = [leaf(0, 0, 0, 0, 8), leaf(0, 0, 1, 0, 2), leaf(0, 0, 2, 0, 3)];
    let verdicts = release(&leaves, &[], day(9), five);
    assert_eq!(verdict(&verdicts, &at(Place::Facility(facility(0)))), Ok(()));
    // Its municipality is that facility and the two answers beside it.
    assert_eq!(
        verdict(&verdicts, &at(Place::Municipality("242152".to_owned()))),
        Err(Reason::Complementary)
    );
}

#[test]
fn yesterdays_figure_less_todays_is_never_about_four() {
    let first = [leaf(0, 0, 0, 0, 6)];
    let earlier = [Released {
        cell: everywhere(),
        before: day(1),
    }];
    let grown = |more| {
        let leaves = [first[0].clone(), leaf(0, 0, 0, 1, more)];
        verdict(&release(&leaves, &earlier, day(2), five), &everywhere())
    };
    assert_eq!(grown(4), Err(Reason::Complementary));
    assert_eq!(grown(5), Ok(()));
    assert_eq!(
        verdict(&release(&first, &earlier, day(2), five), &everywhere()),
        Ok(()),
        "nothing new is no news"
    );
}

#[test]
fn answers_of_today_wait_until_the_day_is_over() {
    assert_eq!(release(&[leaf(0, 0, 0, 3, 9)], &[], day(3), five), []);
}

#[test]
fn a_breakdown_of_employees_needs_ten_on_both_sides() {
    let least = |cell: &Cell| if cell.is_breakdown() { 10 } else { 5 };
    let verdicts = release(&[leaf(0, 0, 0, 0, 12), leaf(0, 0, 3, 0, 6)], &[], day(9), least);
    assert_eq!(verdict(&verdicts, &everywhere()), Ok(()));
    assert_eq!(verdict(&verdicts, &at(Place::Facility(facility(3)))), Err(Reason::Few));
    assert_eq!(
        verdict(&verdicts, &at(Place::Facility(facility(0)))),
        Err(Reason::Complementary)
    );
}

#[test]
fn a_cell_is_read_as_it_is_written() {
    for cell in cells(&[leaf(0, 0, 0, 0, 1), leaf(1, 1, 3, 0, 1)]) {
        assert_eq!(cell.to_string().parse(), Ok(cell));
    }
    for key in ["", "*", "*/*", "x/*/*", "*/*/planet:3", "*/*/facility:3"] {
        assert!(key.parse::<Cell>().is_err(), "{key}");
    }
}

/// Leaves over two calls, two halves and four facilities; the day says in which batch they come.
fn leaves() -> impl Strategy<Value = Vec<Leaf>> {
    let one = (0_u8..2, 0_u8..2, 0_u8..4, 0_u32..4, 1_usize..8);
    prop::collection::vec(one, 1..8).prop_map(|found| {
        found
            .into_iter()
            .map(|(call, half, place, on, answers)| leaf(call, half, place, on, answers))
            .collect()
    })
}

fn members(leaves: &[Leaf], released: &Released) -> Vec<bool> {
    leaves
        .iter()
        .map(|leaf| leaf.answered_on < released.before && released.cell.holds(leaf))
        .collect()
}

fn answers_in(leaves: &[Leaf], released: &Released) -> usize {
    leaves
        .iter()
        .zip(members(leaves, released))
        .filter(|(_, member)| *member)
        .map(|(leaf, _)| leaf.answers)
        .sum()
}

/// Day after day: a batch where one is due, and all that the lattice lets out of it.
fn released_over_time(leaves: &[Leaf], half_over_on: u32) -> Vec<Released> {
    let mut out: Vec<Released> = Vec::new();
    let mut batched = 0;
    for today in 1..=6 {
        let so_far = leaves
            .iter()
            .filter(|leaf| leaf.answered_on < day(today))
            .map(|leaf| leaf.answers)
            .sum::<usize>();
        if batch_is_due(so_far - batched, today >= half_over_on) {
            batched = so_far;
            let verdicts = release(leaves, &out, day(today), five);
            let passed = verdicts.into_iter().filter(|(_, verdict)| verdict.is_ok());
            out.extend(passed.map(|(cell, _)| Released {
                cell,
                before: day(today),
            }));
        }
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_combination_of_released_figures_is_about_fewer_than_five(leaves in leaves(), half_over_on in 1_u32..7) {
        let out = released_over_time(&leaves, half_over_on);
        let published: Vec<Vec<bool>> = out.iter().map(|released| members(&leaves, released)).collect();
        let counts: Vec<usize> = leaves.iter().map(|leaf| leaf.answers).collect();
        let fewest = smallest_new(&counts, &[], &published);
        prop_assert!(fewest.is_none_or(|fewest| fewest >= LEAST), "{:?} people from {:?}", fewest, out);
    }

    #[test]
    fn the_figures_of_a_cell_never_grow_by_one_to_four(leaves in leaves(), half_over_on in 1_u32..7) {
        let out = released_over_time(&leaves, half_over_on);
        for (at, later) in out.iter().enumerate() {
            for earlier in out.iter().take(at).filter(|earlier| earlier.cell == later.cell) {
                let grown = answers_in(&leaves, later) - answers_in(&leaves, earlier);
                prop_assert!(grown == 0 || grown >= LEAST, "{} grew by {grown}", later.cell);
            }
        }
    }

    #[test]
    fn a_cell_is_withheld_only_for_a_reason(leaves in leaves()) {
        let verdicts = release(&leaves, &[], day(9), five);
        let counts: Vec<usize> = leaves.iter().map(|leaf| leaf.answers).collect();
        let passed = verdicts.iter().filter(|(_, verdict)| verdict.is_ok());
        let of = |cell: &Cell| Released { cell: cell.clone(), before: day(9) };
        let published: Vec<Vec<bool>> = passed.map(|(cell, _)| members(&leaves, &of(cell))).collect();
        for (cell, verdict) in &verdicts {
            let mut with = published.clone();
            with.push(members(&leaves, &of(cell)));
            let leaks = smallest_new(&counts, &published, &with).is_some_and(|fewest| fewest < LEAST);
            match verdict {
                Ok(()) => prop_assert!(answers_in(&leaves, &of(cell)) >= LEAST),
                Err(Reason::Few) => prop_assert!(answers_in(&leaves, &of(cell)) < LEAST),
                Err(_) => prop_assert!(leaks, "{cell} is withheld and gives nothing away"),
            }
        }
    }
}
