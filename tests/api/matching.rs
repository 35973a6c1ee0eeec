//! The search: conditions hide, wishes score, and everybody can read why.

use chrono::NaiveDate;
use entities::facility::{ActiveModel, Audience, State};
use entities::id::ClosingRuleId;
use entities::unit_type::{Kind, PriceBasis};
use entities::{closing_rule, facility_hours, holiday};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, Set};
use serde_json::{Value, json};
use tests::{Answer, Facility, TestApp};
use workcation::availability::Ask;
use workcation::jobs;

use crate::stays::{Guest, day};

async fn hotel(app: &TestApp, name: &str, change: impl FnOnce(&mut ActiveModel)) -> Facility {
    let operator = "海のホテル";
    let named = |row: &mut ActiveModel| {
        row.name_ja = Set(name.to_owned());
        change(row);
    };
    app.facility(operator).await.rooms(4, 2).row(named).create().await
}

async fn search(app: &TestApp, query: &str) -> Answer {
    app.visitor().get(&format!("/facilities?{query}")).await.expects(200)
}

async fn count(app: &TestApp, query: &str) -> Answer {
    app.visitor()
        .get(&format!("/facilities/counts?{query}"))
        .await
        .expects(200)
}

fn names(answer: &Answer) -> Vec<&str> {
    let items = answer["items"].as_array().unwrap();
    let mut names: Vec<&str> = items
        .iter()
        .map(|item| item["facility"]["name_ja"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    names
}

fn codes(reasons: &Value) -> Vec<&str> {
    reasons
        .as_array()
        .unwrap()
        .iter()
        .map(|reason| reason["code"].as_str().unwrap())
        .collect()
}

#[actix_web::test]
async fn what_is_unknown_never_passes_a_condition_and_is_neutral_for_a_wish() {
    let app = TestApp::new().await;
    hotel(&app, "可", |row| row.pets_allowed = Set(Some(true))).await;
    hotel(&app, "不可", |row| row.pets_allowed = Set(Some(false))).await;
    hotel(&app, "不明", |row| row.pets_allowed = Set(None)).await;
    let must = search(&app, "must=pets").await;
    assert_eq!(names(&must), ["可"]);
    let counts = count(&app, "must=pets").await;
    assert_eq!((&counts["total"], &counts["hidden"]["count"]), (&json!(1), &json!(2)));
    assert_eq!(codes(&must["items"][0]["reasons"]["met"]), ["pets.met", "line.met"]);

    let wish = search(&app, "wish=pets:2").await;
    let shown: Vec<(&str, i64)> = wish["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| {
            (
                item["facility"]["name_ja"].as_str().unwrap(),
                item["score"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(shown, [("可", 100), ("不明", 67), ("不可", 33)]);
    assert_eq!(codes(&wish["items"][1]["reasons"]["unmet"]), ["pets.unknown"]);
    let text = wish["items"][1]["reasons"]["unmet"][0]["text"].as_str().unwrap();
    assert!(text.contains("情報なし"), "{text}");
    let numbers: Vec<&Value> = wish["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["number"])
        .collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[actix_web::test]
async fn it_says_how_many_are_hidden_and_which_condition_to_loosen() {
    let app = TestApp::new().await;
    hotel(&app, "両方", |row| row.pets_allowed = Set(Some(true))).await;
    hotel(&app, "VPNだけ", |_| ()).await;
    hotel(&app, "VPNだけ二", |_| ()).await;
    hotel(&app, "ペットだけ", |row| {
        row.vpn_allowed = Set(Some(false));
        row.pets_allowed = Set(Some(true));
    })
    .await;
    hotel(&app, "どちらも", |row| row.vpn_allowed = Set(None)).await;
    let answer = search(&app, "must=vpn,pets").await;
    assert_eq!(names(&answer), ["両方"]);
    let counts = count(&app, "must=vpn,pets").await;
    let hidden = &counts["hidden"];
    assert_eq!(hidden["count"], 4);
    let by: Vec<(&str, i64)> = hidden["by"]
        .as_array()
        .unwrap()
        .iter()
        .map(|by| {
            (
                by["condition"].as_str().unwrap(),
                by["count_if_loosened"].as_i64().unwrap(),
            )
        })
        .collect();
    assert_eq!(by, [("pets", 2), ("vpn", 1)]);
    assert_eq!(hidden["by"][0]["text"], "「ペット可」を外すと、あと2件表示できます。");
    // The promise holds: without the condition there are as many more.
    assert_eq!(count(&app, "must=vpn").await["total"], 1 + 2);
    assert_eq!(count(&app, "must=pets").await["total"], 1 + 1);
    let english = app
        .visitor()
        .request("GET", "/facilities/counts?must=vpn,pets")
        .language("en")
        .send()
        .await;
    assert_eq!(english["hidden"]["by"][0]["text"], "Without “pets allowed”, 2 more.");
}

#[actix_web::test]
async fn the_line_must_carry_the_calls_of_the_party() {
    let app = TestApp::new().await;
    // Six people: three in calls, three not: 31.5 down, 20.25 up.
    let line = |down: f64, up: f64| {
        move |row: &mut ActiveModel| {
            row.down_mbps = Set(Some(down));
            row.up_mbps = Set(Some(up));
        }
    };
    hotel(&app, "足りる", line(31.5, 20.25)).await;
    hotel(&app, "上りが足りない", line(100.0, 20.2)).await;
    hotel(&app, "未計測", |row| row.down_mbps = Set(None)).await;
    hotel(&app, "遅延", |row| row.rtt_ms = Set(Some(101))).await;
    assert_eq!(names(&search(&app, "party=6&must=calls").await), ["足りる"]);
    // One person needs 9 down and 6 up.
    assert_eq!(
        names(&search(&app, "party=1&must=calls").await),
        ["上りが足りない", "足りる"]
    );
    assert_eq!(
        names(&search(&app, "up_mbps=20.25").await),
        ["未計測", "足りる", "遅延"]
    );
}

#[actix_web::test]
async fn an_old_measurement_is_said_and_weighs_less() {
    let app = TestApp::new().await;
    let on = |text: &str| {
        let on: NaiveDate = day(text);
        move |row: &mut ActiveModel| row.measured_on = Set(Some(on))
    };
    hotel(&app, "新", on("2025-11-20")).await;
    hotel(&app, "旧", on("2025-11-19")).await;
    let answer = search(&app, "").await;
    assert_eq!(answer["items"][0]["facility"]["name_ja"], "新");
    let old = &answer["items"][1];
    assert_eq!(old["facility"]["measurement_is_stale"], true);
    assert_eq!(codes(&old["reasons"]["unmet"]), ["line.stale"]);
    let text = old["reasons"]["unmet"][0]["text"].as_str().unwrap();
    assert!(
        text.starts_with("要再計測") && text.contains("2025年11月19日"),
        "{text}"
    );
    assert!(old["score"].as_i64() < answer["items"][0]["score"].as_i64());
}

#[actix_web::test]
async fn dates_hide_what_is_full_or_closed_and_near_misses_are_named() {
    let app = TestApp::new().await;
    let free = hotel(&app, "空き", |_| ()).await;
    let full = hotel(&app, "満室", |_| ()).await;
    hotel(&app, "三泊から", |row| row.min_nights = Set(Some(3))).await;
    let desks = app.facility("港のデスク").await.desks(4).create().await;
    let ask = Ask {
        unit_type: full.unit_type(),
        quantity: 4,
    };
    let guest = Guest::of(&app).await;
    guest
        .takes(full.id, &[ask], day("2026-12-02"), day("2026-12-03"))
        .await
        .unwrap();
    let answer = search(&app, "starts_on=2026-12-01&ends_on=2026-12-03&party=6").await;
    let found: Vec<String> = answer["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["facility"]["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(found, [free.id.to_string()]);
    assert_eq!(
        answer["items"][0]["strip"][0],
        json!({ "on": "2026-11-29", "status": "free" })
    );
    assert_eq!(answer["items"][0]["strip"].as_array().unwrap().len(), 14);
    let counts = count(&app, "starts_on=2026-12-01&ends_on=2026-12-03&party=6").await;
    let by: Vec<&str> = counts["hidden"]["by"]
        .as_array()
        .unwrap()
        .iter()
        .map(|by| by["condition"].as_str().unwrap())
        .collect();
    // Four desks are no room for six; the other one is full on one night, and one wants longer stays.
    assert_eq!(by, ["dates", "flexible_days", "party"]);
    let near: Vec<i64> = counts["hidden"]["near"]
        .as_array()
        .unwrap()
        .iter()
        .map(|near| near["shift_days"].as_i64().unwrap())
        .collect();
    assert_eq!(near, [-1, -2, 2]);

    let day_use = search(&app, "starts_on=2026-12-01&ends_on=2026-12-01&party=3&strip_days=7").await;
    assert_eq!(day_use["items"].as_array().unwrap().len(), 1);
    assert_eq!(day_use["items"][0]["facility"]["id"], desks.id.to_string());
    assert_eq!(day_use["items"][0]["strip"].as_array().unwrap().len(), 7);
}

/// The strip leaves out what it needn't load, the calendar nothing.
#[actix_web::test]
async fn strips_say_what_the_calendar_of_the_place_says() {
    let app = TestApp::new().await;
    let holiday = holiday::ActiveModel {
        day: Set(day("2026-12-10")),
        name: Set("記念日".to_owned()),
    };
    holiday.insert(app.db()).await.unwrap();
    let house = app.facility("海のホテル").await.rooms(3, 2).desks(2);
    let house = house.hours(Some(("13:00", "20:00"))).create().await;
    let desks = app.facility("港のデスク").await.desks(4);
    let desks = desks.hours(Some(("09:00", "17:00"))).create().await;
    for place in [house.id, desks.id] {
        let rule = closing_rule::ActiveModel {
            id: Set(ClosingRuleId::new()),
            facility_id: Set(place),
            kind: Set(closing_rule::Kind::PublicHoliday),
            ..Default::default()
        };
        rule.insert(app.db()).await.unwrap();
    }
    let mut closed = 0;
    for dates in [
        "starts_on=2026-12-01&ends_on=2026-12-03",
        "starts_on=2026-12-02&ends_on=2026-12-02",
        "starts_on=2026-12-10&ends_on=2026-12-11&flexible_days=2",
        "starts_on=2026-12-15&ends_on=2026-12-16",
    ] {
        let answer = search(&app, &format!("{dates}&party=2")).await;
        let items = answer["items"].as_array().unwrap();
        assert!(!items.is_empty(), "{dates}");
        for item in items {
            let (id, strip) = (
                item["facility"]["id"].as_str().unwrap(),
                item["strip"].as_array().unwrap(),
            );
            let from = strip[0]["on"].as_str().unwrap();
            let path = format!("/facilities/{id}/availability?from={from}&days=14&party=2");
            let calendar = app.visitor().get(&path).await.expects(200);
            let said = |days: &[Value]| days.iter().map(|day| day["status"].clone()).collect::<Vec<Value>>();
            assert_eq!(said(strip), said(calendar["days"].as_array().unwrap()), "{dates}");
            closed += strip.iter().filter(|day| day["status"] == "closed").count();
        }
    }
    assert!(closed > 3, "{closed}");
}

#[actix_web::test]
async fn a_day_without_hours_is_no_near_miss_of_a_day_at_a_desk() {
    let app = TestApp::new().await;
    let house = app.facility("海のホテル").await.rooms(1, 2).desks(2);
    let house = house.hours(Some(("09:00", "17:00"))).create().await;
    let sundays = facility_hours::Entity::delete_many().filter(facility_hours::Column::Weekday.eq(6));
    sundays.exec(app.db()).await.unwrap();
    let desks = Ask {
        unit_type: house.types[1].0,
        quantity: 2,
    };
    let guest = Guest::of(&app).await;
    let saturday = day("2026-12-05");
    guest.takes(house.id, &[desks], saturday, saturday).await.unwrap();
    let asked = format!("starts_on={saturday}&ends_on={saturday}&party=2");
    let counts = count(&app, &asked).await;
    let near = counts["hidden"]["near"].as_array().unwrap();
    let near: Vec<i64> = near.iter().map(|near| near["shift_days"].as_i64().unwrap()).collect();
    assert!(near.contains(&-1) && !near.contains(&1), "{near:?}");
}

#[actix_web::test]
async fn a_place_for_staff_and_a_draft_are_in_no_list() {
    let app = TestApp::new().await;
    hotel(&app, "公開", |_| ()).await;
    hotel(&app, "職員", |row| row.audience = Set(Audience::StaffOnly)).await;
    hotel(&app, "下書き", |row| row.state = Set(State::Draft)).await;
    let answer = search(&app, "must=vpn").await;
    assert_eq!(names(&answer), ["公開"]);
    assert_eq!(count(&app, "must=vpn").await["hidden"]["count"], 0);
    let employee = app.employee_of("総務課").await.get("/facilities").await.expects(200);
    assert_eq!(names(&employee), ["公開", "職員"]);
}

#[actix_web::test]
async fn the_map_counts_every_municipality_wherever_the_list_looks() {
    let app = TestApp::new().await;
    for code in ["242012", "242110"] {
        app.municipality(code).await;
    }
    let there = |code: &str| {
        let code = code.to_owned();
        move |row: &mut ActiveModel| row.municipality_code = Set(code)
    };
    hotel(&app, "津", there("242012")).await;
    hotel(&app, "鳥羽一", there("242110")).await;
    hotel(&app, "鳥羽二", there("242110")).await;
    hotel(&app, "志摩", |_| ()).await;
    let answer = search(&app, "municipality=242110").await;
    assert_eq!(names(&answer), ["鳥羽一", "鳥羽二"]);
    let counted = count(&app, "municipality=242110").await;
    let counts: Vec<(&str, i64)> = counted["municipalities"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["code"].as_str().unwrap(), one["count"].as_i64().unwrap()))
        .collect();
    assert_eq!(counts, [("242012", 1), ("242110", 2), ("242152", 1)]);
    assert_eq!(
        names(&search(&app, "area=%E4%BC%8A%E5%8B%A2%E5%BF%97%E6%91%A9").await).len(),
        3
    );
}

#[actix_web::test]
async fn equal_places_are_shown_fairly_and_the_same_all_day() {
    let app = TestApp::new().await;
    app.municipality("242110").await;
    let busy = hotel(&app, "志摩", |_| ()).await;
    hotel(&app, "鳥羽", |row| row.municipality_code = Set("242110".to_owned())).await;
    let ask = Ask {
        unit_type: busy.unit_type(),
        quantity: 1,
    };
    Guest::of(&app)
        .await
        .takes(busy.id, &[ask], day("2027-01-05"), day("2027-01-06"))
        .await
        .unwrap();
    jobs::run_once(app.inner(), "facility.score").await.unwrap();
    let order = |answer: &Answer| -> Vec<String> {
        let items = answer["items"].as_array().unwrap();
        items
            .iter()
            .map(|item| item["facility"]["name_ja"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(order(&search(&app, "").await), ["鳥羽", "志摩"]);

    for number in 0..8 {
        hotel(&app, &format!("宿{number}"), |_| ()).await;
    }
    let today = order(&search(&app, "").await);
    assert_eq!(order(&search(&app, "").await), today);
    assert_ne!(order(&search(&app, "party=2").await), today);
    app.at("2026-11-21T09:00");
    assert_ne!(order(&search(&app, "").await), today);
    let first = search(&app, "limit=4").await;
    let second = search(&app, &format!("limit=4&cursor={}", first["next"].as_str().unwrap())).await;
    assert_eq!(second["items"][0]["number"], 5);
    assert_eq!(count(&app, "").await["total"], 10);
}

#[actix_web::test]
async fn prices_are_compared_a_person() {
    let app = TestApp::new().await;
    // 10,000 yen a room of two: 10,000 alone, 5,000 for two.
    hotel(&app, "部屋", |_| ()).await;
    let named = |row: &mut ActiveModel| row.name_ja = Set("一人".to_owned());
    let person = app
        .facility("山のホテル")
        .await
        .units(Kind::Room, 2, 2, 6_000, PriceBasis::PersonNight);
    person.row(named).create().await;
    assert_eq!(names(&search(&app, "price_max=6000").await), ["一人"]);
    assert_eq!(names(&search(&app, "price_max=5000&party=2").await), ["部屋"]);
    let sorted = search(&app, "sort=price&party=2").await;
    assert_eq!(sorted["items"][0]["facility"]["name_ja"], "部屋");
    assert_eq!(sorted["items"][0]["facility"]["price_per_person_yen"], 5000);

    let call = app.call(|call| call.cap_per_person_night_yen = Set(Some(7_000))).await;
    let capped = search(&app, &format!("call_id={call}&sort=price")).await;
    assert!(codes(&capped["items"][0]["reasons"]["met"]).contains(&"price_cap.met"));
    assert!(codes(&capped["items"][1]["reasons"]["unmet"]).contains(&"price_cap.unmet"));
    let unknown = entities::id::CallId::new();
    app.visitor()
        .get(&format!("/facilities?call_id={unknown}"))
        .await
        .refuses(404, "not_found");
}

#[actix_web::test]
async fn every_fault_of_a_search_is_named_at_once() {
    let app = TestApp::new().await;
    let query = "starts_on=2026-11-19&ends_on=2026-11-18&party=101&must=vpn,sauna&wish=parking:9&strip_days=30";
    let refused = app
        .visitor()
        .get(&format!("/facilities?{query}"))
        .await
        .refuses(422, "input.invalid");
    let mut fields: Vec<&str> = refused.faults().into_iter().map(|(field, _)| field).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["ends_on", "must", "party", "starts_on", "strip_days", "wish"]);
    app.visitor()
        .get("/facilities?starts_on=2026-12-01")
        .await
        .refuses(422, "input.invalid");
    for far in ["2028-11-21", "%2B262142-12-30"] {
        let path = format!("/facilities?starts_on={far}&ends_on={far}");
        let refused = app.visitor().get(&path).await.refuses(422, "input.invalid");
        assert_eq!(refused.faults()[0].0, "ends_on");
    }
    search(&app, "starts_on=2028-11-19&ends_on=2028-11-19").await;
    app.visitor()
        .get("/facilities?party=many")
        .await
        .refuses(422, "input.malformed");
}
