//! Results as each viewer may see them: the secretariat whole, everybody else what was released, nobody too few.

use entities::id::{CallId, FacilityId, RespondentId, SheetId};
use entities::invitation::Population;
use entities::questionnaire::{self, Audience};
use entities::{answer_sheet, audit_event, release, respondent};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter};
use serde_json::{Value, json};
use tests::{Answer, Client, TestApp};
use workcation::insights::jobs::{push_satisfaction, release_figures};
use workcation::{demo, facilities, surveys};

/// A house with a call, a place and questionnaires, where guests answered.
struct Answering {
    app: TestApp,
    call: CallId,
    place: FacilityId,
}

impl Answering {
    async fn new() -> Self {
        let app = TestApp::new().await;
        surveys::actions::publish_bundled(app.inner()).await.unwrap();
        let call = app.call(|_| {}).await;
        let place = app.facility("潮騒の宿").await.rooms(2, 2).create().await.id;
        Self { app, call, place }
    }

    /// So many guests answered today, all with 4 of 5 overall.
    async fn answers(&self, population: Population, count: usize) {
        let asked = questionnaire::Entity::find()
            .filter(questionnaire::Column::Audience.eq(Audience::ParticipantPost))
            .one(self.app.db())
            .await
            .unwrap()
            .unwrap();
        for _ in 0..count {
            let id = RespondentId::random();
            let who = respondent::Model {
                id,
                population,
                call_id: self.call,
                half: "2026H2".to_owned(),
                facility_id: self.place,
                municipality_code: "242152".to_owned(),
            };
            who.into_active_model().insert(self.app.db()).await.unwrap();
            let sheet = answer_sheet::Model {
                id: SheetId::random(),
                respondent_id: id,
                questionnaire_id: asked.id,
                audience: Audience::ParticipantPost,
                answers: json!({ "POST_Q16": "4" }).to_string(),
                context: json!({ "stay.has_lodging": true, "stay.has_workspace": false, "stay.nights": 1,
                    "participant.kind": "company_employee", "participant.adults_children": 0, "booking.criteria": [] })
                .to_string(),
                answered_on: self.app.today(),
                entry_mode: answer_sheet::EntryMode::Web,
                complete: true,
                straight_lined: false,
            };
            sheet.into_active_model().insert(self.app.db()).await.unwrap();
        }
    }
}

async fn results(viewer: &Client, population: &str, more: &str) -> Answer {
    let path = format!("/insights/results?audience=participant_post&population={population}{more}");
    viewer.get(&path).await.expects(200)
}

/// The figures of the overall verdict.
fn verdict(results: &Answer) -> Value {
    let questions = results["questions"].as_array().unwrap();
    let found = questions.iter().find(|question| question["id"] == "POST_Q16");
    found.unwrap()["figures"].clone()
}

fn withheld(figures: &Value) -> bool {
    let nothing = figures["answered_n"] == 0 && figures["base_n"] == 0 && figures["mean"].is_null();
    let counted = figures["options"]
        .as_array()
        .unwrap()
        .iter()
        .any(|option| option["count"] != 0);
    figures["withheld"].is_string() && nothing && !counted
}

#[actix_web::test]
async fn a_host_learns_nothing_of_a_single_guest_but_why() {
    let house = Answering::new().await;
    let host = house.app.host_of("潮騒の宿").await;
    let own = format!("&facility_id={}", house.place);
    house.answers(Population::Company, 1).await;
    for day in ["2026-11-20T10:00", "2026-11-21T10:00", "2027-04-02T10:00"] {
        house.app.at(day);
        release_figures(house.app.inner()).await.unwrap();
        let seen = results(&host, "company", &own).await;
        let figures = verdict(&seen);
        assert!(withheld(&figures), "{day}: {figures}");
        assert_eq!(seen["response_rate"], json!(null));
    }
    let office = house.app.secretariat().await;
    let inside = verdict(&results(&office, "company", &own).await);
    assert_eq!((&inside["answered_n"], &inside["withheld"]), (&json!(1), &json!(null)));
}

