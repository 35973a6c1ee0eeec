//! Surveys as those who are asked meet them, and the wall around what they answered.

use entities::id::{InvitationId, RespondentId};
use entities::questionnaire::Audience;
use entities::{answer_sheet, audit_event, invitation};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::{Map, Value, json};
use tests::{Answer, Client, TestApp};
use workcation::surveys::{self, jobs};

use crate::bookings::{House, application, step, step_with, submitted, wish};

/// A confirmed stay of the company's with one named participant, and questionnaires to ask.
async fn confirmed(house: &House, email: &str) -> Answer {
    surveys::actions::publish_bundled(house.app.inner()).await.unwrap();
    let confirmed = house.confirmed().await;
    let named = json!({ "participants": [{ "name": "山田 花子", "email": email, "locale": "ja" }] });
    let path = format!("/bookings/{}/participants", confirmed.id());
    let named = house
        .contact
        .put_at(confirmed.version(), &path, named)
        .await
        .expects(200);
    house.app.read_all_mail().await;
    named
}

/// Checks in on the first day and out on the last.
async fn stayed(house: &House, confirmed: &Answer) {
    house.app.at("2026-12-07T15:10");
    let there = step(&house.contact, confirmed, "check_in").await.expects(200);
    house.app.at("2026-12-10T09:40");
    step(&house.host, &there, "check_out").await.expects(200);
    house.app.read_all_mail().await;
}

/// The tokens of the invitations in unread mail to an address, each with the audience that it opens.
async fn invited(app: &TestApp, email: &str) -> Vec<(String, String)> {
    let mut invited = Vec::new();
    for mail in app.mails_to(email).await {
        let token = mail.token();
        let opened = open(app, &token).await.expects(200);
        invited.push((opened.string("audience"), token));
    }
    invited
}

fn token_for(invited: &[(String, String)], audience: &str) -> String {
    let found = invited.iter().find(|(asked, _)| asked == audience);
    found
        .unwrap_or_else(|| panic!("nobody asked {audience}: {invited:?}"))
        .1
        .clone()
}

async fn open(app: &TestApp, token: &str) -> Answer {
    app.visitor().post("/surveys/open", json!({ "token": token })).await
}

async fn submit(app: &TestApp, token: &str, answers: &Value) -> Answer {
    let body = json!({ "token": token, "answers": answers });
    app.visitor().post("/surveys/submit", body).await
}

/// The first choice of everything that must be answered.
fn first_choices(opened: &Answer) -> Value {
    let questionnaire = &opened["questionnaire"];
    let point = |question: &Value| {
        let scale = &questionnaire["scales"][question["scale"].as_str().unwrap()];
        scale["points"]
            .get(0)
            .map_or_else(|| scale["min"].clone(), |first| first["code"].clone())
    };
    let mut answers = Map::new();
    for question in questionnaire["questions"].as_array().unwrap() {
        if question["required"] != true {
            continue;
        }
        let given = match question["type"].as_str().unwrap() {
            "single" => question["options"][0]["code"].clone(),
            "multi" => json!([question["options"][0]["code"]]),
            "matrix" => {
                let rows = question["rows"].as_array().unwrap();
                rows.iter()
                    .map(|row| (row["code"].as_str().unwrap().to_owned(), point(question)))
                    .collect::<Map<_, _>>()
                    .into()
            }
            "scale" | "recommend" => point(question),
            other => panic!("nothing required is of type {other}"),
        };
        answers.insert(question["id"].as_str().unwrap().to_owned(), given);
    }
    answers.into()
}

/// Opens by the link and hands in the first choices.
async fn answered(app: &TestApp, token: &str) {
    let opened = open(app, token).await.expects(200);
    submit(app, token, &first_choices(&opened)).await.expects(200);
}

async fn invitations(app: &TestApp, audience: Audience) -> Vec<invitation::Model> {
    invitation::Entity::find()
        .filter(invitation::Column::Audience.eq(audience))
        .all(app.db())
        .await
        .unwrap()
}

async fn key_of(app: &TestApp, id: InvitationId) -> Option<RespondentId> {
    let row = invitation::Entity::find_by_id(id).one(app.db()).await.unwrap();
    row.unwrap().respondent_id
}

