//! Reading what somebody sends: which encoding it is in, where its cells end, and why it can't be read, in words
//! that say what to do.

use encoding_rs::SHIFT_JIS;

use super::bare;
use crate::error::{Refusal, Result};

const COLUMNS_MAX: usize = 200;
const LETTERS_MAX: usize = 10_000;

/// In what a file was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Cp932,
}

/// A file's headings and rows, as texts. Rows carry the number that a spreadsheet shows beside them: the headings
/// stand in row 1, and blank rows count though they aren't here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub encoding: Encoding,
    pub head: Vec<String>,
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Reads a file of comma- or tab-separated values.
///
/// # Errors
/// `table.*`: why it can't be read and what to do about it.
pub fn read(bytes: &[u8], rows_max: usize) -> Result<Sheet> {
    let (text, encoding) = decoded(bytes)?;
    let first_line = text.lines().next().unwrap_or_default();
    let separator = if first_line.contains('\t') && !first_line.contains(',') {
        '\t'
    } else {
        ','
    };
    let mut records = records(&text, separator, rows_max)?.into_iter();
    let (_, head) = records.next().ok_or_else(|| Refusal::invalid("table.empty"))?;
    let head: Vec<String> = head.iter().map(|name| name.trim().to_owned()).collect();
    Ok(Sheet {
        encoding,
        head,
        rows: records.collect(),
    })
}

fn decoded(bytes: &[u8]) -> Result<(String, Encoding)> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Refusal::invalid("table.workbook").into());
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Refusal::invalid("table.utf16").into());
    }
    if bytes.contains(&0) {
        return Err(Refusal::invalid("table.binary").into());
    }
    let unmarked = bytes.strip_prefix("\u{feff}".as_bytes());
    if let Ok(text) = std::str::from_utf8(unmarked.unwrap_or(bytes)) {
        return Ok((text.to_owned(), Encoding::Utf8));
    }
    match SHIFT_JIS.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if unmarked.is_none() => Ok((text.into_owned(), Encoding::Cp932)),
        _ => Err(Refusal::invalid("table.encoding").into()),
    }
}

/// Where the reader stands within a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Plain,
    Quoted,
    /// Behind a quote within quotes: the end of the cell, or the first half of a doubled quote.
    Closing,
}

/// The records that aren't blank, numbered from 1. Written out rather than left to a library, because none says
/// which row opened the quotes that nobody closed.
fn records(text: &str, separator: char, rows_max: usize) -> Result<Vec<(usize, Vec<String>)>> {
    let mut reader = Reader::default();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let closed = reader.at != At::Quoted;
        match (reader.at, letter) {
            (At::Start, '"') => reader.at = At::Quoted,
            (At::Quoted, '"') => reader.at = At::Closing,
            (At::Closing, '"') => reader.push('"', At::Quoted)?,
            _ if closed && letter == separator => reader.end_cell()?,
            _ if closed && (letter == '\n' || letter == '\r') => {
                if letter == '\r' {
                    letters.next_if_eq(&'\n');
                }
                reader.end_record(rows_max)?;
            }
            (At::Closing, _) => return Err(reader.refusal("table.quote")),
            (At::Quoted, _) => reader.push(letter, At::Quoted)?,
            (At::Start | At::Plain, _) => reader.push(letter, At::Plain)?,
        }
    }
    if reader.at == At::Quoted {
        return Err(reader.refusal("table.quote_open"));
    }
    if !(reader.record.is_empty() && reader.cell.is_empty()) {
        reader.end_record(rows_max)?;
    }
    Ok(reader.records)
}

struct Reader {
    at: At,
    row: usize,
    cell: String,
    letters: usize,
    record: Vec<String>,
    records: Vec<(usize, Vec<String>)>,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            at: At::Start,
            row: 1,
            cell: String::new(),
            letters: 0,
            record: Vec::new(),
            records: Vec::new(),
        }
    }
}

impl Reader {
    fn refusal(&self, code: &'static str) -> crate::error::Error {
        Refusal::invalid(code).with("row", self.row).into()
    }

