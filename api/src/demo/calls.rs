//! The model project and its three calls: two that are over, one that is open today.

use chrono::{DateTime, Days, NaiveDate, Utc};
use entities::id::{CallId, ProgrammeId};
use entities::programme_call::{ResidenceRule, SelectionMethod, State};
use entities::{programme, programme_call};

use super::seed;
use super::time::open_half;
use crate::programmes::Half;
use crate::text::Locale;

/// How many days before its half a call opens, and how many before its last stay it closes.
const OPENS_DAYS_BEFORE: u64 = 45;
const CLOSES_DAYS_BEFORE: u64 = 7;

const GUIDELINES_JA: &str = "\
1　目的　県内でのワーケーションを試行し、働き方と受入環境の課題を明らかにします。
2　対象　企業・団体（個人事業主を含む）の従業員等、及び三重県の職員。
3　内容　県内の登録施設に滞在し、又は施設を日帰りで利用して、普段の業務を行っていただきます。
4　助成　宿泊及び執務場所の利用に要する経費の2分の1（1人1泊当たり5,000円、1企業当たり200,000円を上限とし、100円未満を切り捨てます。）。県職員は対象外です。
5　条件　滞在の前後のアンケートと、滞在の報告にご協力いただきます。滞在の期間が年度をまたぐ申込みはお受けできません。
6　選考　先着順とし、予算の額に達し次第、受付を終了します。
宿泊・利用契約は利用者と施設の間で成立します。";

const GUIDELINES_EN: &str = "\
1. Purpose: to try workcations in the prefecture and learn what work and hosts still need.
2. For: employees of companies and organisations, freelancers, and employees of Mie Prefecture.
3. What: stay at a listed facility, or use one by the day, and do your usual work there.
4. Subsidy: half of the cost of lodging and work places, at most 5,000 yen a person and night and 200,000 yen a \
company, rounded down to 100 yen. Not for the prefecture's own employees.
5. Conditions: surveys before and after the stay and a short report. A stay can't cross the end of a fiscal year.
6. Selection: first come, first served, while the budget lasts.
The contract for lodging and use is between guest and facility.";

pub fn programme(now: DateTime<Utc>) -> programme::Model {
    programme::Model {
        id: programme_id(),
        name_ja: "みえワーケーション推進モデル事業".to_owned(),
        name_en: "Mie workcation model project".to_owned(),
        created_at: now,
    }
}

fn programme_id() -> ProgrammeId {
    ProgrammeId(seed::id("programme", "trial"))
}

/// The id of a call by how many halves it lies before the open one.
pub fn call_id(halves_before: i32) -> CallId {
    CallId(seed::id("call", &halves_before.to_string()))
}

/// The call of a stay: near the end of a half, when the next half's call is open, stays are still the former one's.
pub fn of_stay(today: NaiveDate, starts_on: NaiveDate, halves_before: i32) -> CallId {
    let is_earlier = halves_before == 0 && starts_on < open_half(today).first_day();
    call_id(halves_before + i32::from(is_earlier))
}

/// The calls of the two halves before the open one, and the open one.
pub fn calls(now: DateTime<Utc>, today: NaiveDate) -> Vec<programme_call::Model> {
    let open = open_half(today);
    let by_turn = [2, 1, 0].map(|before| call(call_id(before), open.moved(-before), now));
    let selected = [
        selection(("round", 2), SelectionMethod::Round, open, (now, today)),
        selection(("lottery", 3), SelectionMethod::Lottery, open, (now, today)),
    ];
    by_turn.into_iter().chain(selected).collect()
}

/// The id of a call whose places aren't given first come, first served: `round`, `lottery`.
pub fn selection_id(key: &str) -> CallId {
    CallId(seed::id("call", key))
}

