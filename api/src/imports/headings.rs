//! Which column of ours each heading of a file is, and how a row is read by them.

use crate::error::{Fault, Refusal};
use crate::facilities::sheets::{Book, Column};
use crate::text::Locale;

/// The columns of a file: for each heading ours, or nothing where it is none of ours.
pub struct Headings<T: 'static> {
    all: &'static [Column<T>],
    found: Vec<Option<&'static Column<T>>>,
}

/// The heading that a fault is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its place in the file; none where the file lacks the column.
    pub column: Option<usize>,
    pub ja: String,
    pub en: String,
}

impl<T> Headings<T> {
    /// Finds the columns.
    ///
    /// # Errors
    /// `import.no_columns`, `import.column_twice`, `import.column_missing`.
    pub fn find(all: &'static [Column<T>], head: &[String], needed: &[&str], locale: Locale) -> Result<Self, Refusal> {
        let found: Vec<Option<&Column<T>>> = head
            .iter()
            .map(|heading| all.iter().find(|column| column.is(heading)))
            .collect();
        if found.iter().all(Option::is_none) {
            return Err(Refusal::invalid("import.no_columns"));
        }
        for (at, column) in found.iter().enumerate() {
            let name = column.map(|column| column.name);
            let again = found
                .iter()
                .skip(at + 1)
                .flatten()
                .any(|other| Some(other.name) == name);
            if name.is_some() && again {
                let heading = head.get(at).cloned().unwrap_or_default();
                return Err(Refusal::invalid("import.column_twice").with("heading", heading));
            }
        }
        let missing: Vec<&str> = all
            .iter()
            .filter(|column| needed.contains(&column.name))
            .filter(|column| !found.iter().flatten().any(|other| other.name == column.name))
            .map(|column| column.heading(locale))
            .collect();
        if !missing.is_empty() {
            return Err(Refusal::invalid("import.column_missing").with("headings", missing.join("、")));
        }
        Ok(Self { all, found })
    }

    /// Whether the file has the column.
    pub fn has(&self, name: &str) -> bool {
        self.found.iter().flatten().any(|column| column.name == name)
    }

    /// Reads the row's cells into the line, and tells every cell that can't be read. Cells that aren't there are empty.
    pub fn read(&self, cells: &[String], line: &mut T, book: &Book) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (at, column) in self.found.iter().enumerate() {
            let Some(column) = column.filter(|column| is_taken(column.field)) else {
                continue;
            };
            let cell = cells.get(at).map_or("", String::as_str);
            if let Some(read) = column.read
                && let Err(fault) = read(line, cell, book)
            {
                faults.push(Fault {
                    field: column.field.to_owned(),
                    ..fault
                });
            }
        }
        let more = cells.iter().skip(self.found.len());
        if more.into_iter().any(|cell| !cell.trim().is_empty()) {
            faults.push(Fault::new("", "import.extra_cells"));
        }
        faults
    }

    /// The cell below the column of this name.
    pub fn cell<'a>(&self, name: &str, cells: &'a [String]) -> &'a str {
        let at = self
            .found
            .iter()
            .position(|column| column.is_some_and(|column| column.name == name));
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    }

    /// Columns of which a new row says nothing: `required` at each.
    pub fn lacking(&self, names: &[&str]) -> Vec<Fault> {
        let missing = self
            .all
            .iter()
            .filter(|column| names.contains(&column.name) && !self.has(column.name));
        missing.map(|column| Fault::new(column.field, "required")).collect()
    }

    /// Where the field of a fault stands: `closing_rules[0].starts_on` in the column of closing rules.
    pub fn place(&self, field: &str, head: &[String]) -> Option<Place> {
        let is_it = |column: &Column<T>| {
            let rest = field.strip_prefix(column.field);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
        };
        let at = self.found.iter().position(|column| column.is_some_and(is_it));
        if let Some(at) = at {
            let heading = head.get(at).cloned().unwrap_or_default();
            return Some(Place {
                column: Some(at),
                ja: heading.clone(),
                en: heading,
            });
        }
        let column = self.all.iter().find(|column| is_it(column))?;
        Some(Place {
            column: None,
            ja: column.ja.to_owned(),
            en: column.name.to_owned(),
        })
    }
}

/// Whether a file may say it: the figures of the line are measured, or entered with evidence, never typed into a listing.
pub fn is_taken(field: &str) -> bool {
    !["down_mbps", "up_mbps", "rtt_ms", "measured_on"].contains(&field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facilities::sheets::{PLACE_COLUMNS, PlaceLine};

    fn find(head: &[&str]) -> Result<Headings<PlaceLine>, Refusal> {
        let head: Vec<String> = head.iter().map(ToString::to_string).collect();
        Headings::find(PLACE_COLUMNS, &head, &["name_ja"], Locale::Ja)
    }

    #[test]
    fn headings_are_found_in_any_order_width_and_language() {
        let found = find(&["フリガナ", "メモ", "NAME_JA", "ＶＰＮ接続"]).unwrap();
        assert!(found.has("name_ja") && found.has("vpn_allowed") && !found.has("lat"));
        let cells = ["a", "b", "c"].map(ToOwned::to_owned);
        assert_eq!(
            (found.cell("name_ja", &cells), found.cell("vpn_allowed", &cells)),
            ("c", "")
        );
    }

    #[test]
    fn a_file_of_something_else_is_refused_with_what_it_lacks() {
        let code = |head: &[&str]| find(head).err().map(|refusal| (refusal.code, refusal.values));
        assert_eq!(code(&["氏名", "住所録"]), Some(("import.no_columns", Vec::new())));
        assert_eq!(
            code(&["名称", "name_ja"]),
            Some(("import.column_twice", vec![("heading", "名称".to_owned())]))
        );
        assert_eq!(
            code(&["緯度"]),
            Some(("import.column_missing", vec![("headings", "名称".to_owned())]))
        );
    }

    #[test]
    fn faults_of_rows_within_a_field_stand_at_its_column() {
        let head = ["名称", "休館日"].map(ToOwned::to_owned);
        let found = find(&["名称", "休館日"]).unwrap();
        let at = |field: &str| found.place(field, &head).map(|place| (place.column, place.ja));
        assert_eq!(at("closing_rules[0].ends_on"), Some((Some(1), "休館日".to_owned())));
        assert_eq!(at("name.ja"), Some((Some(0), "名称".to_owned())));
        assert_eq!(at("lat"), Some((None, "緯度".to_owned())));
        assert_eq!(at("unit_types"), None);
    }
}
