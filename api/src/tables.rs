//! Tables in and out: typed cells become a file that a spreadsheet opens rightly, and a file that somebody sends
//! becomes rows of text.
//!
//! What a spreadsheet would run as a formula leaves with an apostrophe before it ([`harmless`]) and comes back without
//! ([`bare`]), so that a file which is exported, edited and imported says what it said.

mod cp932;
mod csv;
mod read;
#[cfg(test)]
mod round_tests;
pub mod values;
mod xlsx;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Result;
use crate::text::Locale;

pub use csv::Days;
pub use read::{Encoding, Sheet, read};

/// One cell: one value, without its unit.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    /// Written as short as it reads back the same.
    Number(f64),
    /// With so many digits behind the point.
    Fixed(f64, usize),
    Day(NaiveDate),
}

impl Cell {
    /// A text, or nothing where it is empty.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A whole number, or nothing.
    pub fn whole(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::Empty, |number| Self::Whole(number.into()))
    }

    pub fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// ○ for yes, × for no, nothing where it isn't known.
    pub fn flag(flag: Option<bool>) -> Self {
        match flag {
            Some(true) => Self::Text("○".to_owned()),
            Some(false) => Self::Text("×".to_owned()),
            None => Self::Empty,
        }
    }
}

/// A table with one line of headings.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the sheet of a workbook is called.
    pub title: String,
    pub head: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// What a table is written as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = TableFormat)]
pub enum Format {
    /// UTF-8 with BOM: what spreadsheets open by a double click with every letter.
    #[default]
    Csv,
    /// UTF-8 without BOM, for programs.
    CsvPlain,
    /// Windows' `Shift_JIS`; letters that it lacks become 〓.
    Cp932,
    Xlsx,
}

/// A file ready to be sent.
#[derive(Clone, Debug)]
pub struct File {
    pub bytes: Vec<u8>,
    pub content_type: &'static str,
    pub ending: &'static str,
    /// The cells that lost letters; of CP932 only.
    pub losses: Vec<Loss>,
}

/// A cell of which letters could not be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// As a spreadsheet counts: the headings stand in row 1.
    pub row: usize,
    pub column: String,
    /// The whole text as it was.
    pub text: String,
    /// The letters that became 〓, each once.
    pub letters: String,
}

impl Table {
    /// The table as a file.
    ///
    /// # Errors
    /// Internal, when a writer fails.
    pub fn file(&self, format: Format) -> Result<File> {
        let csv = |bytes, losses| File {
            bytes,
            content_type: match format {
                Format::Cp932 => "text/csv; charset=Shift_JIS",
                _ => "text/csv; charset=utf-8",
            },
            ending: "csv",
            losses,
        };
        Ok(match format {
            Format::Csv => csv(csv::with_mark(self)?, Vec::new()),
            Format::CsvPlain => csv(csv::write(self, Days::Slashes)?, Vec::new()),
            Format::Cp932 => {
                let (bytes, losses) = cp932::write(self)?;
                csv(bytes, losses)
            }
            Format::Xlsx => File {
                bytes: xlsx::write(self)?,
                content_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ending: "xlsx",
                losses: Vec::new(),
            },
        })
    }

    /// Which cells would lose which letters in CP932, as a file of its own.
    ///
    /// # Errors
    /// Internal, when a writer fails.
    pub fn loss_report(&self, locale: Locale) -> Result<File> {
        let (_, losses) = cp932::write(self)?;
        let head = match locale {
            Locale::Ja => ["行", "列", "置き換えた文字", "元の内容"],
            Locale::En => ["row", "column", "replaced_letters", "text"],
        };
        let rows = losses.into_iter().map(|loss| {
            vec![
                Cell::whole(i64::try_from(loss.row).ok()),
                Cell::text(loss.column),
                Cell::text(loss.letters),
                Cell::text(loss.text),
            ]
        });
        let report = Self {
            title: "report".to_owned(),
            head: head.map(ToOwned::to_owned).to_vec(),
            rows: rows.collect(),
        };
        report.file(Format::Csv)
    }

    /// For programs and catalogues of open data: UTF-8 without BOM, days as ISO writes them.
    ///
    /// # Errors
    /// Internal, when the writer fails.
    pub fn published(&self) -> Result<Vec<u8>> {
        csv::write(self, Days::Iso)
    }
}

/// What a spreadsheet runs when a cell begins with it, in half and in full width.
const RUNS: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The text with an apostrophe before it where a spreadsheet would run it; [`bare`] takes it off again.
#[must_use]
pub fn harmless(text: &str) -> String {
    if text.trim_start_matches('\'').starts_with(RUNS) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// The text without the apostrophe of [`harmless`].
#[must_use]
pub fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(RUNS) => rest,
        _ => text,
    }
}
