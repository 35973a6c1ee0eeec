//! Photos of facilities: who sees and changes them, and what becomes of the files.

mod hostile;

use entities::facility::{Audience, State};
use entities::{audit_event, facility, photo};
use futures_util::future::join_all;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set};
use serde_json::{Value, json};
use tests::pictures::{Form, jpeg};
use tests::{Answer, Client, Facility, FullDisk, TestApp};
use workcation::app::Files;
use workcation::jobs;

/// A house with a published facility and its host.
pub struct Scene {
    pub app: TestApp,
    pub host: Client,
    pub facility: Facility,
}

impl Scene {
    pub async fn new() -> Self {
        Self::of(TestApp::new().await).await
    }

    async fn of(app: TestApp) -> Self {
        let host = app.host_of("海のホテル").await;
        let facility = app.facility("海のホテル").await.rooms(2, 2).create().await;
        Self { app, host, facility }
    }

    pub fn path(&self) -> String {
        format!("/facilities/{}/photos", self.facility.id)
    }

    pub async fn sends(&self, form: Form) -> Answer {
        self.host.post_form(&self.path(), form).await
    }

    /// Another picture for each `seed`.
    async fn adds(&self, seed: u8) -> Answer {
        self.sends(Form::photo(&jpeg(320, 240, seed))).await.expects(201)
    }

    async fn ids(&self) -> Vec<String> {
        let listed = self.host.get(&self.path()).await.expects(200);
        let items = listed["items"].as_array().unwrap().clone();
        items
            .iter()
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    }

    async fn is(&self, change: impl FnOnce(&mut facility::ActiveModel)) {
        let row = facility::Entity::find_by_id(self.facility.id)
            .one(self.app.db())
            .await
            .unwrap();
        let mut row = row.unwrap().into_active_model();
        change(&mut row);
        row.update(self.app.db()).await.unwrap();
    }

    /// How many files there are.
    pub async fn files(&self) -> usize {
        self.app.inner().files.list("photos/").await.unwrap().len()
    }

    pub async fn rows(&self) -> u64 {
        photo::Entity::find().count(self.app.db()).await.unwrap()
    }
}

/// Where a size of it is, without `/api`.
pub fn address(photo: &Answer, size: &str) -> String {
    let url = photo["urls"][size].as_str().unwrap();
    url.strip_prefix("/api").unwrap().to_owned()
}

#[actix_web::test]
async fn a_photo_is_described_kept_in_three_sizes_and_shown_to_everybody() {
    let scene = Scene::new().await;
    let added = scene.sends(Form::photo(&jpeg(2000, 1000, 7))).await.expects(201);
    assert_eq!(
        (added["width"].as_i64(), added["height"].as_i64()),
        (Some(1600), Some(800))
    );
    assert_eq!(added["alt"]["ja"], "海の見える窓際に机が2つ並ぶ部屋");
    assert_eq!((added.version(), scene.files().await), (1, 3));

    let visitor = scene.app.visitor();
    for (size, width) in [("large", 1600), ("medium", 800), ("small", 400)] {
        let shown = visitor.get(&address(&added, size)).await.expects(200);
        assert_eq!(shown.header("content-type"), Some("image/jpeg"));
        assert_eq!(shown.header("x-content-type-options"), Some("nosniff"));
        assert!(shown.header("cache-control").unwrap().contains("immutable"));
        let picture = image::load_from_memory(shown.bytes()).unwrap();
        assert_eq!((picture.width(), picture.height()), (width, width / 2));
        let tag = shown.header("etag").unwrap().to_owned();
        let again = visitor
            .request("GET", &address(&added, size))
            .header("if-none-match", &tag);
        assert!(again.send().await.expects(304).bytes().is_empty());
    }
    let odd = address(&added, "small").replace("400.jpg", "500.jpg");
    visitor.get(&odd).await.refuses(404, "not_found");

    let found = visitor.get("/facilities").await.expects(200);
    let card = &found["items"][0]["facility"]["photo"];
    assert_eq!(card["alt_en"], "Two desks at a window above the sea");
    assert_eq!(card["url"], added["urls"]["medium"]);
    let own = scene.host.get("/host/facilities").await.expects(200);
    assert_eq!(own["items"][0]["photo"], *card);
    let events = audit_event::Entity::find().filter(audit_event::Column::SubjectId.eq(added.id()));
    assert_eq!(
        events.count(scene.app.db()).await.unwrap(),
        0,
        "the subject of an addition is its facility"
    );
    let events = audit_event::Entity::find().filter(audit_event::Column::Verb.eq("photo.create"));
    assert_eq!(events.count(scene.app.db()).await.unwrap(), 1);
}

