//! The pages over HTTP, beside the API: HTML, and what search engines ask for first.

use std::fmt::Write;

use actix_web::http::StatusCode;
use actix_web::http::header::{ETAG, IF_NONE_MATCH};
use actix_web::web::{self, Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, guard};
use entities::person::Locale;
use maud::html;
use sha2::{Digest, Sha256};

use super::actions;
use super::layout::{self, Addresses, Page};
use super::say::Say;
use super::{listing, place};
use crate::app::{App, day_in_tokyo};
use crate::error::{Error, Result};
use crate::http::Open;

const LANGUAGES: [Say; 2] = [Say(Locale::Ja), Say(Locale::En)];

/// Apart from the API's routes: they are no operations, and stand in no description.
pub fn routes(config: &mut ServiceConfig) {
    let reading = || guard::Any(guard::Get()).or(guard::Head());
    for (path, handler) in [
        ("/{language:ja|en}/facilities", web::to(list)),
        ("/{language:ja|en}/facilities/{number}", web::to(view)),
        ("/sitemap.xml", web::to(sitemap)),
        ("/robots.txt", web::to(robots)),
    ] {
        config.service(web::resource(path).route(handler.guard(reading())));
    }
}

fn language(tag: &str) -> Say {
    Say(if tag == "en" { Locale::En } else { Locale::Ja })
}

async fn list(app: Data<App>, context: Open, tag: Path<String>, request: HttpRequest) -> Result<HttpResponse> {
    let say = language(&tag);
    let towns = actions::places(&app, &context).await?;
    Ok(written(&app, say, &listing::page(&app.config, say, &towns), &request))
}

async fn view(
    app: Data<App>,
    context: Open,
    asked: Path<(String, String)>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (tag, number) = asked.into_inner();
    let say = language(&tag);
    match actions::place(&app, &context, &number).await {
        Ok(place) => Ok(written(&app, say, &place::page(&app.config, say, &place), &request)),
        Err(Error::NotFound(_)) => Ok(missing(&app, say)),
        Err(error) => Err(error),
    }
}

/// The page, or word that the reader has it already. The same for everybody, for a minute.
fn written(app: &App, say: Say, page: &Page, request: &HttpRequest) -> HttpResponse {
    let html = layout::framed(&app.config, say, page).into_string();
    answered(html, "text/html; charset=utf-8", request)
}

fn answered(body: String, kind: &str, request: &HttpRequest) -> HttpResponse {
    let digest = Sha256::digest(&body);
    let tag: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let known = request
        .headers()
        .get(IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let is_known = known.is_some_and(|tags| {
        tags.split(',')
            .any(|known| known.trim().trim_start_matches("W/") == tag)
    });
    let mut response = HttpResponse::build(if is_known {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    });
    response
        .insert_header((ETAG, tag))
        .insert_header(("Cache-Control", "public, max-age=60"))
        .insert_header(("Content-Security-Policy", layout::POLICY.as_str()));
    if is_known {
        return response.finish();
    }
    response.content_type(kind).body(body)
}

fn missing(app: &App, say: Say) -> HttpResponse {
    let page = Page {
        title: say.the("missing"),
        description: say.the("missing_text"),
        path: "/facilities".to_owned(),
        image: None,
        structured: None,
        body: html! {
            h1 { (say.the("missing")) }
            p { (say.the("missing_text")) }
            p { a href=(format!("/{}/facilities", say.tag())) { (say.the("back")) } }
        },
    };
    HttpResponse::NotFound()
        .insert_header(("Cache-Control", "no-store"))
        .insert_header(("Content-Security-Policy", layout::POLICY.as_str()))
        .content_type("text/html; charset=utf-8")
        .body(layout::framed(&app.config, say, &page).into_string())
}

async fn sitemap(app: Data<App>, context: Open, request: HttpRequest) -> Result<HttpResponse> {
    let addresses = Addresses::new(&app.config);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
         xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for say in LANGUAGES {
        entry(
            &mut xml,
            &addresses.list(say),
            &LANGUAGES.map(|say| (say, addresses.list(say))),
            None,
        );
    }
    for (_, places) in actions::places(&app, &context).await? {
        for place in places {
            let row = &place.row;
            let changed = day_in_tokyo(row.updated_at).to_string();
            let at = |say: Say| addresses.place(say, &row.number);
            for say in LANGUAGES {
                entry(&mut xml, &at(say), &LANGUAGES.map(|say| (say, at(say))), Some(&changed));
            }
        }
    }
    xml.push_str("</urlset>\n");
    Ok(answered(xml, "application/xml; charset=utf-8", &request))
}

fn entry(xml: &mut String, address: &str, languages: &[(Say, String)], changed: Option<&str>) {
    let escaped = |text: &str| html! { (text) }.into_string();
    let changed = changed.map_or_else(String::new, |day| format!("<lastmod>{day}</lastmod>"));
    // Writing into a string can't fail.
    let _ = write!(xml, "<url><loc>{}</loc>{changed}", escaped(address));
    for (say, at) in languages {
        let (tag, at) = (say.tag(), escaped(at));
        let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{at}\"/>");
    }
    xml.push_str("</url>\n");
}

/// The places and their photos are for everybody; what needs somebody signed in isn't worth a robot's time.
async fn robots(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let sitemap = Addresses::new(&app.config).of("/sitemap.xml");
    let text = format!(
        "User-agent: *\nAllow: /api/photos/\nDisallow: /api/\nDisallow: /apply\nDisallow: /bookings\nDisallow: /host\n\
         Disallow: /office\nDisallow: /demo\n\nSitemap: {sitemap}\n"
    );
    answered(text, "text/plain; charset=utf-8", &request)
}