/// A call to which one could apply until a week ago, and whose applications are chosen from.
fn selection(
    (key, number): (&str, u32),
    selection_method: SelectionMethod,
    half: Half,
    (now, today): (DateTime<Utc>, NaiveDate),
) -> programme_call::Model {
    let (ja, en) = match selection_method {
        SelectionMethod::Lottery => ("（抽選）", "by lottery"),
        _ => ("（選考）", "by selection"),
    };
    let usual = call(selection_id(key), half, now);
    programme_call::Model {
        number: format!("{half}-{number:02}"),
        name_ja: format!("{}{ja}", usual.name_ja),
        name_en: format!("{}, {en}", usual.name_en),
        guidelines_ja: usual.guidelines_ja.replace(
            "先着順とし、予算の額に達し次第、受付を終了します。",
            "受付の終了後、公表した方針により選考します。",
        ),
        guidelines_en: usual.guidelines_en.replace(
            "first come, first served, while the budget lasts.",
            "after the last day of application, by a published policy.",
        ),
        apply_open_on: today - Days::new(30),
        apply_close_on: today - Days::new(7),
        // Listed after the call that is open.
        stay_from_on: usual.stay_from_on - Days::new(1),
        stay_to_on: today.max(usual.stay_to_on) + Days::new(60),
        max_party: 40,
        max_open_applications: 5,
        selection_method,
        ..usual
    }
}

fn call(id: CallId, half: Half, now: DateTime<Utc>) -> programme_call::Model {
    let (stay_from_on, stay_to_on) = (half.first_day(), last_stay(half));
    programme_call::Model {
        id,
        programme_id: programme_id(),
        number: format!("{half}-01"),
        name_ja: format!("{} ワーケーション試行", half.label(Locale::Ja)),
        name_en: format!("Workcation trial, {}", half.label(Locale::En)),
        guidelines_ja: GUIDELINES_JA.to_owned(),
        guidelines_en: GUIDELINES_EN.to_owned(),
        state: State::Published,
        suspended_at: None,
        suspended_reason: None,
        companies_allowed: true,
        employees_allowed: true,
        residence_rule: ResidenceRule::Any,
        apply_open_on: stay_from_on - Days::new(OPENS_DAYS_BEFORE),
        apply_close_on: stay_to_on - Days::new(CLOSES_DAYS_BEFORE),
        apply_lead_days: 7,
        stay_from_on,
        stay_to_on,
        min_nights: 0,
        max_nights: 10,
        min_party: 1,
        max_party: 12,
        max_applications_per_year: Some(20),
        max_open_applications: 3,
        selection_method: SelectionMethod::FirstCome,
        hosts_agreed: false,
        work_days_required: false,
        subsidy_rate_per_mille: 500,
        cap_per_person_night_yen: Some(5_000),
        cap_per_organisation_yen: Some(200_000),
        night_cap: Some(7),
        rounding_yen: 100,
        budget_total_yen: Some(5_000_000),
        survey_required: true,
        report_due_days: 30,
        created_at: now,
        version: 1,
    }
}

/// The second half's stays end on 15 March, so that reports and payments close within the fiscal year; the first
/// half's may run into the middle of October.
fn last_stay(half: Half) -> NaiveDate {
    if half.second {
        half.last_day() - Days::new(16)
    } else {
        half.last_day() + Days::new(15)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn on_the_day_of_the_template_the_call_of_the_second_half_of_reiwa_8_is_open() {
        let calls = calls(DateTime::default(), on("2026-11-20"));
        let numbers: Vec<&str> = calls.iter().map(|call| call.number.as_str()).collect();
        assert_eq!(
            numbers,
            ["2025H2-01", "2026H1-01", "2026H2-01", "2026H2-02", "2026H2-03"]
        );
        assert_eq!(calls[2].name_ja, "令和8年度 下半期 ワーケーション試行");
        assert_eq!(calls[2].stay_to_on, on("2027-03-15"));
        assert_eq!(calls[1].stay_to_on, on("2026-10-15"));
    }

    proptest! {
        #[test]
        fn on_every_day_one_can_apply_for_a_stay_and_the_former_calls_are_over_or_ending(days in 0_u64..4_000) {
            let today = on("2024-01-01") + Days::new(days);
            let calls = calls(DateTime::default(), today);
            let open = &calls[2];
            prop_assert!(open.apply_open_on <= today && today <= open.apply_close_on);
            let earliest = today + Days::new(7);
            prop_assert!(earliest.max(open.stay_from_on) <= open.stay_to_on);
            prop_assert!(calls[0].apply_close_on < today);
        }
    }
}
