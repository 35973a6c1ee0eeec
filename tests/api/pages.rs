//! The pages that need no JavaScript: what they say, to people and to machines, and what they keep to themselves.

use entities::facility::{Audience, State};
use scraper::{Html, Selector};
use sea_orm::Set;
use serde_json::Value;
use tests::pictures::{Form, jpeg};
use tests::{Answer, Client, Facility, TestApp};

use crate::photos::address;

const ADDRESS: &str = "https://workcation.example";

/// A published facility in Shima with a photo, in a house whose address is known.
struct Scene {
    app: TestApp,
    host: Client,
    facility: Facility,
    number: String,
}

impl Scene {
    async fn new() -> Self {
        let app = TestApp::with(|config| config.public_url = format!("{ADDRESS}/")).await;
        let host = app.host_of("海のホテル").await;
        let place = app.facility("海のホテル").await.rooms(2, 2).desks(4);
        let facility = place
            .row(|row| {
                row.name_ja = Set("海の家</script><b>".to_owned());
                row.name_en = Set("Sea House".to_owned());
                row.description_ja = Set("英虞湾を望む宿です。\n静かです。".to_owned());
                row.description_en = Set(String::new());
                row.address = Set("三重県志摩市架空町1番地".to_owned());
                row.down_mbps = Set(Some(120.5));
                row.measured_on = Set("2026-11-01".parse().ok());
                row.vpn_allowed = Set(Some(true));
            })
            .create()
            .await;
        let seen = host.get(&format!("/facilities/{}", facility.id)).await.expects(200);
        Self {
            number: seen.string("number"),
            app,
            host,
            facility,
        }
    }

    async fn photographed(&self) -> Answer {
        let form = Form::photo(&jpeg(900, 600, 1));
        let path = format!("/facilities/{}/photos", self.facility.id);
        self.host.post_form(&path, form).await.expects(201)
    }

    fn path(&self, language: &str) -> String {
        format!("/{language}/facilities/{}", self.number)
    }

    async fn page(&self, path: &str) -> Page {
        let answer = self.app.visitor().page(path).await.expects(200);
        Page(Html::parse_document(&answer.text()))
    }
}

/// A document that was read.
struct Page(Html);

impl Page {
    fn all(&self, selector: &str) -> Vec<scraper::ElementRef<'_>> {
        self.0.select(&Selector::parse(selector).unwrap()).collect()
    }

    #[track_caller]
    fn attribute(&self, selector: &str, name: &str) -> String {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found[0].value().attr(name).unwrap_or_default().to_owned()
    }

    fn text(&self, selector: &str) -> String {
        self.all(selector).iter().flat_map(scraper::ElementRef::text).collect()
    }

    fn structured(&self) -> Value {
        let scripts = self.all("script");
        assert_eq!(scripts.len(), 1, "no script but the description");
        assert_eq!(scripts[0].value().attr("type"), Some("application/ld+json"));
        serde_json::from_str(&scripts[0].text().collect::<String>()).unwrap()
    }
}

#[actix_web::test]
async fn a_place_is_read_in_both_languages_without_a_script() {
    let scene = Scene::new().await;
    scene.photographed().await;
    for (language, heading, free) in [("ja", "海の家</script><b>", "空きあり"), ("en", "Sea House", "free")] {
        let page = scene.page(&scene.path(language)).await;
        assert_eq!(page.attribute("html", "lang"), language);
        assert_eq!(page.text("h1"), heading);
        assert_eq!(
            page.all("main table tbody tr").len(),
            14 + 2,
            "two weeks and two kinds of units"
        );
        assert!(page.text("main table").contains(free));
        assert!(page.text("main dl").contains("120.5"));
        assert!(
            page.text("main").contains("静かです。"),
            "Japanese where there are no English words"
        );
        let link = page.attribute("main a.button", "href");
        assert_eq!(link, format!("/facilities/{}", scene.facility.id));
        assert!(page.all("img").iter().all(|image| image.value().attr("alt").is_some()));
        let shown = page.text("body");
        assert!(!shown.contains("page."), "a phrase is missing: {shown}");
    }
    let english = scene.page(&scene.path("en")).await;
    assert_eq!(
        english.attribute("figure img", "alt"),
        "Two desks at a window above the sea"
    );
    assert!(english.all("p[lang=ja]").len() >= 2, "what is Japanese says so");
}

