//! A stranger walks every operation: what isn't on the open list asks them to sign in, before anything else.

use serde_json::json;
use tests::TestApp;

use super::operations;
use crate::architecture::none;

/// The open list: what anybody may ask without being signed in. By design, not by accident.
const OPEN: &[&str] = &[
    // The way in.
    "register_company",
    "confirm_registration",
    "sign_in",
    "refresh_session",
    "request_password_reset",
    "reset_password",
    "view_member_invitation",
    "accept_member_invitation",
    // What the public reads.
    "view_settings",
    "view_health",
    "list_municipalities",
    "list_holidays",
    "list_calls",
    "view_call",
    "list_round_results",
    "search_facilities",
    "count_facilities",
    "list_excluded_facilities",
    "evaluate_facility_fit",
    "view_facility",
    "view_facility_availability",
    "list_photos",
    "view_photo",
    // What the token of a session for measuring opens: a bounded flow of noise.
    "list_proven_items",
    "ping_measurement",
    "download_measurement",
    "upload_measurement",
    // What the token in the address opens: calendars that subscribe can send no other.
    "read_feed",
    "view_open_files",
    "export_open_facilities",
    "export_open_wireless_lan",
    "export_open_dictionary",
    // What the token in the body opens.
    "view_link",
    "approve_by_link",
    "return_by_link",
    "cancel_by_link",
    "view_guest_page",
    "report_by_guest",
    "accept_offer_by_link",
    "decline_offer_by_link",
    "open_survey",
    "save_answers",
    "submit_answers",
];

#[actix_web::test]
async fn every_operation_not_on_the_open_list_answers_401_to_a_stranger() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    let mut broken = Vec::new();
    for operation in operations() {
        if operation.open != OPEN.contains(&operation.id.as_str()) {
            broken.push(format!("{}: open in one list only", operation.id));
        }
        if operation.open {
            continue;
        }
        let path = operation.path_of(&uuid::Uuid::now_v7().to_string());
        for body in [json!({}), operation.body.unwrap_or_default()] {
            let answer = visitor
                .request(&operation.method, &path)
                .json(body)
                .if_match(1)
                .send()
                .await;
            if (answer.status(), answer.code()) != (401, "sign_in_needed") {
                broken.push(answer.to_string());
            }
        }
    }
    none(&broken);
}

#[actix_web::test]
async fn a_bad_credential_is_refused_everywhere_also_where_none_is_needed() {
    let app = TestApp::new().await;
    let visitor = app.visitor();
    for operation in operations() {
        let path = operation.path_of(&uuid::Uuid::now_v7().to_string());
        let request = visitor.request(&operation.method, &path).json(json!({}));
        let answer = request.header("authorization", "Bearer made.up.token").send().await;
        answer.refuses(401, "credential.bad");
    }
}

#[actix_web::test]
async fn nothing_answers_with_a_failure_of_ours_to_an_empty_or_odd_request() {
    let app = TestApp::new().await;
    let (visitor, secretariat) = (app.visitor(), app.secretariat().await);
    for operation in operations() {
        for id in ["0", "%00", "', DROP TABLE booking"] {
            let path = operation.path_of(&id.replace(' ', "%20"));
            for person in [&visitor, &secretariat] {
                for body in [json!({}), json!([]), json!({ "token": 1, "limit": -1 })] {
                    let answer = person
                        .request(&operation.method, &path)
                        .json(body)
                        .if_match(1)
                        .send()
                        .await;
                    assert!(answer.status() < 500, "{answer}");
                }
            }
        }
    }
    app.read_all_mail().await;
}
