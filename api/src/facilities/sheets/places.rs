//! The columns of a listing.

use entities::facility::{Audience, LodgingLicence, Meals, State};

use super::choices::{
    AUDIENCES, INDUSTRIES, LICENCES, MEALS, PURPOSES, STATES, TYPES, chosen, chosen_of, listed, word,
};
use super::terms::{
    cancellation, closing_rules, hours, read_cancellation, read_closing_rules, read_hours, read_languages, read_zones,
    zones,
};
use super::{Book, Column, wrong};
use crate::error::Fault;
use crate::facilities::listing::Listing;
use crate::tables::Cell;
use crate::tables::values::{count, day, flag, katakana, narrow, number, phone, time, trimmed};
use crate::text::Locale;

/// A row of the table of places.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceLine {
    /// `F01`; empty for a new one.
    pub number: String,
    pub state: Option<State>,
    pub operator: String,
    pub listing: Listing,
}

fn municipality(line: &PlaceLine, book: &Book) -> Cell {
    let code = &line.listing.municipality_code;
    let row = book.municipalities.iter().find(|row| row.code == *code);
    match (book.locale, row) {
        (Locale::Ja, Some(row)) => Cell::text(&row.name_ja),
        _ => Cell::text(code),
    }
}

/// By its name, with or without 三重県 before it, or by its code.
fn read_municipality(line: &mut PlaceLine, cell: &str, book: &Book) -> Result<(), Fault> {
    let typed = narrow(cell);
    if typed.is_empty() {
        return Err(wrong("required"));
    }
    let found = book.municipalities.iter().find(|row| {
        row.code == typed || row.name_ja == typed || (typed.len() > row.name_ja.len() && typed.ends_with(&row.name_ja))
    });
    let row = found.ok_or_else(|| wrong("facility.municipality"))?;
    line.listing.municipality_code.clone_from(&row.code);
    Ok(())
}

macro_rules! column {
    ($name:literal, $field:literal, $ja:literal, $example:literal, $write:expr, $read:expr) => {
        Column {
            name: $name,
            field: $field,
            ja: $ja,
            example: $example,
            write: $write,
            read: Some($read),
        }
    };
}

/// A text as typed.
macro_rules! text {
    ($name:literal, $field:literal, $ja:literal, $example:literal, $($path:ident).+) => {
        column!($name, $field, $ja, $example, |line, _| Cell::text(&line.listing.$($path).+), |line, cell, _| {
            line.listing.$($path).+ = trimmed(cell);
            Ok(())
        })
    };
}

/// A value that may be unknown: how it is written, how it is read.
macro_rules! known {
    ($name:ident, $ja:literal, $example:literal, $write:expr, $read:expr) => {
        Column {
            name: stringify!($name),
            field: stringify!($name),
            ja: $ja,
            example: $example,
            write: |line, _| $write(line.listing.$name.clone()),
            read: Some(|line, cell, _| {
                line.listing.$name = $read(cell).map_err(wrong)?;
                Ok(())
            }),
        }
    };
}

macro_rules! choice {
    ($name:ident, $ja:literal, $example:literal, $all:expr, $empty:expr) => {
        Column {
            name: stringify!($name),
            field: stringify!($name),
            ja: $ja,
            example: $example,
            write: |line, book| word($all, &line.listing.$name, book),
            read: Some(|line, cell, book| {
                line.listing.$name = chosen($all, cell, $empty, book)?;
                Ok(())
            }),
        }
    };
}

/// Words of a list, semicolons between them.
macro_rules! listed {
    ($name:ident, $ja:literal, $example:literal, $all:expr) => {
        Column {
            name: stringify!($name),
            field: stringify!($name),
            ja: $ja,
            example: $example,
            write: |line, book| listed($all, line.listing.$name.as_deref(), book),
            read: Some(|line, cell, book| {
                line.listing.$name = chosen_of($all, cell, book)?;
                Ok(())
            }),
        }
    };
}

