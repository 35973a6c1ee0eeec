//! A workbook of one sheet: text stays text (`0599` keeps its zero), days are days, the headings stay in sight.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::{Cell, Table};
use crate::error::{Error, Result};

/// Excel's own bound of one cell.
const LETTERS_MAX: usize = 32_767;
/// Columns are as wide as their longest cell, within these many letters.
const WIDTHS: std::ops::RangeInclusive<usize> = 8..=48;

/// The bytes of the workbook.
pub fn write(table: &Table) -> Result<Vec<u8>> {
    workbook(table).map_err(Error::internal)
}

fn workbook(table: &Table) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(&table.title)?;
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy/mm/dd");
    for (column, name) in (0..).zip(&table.head) {
        sheet.write_string_with_format(0, column, name, &bold)?;
    }
    for (line, row) in (1..).zip(&table.rows) {
        for (column, cell) in (0..).zip(row) {
            put(sheet, line, column, cell, &day)?;
        }
    }
    for (column, width) in (0..).zip(widths(table)) {
        sheet.set_column_width(column, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}

fn put(sheet: &mut Worksheet, line: u32, column: u16, cell: &Cell, day: &Format) -> std::result::Result<(), XlsxError> {
    match cell {
        Cell::Empty => return Ok(()),
        // A cell of text is never run: nothing need be put before it.
        Cell::Text(text) => sheet.write_string(line, column, text.chars().take(LETTERS_MAX).collect::<String>())?,
        Cell::Whole(number) => sheet.write_number(line, column, exact(*number))?,
        Cell::Number(number) | Cell::Fixed(number, _) => sheet.write_number(line, column, *number)?,
        Cell::Day(of) => {
            let text = of.format("%Y-%m-%d").to_string();
            sheet.write_datetime_with_format(line, column, ExcelDateTime::parse_from_str(&text)?, day)?
        }
    };
    Ok(())
}

/// Excel knows doubles only; every sum of yen and every count of ours fits in one exactly.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "whole numbers below 2^53 are exact doubles"
)]
const fn exact(number: i64) -> f64 {
    number as f64
}

/// The widths of the columns in letters of half width.
fn widths(table: &Table) -> Vec<u32> {
    let letters = |text: &str| text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    (0..table.head.len())
        .map(|column| {
            let head = table.head.get(column).map_or(0, |name| letters(name));
            let cells = table
                .rows
                .iter()
                .filter_map(|row| row.get(column))
                .map(|cell| match cell {
                    Cell::Text(text) => letters(text),
                    Cell::Day(_) => 10,
                    _ => 8,
                });
            let widest: usize = cells.max().unwrap_or(0).max(head) + 2;
            u32::try_from(widest.clamp(*WIDTHS.start(), *WIDTHS.end())).unwrap_or(20)
        })
        .collect()
}