/// A guest of the company has stayed and answered; the company and the host have not.
async fn company_answered() -> (House, Answer) {
    let house = House::open().await;
    let stay = confirmed(&house, "hanako@seiji.example").await;
    stayed(&house, &stay).await;
    jobs::invite(house.app.inner()).await.unwrap();
    let invited = invited(&house.app, "hanako@seiji.example").await;
    answered(&house.app, &token_for(&invited, "participant_post")).await;
    house.app.read_all_mail().await;
    (house, stay)
}

/// An employee has stayed alone and answered; the only sheet of the house.
async fn employee_answered() -> (TestApp, String) {
    let app = TestApp::new().await;
    surveys::actions::publish_bundled(app.inner()).await.unwrap();
    let call = app.call(|_| {}).await;
    let place = app.facility("山の家").await.rooms(2, 2).create().await;
    let employee = app.employee_of("みらい働き方課").await;
    let supervisor = app.supervisor_of("みらい働き方課").await;
    let (office, host) = (app.secretariat().await, app.host_of("山の家").await);
    let mut body = application(call, &employee, vec![wish(&place, "2026-12-07", "2026-12-08", 1)]);
    body["party"] = json!(1);
    let day = |day: &str| json!({ "day": day, "basis": "telework", "starts": "08:30", "ends": "17:15", "contact": "090-0000-0001" });
    body["work_days"] = json!([day("2026-12-07"), day("2026-12-08")]);
    let asked = submitted(&employee, body).await;
    let approved = step(&supervisor, &asked, "approve").await.expects(200);
    let waiting = step(&office, &approved, "forward").await.expects(200);
    let confirmed = step(&host, &waiting, "accept").await.expects(200);
    let named = json!({ "participants": [{ "name": "県 職員", "email": employee.email(), "locale": "ja" }] });
    let path = format!("/bookings/{}/participants", confirmed.id());
    let named = employee.put_at(confirmed.version(), &path, named).await.expects(200);
    app.at("2026-12-07T15:10");
    let there = step(&employee, &named, "check_in").await.expects(200);
    app.at("2026-12-08T09:40");
    step(&host, &there, "check_out").await.expects(200);
    app.read_all_mail().await;
    jobs::invite(app.inner()).await.unwrap();
    let invited = invited(&app, employee.email()).await;
    answered(&app, &token_for(&invited, "participant_post")).await;
    app.read_all_mail().await;
    let sheets = answer_sheet::Entity::find().all(app.db()).await.unwrap();
    assert_eq!(sheets.len(), 1);
    (app, sheets[0].id.0.to_string())
}

/// One of each role, and somebody who isn't signed in.
async fn everybody(app: &TestApp) -> Vec<Client> {
    vec![
        app.secretariat().await,
        app.approver().await,
        app.coordinator().await,
        app.administrator().await,
        app.officer_of("242152").await,
        app.host_of("山の家").await,
        app.contact_of("青磁デザイン").await,
        app.employee_of("みらい働き方課").await,
        app.supervisor_of("みらい働き方課").await,
    ]
}

#[actix_web::test]
async fn after_a_stay_the_guest_the_company_and_the_host_are_asked_once() {
    let house = House::open().await;
    let stay = confirmed(&house, "hanako@seiji.example").await;
    stayed(&house, &stay).await;
    assert_eq!(jobs::invite(house.app.inner()).await.unwrap(), 3);
    assert_eq!(jobs::invite(house.app.inner()).await.unwrap(), 0);
    for (email, audience) in [
        ("hanako@seiji.example", "participant_post"),
        (house.contact.email(), "employer"),
        (house.host.email(), "host"),
    ] {
        let invited = invited(&house.app, email).await;
        assert_eq!(invited.len(), 1, "{email}");
        assert_eq!(invited[0].0, audience);
    }
}

