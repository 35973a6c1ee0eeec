//! Calendars that come and go. Our feeds are read by another hand than the one that reads calendars in the product.

mod blocks;
mod busy;
mod feed;

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarProperty, ICalendarValue};
use calcard::{Entry, Parser};
use tests::TestApp;

fn parsed(file: &str) -> ICalendar {
    let mut parser = Parser::new(file);
    let Entry::ICalendar(calendar) = parser.entry() else {
        panic!("no calendar: {file}");
    };
    assert!(matches!(parser.entry(), Entry::Eof), "something after it: {file}");
    calendar
}

fn text(event: &ICalendarComponent, property: &ICalendarProperty) -> String {
    let value = event.property(property).and_then(|entry| entry.values.first());
    match value {
        Some(ICalendarValue::Text(text)) => text.clone(),
        Some(ICalendarValue::PartialDateTime(at)) => {
            assert!(
                property == &ICalendarProperty::Dtstamp || at.hour.is_none(),
                "a day has no hour"
            );
            format!(
                "{:04}-{:02}-{:02}",
                at.year.unwrap(),
                at.month.unwrap(),
                at.day.unwrap()
            )
        }
        other => format!("{other:?}"),
    }
}

/// First day, day after the last, words and status of every event, as the other hand reads them.
fn events(calendar: &ICalendar) -> Vec<[String; 4]> {
    let of_event = |part: &&ICalendarComponent| part.component_type == ICalendarComponentType::VEvent;
    let events = calendar.components.iter().filter(of_event);
    events
        .map(|event| {
            [
                text(event, &ICalendarProperty::Dtstart),
                text(event, &ICalendarProperty::Dtend),
                text(event, &ICalendarProperty::Summary),
                text(event, &ICalendarProperty::Status),
            ]
        })
        .collect()
}

/// A request without anybody: how a calendar elsewhere asks.
async fn read(app: &TestApp, address: &str) -> tests::Answer {
    let path = address.split_once("/api").unwrap().1.to_owned();
    app.visitor().get(&path).await
}
