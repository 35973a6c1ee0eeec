//! Fit against a slow twin that knows what was told of each place and asks rule by rule: the same places fit, each
//! other one is hidden for the same reasons, and what would admit it does.

mod twin;

use std::collections::{BTreeMap, BTreeSet};

use entities::facility::FacilityType;
use proptest::test_runner::{RngAlgorithm, TestRng};
use sea_orm::ConnectionTrait;
use serde_json::Value;
use tests::{Answer, TestApp};
use workcation::jobs;

use crate::stays::Guest;
use twin::{Draw, Search, Told, WORDS, place, search};

const PLACES: usize = 32;
const SEARCHES: usize = 60;

async fn ask(app: &TestApp, path: &str) -> Answer {
    app.visitor().get(path).await.expects(200)
}

fn ids(answer: &Answer) -> BTreeSet<String> {
    let items = answer["items"].as_array().unwrap().iter();
    items
        .map(|item| item["facility"]["id"].as_str().unwrap().to_owned())
        .collect()
}

/// The address with one parameter changed, as a button does it.
fn pressed(text: &str, loosen: &Value) -> String {
    let parameter = loosen["parameter"].as_str().unwrap();
    let gone = |pair: &&str| {
        let name = pair.split('=').next().unwrap();
        name != parameter && !(parameter == "starts_on" && name == "ends_on")
    };
    let mut pairs: Vec<String> = text.split('&').filter(gone).map(str::to_owned).collect();
    pairs.extend(loosen["value"].as_str().map(|value| format!("{parameter}={value}")));
    pairs.join("&")
}

/// Every reason's last change at once; `must` loses each named word.
fn admitted(text: &str, reasons: &[Value]) -> String {
    reasons.iter().fold(text.to_owned(), |text, reason| {
        let loosen = reason["changes"].as_array().unwrap().last().unwrap()["loosen"].clone();
        if loosen["parameter"] != "must" {
            return pressed(&text, &loosen);
        }
        let must = text
            .split('&')
            .find_map(|pair| pair.strip_prefix("must="))
            .unwrap_or_default();
        let rest: Vec<&str> = must.split(',').filter(|word| *word != reason["condition"]).collect();
        let value = (!rest.is_empty()).then(|| rest.join(","));
        pressed(&text, &serde_json::json!({ "parameter": "must", "value": value }))
    })
}

async fn check(app: &TestApp, told: &[Told], search: &Search, seen: &mut BTreeMap<String, usize>) {
    let text = search.text();
    let asked: Vec<&Told> = told
        .iter()
        .filter(|told| !search.lodging_only || told.facility_type == FacilityType::Lodging)
        .collect();
    let fitting: BTreeSet<String> = asked
        .iter()
        .filter(|told| told.hidden_by(search).is_empty())
        .map(|told| told.id.clone())
        .collect();
    let found = ask(app, &format!("/facilities?{text}")).await;
    assert_eq!(ids(&found), fitting, "{text}");
    let counts = ask(app, &format!("/facilities/counts?{text}")).await;
    assert_eq!(counts["total"], fitting.len(), "{text}");
    assert_eq!(counts["hidden"]["count"], asked.len() - fitting.len(), "{text}");
    for by in counts["hidden"]["by"].as_array().unwrap() {
        let loosened = pressed(&text, &by["loosen"]);
        let more = ask(app, &format!("/facilities/counts?{loosened}")).await["total"]
            .as_u64()
            .unwrap();
        let promised = by["count_if_loosened"].as_u64().unwrap();
        assert_eq!(more, fitting.len() as u64 + promised, "{text}: {by}");
    }
    let excluded = ask(app, &format!("/facilities/excluded?{text}")).await;
    let items = excluded["items"].as_array().unwrap();
    assert_eq!(items.len(), asked.len() - fitting.len(), "{text}");
    for (at, item) in items.iter().enumerate() {
        let id = item["id"].as_str().unwrap();
        let reasons = item["reasons"].as_array().unwrap();
        let named: BTreeSet<String> = reasons
            .iter()
            .map(|reason| reason["condition"].as_str().unwrap().to_owned())
            .collect();
        let told = asked.iter().find(|told| told.id == id).unwrap();
        assert_eq!(named, told.hidden_by(search), "{text}: {told:?}");
        assert!(!named.is_empty());
        for name in named {
            *seen.entry(name).or_default() += 1;
        }
        // Each of them is asked for five times over; the rule alone is asked about every one, in the evaluation's tests.
        if at % 3 == 0 {
            admits(app, id, &text, reasons).await;
        }
    }
}

