//! Members: invited, ended, standing in for each other on the days given.

use entities::membership::Role;
use serde_json::{Value, json};
use tests::{Client, PASSWORD, TestApp};

use super::credentials;

async fn invite(by: &Client, email: &str, role: &str) -> tests::Answer {
    let path = format!("/organisations/{}/invitations", by.organisation());
    by.post(&path, json!({ "email": email, "name": "招待 者", "role": role }))
        .await
}

fn acceptance(token: &str, password: &str) -> Value {
    json!({ "token": token, "name": "志摩 次郎", "name_kana": "シマ ジロウ", "password": password })
}

#[actix_web::test]
async fn a_contact_invites_a_colleague_who_chooses_a_password_and_is_signed_in() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    invite(&contact, "new@example.jp", "company_contact").await.expects(201);
    let mail = app.mail_to("new@example.jp").await;
    assert!(
        mail.body.contains("青磁") && mail.body.contains("企業担当者"),
        "{mail:#?}"
    );
    let visitor = app.visitor();
    let shown = visitor
        .post("/member-invitations/view", json!({ "token": mail.token() }))
        .await
        .expects(200);
    assert_eq!(shown["organisation"], "青磁");
    assert_eq!(shown["has_account"], false);
    let accept = |password| visitor.post("/member-invitations/accept", acceptance(&mail.token(), password));
    assert_eq!(
        accept("short").await.refuses(422, "input.invalid").faults(),
        [("password", "password.short")]
    );
    let joined = accept("うみのみえるしごとば12").await.expects(200);
    assert_eq!(joined["me"]["roles"], json!(["company_contact"]));
    assert!(joined.cookie("workcation_refresh").is_some());
    accept("うみのみえるしごとば12").await.refuses(410, "link.used");
}

#[actix_web::test]
async fn somebody_known_accepts_with_the_password_they_have() {
    let app = TestApp::new().await;
    let host = app.host_of("海のホテル").await;
    let contact = app.contact_of("青磁").await;
    invite(&contact, host.email(), "participant").await.expects(201);
    let token = app.mail_to(host.email()).await.token();
    let visitor = app.visitor();
    let shown = visitor
        .post("/member-invitations/view", json!({ "token": token }))
        .await
        .expects(200);
    assert_eq!(shown["has_account"], true);
    let wrong = visitor
        .post(
            "/member-invitations/accept",
            acceptance(&token, "うみのみえるしごとば12"),
        )
        .await;
    assert_eq!(
        wrong.refuses(422, "input.invalid").faults(),
        [("password", "password.wrong")]
    );
    let joined = visitor
        .post("/member-invitations/accept", acceptance(&token, PASSWORD))
        .await
        .expects(200);
    assert_eq!(joined["me"]["name"], host.name());
    assert_eq!(joined["me"]["roles"], json!(["host", "participant"]));
}

#[actix_web::test]
async fn nobody_gives_a_role_that_is_not_theirs_to_give() {
    let app = TestApp::new().await;
    let (contact, secretariat) = (app.contact_of("青磁").await, app.secretariat().await);
    let refused = invite(&contact, "a@example.jp", "secretariat")
        .await
        .refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("role", "invitation.role")]);
    invite(&secretariat, "a@example.jp", "approver")
        .await
        .refuses(422, "input.invalid");
    invite(&secretariat, "a@example.jp", "coordinator").await.expects(201);
    let administrator = app.administrator().await;
    invite(&administrator, "b@example.jp", "approver").await.expects(201);
    app.read_all_mail().await;
}

#[actix_web::test]
async fn another_company_does_not_exist() {
    let app = TestApp::new().await;
    let (contact, stranger) = (app.contact_of("青磁").await, app.contact_of("白磁").await);
    let path = format!("/organisations/{}/members", contact.organisation());
    contact.get(&path).await.expects(200);
    stranger.get(&path).await.refuses(404, "not_found");
    let mine = contact.get("/me").await;
    let membership = mine["memberships"][0]["id"].as_str().unwrap();
    stranger
        .delete(&format!("/memberships/{membership}"))
        .await
        .refuses(404, "not_found");
}