#[actix_web::test]
async fn every_page_names_its_address_and_the_one_in_the_other_language() {
    let scene = Scene::new().await;
    for path in [scene.path(""), "//facilities".to_owned()] {
        let path = path.trim_start_matches('/').to_owned();
        for language in ["ja", "en"] {
            let page = scene.page(&format!("/{language}/{path}")).await;
            let at = |language: &str| format!("{ADDRESS}/{language}/{path}");
            assert_eq!(page.attribute("link[rel=canonical]", "href"), at(language));
            assert_eq!(page.attribute("meta[property='og:url']", "content"), at(language));
            for (tag, alternate) in [("ja", "ja"), ("en", "en"), ("x-default", "ja")] {
                let selector = format!("link[rel=alternate][hreflang={tag}]");
                assert_eq!(page.attribute(&selector, "href"), at(alternate));
            }
            assert!(page.all("meta[name=robots]").is_empty());
        }
    }
}

#[actix_web::test]
async fn machines_read_what_people_read() {
    let scene = Scene::new().await;
    let photo = scene.photographed().await;
    let place = scene.page(&scene.path("ja")).await.structured();
    let url = format!("{ADDRESS}{}", scene.path("ja"));
    assert_eq!(place["@context"], "https://schema.org");
    assert_eq!(place["@type"], "LodgingBusiness");
    assert_eq!(
        (&place["url"], &place["identifier"]),
        (&Value::from(url), &Value::from(scene.number.clone()))
    );
    assert_eq!(place["name"], "海の家</script><b>", "and yet it didn't end the element");
    assert_eq!(place["address"]["@type"], "PostalAddress");
    assert_eq!(place["address"]["addressCountry"], "JP");
    assert_eq!(place["address"]["addressRegion"], "三重県");
    assert_eq!(place["address"]["streetAddress"], "三重県志摩市架空町1番地");
    assert!(
        place["geo"]["latitude"]
            .as_f64()
            .is_some_and(|lat| (33.0..36.0).contains(&lat))
    );
    let line = place["amenityFeature"]
        .as_array()
        .unwrap()
        .iter()
        .find(|feature| feature["propertyID"] == "down_mbps")
        .unwrap();
    assert_eq!(
        (line["value"].as_f64(), &line["unitText"], &line["validFrom"]),
        (Some(120.5), &Value::from("Mbps"), &Value::from("2026-11-01"))
    );
    let image = &place["image"][0];
    assert_eq!(
        image["contentUrl"],
        format!("{ADDRESS}/api{}", address(&photo, "large"))
    );
    assert_eq!(image["caption"], photo["alt"]["ja"]);
    let hours = place["openingHoursSpecification"].as_array().unwrap();
    assert_eq!(
        (hours.len(), &hours[0]["dayOfWeek"]),
        (7, &Value::from("https://schema.org/Monday"))
    );
    assert_eq!(
        (&hours[0]["opens"], &hours[0]["closes"]),
        (&Value::from("09:00"), &Value::from("21:00"))
    );
    assert_eq!(place["priceRange"], "¥1,500–¥10,000");
    let english = scene.page(&scene.path("en")).await.structured();
    assert_eq!(
        (&english["name"], &english["address"]["addressRegion"]),
        (&Value::from("Sea House"), &Value::from("Mie Prefecture"))
    );
}

