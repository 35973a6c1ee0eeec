//! Blocks as a table: 受入停止 of whole facilities, of one kind of unit, or of some of its numbers.

use chrono::NaiveDate;
use entities::block::Reason;

use crate::error::Fault;
use crate::facilities::sheets::{Choice, Column, chosen, word, wrong};
use crate::tables::Cell;
use crate::tables::values::{count, day, narrow, trimmed};

/// The reasons with their words.
const REASONS: &[Choice<Reason>] = &[
    (Reason::Repair, "repair", "修繕・工事"),
    (Reason::OwnUse, "own_use", "自主利用"),
    (Reason::Season, "season", "季節休業"),
    (Reason::Staff, "staff", "人員の都合"),
    (Reason::Disaster, "disaster", "災害"),
    (Reason::Other, "other", "その他"),
];

/// A row of the table of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockLine {
    /// The facility's number.
    pub number: String,
    /// The facility's name; told only.
    pub facility: String,
    /// The name of the unit type; empty for all units of the facility.
    pub unit_type: String,
    /// Which of its units; none for all of the type.
    pub units: Vec<i32>,
    pub starts_on: Option<NaiveDate>,
    /// The last day of it.
    pub ends_on: Option<NaiveDate>,
    pub reason: Reason,
    pub note: String,
}

impl BlockLine {
    /// A block of which nothing is known yet.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            number: String::new(),
            facility: String::new(),
            unit_type: String::new(),
            units: Vec::new(),
            starts_on: None,
            ends_on: None,
            reason: Reason::Other,
            note: String::new(),
        }
    }
}

fn read_units(line: &mut BlockLine, cell: &str) -> Result<(), Fault> {
    let typed = narrow(cell);
    let numbers = typed.split([';', ',', '、', ' ']).filter(|part| !part.is_empty());
    let numbers: Result<Vec<Option<i32>>, _> = numbers.map(count).collect();
    line.units = numbers.map_err(wrong)?.into_iter().flatten().collect();
    line.units.sort_unstable();
    line.units.dedup();
    Ok(())
}

fn needed(day: Option<NaiveDate>) -> Result<Option<NaiveDate>, Fault> {
    if day.is_some() { Ok(day) } else { Err(wrong("required")) }
}

/// All columns.
pub const COLUMNS: &[Column<BlockLine>] = &[
    Column {
        name: "facility_number",
        field: "facility_number",
        ja: "施設番号",
        example: "F01",
        write: |line, _| Cell::text(&line.number),
        read: Some(|line, cell, _| {
            line.number = narrow(cell).to_uppercase();
            if line.number.is_empty() {
                Err(wrong("required"))
            } else {
                Ok(())
            }
        }),
    },
    Column {
        name: "facility_name",
        field: "facility_name",
        ja: "施設名",
        example: "",
        write: |line, _| Cell::text(&line.facility),
        read: None,
    },
    Column {
        name: "unit_type",
        field: "unit_type",
        ja: "部屋・席の名称",
        example: "和室",
        write: |line, _| Cell::text(&line.unit_type),
        read: Some(|line, cell, _| {
            line.unit_type = trimmed(cell);
            Ok(())
        }),
    },
    Column {
        name: "unit_numbers",
        field: "unit_ids",
        ja: "番号",
        example: "1;2",
        write: |line, _| Cell::text(line.units.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")),
        read: Some(|line, cell, _| read_units(line, cell)),
    },
    Column {
        name: "starts_on",
        field: "starts_on",
        ja: "開始日",
        example: "2027/01/12",
        write: |line, _| Cell::day(line.starts_on),
        read: Some(|line, cell, _| {
            line.starts_on = needed(day(cell).map_err(wrong)?)?;
            Ok(())
        }),
    },
    Column {
        name: "ends_on",
        field: "ends_on",
        ja: "終了日",
        example: "2027/01/15",
        write: |line, _| Cell::day(line.ends_on),
        read: Some(|line, cell, _| {
            line.ends_on = needed(day(cell).map_err(wrong)?)?;
            Ok(())
        }),
    },
    Column {
        name: "reason",
        field: "reason",
        ja: "理由",
        example: "修繕・工事",
        write: |line, book| word(REASONS, &line.reason, book),
        read: Some(|line, cell, book| {
            line.reason = chosen(REASONS, cell, None, book)?;
            Ok(())
        }),
    },
    Column {
        name: "note",
        field: "note",
        ja: "メモ",
        example: "屋根の修理",
        write: |line, _| Cell::text(&line.note),
        read: Some(|line, cell, _| {
            line.note = trimmed(cell);
            Ok(())
        }),
    },
];
