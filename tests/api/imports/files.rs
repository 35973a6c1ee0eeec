//! Files as people, programs and enemies send them.

use serde_json::json;
use tests::TestApp;

use super::{counts, preview, send};
use crate::exports::reread;

#[actix_web::test]
async fn hostile_files_are_refused_in_words_and_break_nothing() {
    let app = TestApp::new().await;
    let host = app.host_of("海のホテル").await;
    let long = "x".repeat(4 * 1024 * 1024);
    let many = format!("名称\n{}", "a\n".repeat(5_001));
    let wide = format!("名称{}\n1", ",a".repeat(300));
    let utf16: Vec<u8> = "\u{feff}名称\n宿".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: Vec<(Vec<u8>, &str)> = vec![
        (b"".to_vec(), "table.empty"),
        (b"\xef\xbb\xbf".to_vec(), "table.empty"),
        (b"PK\x03\x04\x14\x00".to_vec(), "table.workbook"),
        (utf16, "table.utf16"),
        ("名称\n\0\n".into(), "table.binary"),
        (b"\x96\xbc\x8f\xcc\n\xff\xff\xff".to_vec(), "table.encoding"),
        ("名称\n\"閉じない\n次\n".into(), "table.quote_open"),
        ("名称\n\"閉じた\"後\n".into(), "table.quote"),
        (format!("名称\n{long}").into(), "table.cell_long"),
        (format!("名称\n\"{long}").into(), "table.cell_long"),
        (many.into(), "table.rows"),
        (wide.into(), "table.columns"),
        ("x".repeat(6 * 1024 * 1024).into(), "input.too_large"),
    ];
    for (file, code) in cases {
        let refused = send(&host, "facilities", file).await.refuses(422, code);
        assert!(!refused.string("detail").is_empty());
    }
    let keyed = host
        .request("POST", "/imports?kind=facilities&file_name=a.csv")
        .key("k");
    keyed
        .file("x".repeat(6 * 1024 * 1024))
        .send()
        .await
        .refuses(422, "input.too_large");
    assert_eq!(host.get("/imports").await.expects(200)["items"], json!([]));
    let formula = "名称,市町,緯度,経度,施設の種類\n'=HYPERLINK(1),津市,34.7,136.5,滞在型";
    app.municipality("242012").await;
    let import = preview(&host, "facilities", formula).await;
    let path = format!("/imports/{}/rows", import.id());
    assert_eq!(
        host.get(&path).await.expects(200)["items"][0]["cells"][0],
        "=HYPERLINK(1)"
    );
}

#[actix_web::test]
async fn the_template_is_a_file_that_can_be_sent_back() {
    let app = TestApp::new().await;
    app.municipality("242152").await;
    let host = app.host_of("海のホテル").await;
    let template = host.get("/import-template?kind=facilities").await.expects(200);
    let import = preview(&host, "facilities", template.bytes()).await;
    assert_eq!(counts(&import), [1, 0, 0, 0]);
    for kind in ["units", "blocks", "closures"] {
        let workbook = host
            .get(&format!("/import-template?kind={kind}&format=xlsx"))
            .await
            .expects(200);
        assert_eq!(reread("xlsx", workbook.bytes())["rows"].as_array().unwrap().len(), 2);
    }
}

#[actix_web::test]
async fn a_repeated_upload_gets_the_first_answer_and_history_shows_the_newest_first() {
    let app = TestApp::new().await;
    app.municipality("242012").await;
    let host = app.host_of("海のホテル").await;
    let file = "名称,市町,緯度,経度,施設の種類\n森の家,津市,34.7,136.5,滞在型";
    let path = "/imports?kind=facilities&file_name=%E6%96%BD%E8%A8%AD.csv";
    let first = host
        .request("POST", path)
        .key("one")
        .file(file)
        .send()
        .await
        .expects(201);
    let again = host
        .request("POST", path)
        .key("one")
        .file(file)
        .send()
        .await
        .expects(201);
    assert_eq!(first.id(), again.id());
    app.at("2026-11-20T10:00");
    let newer = preview(&host, "facilities", file).await;
    let history = host.get("/imports?limit=1").await.expects(200);
    assert_eq!(history["items"][0]["id"], newer.id());
    assert_eq!(history["next"], "1");
    let older = host.get("/imports?limit=1&cursor=1").await.expects(200);
    assert_eq!(
        (&older["items"][0]["file_name"], &older["next"]),
        (&json!("施設.csv"), &json!(null))
    );
}
