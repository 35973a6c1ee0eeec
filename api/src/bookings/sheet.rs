//! Bookings as a table. Names and ways to reach people stand only where the reader may see them; the cell is empty
//! otherwise, so that every reader's file has the same columns.

use std::collections::BTreeMap;

use entities::booking::{Kind, State};
use entities::id::PersonId;
use entities::{facility, person};

use super::store::Row;
use super::views::Seen;
use crate::app::day_in_tokyo;
use crate::facilities::sheets;
use crate::tables::{Cell, Table};
use crate::text::Locale;

const HEAD: [(&str, &str); 23] = [
    ("受付番号", "number"),
    ("状態", "state"),
    ("区分", "kind"),
    ("申込団体", "organisation"),
    ("業種", "industry"),
    ("施設番号", "facility_number"),
    ("施設名", "facility_name"),
    ("市町コード", "municipality_code"),
    ("あわせて利用する施設", "also_facility_name"),
    ("開始日", "starts_on"),
    ("終了日", "ends_on"),
    ("泊数", "nights"),
    ("人数", "party"),
    ("うち子ども", "children"),
    ("同行者", "companions"),
    ("目的", "purpose"),
    ("受付日", "submitted_on"),
    ("確定日", "confirmed_on"),
    ("キャンセル料（円）", "fee_yen"),
    ("申込者", "applicant"),
    ("メール", "email"),
    ("電話", "phone"),
    ("参加者", "participants"),
];

const STATES: &[(State, &str, &str)] = &[
    (State::Draft, "下書き", "draft"),
    (State::SupervisorReview, "所属長の確認中", "supervisor_review"),
    (State::InReview, "事務局の審査中", "in_review"),
    (State::Pooled, "選考中", "pooled"),
    (State::HostCheck, "施設の確認中", "host_check"),
    (State::Confirmed, "予約確定", "confirmed"),
    (State::CheckedIn, "滞在中", "checked_in"),
    (State::Completed, "終了", "completed"),
    (State::Returned, "差戻し", "returned"),
    (State::Waiting, "キャンセル待ち", "waiting"),
    (State::Offered, "空きのご案内", "offered"),
    (State::Withdrawn, "取下げ", "withdrawn"),
    (State::Disapproved, "不承認", "disapproved"),
    (State::Declined, "受入不可", "declined"),
    (State::NotSelected, "不採択", "not_selected"),
    (State::HoldExpired, "仮予約の期限切れ", "hold_expired"),
    (State::Cancelled, "キャンセル", "cancelled"),
    (State::CalledOff, "中止", "called_off"),
    (State::Revoked, "決定取消", "revoked"),
    (State::NoShow, "不泊", "no_show"),
];

const PURPOSES: &[(&str, &str)] = &[
    ("routine", "ふだんの業務をそのまま行う"),
    ("retreat", "合宿・集中作業"),
    ("team", "チームづくり・社内交流"),
    ("training", "研修・人材育成"),
    ("local", "地域の課題解決・地域の人との交流"),
    ("leave", "休暇・家族との時間との組合せ"),
    ("scout", "拠点（サテライトオフィス等）や移住の検討・下見"),
    ("hr", "働き方の制度づくりに向けた試行"),
    ("other", "その他"),
];

/// The rows, each with what its reader sees of it, as a table.
#[must_use]
pub fn table(rows: &[(Row, Seen)], people: &BTreeMap<PersonId, person::Model>, locale: Locale) -> Table {
    let head = HEAD.map(|(ja, en)| if locale == Locale::Ja { ja } else { en });
    Table {
        title: "bookings".to_owned(),
        head: head.map(ToOwned::to_owned).to_vec(),
        rows: rows
            .iter()
            .map(|(row, seen)| {
                let applicant = people.get(&row.booking.applicant_id).filter(|_| seen.people);
                [stay(row, *seen, locale), whom(row, *seen, applicant)].concat()
            })
            .collect(),
    }
}

fn stay(row: &Row, seen: Seen, locale: Locale) -> Vec<Cell> {
    let of = &row.booking;
    let (facility, organisation) = (row.facility.as_ref(), row.organisation.as_ref());
    let industry = organisation.and_then(|row| row.industry.as_deref());
    let nights = of
        .starts_on
        .zip(of.ends_on)
        .map(|(from, until)| (until - from).num_days());
    let day = |moment: Option<_>| Cell::day(moment.map(day_in_tokyo));
    vec![
        Cell::text(&of.number),
        state(of.state, locale),
        kind(of.kind, locale),
        organisation
            .filter(|_| seen.people)
            .map_or(Cell::Empty, |row| Cell::text(&row.name)),
        industry.map_or(Cell::Empty, |of| Cell::text(sheets::industry(of, locale))),
        facility.map_or(Cell::Empty, |row| Cell::text(&row.number)),
        name(facility, locale),
        facility.map_or(Cell::Empty, |row| Cell::text(&row.municipality_code)),
        name(row.also.as_deref(), locale),
        Cell::day(of.starts_on),
        Cell::day(of.ends_on),
        Cell::whole(nights),
        Cell::Whole(of.party.into()),
        Cell::Whole(of.children.into()),
        Cell::Whole(of.companions.into()),
        purpose(&of.purpose, locale),
        day(of.submitted_at),
        day(of.confirmed_at),
        Cell::whole(of.fee_yen),
    ]
}

fn name(place: Option<&facility::Model>, locale: Locale) -> Cell {
    place.map_or(Cell::Empty, |row| match locale {
        Locale::En if !row.name_en.is_empty() => Cell::text(&row.name_en),
        _ => Cell::text(&row.name_ja),
    })
}

fn whom(row: &Row, seen: Seen, applicant: Option<&person::Model>) -> Vec<Cell> {
    let names = row.participants.iter().map(|one| one.name.as_str());
    let names = if seen.people {
        names.collect::<Vec<_>>().join(";")
    } else {
        String::new()
    };
    let of = |field: fn(&person::Model) -> &String| applicant.map_or(Cell::Empty, |person| Cell::text(field(person)));
    vec![
        of(|person| &person.name),
        of(|person| &person.email),
        of(|person| &person.phone),
        Cell::text(names),
    ]
}

fn state(state: State, locale: Locale) -> Cell {
    let found = STATES.iter().find(|(of, ..)| *of == state);
    found.map_or(Cell::Empty, |(_, ja, en)| {
        Cell::text(if locale == Locale::Ja { *ja } else { *en })
    })
}

fn kind(kind: Kind, locale: Locale) -> Cell {
    Cell::text(match (kind, locale) {
        (Kind::Company, Locale::Ja) => "企業・団体",
        (Kind::Employee, Locale::Ja) => "県職員",
        (Kind::Company, Locale::En) => "company",
        (Kind::Employee, Locale::En) => "employee",
    })
}

/// The word of a purpose; one that isn't ours as it stands.
fn purpose(code: &str, locale: Locale) -> Cell {
    let known = PURPOSES.iter().find(|(name, _)| *name == code && locale == Locale::Ja);
    Cell::text(known.map_or(code, |(_, ja)| ja))
}