    fn push(&mut self, letter: char, at: At) -> Result<()> {
        self.letters += 1;
        if self.letters > LETTERS_MAX {
            return Err(self.refusal("table.cell_long"));
        }
        self.cell.push(letter);
        self.at = at;
        Ok(())
    }

    fn end_cell(&mut self) -> Result<()> {
        if self.record.len() >= COLUMNS_MAX {
            return Err(self.refusal("table.columns"));
        }
        let cell = std::mem::take(&mut self.cell);
        self.record.push(bare(&cell).to_owned());
        self.letters = 0;
        self.at = At::Start;
        Ok(())
    }

    fn end_record(&mut self, rows_max: usize) -> Result<()> {
        self.end_cell()?;
        let record = std::mem::take(&mut self.record);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            // The headings come on top.
            if self.records.len() > rows_max {
                return Err(Refusal::invalid("table.rows").with("max", rows_max).into());
            }
            self.records.push((self.row, record));
        }
        self.row += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn refused(bytes: &[u8]) -> &'static str {
        match read(bytes, 3) {
            Err(Error::Refused(refusal)) => refusal.code,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_encoding_is_found_by_its_bytes() {
        let text = "名称,人数\r\n髙﨑ホテル,3\r\n";
        let (sjis, _, failed) = SHIFT_JIS.encode(text);
        assert!(!failed);
        let plain = read(text.as_bytes(), 9).unwrap();
        let marked = read(format!("\u{feff}{text}").as_bytes(), 9).unwrap();
        let windows = read(&sjis, 9).unwrap();
        assert_eq!(plain, marked);
        assert_eq!((plain.encoding, windows.encoding), (Encoding::Utf8, Encoding::Cp932));
        assert_eq!(windows.rows, [(2, vec!["髙﨑ホテル".to_owned(), "3".to_owned()])]);
        assert_eq!(windows.rows, plain.rows);
    }

    #[test]
    fn rows_have_the_numbers_that_a_spreadsheet_shows() {
        let sheet = read("a,b\n\"1\n2\",\"say \"\"yes\"\"\"\n,\n3\t,'=4".as_bytes(), 9).unwrap();
        assert_eq!(sheet.rows.len(), 2);
        assert_eq!(sheet.rows[0], (2, vec!["1\n2".to_owned(), "say \"yes\"".to_owned()]));
        assert_eq!(sheet.rows[1], (4, vec!["3\t".to_owned(), "=4".to_owned()]));
        assert_eq!(read(b"a\tb\r1\t2", 9).unwrap().rows[0].1, ["1", "2"]);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        assert_eq!(refused(b""), "table.empty");
        assert_eq!(refused(b" , \n\n"), "table.empty");
        assert_eq!(refused(b"PK\x03\x04..."), "table.workbook");
        assert_eq!(refused(b"\xff\xfea\0"), "table.utf16");
        assert_eq!(refused(b"a,b\n1,\0"), "table.binary");
        assert_eq!(refused(b"a,b\n\x81,\xff"), "table.encoding");
        assert_eq!(refused(b"\xef\xbb\xbfa\n\x82\xa0"), "table.encoding");
        assert_eq!(refused(b"a,b\n1,\"2\n3,4"), "table.quote_open");
        assert_eq!(refused(b"a,b\n1,\"2\"x"), "table.quote");
        assert_eq!(refused(b"a\n1\n2\n3\n4\n"), "table.rows");
        assert_eq!(refused("x".repeat(10_001).as_bytes()), "table.cell_long");
        assert_eq!(refused(",".repeat(300).as_bytes()), "table.columns");
    }

    #[test]
    fn the_row_of_the_open_quote_is_named() {
        match read(b"a\n1\n2\n\"3\n4\n5\n", 9) {
            Err(Error::Refused(refusal)) => assert_eq!(refusal.values, [("row", "4".to_owned())]),
            other => panic!("{other:?}"),
        }
    }
}
