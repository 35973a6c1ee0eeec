//! What the columns say of hours, barriers and the line.

use entities::unit_type::Kind;

use crate::facilities::measurements::{Grade, Line, grade};
use crate::facilities::rows::Whole;

const WEEKDAYS: [&str; 7] = ["月", "火", "水", "木", "金", "土", "日"];

/// Opening hours as the standard has them: which days, from the earliest to the latest hour, and what differs.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Hours {
    pub days: String,
    pub opens: String,
    pub closes: String,
    pub note: String,
}

pub fn hours(place: &Whole) -> Hours {
    let rows: Vec<(i32, &str, &str)> = place
        .hours
        .iter()
        .map(|row| (row.weekday, row.opens.as_str(), row.closes.as_str()))
        .collect();
    hours_of(&rows)
}

fn hours_of(rows: &[(i32, &str, &str)]) -> Hours {
    let name = |weekday: i32| usize::try_from(weekday).ok().and_then(|at| WEEKDAYS.get(at)).copied();
    let days: String = rows.iter().filter_map(|(weekday, ..)| name(*weekday)).collect();
    // Two digits each: the order of the texts is the order of the hours.
    let opens = rows.iter().map(|(_, opens, _)| *opens).min().unwrap_or_default();
    let closes = rows.iter().map(|(.., closes)| *closes).max().unwrap_or_default();
    let differ = rows.iter().any(|row| (row.1, row.2) != (opens, closes));
    let each = rows
        .iter()
        .filter_map(|(weekday, opens, closes)| Some(format!("{} {opens}～{closes}", name(*weekday)?)));
    Hours {
        days,
        opens: opens.to_owned(),
        closes: closes.to_owned(),
        note: if differ {
            each.collect::<Vec<_>>().join("、")
        } else {
            String::new()
        },
    }
}

/// The standard's words, separated by semicolons; what isn't known isn't said.
pub fn barrier_free(place: &Whole) -> &'static str {
    if place.row.wheelchair == Some(true) {
        "車椅子使用者対応"
    } else {
        ""
    }
}

/// How many units of a kind it has.
pub fn places(place: &Whole, kind: Kind) -> i64 {
    let own = place.unit_types.iter().filter(|(of, _)| of.kind == kind);
    own.map(|(_, count)| i64::from(*count)).sum()
}

/// The rank of a line; download, upload and delay must be known.
pub fn badge(line: Line) -> &'static str {
    grade(line).map_or("－", Grade::letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_rank_that_all_three_figures_reach() {
        let of = |down: f64, up: Option<f64>, rtt: i32| {
            badge(Line {
                down_mbps: Some(down),
                up_mbps: up,
                rtt_ms: Some(rtt),
                ..Line::default()
            })
        };
        assert_eq!(of(100.0, Some(50.0), 30), "A");
        assert_eq!(of(900.0, Some(49.9), 5), "B");
        assert_eq!(of(100.0, Some(50.0), 51), "C");
        assert_eq!(of(19.0, Some(50.0), 5), "D");
        assert_eq!(of(100.0, None, 5), "－");
    }

    #[test]
    fn hours_that_differ_are_told_by_weekday() {
        let alike = hours_of(&[(0, "08:30", "21:00"), (4, "08:30", "21:00")]);
        assert_eq!((alike.days.as_str(), alike.note.as_str()), ("月金", ""));
        let differ = hours_of(&[(0, "08:30", "17:00"), (5, "10:00", "24:00")]);
        assert_eq!((differ.opens.as_str(), differ.closes.as_str()), ("08:30", "24:00"));
        assert_eq!(differ.note, "月 08:30～17:00、土 10:00～24:00");
        assert_eq!(hours_of(&[]), Hours::default());
    }
}
