//! What every page has: its head with addresses in both languages, the way past the navigation, the foot.

use std::sync::LazyLock;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::say::Say;
use crate::config::Config;

/// The pages' one style, inside each of them: nothing else need be fetched before the words can be read.
const STYLE: &str = include_str!("page.css");

/// What the browser may do with these pages: show them. No script runs, not even one that found its way in.
pub static POLICY: LazyLock<String> = LazyLock::new(|| {
    let hash = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{hash}'; img-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'"
    )
});

/// Absolute addresses, as other sites and search engines keep them.
pub struct Addresses<'a> {
    public_url: &'a str,
}

impl<'a> Addresses<'a> {
    pub fn new(config: &'a Config) -> Self {
        Self {
            public_url: config.public_url.trim_end_matches('/'),
        }
    }

    pub fn of(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    pub fn list(&self, say: Say) -> String {
        self.of(&format!("/{}/facilities", say.tag()))
    }

    pub fn place(&self, say: Say, number: &str) -> String {
        self.of(&format!("/{}/facilities/{number}", say.tag()))
    }
}

/// A page before its frame.
pub struct Page {
    pub title: String,
    pub description: String,
    /// Without its language: `/facilities/F01`.
    pub path: String,
    /// The biggest picture of the place.
    pub image: Option<String>,
    pub structured: Option<Value>,
    pub body: Markup,
}

/// The whole document.
pub fn framed(config: &Config, say: Say, page: &Page) -> Markup {
    let addresses = Addresses::new(config);
    let here = |say: Say| addresses.of(&format!("/{}{}", say.tag(), page.path));
    let product = product(config, say);
    html! {
        (DOCTYPE)
        html lang=(say.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (page.title) " | " (product) }
                meta name="description" content=(page.description);
                // Invented places are no one's search result.
                @if config.is_demo() { meta name="robots" content="noindex"; }
                link rel="canonical" href=(here(say));
                link rel="alternate" hreflang="ja" href=(here(Say(entities::person::Locale::Ja)));
                link rel="alternate" hreflang="en" href=(here(Say(entities::person::Locale::En)));
                link rel="alternate" hreflang="x-default" href=(here(Say(entities::person::Locale::Ja)));
                meta property="og:type" content="website";
                meta property="og:title" content=(page.title);
                meta property="og:description" content=(page.description);
                meta property="og:url" content=(here(say));
                meta property="og:site_name" content=(product);
                meta property="og:locale" content=(if say.tag() == "ja" { "ja_JP" } else { "en_GB" });
                @if let Some(image) = &page.image { meta property="og:image" content=(addresses.of(image)); }
                link rel="icon" href="/favicon.svg" type="image/svg+xml";
                style { (PreEscaped(STYLE)) }
                @if let Some(structured) = &page.structured {
                    script type="application/ld+json" { (PreEscaped(inert(structured))) }
                }
            }
            body {
                a.skip href="#main" { (say.the("skip")) }
                (header(config, say, &page.path))
                main #main tabindex="-1" { (page.body) }
                (footer(config, say))
            }
        }
    }
}

/// JSON that can't end the element it stands in, whatever a host wrote.
fn inert(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028")
}

fn product(config: &Config, say: Say) -> &str {
    if say.tag() == "ja" {
        &config.product_name_ja
    } else {
        &config.product_name_en
    }
}

fn header(config: &Config, say: Say, path: &str) -> Markup {
    let other = say.other();
    html! {
        header.top {
            div.inner {
                a.brand href="/" { (product(config, say)) span { (say.the("line")) } }
                nav aria-label=(say.the("nav")) {
                    ul {
                        li { a href="/" { (say.the("search")) } }
                        li { a href=(format!("/{}/facilities", say.tag())) { (say.the("all")) } }
                        li {
                            a href=(format!("/{}{path}", other.tag())) hreflang=(other.tag()) lang=(other.tag()) {
                                (other.the("this_language"))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn footer(config: &Config, say: Say) -> Markup {
    let (section, hours) = if say.tag() == "ja" {
        (&config.contact_section_ja, &config.contact_hours_ja)
    } else {
        (&config.contact_section_en, &config.contact_hours_en)
    };
    html! {
        footer {
            div.inner {
                p { (say.the("contract")) }
                p {
                    (say.the("contact")) " " (section) " "
                    a href=(format!("tel:{}", config.contact_phone)) { (config.contact_phone) } " (" (hours) ") "
                    a href=(format!("mailto:{}", config.contact_email)) { (config.contact_email) }
                }
            }
        }
    }
}