#[actix_web::test]
async fn outside_only_what_was_released_is_seen_and_a_few_more_change_nothing() {
    let house = Answering::new().await;
    let host = house.app.host_of("潮騒の宿").await;
    house.answers(Population::Company, 6).await;
    let before = verdict(&results(&host, "company", "").await);
    assert_eq!(before["withheld"], "awaiting");

    house.app.at("2026-11-21T03:00");
    assert!(release_figures(house.app.inner()).await.unwrap() > 0);
    let released = results(&host, "company", "").await;
    assert_eq!(released["released_before"], "2026-11-21");
    assert_eq!(verdict(&released)["answered_n"], 6);

    house.answers(Population::Company, 4).await;
    house.app.at("2026-11-22T03:00");
    assert_eq!(release_figures(house.app.inner()).await.unwrap(), 0);
    let unchanged = results(&host, "company", "").await;
    assert_eq!(
        verdict(&unchanged),
        verdict(&released),
        "yesterday's figure can't be subtracted from it"
    );
    let office = house.app.secretariat().await;
    assert_eq!(verdict(&results(&office, "company", "").await)["answered_n"], 10);
}

#[actix_web::test]
async fn employees_are_seen_from_released_batches_only_even_by_the_secretariat() {
    let house = Answering::new().await;
    let office = house.app.secretariat().await;
    house.answers(Population::Employee, 12).await;
    let before = verdict(&results(&office, "employee", "").await);
    assert!(withheld(&before), "{before}");
    house.app.at("2026-11-21T03:00");
    release_figures(house.app.inner()).await.unwrap();
    assert_eq!(verdict(&results(&office, "employee", "").await)["answered_n"], 12);

    house.answers(Population::Employee, 1).await;
    house.app.at("2026-11-22T03:00");
    release_figures(house.app.inner()).await.unwrap();
    assert_eq!(verdict(&results(&office, "employee", "").await)["answered_n"], 12);
}

#[actix_web::test]
async fn the_demo_has_a_whole_result_with_n_and_an_interval_and_a_file_of_it() {
    let app = TestApp::demo().await;
    facilities::load_reference(app.inner()).await.unwrap();
    surveys::actions::publish_bundled(app.inner()).await.unwrap();
    demo::load(app.inner()).await.unwrap();
    app.read_all_mail().await;
    let office = app.secretariat().await;
    let seen = results(&office, "company", "").await;
    let mut means = 0;
    for question in seen["questions"].as_array().unwrap() {
        let rows = question["rows"].as_array().unwrap().iter().map(|row| &row["figures"]);
        for figures in rows.chain([&question["figures"]]).filter(|figures| figures.is_object()) {
            let n = figures["answered_n"].as_u64();
            assert!(n.is_some(), "{question}");
            if let Some(mean) = figures["mean"].as_f64()
                && n > Some(1)
            {
                let (low, high) = (
                    figures["ci_low"].as_f64().unwrap(),
                    figures["ci_high"].as_f64().unwrap(),
                );
                assert!(low <= mean && mean <= high, "{figures}");
                means += 1;
            }
        }
    }
    assert!(means > 10, "{means}");
    assert!(verdict(&seen)["answered_n"].as_u64() > Some(10));

    let file = office
        .get("/insights/results.csv?audience=participant_post&population=company")
        .await
        .expects(200);
    assert!(
        file.bytes().starts_with(b"\xef\xbb\xbf"),
        "without a BOM spreadsheets garble it"
    );
    let text = file.text();
    assert!(text.lines().count() > 50);
    let cells = text
        .trim_start_matches('\u{feff}')
        .split("\r\n")
        .flat_map(|line| line.split("\",\""));
    for cell in cells.map(|cell| cell.trim_matches('"')) {
        let runs = cell.starts_with(['=', '+', '-', '@']) && cell.parse::<f64>().is_err();
        assert!(!runs, "a spreadsheet would run {cell}");
    }
}

/// A questionnaire of another house could bring a text that a spreadsheet runs.
#[actix_web::test]
async fn a_text_that_a_spreadsheet_would_run_is_made_harmless_in_the_file() {
    let house = Answering::new().await;
    house.answers(Population::Company, 1).await;
    let mut asked = questionnaire::Entity::find()
        .filter(questionnaire::Column::Audience.eq(Audience::ParticipantPost))
        .one(house.app.db())
        .await
        .unwrap()
        .unwrap();
    let mut content: Value = serde_json::from_str(&asked.content).unwrap();
    content["questions"][0]["ja"] = json!("=HYPERLINK(1)");
    asked.content = content.to_string();
    asked
        .into_active_model()
        .reset_all()
        .update(house.app.db())
        .await
        .unwrap();
    let office = house.app.secretariat().await;
    let file = office
        .get("/insights/results.csv?audience=participant_post&population=company")
        .await
        .expects(200);
    assert!(file.text().contains("\"'=HYPERLINK(1)\""));
    assert!(!file.text().contains("\"=HYPERLINK"));
}