#[actix_web::test]
async fn what_is_not_for_everybody_has_no_page_for_anybody() {
    let scene = Scene::new().await;
    let app = &scene.app;
    for (state, audience) in [
        (State::Draft, Audience::Everyone),
        (State::InCheck, Audience::Everyone),
        (State::Returned, Audience::Everyone),
        (State::Suspended, Audience::Everyone),
        (State::Published, Audience::StaffOnly),
    ] {
        let hidden = app.facility("山のホテル").await.rooms(1, 1);
        let hidden = hidden
            .row(|row| {
                (row.state, row.audience, row.number) =
                    (Set(state), Set(audience), Set(format!("X{state:?}{audience:?}")));
            })
            .create()
            .await;
        let number = format!("X{state:?}{audience:?}");
        for client in [app.visitor(), app.employee_of("総務課").await, app.secretariat().await] {
            for language in ["ja", "en"] {
                let answer = client
                    .page(&format!("/{language}/facilities/{number}"))
                    .await
                    .expects(404);
                assert!(answer.header("content-type").unwrap().starts_with("text/html"));
                for listed in [format!("/{language}/facilities"), "/sitemap.xml".to_owned()] {
                    let text = client.page(&listed).await.expects(200).text();
                    assert!(
                        !text.contains(&number) && !text.contains(&hidden.id.to_string()),
                        "{listed}"
                    );
                    assert!(text.contains(&scene.number));
                }
            }
        }
    }
    app.visitor().page("/ja/facilities/NOTHING").await.expects(404);
}

#[actix_web::test]
async fn search_engines_find_every_page_once_in_each_language() {
    let scene = Scene::new().await;
    let robots = scene.app.visitor().page("/robots.txt").await.expects(200);
    assert!(robots.text().contains(&format!("Sitemap: {ADDRESS}/sitemap.xml")));
    assert!(robots.text().contains("Allow: /api/photos/"));
    let sitemap = scene.app.visitor().page("/sitemap.xml").await.expects(200);
    assert!(sitemap.header("content-type").unwrap().starts_with("application/xml"));
    let text = sitemap.text();
    let places: Vec<&str> = text
        .split("<loc>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap())
        .collect();
    let expected: Vec<String> = [
        "/ja/facilities".to_owned(),
        "/en/facilities".to_owned(),
        scene.path("ja"),
        scene.path("en"),
    ]
    .iter()
    .map(|path| format!("{ADDRESS}{path}"))
    .collect();
    assert_eq!(places, expected);
    for place in places {
        scene
            .app
            .visitor()
            .page(place.strip_prefix(ADDRESS).unwrap())
            .await
            .expects(200);
    }
    assert_eq!(text.matches("<lastmod>2026-11-20</lastmod>").count(), 2);
}

#[actix_web::test]
async fn a_page_is_kept_by_its_tag_and_runs_no_script() {
    let scene = Scene::new().await;
    let first = scene.app.visitor().page(&scene.path("ja")).await.expects(200);
    let policy = first.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'") && !policy.contains("script-src") && !policy.contains("unsafe-inline"),
        "{policy}"
    );
    assert_eq!(first.header("cache-control"), Some("public, max-age=60"));
    let tag = first.header("etag").unwrap().to_owned();
    let again = scene.app.visitor().page_known(&scene.path("ja"), &tag).await;
    assert_eq!((again.status(), again.bytes().len()), (304, 0));
    scene.photographed().await;
    scene
        .app
        .visitor()
        .page_known(&scene.path("ja"), &tag)
        .await
        .expects(200);
    // The client's own pages keep their policy.
    let other = scene.app.visitor().get("/settings").await.expects(200);
    assert!(
        other
            .header("content-security-policy")
            .unwrap()
            .contains("script-src 'self'")
    );
}

#[actix_web::test]
async fn invented_places_are_no_ones_search_result() {
    let app = TestApp::demo().await;
    let list = app.visitor().page("/ja/facilities").await.expects(200);
    assert!(list.text().contains("<meta name=\"robots\" content=\"noindex\">"));
}