async fn admits(app: &TestApp, id: &str, text: &str, reasons: &[Value]) {
    let fit = ask(app, &format!("/facilities/{id}/fit?{text}")).await;
    assert_eq!(
        (&fit["fits"], fit["excluded_by"].as_array().unwrap().as_slice()),
        (&Value::Bool(false), reasons)
    );
    let changed = admitted(text, reasons);
    let fit = ask(app, &format!("/facilities/{id}/fit?{changed}")).await;
    assert_eq!(fit["fits"], true, "{text} → {changed}: {:?}", fit["excluded_by"]);
    // Where one reason stands alone, each of its changes is enough.
    if let [reason] = reasons {
        for change in reason["changes"].as_array().unwrap() {
            let changed = pressed(text, &change["loosen"]);
            let fit = ask(app, &format!("/facilities/{id}/fit?{changed}")).await;
            assert_eq!(fit["fits"], true, "{text} → {changed}");
        }
    }
}

#[actix_web::test]
async fn fit_agrees_with_a_slow_twin_and_every_excluded_place_can_be_admitted() {
    let mut draw = Draw(TestRng::from_seed(RngAlgorithm::ChaCha, &[11; 32]));
    let app = TestApp::new().await;
    let guest = Guest::of(&app).await;
    let mut told = Vec::new();
    for _ in 0..PLACES {
        told.push(place(&app, &guest, &mut draw).await);
    }
    let mut seen = BTreeMap::new();
    for turn in 0..SEARCHES {
        // Half of them before anything was counted and scored, half after.
        if turn == SEARCHES / 2 {
            jobs::run_once(app.inner(), "facility.score").await.unwrap();
        }
        check(&app, &told, &search(&mut draw), &mut seen).await;
    }
    for condition in WORDS
        .iter()
        .chain(&["dates", "nights", "party", "price_max", "down_mbps"])
    {
        assert!(seen.contains_key(*condition), "{condition} hid nothing: {seen:?}");
    }
}

#[actix_web::test]
async fn a_search_over_too_many_places_finds_the_same_in_blocks_of_base_scores() {
    let mut draw = Draw(TestRng::from_seed(RngAlgorithm::ChaCha, &[12; 32]));
    let few = TestApp::with(|config| {
        config.search_evaluated_max = 5;
        config.search_best = 8;
    })
    .await;
    let guest = Guest::of(&few).await;
    let mut told = Vec::new();
    for _ in 0..PLACES {
        told.push(place(&few, &guest, &mut draw).await);
    }
    jobs::run_once(few.inner(), "facility.score").await.unwrap();
    let mut blocks = 0;
    for _ in 0..SEARCHES / 2 {
        let mut search = search(&mut draw);
        search.must.truncate(1);
        let text = search.text().replace("limit=100", "limit=3");
        let fitting: BTreeSet<String> = told
            .iter()
            .filter(|told| !search.lodging_only || told.facility_type == FacilityType::Lodging)
            .filter(|told| told.hidden_by(&search).is_empty())
            .map(|told| told.id.clone())
            .collect();
        let (mut found, mut numbers, mut cursor) = (BTreeSet::new(), Vec::new(), String::new());
        loop {
            let page = ask(&few, &format!("/facilities?{text}{cursor}")).await;
            blocks += usize::from(page["evaluated"]["over"] == "best");
            found.append(&mut ids(&page));
            numbers.extend(
                page["items"]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|item| item["number"].as_u64().unwrap()),
            );
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(found, fitting, "{text}");
        assert!(
            numbers.iter().copied().eq(1..=fitting.len() as u64),
            "{text}: {numbers:?}"
        );
        let counts = ask(&few, &format!("/facilities/counts?{text}")).await;
        // Work places of single days and hours are no part of what the database counts.
        assert!(counts["total"].as_u64().unwrap() >= fitting.len() as u64, "{text}");
    }
    assert!(blocks > 10, "only {blocks} pages came from a block");
}