#[actix_web::test]
async fn photos_are_seen_by_those_who_may_know_of_the_place() {
    let scene = Scene::new().await;
    let added = scene.adds(1).await;
    let at = address(&added, "small");
    let (visitor, company) = (scene.app.visitor(), scene.app.contact_of("青磁").await);
    let employee = scene.app.employee_of("総務課").await;

    scene.is(|row| row.audience = Set(Audience::StaffOnly)).await;
    for stranger in [&visitor, &company] {
        stranger.get(&at).await.refuses(404, "not_found");
        stranger.get(&scene.path()).await.refuses(404, "not_found");
    }
    let shown = employee.get(&at).await.expects(200);
    assert_eq!(shown.header("cache-control"), Some("private, no-cache"));

    for state in [State::Draft, State::Returned, State::InCheck, State::Suspended] {
        scene
            .is(|row| (row.state, row.audience) = (Set(state), Set(Audience::Everyone)))
            .await;
        for stranger in [&visitor, &company, &employee] {
            stranger.get(&at).await.refuses(404, "not_found");
        }
        scene.host.get(&at).await.expects(200);
    }
}

#[actix_web::test]
async fn the_host_and_the_municipality_change_photos_and_nobody_else() {
    let scene = Scene::new().await;
    let added = scene.adds(1).await;
    let (path, one) = (scene.path(), format!("/photos/{}", added.id()));
    let said = json!({ "alt": { "ja": "浴場" }, "credit": "", "licence": "own", "consent": "none_portrayed" });
    let order = json!({ "ids": [added.id()] });
    let foreign = scene.app.host_of("山のホテル").await;
    let (office, officer) = (scene.app.secretariat().await, scene.app.officer_of("242152").await);
    for other in [&foreign, &office] {
        other
            .post_form(&path, Form::photo(&jpeg(320, 240, 2)))
            .await
            .refuses(403, "forbidden");
        other.put_at(1, &one, said.clone()).await.refuses(403, "forbidden");
        other
            .put(&format!("{path}/order"), order.clone())
            .await
            .refuses(403, "forbidden");
        other.delete_at(1, &one).await.refuses(403, "forbidden");
        assert_eq!(other.get(&path).await.expects(200)["may"], json!([]));
    }
    officer.put_at(1, &one, said.clone()).await.expects(200);

    scene.is(|row| row.state = Set(State::Draft)).await;
    for (version, other) in [(2, &foreign), (2, &scene.app.contact_of("青磁").await)] {
        other
            .post_form(&path, Form::photo(&jpeg(320, 240, 2)))
            .await
            .refuses(404, "not_found");
        other
            .put_at(version, &one, said.clone())
            .await
            .refuses(404, "not_found");
        other.delete_at(version, &one).await.refuses(404, "not_found");
    }
    scene.is(|row| row.state = Set(State::InCheck)).await;
    scene
        .sends(Form::photo(&jpeg(320, 240, 3)))
        .await
        .refuses(409, "facility.being_checked");
    scene
        .host
        .delete_at(2, &one)
        .await
        .refuses(409, "facility.being_checked");
    assert_eq!(scene.host.get(&path).await.expects(200)["may"], json!([]));
}

#[actix_web::test]
async fn photos_are_described_otherwise_by_whom_knows_the_present_words() {
    let scene = Scene::new().await;
    let added = scene.adds(1).await;
    let one = format!("/photos/{}", added.id());
    let said = |alt: &str, licence: &str| json!({ "alt": { "ja": alt, "en": "" }, "credit": "", "licence": licence, "consent": "consented" });
    let changed = scene.host.put_at(1, &one, said("夕方の浴場", "own")).await.expects(200);
    assert_eq!((changed.version(), &changed["alt"]["ja"]), (2, &json!("夕方の浴場")));
    scene
        .host
        .put_at(1, &one, said("朝の浴場", "own"))
        .await
        .refuses(412, "stale");
    scene
        .host
        .put(&one, said("朝の浴場", "own"))
        .await
        .refuses(428, "version_missing");
    let refused = scene.host.put_at(2, &one, said(" ", "permitted")).await.expects(422);
    assert_eq!(
        refused.faults(),
        [("alt.ja", "required"), ("credit", "photo.credit_needed")]
    );
}

