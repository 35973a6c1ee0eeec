//! Who takes in what.

use entities::facility;
use sea_orm::{EntityTrait, Set};
use serde_json::json;
use tests::{Client, TestApp};

use super::{apply, counts, preview, send, sentences};

async fn two_houses() -> (TestApp, Client) {
    let app = TestApp::new().await;
    app.municipality("242110").await;
    let host = app.host_of("海のホテル").await;
    for (operator, number, code) in [("海のホテル", "F01", "242152"), ("山のホテル", "F02", "242110")] {
        let place = app.facility(operator).await.rooms(1, 2).row(|row| {
            row.number = Set(number.to_owned());
            row.municipality_code = Set(code.to_owned());
            row.state = Set(facility::State::Draft);
        });
        place.create().await;
    }
    (app, host)
}

const BOTH: &str = "施設番号,名称\nF01,海の新しい名\nF02,山の新しい名";

#[actix_web::test]
async fn everybody_changes_what_they_work_for_and_the_office_all() {
    let (app, host) = two_houses().await;
    let officer = app.officer_of("242110").await;
    let office = app.secretariat().await;
    assert_eq!(counts(&preview(&host, "facilities", BOTH).await), [0, 1, 0, 1]);
    let import = preview(&officer, "facilities", BOTH).await;
    assert_eq!(counts(&import), [0, 1, 0, 1]);
    assert!(sentences(&officer, &import).await[0].starts_with("2行目「施設番号」：施設番号「F01」は"));
    assert_eq!(counts(&preview(&office, "facilities", BOTH).await), [0, 2, 0, 0]);
    for person in [app.contact_of("青磁").await, app.employee_of("総務課").await] {
        send(&person, "facilities", BOTH).await.refuses(403, "forbidden");
        person.get("/imports").await.refuses(403, "forbidden");
        person
            .get("/import-template?kind=units")
            .await
            .refuses(403, "forbidden");
    }
    for person in [app.coordinator().await, app.approver().await] {
        send(&person, "facilities", BOTH).await.refuses(403, "forbidden");
        assert_eq!(
            person.get("/imports").await.expects(200)["items"]
                .as_array()
                .unwrap()
                .len(),
            3
        );
    }
}

#[actix_web::test]
async fn a_foreign_batch_is_not_there() {
    let (app, host) = two_houses().await;
    let import = preview(&host, "facilities", BOTH).await;
    let path = format!("/imports/{}", import.id());
    let colleague = app.host_of("海のホテル").await;
    colleague.get(&path).await.expects(200);
    for other in [app.host_of("山のホテル").await, app.officer_of("242152").await] {
        other.get(&path).await.refuses(404, "not_found");
        other.get(&format!("{path}/rows")).await.refuses(404, "not_found");
        other.get(&format!("{path}/errors")).await.refuses(404, "not_found");
        apply(&other, &import).await.refuses(404, "not_found");
        assert_eq!(other.get("/imports").await.expects(200)["items"], json!([]));
    }
    let office = app.secretariat().await;
    let applied = apply(&office, &import).await.expects(200);
    assert_eq!(counts(&applied), [0, 2, 0, 0], "the office's run is the office's");
}

#[actix_web::test]
async fn new_places_are_the_importers_or_of_whom_the_office_names() {
    let (app, host) = two_houses().await;
    let new = "名称,市町,緯度,経度,施設の種類\n新しい家,志摩市,34.3,136.8,通所型";
    let owner = |import: &tests::Answer| import.string("organisation_id");
    let officer = app.officer_of("242152").await;
    assert_eq!(
        owner(&preview(&officer, "facilities", new).await),
        officer.organisation().to_string()
    );
    let elsewhere = new.replace("志摩市", "伊賀市");
    let import = preview(&officer, "facilities", elsewhere).await;
    assert_eq!(
        counts(&import)[3],
        1,
        "not a place of its area: {:?}",
        sentences(&officer, &import).await
    );

    let named = format!(
        "/imports?kind=facilities&file_name=a.csv&organisation_id={}",
        host.organisation()
    );
    officer
        .request("POST", &named)
        .file(new)
        .send()
        .await
        .refuses(422, "input.invalid");
    let office = app.secretariat().await;
    let import = office.request("POST", &named).file(new).send().await.expects(201);
    apply(&office, &import).await.expects(200);
    let rows = facility::Entity::find().all(app.db()).await.unwrap();
    let begun = rows.iter().find(|row| row.name_ja == "新しい家").unwrap();
    assert_eq!(
        (begun.organisation_id, begun.state),
        (host.organisation(), facility::State::Draft)
    );
}