#[actix_web::test]
async fn an_ended_membership_ends_at_once_but_never_the_last_one() {
    let app = TestApp::new().await;
    let (first, second) = (app.contact_of("青磁").await, app.contact_of("青磁").await);
    let listed = first
        .get(&format!("/organisations/{}/members", first.organisation()))
        .await
        .expects(200);
    assert_eq!(listed["may"], json!(["member.list", "member.invite"]));
    assert_eq!(listed["roles"], json!(["company_contact", "participant"]));
    let of = |client: &Client| {
        let rows = listed["items"].as_array().unwrap();
        let row = rows.iter().find(|row| row["email"] == client.email()).unwrap();
        assert_eq!(row["may"], json!(["membership.end"]));
        format!("/memberships/{}", row["id"].as_str().unwrap())
    };
    first.delete(&of(&second)).await.expects(204);
    assert_eq!(second.get("/me").await.expects(200)["roles"], json!([]));
    first.delete(&of(&first)).await.refuses(409, "membership.last");
}

#[actix_web::test]
async fn a_deputy_decides_on_the_days_given_in_tokyo() {
    let app = TestApp::new().await;
    let (supervisor, deputy) = (app.supervisor_of("総務課").await, app.employee_of("総務課").await);
    let path = format!("/organisations/{}/deputies", supervisor.organisation());
    let days = json!({ "person_id": deputy.id(), "from_on": "2026-11-21", "until_on": "2026-11-23" });
    supervisor.post(&path, days).await.expects(201);
    assert_eq!(app.mail_to(deputy.email()).await.topic, "deputy.appointed");
    for (now, deputises) in [
        ("2026-11-20T23:59", false),
        ("2026-11-21T00:30", true),
        ("2026-11-23T23:59", true),
        ("2026-11-24T00:00", false),
    ] {
        app.at(now);
        let roles = deputy.get("/me").await.expects(200)["roles"].clone();
        assert_eq!(
            roles.as_array().unwrap().contains(&json!("supervisor")),
            deputises,
            "{now}"
        );
        let section = supervisor.organisation();
        let asked = workcation::accounts::supervisors_of(app.db(), section, app.today())
            .await
            .unwrap();
        assert_eq!(asked.iter().any(|person| person.id == deputy.id()), deputises, "{now}");
    }
}

#[actix_web::test]
async fn a_deputy_is_of_the_section_not_oneself_and_passes_nothing_on() {
    let app = TestApp::new().await;
    let (supervisor, deputy) = (app.supervisor_of("総務課").await, app.employee_of("総務課").await);
    let (other, third) = (app.employee_of("財政課").await, app.employee_of("総務課").await);
    let path = format!("/organisations/{}/deputies", supervisor.organisation());
    let appoint = |person: &Client, from: &str, until: &str| json!({ "person_id": person.id(), "from_on": from, "until_on": until });
    for (body, fault) in [
        (
            appoint(&supervisor, "2026-11-21", "2026-11-22"),
            ("person_id", "deputy.oneself"),
        ),
        (
            appoint(&other, "2026-11-21", "2026-11-22"),
            ("person_id", "deputy.not_of_section"),
        ),
        (
            appoint(&deputy, "2026-11-19", "2026-11-22"),
            ("from_on", "deputy.in_the_past"),
        ),
        (
            appoint(&deputy, "2026-11-22", "2026-11-21"),
            ("until_on", "deputy.ends_before_it_begins"),
        ),
        (
            appoint(&deputy, "2026-11-22", "2028-11-21"),
            ("until_on", "deputy.too_long"),
        ),
    ] {
        let refused = supervisor.post(&path, body).await.refuses(422, "input.invalid");
        assert_eq!(refused.faults(), [fault]);
    }
    let appointed = supervisor
        .post(&path, appoint(&deputy, "2026-11-20", "2026-11-22"))
        .await
        .expects(201);
    app.mail_to(deputy.email()).await;
    let members = format!("/organisations/{}/members", supervisor.organisation());
    let (own, lent) = (supervisor.get(&members).await, deputy.get(&members).await);
    assert_eq!(own["may"], json!(["member.list", "deputy.appoint"]));
    assert_eq!(lent["may"], json!(["member.list"]));
    deputy
        .post(&path, appoint(&third, "2026-11-20", "2026-11-21"))
        .await
        .refuses(403, "forbidden");
    supervisor
        .delete(&format!("/memberships/{}", appointed.id()))
        .await
        .expects(204);
    assert_eq!(deputy.get("/me").await["roles"], json!(["employee"]));
}