macro_rules! weekday {
    ($name:literal, $ja:literal, $of:literal) => {
        column!(
            $name,
            $name,
            $ja,
            "08:30-21:00",
            |line, _| hours(&line.listing, $of),
            |line, cell, _| { read_hours(&mut line.listing, $of, cell) }
        )
    };
}

fn clock(time: Option<String>) -> Cell {
    time.map_or(Cell::Empty, Cell::text)
}

/// All columns, in the order of the form.
pub const COLUMNS: &[Column<PlaceLine>] = &[
    column!(
        "number",
        "number",
        "施設番号",
        "",
        |line, _| Cell::text(&line.number),
        |line, cell, _| {
            line.number = narrow(cell).to_uppercase();
            Ok(())
        }
    ),
    Column {
        name: "state",
        field: "state",
        ja: "公開状態",
        example: "",
        write: |line, book| line.state.map_or(Cell::Empty, |state| word(STATES, &state, book)),
        read: None,
    },
    Column {
        name: "operator",
        field: "operator",
        ja: "運営する団体",
        example: "",
        write: |line, _| Cell::text(&line.operator),
        read: None,
    },
    text!("name_ja", "name.ja", "名称", "海辺の仕事場（架空）", name.ja),
    column!(
        "name_kana",
        "name_kana",
        "フリガナ",
        "ウミベノシゴトバ",
        |line, _| Cell::text(&line.listing.name_kana),
        |line, cell, _| {
            line.listing.name_kana = katakana(cell);
            Ok(())
        }
    ),
    text!("name_en", "name.en", "名称（英語）", "Seaside Work House", name.en),
    column!(
        "municipality_code",
        "municipality_code",
        "市町",
        "志摩市",
        municipality,
        read_municipality
    ),
    text!("address", "address", "所在地", "三重県志摩市架空町1番地", address),
    column!(
        "lat",
        "lat",
        "緯度",
        "34.3283",
        |line, _| Cell::Number(line.listing.lat),
        |line, cell, _| {
            line.listing.lat = number(cell).map_err(wrong)?.unwrap_or(0.0);
            Ok(())
        }
    ),
    column!(
        "lon",
        "lon",
        "経度",
        "136.8296",
        |line, _| Cell::Number(line.listing.lon),
        |line, cell, _| {
            line.listing.lon = number(cell).map_err(wrong)?.unwrap_or(0.0);
            Ok(())
        }
    ),
    choice!(facility_type, "施設の種類", "滞在・執務型", TYPES, None),
    choice!(
        lodging_licence,
        "営業の許可",
        "旅館・ホテル営業",
        LICENCES,
        Some(LodgingLicence::None)
    ),
    choice!(
        audience,
        "利用できる人",
        "どなたでも",
        AUDIENCES,
        Some(Audience::Everyone)
    ),
    text!("theme", "theme", "特色", "海・食", theme),
    text!(
        "description_ja",
        "description.ja",
        "紹介文",
        "湾を望む宿です。",
        description.ja
    ),
    text!(
        "description_en",
        "description.en",
        "紹介文（英語）",
        "Above the bay.",
        description.en
    ),
    known!(down_mbps, "下りMbps", "120.5", Cell::number, number),
    known!(up_mbps, "上りMbps", "60", Cell::number, number),
    known!(rtt_ms, "遅延ミリ秒", "12", Cell::whole, count),
    known!(measured_on, "計測日", "2026/10/15", Cell::day, day),
    known!(wired_lan, "有線LAN", "○", Cell::flag, flag),
    known!(dedicated_ssid, "客室・個人別のWi-Fi", "○", Cell::flag, flag),
    known!(vpn_allowed, "VPN接続", "○", Cell::flag, flag),
    text!("wifi_note", "wifi_note", "回線についての補足", "", wifi_note),
    known!(monitors, "外部モニター", "4", Cell::whole, count),
    known!(multifunction_printer, "複合機", "○", Cell::flag, flag),
    known!(ergonomic_chairs, "ワークチェア", "6", Cell::whole, count),
    known!(lockable_booths, "鍵のかかる個室ブース", "2", Cell::whole, count),
    known!(single_rooms, "1名1室での利用", "○", Cell::flag, flag),
    known!(min_nights, "最少の泊数", "1", Cell::whole, count),
    known!(max_nights, "最多の泊数", "14", Cell::whole, count),
    known!(check_in_time, "チェックインの開始時刻", "15:00", clock, time),
    known!(check_out_time, "チェックアウトの時刻", "10:00", clock, time),
    choice!(meals, "食事", "朝食付き", MEALS, Some(Meals::None)),
    known!(children_allowed, "お子さま連れ", "○", Cell::flag, flag),
    known!(child_min_age, "お子さまの年齢の下限", "", Cell::whole, count),
    known!(pets_allowed, "ペット", "×", Cell::flag, flag),
    known!(wheelchair, "車いすでの利用", "○", Cell::flag, flag),
    known!(invoice_allowed, "請求書払い", "○", Cell::flag, flag),
    known!(parking, "駐車場", "10", Cell::whole, count),
    known!(ev_chargers, "EV充電器", "1", Cell::whole, count),
    known!(station_walk_minutes, "最寄り駅から徒歩（分）", "15", Cell::whole, count),
    known!(nagoya_minutes, "名古屋駅から（分）", "130", Cell::whole, count),
    text!("access_note", "access_note", "交通についての補足", "", access_note),
    column!(
        "languages",
        "languages",
        "対応できる言語",
        "ja;en",
        |line, _| Cell::text(line.listing.languages.join(";")),
        |line, cell, _| {
            read_languages(&mut line.listing, cell);
            Ok(())
        }
    ),
    column!(
        "hazards",
        "hazards",
        "ハザードマップの区域",
        "津波浸水想定区域",
        |line, book| zones(&line.listing, book),
        |line, cell, _| { read_zones(&mut line.listing, cell) }
    ),
    known!(elevation_m, "標高（m）", "12", Cell::whole, count),
    text!(
        "shelter_name",
        "shelter_name",
        "避難場所の名称",
        "架空小学校",
        shelter_name
    ),
    known!(shelter_walk_minutes, "避難場所まで徒歩（分）", "8", Cell::whole, count),
    column!(
        "emergency_phone",
        "emergency_phone",
        "緊急連絡先",
        "0599-00-0001",
        |line, _| Cell::text(&line.listing.emergency_phone),
        |line, cell, _| {
            line.listing.emergency_phone = phone(cell);
            Ok(())
        }
    ),
    weekday!("hours_mon", "月曜の利用時間", 0),
    weekday!("hours_tue", "火曜の利用時間", 1),
    weekday!("hours_wed", "水曜の利用時間", 2),
    weekday!("hours_thu", "木曜の利用時間", 3),
    weekday!("hours_fri", "金曜の利用時間", 4),
    weekday!("hours_sat", "土曜の利用時間", 5),
    weekday!("hours_sun", "日曜の利用時間", 6),
    column!(
        "closing_rules",
        "closing_rules",
        "休館日",
        "第3水・年末年始",
        |line, _| closing_rules(&line.listing),
        |line, cell, _| { read_closing_rules(&mut line.listing, cell) }
    ),
    column!(
        "cancellation_rules",
        "cancellation_rules",
        "キャンセル料（日前:％）",
        "1:20;0:80;-1:100",
        |line, _| cancellation(&line.listing),
        |line, cell, _| { read_cancellation(&mut line.listing, cell) }
    ),
    listed!(
        welcomed_purposes,
        "歓迎する目的",
        "合宿・集中作業;研修・人材育成",
        PURPOSES
    ),
    listed!(welcomed_industries, "歓迎する業種", "情報通信業", INDUSTRIES),
    known!(
        welcomed_party_from,
        "受け入れやすい人数（から）",
        "2",
        Cell::whole,
        count
    ),
    known!(welcomed_party_to, "受け入れやすい人数（まで）", "8", Cell::whole, count),
    known!(first_timers_welcome, "初めての利用の歓迎", "○", Cell::flag, flag),
];
