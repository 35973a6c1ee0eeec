//! Changing what was blocked.

use serde_json::json;
use tests::TestApp;

#[actix_web::test]
async fn a_block_is_changed_from_today_on_and_its_past_stays() {
    let app = TestApp::new().await;
    let facility = app.facility("海のホテル").await.rooms(2, 2).create().await;
    let host = app.host_of("海のホテル").await;
    let units = &facility.types[0].1;
    let path = format!("/facilities/{}/blocks", facility.id);
    let wanted = |units: &[entities::id::UnitId], from: &str, until: &str| json!({ "unit_ids": units, "starts_on": from, "ends_on": until, "reason": "repair" });
    let block = host
        .post(&path, wanted(units, "2026-11-20", "2026-11-25"))
        .await
        .expects(201);
    let change = format!("/blocks/{}", block.id());
    let other = host
        .post(&path, wanted(&units[..1], "2026-12-01", "2026-12-02"))
        .await
        .expects(201);

    app.at("2026-11-22T09:00");
    let moved = wanted(units, "2026-11-21", "2026-11-25");
    let refused = host.put_at(1, &change, moved).await.refuses(422, "input.invalid");
    assert_eq!(refused.faults(), [("starts_on", "block.has_begun")]);
    let into_other = wanted(units, "2026-11-20", "2026-12-01");
    host.put_at(1, &change, into_other).await.refuses(409, "block.overlaps");
    let shorter = wanted(&units[1..], "2026-11-20", "2026-11-23");
    assert_eq!(host.put_at(1, &change, shorter).await.expects(200).version(), 2);
    app.secretariat()
        .await
        .put_at(2, &change, wanted(units, "2026-11-20", "2026-11-24"))
        .await
        .refuses(403, "forbidden");

    let calendar = host
        .get(&format!("/facilities/{}/calendar?from=2026-11-20&days=6", facility.id))
        .await
        .expects(200);
    let days = |unit: usize| -> Vec<String> {
        let cells = calendar["types"][0]["units"][unit]["cells"].as_array().unwrap();
        cells
            .iter()
            .map(|cell| cell["on"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(days(0), ["2026-11-20", "2026-11-21"]);
    assert_eq!(days(1), ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"]);
    host.delete_at(1, &format!("/blocks/{}", other.id())).await.expects(200);
    app.at("2026-11-24T09:00");
    host.put_at(2, &change, wanted(units, "2026-11-20", "2026-11-30"))
        .await
        .refuses(409, "block.ended");
}