#[actix_web::test]
async fn a_membership_with_dates_counts_on_its_days_only() {
    let app = TestApp::new().await;
    let contact = app.contact_of("青磁").await;
    let operator = app.operator("海のホテル").await;
    let (from, until) = ("2026-11-21".parse().unwrap(), "2026-11-21".parse().unwrap());
    app.member_between(contact.id(), operator, Role::Host, from, Some(until), None)
        .await;
    let path = format!("/organisations/{operator}/members");
    app.at("2026-11-20T23:59");
    contact.get(&path).await.refuses(404, "not_found");
    app.at("2026-11-21T00:30");
    contact.get(&path).await.expects(200);
    app.at("2026-11-22T00:00");
    contact.get(&path).await.refuses(404, "not_found");
}

#[actix_web::test]
async fn the_first_administrator_invites_the_secretariat() {
    let app = TestApp::new().await;
    let inner = app.inner();
    workcation::accounts::create_administrator(inner, "admin@example.jp", "管理 者", PASSWORD)
        .await
        .unwrap();
    let signed_in = app
        .visitor()
        .post("/sessions", credentials("admin@example.jp", PASSWORD))
        .await
        .expects(200);
    let bearer = format!("Bearer {}", signed_in.string("access_token"));
    let prefecture = signed_in["me"]["memberships"][0]["organisation"]["id"]
        .as_str()
        .unwrap();
    let visitor = app.visitor();
    let invited = visitor
        .request("POST", &format!("/organisations/{prefecture}/invitations"))
        .header("authorization", &bearer)
        .json(json!({ "email": "jimu@example.jp", "name": "事務 局", "role": "secretariat" }))
        .send()
        .await;
    invited.expects(201);
    app.mail_to("jimu@example.jp").await;
}

#[actix_web::test]
async fn the_office_makes_sections_and_operators() {
    let app = TestApp::new().await;
    let secretariat = app.secretariat().await;
    let make = |body: Value| secretariat.post("/organisations", body);
    let section = json!({ "kind": "section", "name": "総務課", "name_kana": "ソウムカ" });
    assert_eq!(
        make(section).await.refuses(422, "input.invalid").faults(),
        [("parent_id", "required")]
    );
    let section = json!({ "kind": "section", "name": "総務課", "name_kana": "そうむか", "parent_id": secretariat.organisation() });
    let made = make(section).await.expects(201);
    assert_eq!(made["name_kana"], "ソウムカ");
    let inn = |industry: &str, size: &str| json!({ "kind": "operator", "name": "宿", "name_kana": "ヤド", "industry": industry, "size": size });
    assert_eq!(
        make(inn("inns", "3")).await.refuses(422, "input.invalid").faults(),
        [("industry", "choice"), ("size", "choice")]
    );
    make(inn("", "")).await.expects(201);
    make(json!({ "kind": "prefecture", "name": "隣県", "name_kana": "" }))
        .await
        .refuses(422, "input.invalid");
    let contact = app.contact_of("青磁").await;
    contact.get("/organisations").await.refuses(403, "forbidden");
}
