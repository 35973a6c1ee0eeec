//! The wall: who sees figures of how many answers (model.md, "Survey answers: the wall").
//!
//! Two questions are kept apart. *How few is too few* depends on who looks, whose answers they are and how delicate
//! the item is: [`least`]. *What can be worked out by subtracting* is the lattice's business ([`super::lattice`]):
//! outside the secretariat, and of employees for everybody, only figures that it released are shown.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::tabulate::Tabulated;

/// Answers a batch has to add, and the fewest that anybody outside sees a figure of.
pub const LEAST: usize = 5;
/// The fewest for state and health items, and for breakdowns of prefectural employees.
pub const LEAST_DELICATE: usize = 10;

/// Who looks. Everybody but the named staff of the secretariat is outside: hosts, municipalities, employers,
/// supervisors, the public.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ResultsViewer)]
pub enum Viewer {
    Secretariat,
    Outside,
}

/// Whose answers they are; never mixed on a screen that shows single sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ResultsPopulation)]
pub enum Population {
    /// Participants sent by companies.
    Company,
    /// Participants who work for the prefecture.
    Employee,
    Employer,
    Host,
}

/// Why a figure isn't there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = WithheldReason)]
pub enum Reason {
    /// Too few answers.
    Few,
    /// Enough answers, but with other figures it would tell one of too few.
    Complementary,
    /// Not yet in a released batch.
    Awaiting,
}

/// How delicate a figure is beyond whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Delicacy {
    /// A state or health item.
    pub sensitive: bool,
    /// Narrower than a call and a half as a whole.
    pub breakdown: bool,
}

/// The fewest answers of which this viewer may see a figure.
pub fn least(viewer: Viewer, population: Population, delicacy: Delicacy) -> usize {
    match (viewer, population) {
        (_, Population::Employee) if delicacy.sensitive || delicacy.breakdown => LEAST_DELICATE,
        (Viewer::Outside, _) if delicacy.sensitive => LEAST_DELICATE,
        (_, Population::Employee) | (Viewer::Outside, _) => LEAST,
        (Viewer::Secretariat, _) => 1,
    }
}

/// Whether this viewer may open single sheets of this population at all (marked 取扱注意 and recorded).
pub fn may_open_sheets(viewer: Viewer, population: Population) -> bool {
    viewer == Viewer::Secretariat && population != Population::Employee
}

/// Whether figures of this population reach this viewer only by released batches.
pub fn only_released(viewer: Viewer, population: Population) -> bool {
    !may_open_sheets(viewer, population)
}

/// Whether a total over populations may be shown: every part that has answers passes alone, or it could be had by
/// subtracting the others.
pub fn may_total(viewer: Viewer, parts: &[(Population, usize)], delicacy: Delicacy) -> bool {
    parts
        .iter()
        .all(|(population, answers)| *answers == 0 || *answers >= least(viewer, *population, delicacy))
}

/// Whether a new batch is due: five new answers, or the half is over and anything is left. What of the batch becomes
/// visible is still the lattice's decision, so a small last batch waits inside larger figures.
pub fn batch_is_due(new_answers: usize, half_is_over: bool) -> bool {
    new_answers >= LEAST || (half_is_over && new_answers > 0)
}

/// The table as this viewer may see it: whole, or without everything but its n. `released` is the lattice's word for
/// this item; it isn't asked where single sheets are open to the viewer anyway.
pub fn seen_by(
    viewer: Viewer,
    population: Population,
    breakdown: bool,
    released: Result<(), Reason>,
    table: Tabulated,
) -> Tabulated {
    let delicacy = Delicacy {
        sensitive: table.sensitive,
        breakdown,
    };
    if table.respondents == 0 {
        table
    } else if table.respondents < least(viewer, population, delicacy) {
        table.withheld(Reason::Few)
    } else if let Some(reason) = released.err().filter(|_| only_released(viewer, population)) {
        table.withheld(reason)
    } else {
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Delicacy = Delicacy {
        sensitive: false,
        breakdown: false,
    };
    const STATE: Delicacy = Delicacy {
        sensitive: true,
        breakdown: false,
    };
    const PART: Delicacy = Delicacy {
        sensitive: false,
        breakdown: true,
    };

    #[test]
    fn the_fewest_answers_by_viewer_population_and_item() {
        use Population::{Company, Employee, Employer, Host};
        for (viewer, population, plain, state, part) in [
            (Viewer::Secretariat, Company, 1, 1, 1),
            (Viewer::Secretariat, Employer, 1, 1, 1),
            (Viewer::Secretariat, Host, 1, 1, 1),
            (Viewer::Secretariat, Employee, 5, 10, 10),
            (Viewer::Outside, Company, 5, 10, 5),
            (Viewer::Outside, Employer, 5, 10, 5),
            (Viewer::Outside, Host, 5, 10, 5),
            (Viewer::Outside, Employee, 5, 10, 10),
        ] {
            let found = [PLAIN, STATE, PART].map(|delicacy| least(viewer, population, delicacy));
            assert_eq!(found, [plain, state, part], "{viewer:?} of {population:?}");
        }
    }

    #[test]
    fn nobody_opens_a_sheet_of_an_employee() {
        let open = |viewer| {
            [
                Population::Company,
                Population::Employee,
                Population::Employer,
                Population::Host,
            ]
            .map(|population| may_open_sheets(viewer, population))
        };
        assert_eq!(open(Viewer::Secretariat), [true, false, true, true]);
        assert_eq!(open(Viewer::Outside), [false; 4]);
    }

    #[test]
    fn a_total_needs_the_employees_part_to_pass_alone() {
        let total = |company, employee| {
            may_total(
                Viewer::Secretariat,
                &[(Population::Company, company), (Population::Employee, employee)],
                PLAIN,
            )
        };
        assert!(!total(40, 4));
        assert!(total(40, 5));
        assert!(total(40, 0), "without employees nothing is subtracted");
        assert!(total(1, 5));
        assert!(!may_total(
            Viewer::Outside,
            &[(Population::Company, 4), (Population::Employee, 5)],
            PLAIN
        ));
    }

    #[test]
    fn a_batch_is_five_answers_or_what_is_left_of_a_half() {
        assert!(!batch_is_due(4, false));
        assert!(batch_is_due(5, false));
        assert!(batch_is_due(1, true));
        assert!(!batch_is_due(0, true));
    }
}
