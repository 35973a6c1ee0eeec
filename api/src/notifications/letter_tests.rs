//! Every topic is written in both languages, whole, within the line, and with nobody's values missing.

use super::super::Topic;
use super::*;

fn recipient(locale: Locale) -> Recipient {
    Recipient {
        email: "aoki@example.jp".to_owned(),
        name: "青木 青磁".to_owned(),
        organisation: Some("株式会社青磁".to_owned()),
        locale,
        person: None,
    }
}

/// A mail with every value that its topic names.
fn whole(topic: Topic, locale: Locale) -> Mail {
    topic
        .values()
        .iter()
        .fold(Mail::new(topic, recipient(locale)), |mail, name| {
            let value = if is_link(name) {
                format!("/{name}#x")
            } else {
                format!("値{name}")
            };
            mail.with(name, value)
        })
}

fn both() -> impl Iterator<Item = (Topic, Locale)> {
    Topic::ALL
        .iter()
        .flat_map(|topic| [(*topic, Locale::Ja), (*topic, Locale::En)])
}

#[test]
fn every_topic_is_written_in_both_languages_with_every_value_and_no_brace() {
    for (topic, locale) in both() {
        let letter = write(&Config::defaults(), &whole(topic, locale)).unwrap();
        let all = format!("{}\n{}", letter.subject, letter.body);
        assert!(!all.contains(['{', '}']), "{topic:?} in {locale:?}:\n{all}");
        for name in topic.values() {
            let shown = if is_link(name) {
                format!("http://127.0.0.1:8080/{name}#x")
            } else {
                format!("値{name}")
            };
            assert!(all.contains(&shown), "{topic:?} in {locale:?} never names {name}");
        }
    }
}

#[test]
fn no_line_is_longer_than_thirty_five_full_width_characters() {
    for (topic, locale) in both() {
        let letter = write(&Config::defaults(), &whole(topic, locale)).unwrap();
        for line in letter.body.lines().filter(|line| !line.starts_with("http")) {
            let width: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            assert!(width <= 70, "{topic:?}: {line}");
        }
    }
}

#[test]
fn the_frame_names_the_product_the_reader_and_who_answers() {
    let letter = write(&Config::defaults(), &whole(Topic::BookingReceived, Locale::Ja)).unwrap();
    assert!(letter.subject.starts_with("【みえワーケーション】"));
    assert!(letter.body.starts_with("株式会社青磁\n青木 青磁 様\n\n平素より"));
    for part in [
        "この時点では利用は確定しておりません。",
        "宿泊・利用契約は利用者と施設の間で成立します。",
        "※本メールは送信専用です。\n------\n三重県ワーケーション事務局\n電話 059-000-0000",
    ] {
        assert!(letter.body.contains(part), "{part} is missing:\n{}", letter.body);
    }
}

#[test]
fn a_missing_value_is_refused_and_an_empty_one_takes_its_line_along() {
    let lacking = Mail::new(Topic::BookingReturned, recipient(Locale::Ja));
    assert!(write(&Config::defaults(), &lacking).is_err());

    let mut mail = whole(Topic::BookingConfirmed, Locale::Ja);
    for (_, value) in mail.values.iter_mut().filter(|(name, _)| *name == "comment") {
        value.clear();
    }
    let letter = write(&Config::defaults(), &mail).unwrap();
    assert!(!letter.body.contains("施設からの連絡"));
}

#[test]
fn what_a_person_typed_is_neither_a_value_nor_a_second_header() {
    let mut mail = whole(Topic::FacilityReturned, Locale::Ja);
    for (name, value) in &mut mail.values {
        match *name {
            "facility" => *value = "海の家\r\nBcc: all@example.jp".to_owned(),
            "reason" => *value = "{link}".to_owned(),
            _ => {}
        }
    }
    let letter = write(&Config::defaults(), &mail).unwrap();
    assert_eq!(letter.subject.lines().count(), 1);
    assert!(letter.body.contains("理由：｛link｝"));
}