#[actix_web::test]
async fn a_cursor_that_nobody_gave_is_harmless() {
    let mut draw = Draw(TestRng::from_seed(RngAlgorithm::ChaCha, &[14; 32]));
    for most in [5, 2_000] {
        let app = TestApp::with(|config| config.search_evaluated_max = most).await;
        let guest = Guest::of(&app).await;
        for _ in 0..8 {
            place(&app, &guest, &mut draw).await;
        }
        for cursor in ["18446744073709551615", "0-18446744073709551615-0", "-1", "x"] {
            for path in ["/facilities?limit=2", "/facilities/excluded?limit=2&party=50"] {
                let beginning = ask(&app, path).await;
                let page = ask(&app, &format!("{path}&cursor={cursor}")).await;
                assert_eq!(page["items"], beginning["items"], "{path} {cursor}");
            }
        }
        for cursor in ["4294967295", "0-4294967295-0", "4294967295-0-0"] {
            ask(&app, &format!("/facilities?limit=2&cursor={cursor}")).await;
        }
    }
}

#[actix_web::test]
async fn a_list_is_the_same_in_pages_of_any_length() {
    let mut draw = Draw(TestRng::from_seed(RngAlgorithm::ChaCha, &[13; 32]));
    let app = TestApp::new().await;
    let guest = Guest::of(&app).await;
    for _ in 0..PLACES {
        place(&app, &guest, &mut draw).await;
    }
    let said = "UPDATE facility SET satisfaction_n = 5 + sleeps, satisfaction_mean_milli = 2500 + 300 * sleeps,
        welcomed_party_to = sleeps, welcomed_purposes = 'retreat', first_timers_welcome = (sleeps > 3),
        measured_on = '2025-01-15' WHERE sleeps < 6";
    jobs::run_once(app.inner(), "facility.score").await.unwrap();
    app.db().execute_unprepared(said).await.unwrap();
    let (mut orders, mut long) = (BTreeSet::new(), 0);
    for _ in 0..SEARCHES {
        let mut search = search(&mut draw);
        // As many as can fit: a short list is read in one go.
        search.must.clear();
        (search.down, search.price, search.party) = (None, None, 1 + search.party % 2);
        let wishes = (0..3).map(|_| draw.of(WORDS)).collect::<BTreeSet<_>>();
        let wishes = wishes.into_iter().collect::<Vec<_>>().join(",");
        let other = draw.of(&[
            "sort=fit",
            "sort=access",
            "sort=price",
            "purpose=retreat",
            "first_time=true",
        ]);
        let text = format!("{}&wish={wishes}&{other}", search.text());
        let whole = ask(&app, &format!("/facilities?{text}")).await;
        let (mut items, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = ask(
                &app,
                &format!("/facilities?{}{cursor}", text.replace("limit=100", "limit=2")),
            )
            .await;
            items.extend(page["items"].as_array().unwrap().clone());
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(&items, whole["items"].as_array().unwrap(), "{text}");
        long += usize::from(items.len() > 8);
        orders.extend(
            items
                .iter()
                .map(|item| (item["score"].as_u64(), item["host_score"].as_u64())),
        );
    }
    assert!(
        orders.len() > 20 && long > SEARCHES / 3,
        "too little to tell: {long} long lists, {orders:?}"
    );
}
