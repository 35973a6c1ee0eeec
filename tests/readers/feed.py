"""Reads a calendar that the product wrote with Python's icalendar, holds it to RFC 5545, and prints its events as JSON.

feed.py ical < file. Whatever the format forbids ends it with an error.
"""

import json
import sys

from icalendar import Calendar

content = sys.stdin.buffer.read()
assert content.endswith(b"\r\n"), "the last line doesn't end"
lines = content.split(b"\r\n")
assert not any(b"\n" in line or b"\r" in line for line in lines), "lines end in CRLF and nothing else"
assert all(len(line) <= 75 for line in lines), "no line is longer than 75 octets"

calendar = Calendar.from_ical(content)
for component in calendar.walk():
    assert not component.errors, component.errors
assert calendar.name == "VCALENDAR" and calendar["VERSION"] == "2.0" and calendar["PRODID"]

events = calendar.walk("VEVENT")
assert {component.name for component in calendar.subcomponents} <= {"VEVENT", "VTIMEZONE"}
uids = [str(event["UID"]) for event in events]
assert len(set(uids)) == len(uids), "an event has an id of its own"
for event in events:
    # In UTC, as a file without a time zone of its own must say it.
    assert event["DTSTAMP"].dt.utcoffset().total_seconds() == 0
    assert event["DTSTART"].dt < event["DTEND"].dt, "an event that ends before it begins"
told = [[str(event["DTSTART"].dt), str(event["DTEND"].dt), str(event["SUMMARY"]), str(event["STATUS"])] for event in events]
json.dump({"name": str(calendar["X-WR-CALNAME"]), "events": sorted(told)}, sys.stdout)
