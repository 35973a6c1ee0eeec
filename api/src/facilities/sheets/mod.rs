//! Listings and their units as tables: one list of columns for what leaves, what comes back and the template between,
//! so that a file which is exported and imported again changes nothing.
//!
//! A column says how it is called in both languages, which field of the form it is, and how a cell of it is written
//! and read. What a listing may be is not said here: that is [`faults`](super::faults), for the form and the file alike.

mod blank;
mod choices;
mod places;
mod terms;
mod units;

#[cfg(test)]
mod round_tests;

use entities::municipality;

pub use blank::blank;
pub use choices::{Choice, chosen, industry, word};
pub use places::{COLUMNS as PLACE_COLUMNS, PlaceLine};
pub use terms::closing_words;
pub use units::{COLUMNS as UNIT_COLUMNS, UnitLine};

use super::rows::Whole;
use crate::error::Fault;
use crate::tables::values::narrow;
use crate::tables::{Cell, Table};
use crate::text::Locale;

/// How a column's cells are read: into the line, or what is wrong with the cell (the field is the column's).
pub type Reader<T> = fn(&mut T, &str, &Book) -> Result<(), Fault>;

/// One column of a table.
pub struct Column<T: 'static> {
    /// Its heading for programs and in English: `name_ja`.
    pub name: &'static str,
    /// Its heading in Japanese.
    pub ja: &'static str,
    /// The field of the form, as faults name it: `name.ja`.
    pub field: &'static str,
    /// What the template shows.
    pub example: &'static str,
    pub write: fn(&T, &Book) -> Cell,
    /// Nothing where the column only tells: who runs it, where it stands.
    pub read: Option<Reader<T>>,
}

/// What cells are written and read with.
pub struct Book {
    pub locale: Locale,
    pub municipalities: Vec<municipality::Model>,
}

impl<T> Column<T> {
    /// Its heading in the reader's language.
    #[must_use]
    pub fn heading(&self, locale: Locale) -> &'static str {
        match locale {
            Locale::Ja => self.ja,
            Locale::En => self.name,
        }
    }

    /// Whether a heading of a file means this column: either name, in any width, without spaces.
    #[must_use]
    pub fn is(&self, heading: &str) -> bool {
        let plain = |text: &str| narrow(text).to_lowercase().replace([' ', '　'], "");
        let heading = plain(heading);
        heading == plain(self.name) || heading == plain(self.ja)
    }
}

/// The lines as a table.
#[must_use]
pub fn table<T>(title: &str, columns: &[Column<T>], lines: &[T], book: &Book) -> Table {
    Table {
        title: title.to_owned(),
        head: columns
            .iter()
            .map(|column| column.heading(book.locale).to_owned())
            .collect(),
        rows: lines
            .iter()
            .map(|line| columns.iter().map(|column| (column.write)(line, book)).collect())
            .collect(),
    }
}

/// The headings of what can be read, and an example below them.
#[must_use]
pub fn template<T>(title: &str, columns: &[Column<T>], locale: Locale) -> Table {
    let read: Vec<&Column<T>> = columns.iter().filter(|column| column.read.is_some()).collect();
    Table {
        title: title.to_owned(),
        head: read.iter().map(|column| column.heading(locale).to_owned()).collect(),
        rows: vec![read.iter().map(|column| Cell::text(column.example)).collect()],
    }
}

impl Whole {
    /// As a line of the table of places.
    #[must_use]
    pub fn place_line(&self) -> PlaceLine {
        PlaceLine {
            number: self.row.number.clone(),
            state: Some(self.row.state),
            operator: self.organisation.name.clone(),
            listing: self.listing(),
        }
    }

    /// As lines of the table of units.
    #[must_use]
    pub fn unit_lines(&self) -> Vec<UnitLine> {
        let types = self.listing().unit_types;
        let name = |place: &usize| types.get(*place).map(|of| of.name.ja.clone());
        types
            .iter()
            .map(|of| UnitLine {
                number: self.row.number.clone(),
                facility: self.row.name_ja.clone(),
                covers: of.covers.iter().filter_map(name).collect(),
                of: of.clone(),
            })
            .collect()
    }
}

/// A fault of a cell whose column is told by who reads it.
pub fn wrong(code: &'static str) -> Fault {
    Fault::new("", code)
}