#[actix_web::test]
async fn a_draft_is_kept_answers_are_checked_and_the_link_is_used_up() {
    let house = House::open().await;
    let stay = confirmed(&house, "hanako@seiji.example").await;
    stayed(&house, &stay).await;
    jobs::invite(house.app.inner()).await.unwrap();
    let token = token_for(&invited(&house.app, "hanako@seiji.example").await, "participant_post");
    let visitor = house.app.visitor();
    visitor.get(&format!("/surveys/open?token={token}")).await.expects(404);

    let begun = json!({ "token": token, "answers": { "POST_Q02": "trip" } });
    visitor.put("/surveys/draft", begun).await.expects(200);
    let opened = open(&house.app, &token).await.expects(200);
    assert_eq!(opened["answers"], json!({ "POST_Q02": "trip" }));

    let refused = submit(&house.app, &token, &json!({ "POST_Q02": "holiday on the moon" })).await;
    let refused = refused.refuses(422, "survey.incomplete");
    assert!(refused.faults().contains(&("answers.POST_Q02", "survey.unknown_code")));
    assert!(refused.faults().contains(&("answers.POST_Q16", "survey.missing")));

    answered(&house.app, &token).await;
    let again = submit(&house.app, &token, &first_choices(&opened)).await;
    again.refuses(410, "link.used");
    let row = invitations(&house.app, Audience::ParticipantPost).await.remove(0);
    assert_eq!(
        (row.respondent_id, row.draft),
        (None, None),
        "nothing leads to the answers"
    );
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_secretariat_alone_opens_a_company_s_sheet_unnamed_and_on_record() {
    let (house, stay) = company_answered().await;
    let list = house.office.get("/surveys/sheets").await.expects(200);
    let id = list["items"][0]["id"].as_str().unwrap().to_owned();
    let sheet = house.office.get(&format!("/surveys/sheets/{id}")).await.expects(200);
    assert_eq!(
        (&sheet["population"], &sheet["answered_on"]),
        (&json!("company"), &json!("2026-12-10"))
    );
    assert!(sheet["answers"]["POST_Q16"].is_string());
    for name in ["青磁", "山田", "hanako", house.contact.email(), &stay.id()] {
        assert!(!sheet.text().contains(name), "{name}");
    }
    let looks = audit_event::Entity::find()
        .filter(audit_event::Column::Verb.eq("sheet.view"))
        .filter(audit_event::Column::SubjectId.eq(&id))
        .all(house.app.db())
        .await
        .unwrap();
    assert_eq!(looks.len(), 1);
    assert_eq!(looks[0].actor_id, Some(house.office.id().0.to_string()));

    for other in everybody(&house.app).await.iter().skip(1) {
        let refused = other.get(&format!("/surveys/sheets/{id}")).await;
        let unknown = other.get(&format!("/surveys/sheets/{}", uuid::Uuid::new_v4())).await;
        assert_eq!(refused.status(), 404, "{} {refused}", other.name());
        assert_eq!(
            refused.code(),
            unknown.code(),
            "{} learns that it is there",
            other.name()
        );
    }
    house
        .app
        .visitor()
        .get(&format!("/surveys/sheets/{id}"))
        .await
        .expects(401);
}

#[actix_web::test]
async fn nobody_gets_the_sheet_of_an_employee() {
    let (app, id) = employee_answered().await;
    for somebody in everybody(&app).await {
        let list = somebody.get("/surveys/sheets").await;
        let none = list.status() == 403 || list["items"] == json!([]);
        assert!(none, "{} {list}", somebody.name());
        somebody.get(&format!("/surveys/sheets/{id}")).await.expects(404);
    }
}

#[actix_web::test]
async fn who_answers_for_the_company_keeps_their_own_draft_and_key() {
    let house = House::open().await;
    let stay = confirmed(&house, house.contact.email()).await;
    jobs::invite(house.app.inner()).await.unwrap();
    let before = invited(&house.app, house.contact.email()).await;
    answered(&house.app, &token_for(&before, "participant_pre")).await;
    let before = invitations(&house.app, Audience::ParticipantPre).await.remove(0).id;
    assert!(key_of(&house.app, before).await.is_some());
    stayed(&house, &stay).await;
    jobs::invite(house.app.inner()).await.unwrap();
    let after = invited(&house.app, house.contact.email()).await;
    let own = token_for(&after, "participant_post");
    let begun = json!({ "token": own, "answers": { "POST_Q02": "trip" } });
    house.app.visitor().put("/surveys/draft", begun).await.expects(200);

    answered(&house.app, &token_for(&after, "employer")).await;
    let opened = open(&house.app, &own).await.expects(200);
    assert_eq!(opened["answers"], json!({ "POST_Q02": "trip" }));
    assert!(
        key_of(&house.app, before).await.is_some(),
        "their last wave is still open"
    );

    answered(&house.app, &own).await;
    assert_eq!(key_of(&house.app, before).await, None);
    let sheets = answer_sheet::Entity::find().all(house.app.db()).await.unwrap();
    let by = |audience: Audience| {
        let found = sheets.iter().find(|sheet| sheet.audience == audience);
        found.unwrap().respondent_id
    };
    assert_eq!(by(Audience::ParticipantPre), by(Audience::ParticipantPost));
    assert_ne!(by(Audience::ParticipantPost), by(Audience::Employer));
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn a_stay_that_is_called_off_takes_key_draft_and_reminders_with_it() {
    let house = House::open().await;
    let stay = confirmed(&house, "hanako@seiji.example").await;
    let path = format!("/bookings/{}/participants", stay.id());
    let two = json!({ "participants": [
        { "name": "山田 花子", "email": "hanako@seiji.example", "locale": "ja" },
        { "name": "鈴木 一郎", "email": "ichiro@seiji.example", "locale": "ja" },
    ] });
    let stay = house.contact.put_at(stay.version(), &path, two).await.expects(200);
    jobs::invite(house.app.inner()).await.unwrap();
    let invited_one = invited(&house.app, "hanako@seiji.example").await;
    answered(&house.app, &token_for(&invited_one, "participant_pre")).await;
    let other = token_for(&invited(&house.app, "ichiro@seiji.example").await, "participant_pre");
    step_with(&house.office, &stay, "call_off", json!({ "comment": "台風のため。" }))
        .await
        .expects(200);
    house.app.read_all_mail().await;

    house.app.at("2026-12-06T09:00");
    assert_eq!(jobs::remind(house.app.inner()).await.unwrap(), 0);
    assert_eq!(jobs::close(house.app.inner()).await.unwrap(), 2);
    assert_eq!(jobs::close(house.app.inner()).await.unwrap(), 0);
    assert_eq!(jobs::invite(house.app.inner()).await.unwrap(), 0);
    for row in invitations(&house.app, Audience::ParticipantPre).await {
        assert_eq!((row.respondent_id, row.draft, row.closed), (None, None, true));
    }
    open(&house.app, &other).await.refuses(410, "survey.closed");
}

#[actix_web::test]
async fn a_stay_that_nobody_confirmed_takes_the_key_with_it() {
    let house = House::open().await;
    confirmed(&house, "hanako@seiji.example").await;
    jobs::invite(house.app.inner()).await.unwrap();
    let invited = invited(&house.app, "hanako@seiji.example").await;
    answered(&house.app, &token_for(&invited, "participant_pre")).await;
    let before = invitations(&house.app, Audience::ParticipantPre).await.remove(0).id;
    house.app.at("2026-12-20T12:00");
    workcation::bookings::jobs::close_stays(house.app.inner())
        .await
        .unwrap();
    assert_eq!(
        jobs::invite(house.app.inner()).await.unwrap(),
        0,
        "未確認 is asked nothing"
    );
    assert!(key_of(&house.app, before).await.is_some());
    jobs::close(house.app.inner()).await.unwrap();
    assert_eq!(key_of(&house.app, before).await, None);
    house.app.read_all_mail().await;
}

#[actix_web::test]
async fn the_office_sees_how_many_answered_and_of_employees_only_the_total_of_a_call() {
    let (house, _) = company_answered().await;
    house.app.at("2026-12-20T09:00");
    jobs::remind(house.app.inner()).await.unwrap();
    house.app.read_all_mail().await;

    let line = |audience: &str, population: &str, half: Option<&str>, answered: i64| {
        json!({ "call_id": house.call, "audience": audience, "population": population, "half": half,
            "invited": 1, "answered": answered, "reminded": 1 - answered })
    };
    let seen = house.office.get("/surveys/progress").await.expects(200);
    let all = [
        line("employer", "employer", None, 0),
        line("host", "host", None, 0),
        line("participant_post", "company", None, 1),
    ];
    assert_eq!(seen["items"], json!(all));
    let path = format!("/surveys/progress?call_id={}&half=2026H2", house.call);
    let seen = house.office.get(&path).await.expects(200);
    assert_eq!(seen["items"][0], line("employer", "employer", Some("2026H2"), 0));
    let other = house.office.get("/surveys/progress?half=2026H1").await.expects(200);
    assert_eq!(other["items"], json!([]));
    house
        .office
        .get("/surveys/progress?half=now")
        .await
        .refuses(422, "input.invalid");
    house.contact.get("/surveys/progress").await.expects(403);

    let (app, _) = employee_answered().await;
    let office = app.secretariat().await;
    let total = office.get("/surveys/progress?half=2026H1").await.expects(200);
    let own = &total["items"][0];
    assert_eq!((&own["population"], &own["half"]), (&json!("employee"), &json!(null)));
    assert_eq!((&own["invited"], &own["answered"]), (&json!(1), &json!(1)));
}
