//! What is written is read back as it was, whatever it says.

use proptest::prelude::*;

use super::{Cell, Format, Table, bare, harmless, read};

#[test]
fn what_a_spreadsheet_would_run_is_made_harmless() {
    for cell in ["=1+1", "+cmd", "-cmd", "@x", "\tx", "＝1", "'=1", "-12.5"] {
        assert_eq!(harmless(cell), format!("'{cell}"));
        assert_eq!(bare(&harmless(cell)), cell);
    }
    assert_eq!(harmless("満足"), "満足");
    assert_eq!(bare("'quoted"), "'quoted");
}

#[test]
fn a_file_has_its_mark_its_quotes_and_its_line_ends() {
    let table = Table {
        title: "表".to_owned(),
        head: vec!["名".to_owned(), "数".to_owned(), "日".to_owned()],
        rows: vec![vec![
            Cell::text("=1"),
            Cell::Fixed(-0.5, 2),
            Cell::day("2026-09-30".parse().ok()),
        ]],
    };
    let file = |format| String::from_utf8(table.file(format).unwrap().bytes).unwrap();
    let lines = "\"名\",\"数\",\"日\"\r\n\"'=1\",\"-0.50\",\"2026/09/30\"\r\n";
    assert_eq!(file(Format::Csv), format!("\u{feff}{lines}"));
    assert_eq!(file(Format::CsvPlain), lines);
    assert!(
        String::from_utf8(table.published().unwrap())
            .unwrap()
            .contains("\"2026-09-30\"")
    );
    assert!(table.file(Format::Xlsx).unwrap().bytes.starts_with(b"PK"));
}

fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
    // Line ends within a cell are kept, the carriage return among them.
    let cell = prop_oneof!["[^\0]{0,12}", "['=+@\t\", \r\n-]{0,6}", "[ぁ-んァ-ヶ一-龠𠮷〜−]{0,6}"];
    prop::collection::vec(prop::collection::vec(cell, 3), 1..6)
}

proptest! {
    #[test]
    fn every_text_survives_the_way_out_and_in(rows in texts()) {
        let table = Table {
            title: "t".to_owned(),
            head: ["a", "b", "c"].map(ToOwned::to_owned).to_vec(),
            rows: rows.iter().map(|row| row.iter().map(Cell::text).collect()).collect(),
        };
        let sheet = read(&table.file(Format::Csv).unwrap().bytes, 100).unwrap();
        let wanted: Vec<(usize, Vec<String>)> = (2..)
            .zip(rows)
            .filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
            .collect();
        prop_assert_eq!(sheet.rows, wanted);
    }
}