#[actix_web::test]
async fn photos_keep_the_order_that_their_host_gives_them() {
    let scene = Scene::new().await;
    for seed in 1..=3 {
        scene.adds(seed).await;
    }
    let [a, b, c] = <[String; 3]>::try_from(scene.ids().await).unwrap();
    let order = format!("{}/order", scene.path());
    let put = |ids: Value| scene.host.request("PUT", &order).json(json!({ "ids": ids })).send();
    put(json!([c, a, b])).await.expects(200);
    assert_eq!(scene.ids().await, [c.clone(), a.clone(), b.clone()]);
    for wrong in [json!([a, b]), json!([a, b, c, c]), json!([a, b, uuid::Uuid::now_v7()])] {
        put(wrong).await.refuses(409, "photo.order_changed");
    }
    scene.host.delete_at(1, &format!("/photos/{c}")).await.expects(204);
    assert_eq!(scene.ids().await, [a.clone(), b]);
    let found = scene.app.visitor().get("/facilities").await.expects(200);
    let cover = found["items"][0]["facility"]["photo"]["url"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(cover.contains(&a), "the next one stands for the place");
}

#[actix_web::test]
async fn a_facility_has_twenty_photos_however_many_are_sent_at_once() {
    let scene = Scene::new().await;
    for seed in 1..=17 {
        scene.adds(seed).await;
    }
    let at_once = join_all((101..=106).map(|seed| scene.sends(Form::photo(&jpeg(320, 240, seed))))).await;
    let statuses: Vec<u16> = at_once.iter().map(Answer::status).collect();
    assert_eq!(
        statuses.iter().filter(|status| **status == 201).count(),
        3,
        "{statuses:?}"
    );
    let refused = scene
        .sends(Form::photo(&jpeg(320, 240, 120)))
        .await
        .refuses(409, "photo.too_many");
    assert!(refused.string("detail").contains("20枚"));
    assert_eq!((scene.rows().await, scene.files().await), (20, 60));
    let listed = scene.host.get(&scene.path()).await.expects(200);
    let positions: Vec<i64> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["position"].as_i64().unwrap())
        .collect();
    assert_eq!(positions, (0..20).collect::<Vec<_>>());
}

#[actix_web::test]
async fn the_same_photo_is_kept_once_and_a_repeated_request_gets_its_first_answer() {
    let scene = Scene::new().await;
    let picture = jpeg(320, 240, 1);
    let path = scene.path();
    let once = |form: Form| scene.host.request("POST", &path).key("photo-1").form(form).send();
    let first = once(Form::photo(&picture)).await.expects(201);
    let again = once(Form::photo(&picture)).await.expects(201);
    assert_eq!(first.id(), again.id());
    once(Form::photo(&jpeg(320, 240, 2)))
        .await
        .refuses(422, "idempotency_key.reused");
    scene.sends(Form::photo(&picture)).await.refuses(409, "photo.same");
    assert_eq!((scene.rows().await, scene.files().await), (1, 3));
}

#[actix_web::test]
async fn files_without_a_row_are_swept_after_an_hour_and_the_others_stay() {
    let scene = Scene::new().await;
    let kept = scene.adds(1).await;
    let gone = scene.adds(2).await;
    scene
        .host
        .delete_at(1, &format!("/photos/{}", gone.id()))
        .await
        .expects(204);
    scene
        .app
        .visitor()
        .get(&address(&gone, "small"))
        .await
        .refuses(404, "not_found");
    let sweep = || jobs::run_once(scene.app.inner(), "photo.sweep");
    assert_eq!((sweep().await.unwrap(), scene.files().await), (Some(0), 6));
    scene.app.at("2026-11-20T09:59");
    assert_eq!(sweep().await.unwrap(), Some(0), "somebody may be about to name them");
    scene.app.at("2026-11-20T10:00");
    assert_eq!((sweep().await.unwrap(), scene.files().await), (Some(3), 3));
    scene.app.visitor().get(&address(&kept, "small")).await.expects(200);
}

#[actix_web::test]
async fn a_full_disk_says_so_and_keeps_nothing() {
    for files in 0..3 {
        let app = TestApp::keeping(Files::of(FullDisk::after(files))).await;
        let scene = Scene::of(app).await;
        let refused = scene
            .sends(Form::photo(&jpeg(320, 240, 1)))
            .await
            .refuses(507, "files.full");
        assert!(refused.string("detail").contains("何も保存されていません"));
        assert_eq!((scene.rows().await, scene.files().await), (0, 0), "after {files} files");
    }
}

#[actix_web::test]
async fn a_folder_that_cannot_be_written_is_named_at_the_start() {
    let file = std::env::temp_dir().join(format!("workcation-test-{}.txt", uuid::Uuid::new_v4()));
    std::fs::write(&file, "not a folder").unwrap();
    let refused = Files::at(&file.display().to_string()).check().unwrap_err().to_string();
    std::fs::remove_file(&file).unwrap();
    assert!(
        refused.contains("files_folder") && refused.contains(&file.display().to_string()),
        "{refused}"
    );
    let bucket = Files::at("s3://pictures/mie").check().unwrap_err().to_string();
    assert!(bucket.contains("feature s3"), "{bucket}");
}
