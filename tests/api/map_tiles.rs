//! Pictures of an online map: off until a setting names them, and then from there only.

use tests::TestApp;

const TILES: &str = "https://tiles.example/{z}/{x}/{y}.png";

#[actix_web::test]
async fn without_the_setting_the_map_asks_nobody() {
    let app = TestApp::new().await;
    let settings = app.visitor().get("/settings").await.expects(200);
    assert!(settings.json()["map_tiles"].is_null());
    let policy = settings.header("content-security-policy").unwrap();
    assert!(
        policy.contains("img-src 'self' data: blob:; connect-src 'self';"),
        "{policy}"
    );
}

#[actix_web::test]
async fn the_setting_names_the_pictures_and_lets_browsers_ask_their_origin_only() {
    let app = TestApp::with(|config| {
        config.map_tiles_url = TILES.parse().unwrap();
        config.map_tiles_zoom_max = 15;
    })
    .await;
    let settings = app.visitor().get("/settings").await.expects(200);
    let tiles = &settings.json()["map_tiles"];
    assert_eq!(
        (tiles["url"].as_str(), tiles["zoom_max"].as_i64()),
        (Some(TILES), Some(15))
    );
    assert_eq!(tiles["credit"]["en"].as_str(), Some("GSI Tiles"));
    let policy = settings.header("content-security-policy").unwrap();
    assert!(
        policy.contains("img-src 'self' data: blob: https://tiles.example; connect-src 'self';"),
        "{policy}"
    );
}
