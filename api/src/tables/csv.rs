//! Comma-separated text: every cell quoted, lines end in CRLF, formulas made harmless, numbers left as numbers.

use chrono::NaiveDate;

use super::{Cell, Table, harmless};
use crate::error::{Error, Result};

/// How days are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// `2026/09/30`: what Excel takes for a day in every region of Japan's settings.
    Slashes,
    /// `2026-09-30`.
    Iso,
}

impl Days {
    fn write(self, day: NaiveDate) -> String {
        let pattern = match self {
            Self::Slashes => "%Y/%m/%d",
            Self::Iso => "%Y-%m-%d",
        };
        day.format(pattern).to_string()
    }
}

/// UTF-8 without BOM.
pub fn write(table: &Table, days: Days) -> Result<Vec<u8>> {
    written(table, days, Vec::new(), |_, _, text| text.into_bytes())
}

/// UTF-8 with BOM.
pub fn with_mark(table: &Table) -> Result<Vec<u8>> {
    let mark = "\u{feff}".as_bytes().to_vec();
    written(table, Days::Slashes, mark, |_, _, text| text.into_bytes())
}

/// The table behind what stands first, each cell's text encoded by `encode`, which learns row and column as a
/// spreadsheet counts and names them.
pub fn written(
    table: &Table,
    days: Days,
    first: Vec<u8>,
    mut encode: impl FnMut(usize, &str, String) -> Vec<u8>,
) -> Result<Vec<u8>> {
    let mut file = ::csv::WriterBuilder::new()
        .quote_style(::csv::QuoteStyle::Always)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(first);
    let head: Vec<Vec<u8>> = table.head.iter().map(|name| encode(1, name, harmless(name))).collect();
    file.write_record(head).map_err(Error::internal)?;
    for (at, row) in table.rows.iter().enumerate() {
        let record: Vec<Vec<u8>> = row
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let name = table.head.get(column).map_or("", String::as_str);
                encode(at + 2, name, text(cell, days))
            })
            .collect();
        file.write_record(record).map_err(Error::internal)?;
    }
    file.into_inner().map_err(|error| Error::internal(error.to_string()))
}

/// The cell as text. A number is never taken for a formula, a text always when it begins like one.
fn text(cell: &Cell, days: Days) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Number(number) => number.to_string(),
        Cell::Fixed(number, digits) => format!("{number:.digits$}"),
        Cell::Day(day) => days.write(*day),
    }
}
