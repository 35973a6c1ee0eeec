//! From a topic and its values to a whole letter: subject, greeting, words, and who answers questions.

use super::mail::{Mail, Recipient, Sort};
use super::wrap::wrap;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::text::mails::{Words, words};
use crate::text::{Locale, fill};

/// What the outbox stores.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub subject: String,
    pub body: String,
    /// The subject without the product's name, for the list inside the product.
    pub headline: String,
}

/// Writes the letter.
///
/// # Errors
/// Internal, when the topic has no words or a value that they name was not given: a mail with holes is worse
/// than a change that fails.
pub(super) fn write(config: &Config, mail: &Mail) -> Result<Letter> {
    let locale = mail.to.locale;
    let Words { subject, body } = words(mail.topic.name(), locale)
        .ok_or_else(|| Error::internal(format!("no words for {}", mail.topic.name())))?;
    let values = values(config, mail)?;
    let headline = fill(subject, &values);
    let product = match locale {
        Locale::Ja => &config.product_name_ja,
        Locale::En => &config.product_name_en,
    };
    let subject = match locale {
        Locale::Ja => format!("【{product}】{headline}"),
        Locale::En => format!("[{product}] {headline}"),
    };
    let parts = [
        greeting(&mail.to),
        opening(config, mail.topic.sort(), locale),
        fill_lines(body, &values),
        foot(config, mail.topic.sort(), locale),
    ];
    Ok(Letter {
        subject: single_line(&subject),
        body: wrap(&parts.join("\n\n")),
        headline: single_line(&headline),
    })
}

/// The values by name, links made whole. What a person typed can't pass for one of our braces.
fn values(config: &Config, mail: &Mail) -> Result<Vec<(&'static str, String)>> {
    let wanted = mail.topic.values().iter().map(|name| {
        let given = match (*name, &mail.link) {
            ("link", Some(path)) => Some(path.clone()),
            _ => mail
                .values
                .iter()
                .find(|(given, _)| given == name)
                .map(|(_, value)| value.clone()),
        };
        let value = given.ok_or_else(|| Error::internal(format!("mail {} lacks {name}", mail.topic.name())))?;
        let value = if is_link(name) && !value.is_empty() {
            format!("{}{value}", config.public_url.trim_end_matches('/'))
        } else {
            value.replace('{', "｛").replace('}', "｝")
        };
        Ok((*name, value))
    });
    wanted.collect()
}

fn is_link(name: &str) -> bool {
    name == "link" || name.ends_with("_link")
}

/// Fills line by line; a line that names an empty value is left out.
fn fill_lines(body: &str, values: &[(&'static str, String)]) -> String {
    let speaks = |line: &&str| {
        !values
            .iter()
            .any(|(name, value)| value.is_empty() && line.contains(&format!("{{{name}}}")))
    };
    let lines: Vec<_> = body.lines().filter(speaks).map(|line| fill(line, values)).collect();
    lines.join("\n")
}

fn greeting(to: &Recipient) -> String {
    let organisation = to.organisation.as_deref().filter(|name| !name.is_empty());
    match (to.locale, organisation, to.name.as_str()) {
        (Locale::Ja, Some(organisation), "") => format!("{organisation} 御中"),
        (Locale::Ja, None, "") => "ご担当者 様".to_owned(),
        (Locale::Ja, Some(organisation), name) => format!("{organisation}\n{name} 様"),
        (Locale::Ja, None, name) => format!("{name} 様"),
        (Locale::En, Some(organisation), "") => format!("To {organisation},"),
        (Locale::En, None, "") => "Dear Sir or Madam,".to_owned(),
        (Locale::En, _, name) => format!("Dear {name},"),
    }
}

fn opening(config: &Config, sort: Sort, locale: Locale) -> String {
    match (locale, sort) {
        (Locale::Ja, Sort::Internal) => format!("お疲れさまです。{}です。", config.contact_section_ja),
        (Locale::Ja, _) => format!(
            "平素より本県の取組にご協力いただき、厚くお礼申し上げます。\n{}です。",
            config.contact_section_ja
        ),
        (Locale::En, _) => format!(
            "This is a message from the {} of {}.",
            config.contact_section_en, config.prefecture_name_en
        ),
    }
}

fn foot(config: &Config, sort: Sort, locale: Locale) -> String {
    let about_booking = matches!(sort, Sort::Booking | Sort::Internal);
    let (contract, questions) = match locale {
        Locale::Ja => (
            "宿泊・利用契約は利用者と施設の間で成立します。",
            format!(
                "ご不明な点は下記までお問い合わせください。\n※本メールは送信専用です。\n------\n{}\n電話 {}　受付 {}\nメール {}",
                config.contact_section_ja, config.contact_phone, config.contact_hours_ja, config.contact_email
            ),
        ),
        Locale::En => (
            "The contract for the stay is made between the guest and the facility.",
            format!(
                "If you have questions, please contact us.\nThis address cannot receive replies.\n------\n{}\nPhone {} ({})\nMail {}",
                config.contact_section_en, config.contact_phone, config.contact_hours_en, config.contact_email
            ),
        ),
    };
    if about_booking {
        format!("{contract}\n\n{questions}")
    } else {
        questions
    }
}

/// A subject is one line, whatever a value holds.
fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
#[path = "letter_tests.rs"]
mod tests;
