//! The columns of unit types: what of a listing people choose.

use entities::id::UnitTypeId;
use entities::unit_type::{Kind, PriceBasis};

use super::choices::{BASES, KINDS, chosen, word};
use super::{Column, wrong};
use crate::facilities::listing::UnitType;
use crate::tables::Cell;
use crate::tables::values::{count, narrow, trimmed, whole};
use crate::text::Words;

/// A row of the table of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitLine {
    /// The facility's number.
    pub number: String,
    /// The facility's name; told only.
    pub facility: String,
    /// The names of the types that the whole takes.
    pub covers: Vec<String>,
    /// Its `covers` are who reads the line's to find.
    pub of: UnitType,
}

impl UnitLine {
    /// A type of which nothing is known yet.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            number: String::new(),
            facility: String::new(),
            covers: Vec::new(),
            of: UnitType {
                id: None,
                kind: Kind::Room,
                name: Words::default(),
                capacity: 0,
                count: 1,
                price_yen: 0,
                price_basis: PriceBasis::PersonNight,
                covers: Vec::new(),
            },
        }
    }
}

/// All columns.
pub const COLUMNS: &[Column<UnitLine>] = &[
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
        name: "kind",
        field: "kind",
        ja: "種類",
        example: "客室",
        write: |line, book| word(KINDS, &line.of.kind, book),
        read: Some(|line, cell, book| {
            line.of.kind = chosen(KINDS, cell, None, book)?;
            Ok(())
        }),
    },
    Column {
        name: "name_ja",
        field: "name.ja",
        ja: "名称",
        example: "和室",
        write: |line, _| Cell::text(&line.of.name.ja),
        read: Some(|line, cell, _| {
            line.of.name.ja = trimmed(cell);
            Ok(())
        }),
    },
    Column {
        name: "name_en",
        field: "name.en",
        ja: "名称（英語）",
        example: "Japanese room",
        write: |line, _| Cell::text(&line.of.name.en),
        read: Some(|line, cell, _| {
            line.of.name.en = trimmed(cell);
            Ok(())
        }),
    },
    Column {
        name: "capacity",
        field: "capacity",
        ja: "収容人数",
        example: "2",
        write: |line, _| Cell::Whole(line.of.capacity.into()),
        read: Some(|line, cell, _| {
            line.of.capacity = count(cell).map_err(wrong)?.ok_or_else(|| wrong("required"))?;
            Ok(())
        }),
    },
    Column {
        name: "count",
        field: "count",
        ja: "数",
        example: "3",
        write: |line, _| Cell::Whole(line.of.count.into()),
        read: Some(|line, cell, _| {
            line.of.count = count(cell).map_err(wrong)?.ok_or_else(|| wrong("required"))?;
            Ok(())
        }),
    },
    Column {
        name: "price_yen",
        field: "price_yen",
        ja: "料金（税込・円）",
        example: "9000",
        write: |line, _| Cell::Whole(line.of.price_yen),
        read: Some(|line, cell, _| {
            line.of.price_yen = whole(cell).map_err(wrong)?.ok_or_else(|| wrong("required"))?;
            Ok(())
        }),
    },
    Column {
        name: "price_basis",
        field: "price_basis",
        ja: "料金の単位",
        example: "人・泊",
        write: |line, book| word(BASES, &line.of.price_basis, book),
        read: Some(|line, cell, book| {
            line.of.price_basis = chosen(BASES, cell, None, book)?;
            Ok(())
        }),
    },
    Column {
        name: "covers",
        field: "covers",
        ja: "まとめて貸し出す部屋・席",
        example: "",
        write: |line, _| Cell::text(line.covers.join(";")),
        read: Some(|line, cell, _| {
            let names = cell.split([';', '；']).map(trimmed);
            line.covers = names.filter(|name| !name.is_empty()).collect();
            Ok(())
        }),
    },
    Column {
        name: "id",
        field: "id",
        ja: "区分ID",
        example: "",
        write: |line, _| line.of.id.map_or(Cell::Empty, |id| Cell::text(id.to_string())),
        read: Some(|line, cell, _| {
            let typed = narrow(cell);
            line.of.id = if typed.is_empty() {
                None
            } else {
                let id: Result<UnitTypeId, _> = typed.parse();
                Some(id.ok().ok_or_else(|| wrong("facility.unit_type_unknown"))?)
            };
            Ok(())
        }),
    },
];