/// What fit says of the guests of the house's place.
async fn past_satisfaction(house: &Answering) -> Option<String> {
    let path = format!("/facilities/{}/fit", house.place);
    let fit = house.app.visitor().get(&path).await.expects(200);
    let reasons = ["met", "unmet"].map(|kind| fit["reasons"][kind].as_array().cloned().unwrap_or_default());
    let said = reasons
        .concat()
        .into_iter()
        .find(|reason| reason["code"].as_str().unwrap().starts_with("satisfaction."));
    said.map(|reason| reason["text"].as_str().unwrap().to_owned())
}

async fn a_day_passes(house: &Answering, now: &str) {
    house.app.at(now);
    release_figures(house.app.inner()).await.unwrap();
    push_satisfaction(house.app.inner()).await.unwrap();
}

#[actix_web::test]
async fn fit_reads_of_guests_what_was_released_and_forgets_what_no_longer_is() {
    let house = Answering::new().await;
    house.answers(Population::Company, 6).await;
    push_satisfaction(house.app.inner()).await.unwrap();
    assert_eq!(past_satisfaction(&house).await, None, "nothing is out yet");

    a_day_passes(&house, "2026-11-21T03:00").await;
    let first = past_satisfaction(&house).await.unwrap();
    // (6 × 4.0 + 5 × 3.5) / 11
    assert_eq!(first, "過去の満足度 3.7／5（n=6、回答の少なさを補正）");

    house.answers(Population::Company, 4).await;
    a_day_passes(&house, "2026-11-22T03:00").await;
    assert_eq!(past_satisfaction(&house).await, Some(first), "four more aren't out");
    assert_eq!(push_satisfaction(house.app.inner()).await.unwrap(), 0);

    house.answers(Population::Company, 1).await;
    a_day_passes(&house, "2026-11-23T03:00").await;
    let replaced = past_satisfaction(&house).await.unwrap();
    assert!(replaced.contains("n=11"), "{replaced}");
    let changed = audit_event::Entity::find().filter(audit_event::Column::Verb.eq("satisfaction.push"));
    assert_eq!(changed.count(house.app.db()).await.unwrap(), 2);

    let own = format!("*/*/facility:{}", house.place);
    let withdrawn = release::Entity::delete_many().filter(release::Column::Cell.eq(own));
    withdrawn.exec(house.app.db()).await.unwrap();
    assert_eq!(push_satisfaction(house.app.inner()).await.unwrap(), 1);
    assert_eq!(past_satisfaction(&house).await, None);
}

#[actix_web::test]
async fn employees_count_from_ten_on_and_beside_companies_only_where_both_are_out() {
    let house = Answering::new().await;
    house.answers(Population::Employee, 9).await;
    a_day_passes(&house, "2026-11-21T03:00").await;
    assert_eq!(past_satisfaction(&house).await, None);

    house.answers(Population::Company, 4).await;
    a_day_passes(&house, "2026-11-22T03:00").await;
    assert_eq!(past_satisfaction(&house).await, None, "thirteen, and of neither enough");

    house.answers(Population::Company, 5).await;
    a_day_passes(&house, "2026-11-23T03:00").await;
    assert!(past_satisfaction(&house).await.unwrap().contains("n=9"));

    house.answers(Population::Employee, 10).await;
    a_day_passes(&house, "2026-11-24T03:00").await;
    assert!(past_satisfaction(&house).await.unwrap().contains("n=28"));
}

#[actix_web::test]
async fn places_of_the_demo_show_what_their_guests_said() {
    let app = TestApp::demo().await;
    facilities::load_reference(app.inner()).await.unwrap();
    surveys::actions::publish_bundled(app.inner()).await.unwrap();
    demo::load(app.inner()).await.unwrap();
    app.read_all_mail().await;
    release_figures(app.inner()).await.unwrap();
    let told = push_satisfaction(app.inner()).await.unwrap();
    assert!(told > 0);
    let found = app.visitor().get("/facilities?limit=100").await.expects(200);
    assert!(found.text().contains("過去の満足度"), "{told}");
}
