//! Gathers faults: one check a sentence, none of which stops the others.

use std::fmt::Display;

use crate::error::Fault;
use crate::text::Words;

/// The faults found so far.
#[derive(Default)]
pub struct Checks(Vec<Fault>);

impl Checks {
    /// All faults, in the order in which they were found.
    pub fn found(self) -> Vec<Fault> {
        self.0
    }

    /// A condition that must hold.
    pub fn that(&mut self, holds: bool, field: impl Into<String>, code: &'static str) {
        if !holds {
            self.0.push(Fault::new(field, code));
        }
    }

    pub fn present(&mut self, field: impl Into<String>, is_present: bool) {
        self.that(is_present, field, "required");
    }

    /// A number within its bounds, both included; one that isn't there has none.
    pub fn range<T: PartialOrd + Display + Copy>(
        &mut self,
        field: impl Into<String>,
        number: Option<T>,
        min: T,
        max: T,
    ) {
        let outside = number.is_some_and(|number| !(min..=max).contains(&number));
        if outside {
            self.0
                .push(Fault::new(field, "range").with("min", min).with("max", max));
        }
    }

    /// A text of so many letters; `min` above 0: it must be there.
    pub fn text(&mut self, field: &str, text: &str, min: usize, max: usize) {
        let letters = text.trim().chars().count();
        if letters < min {
            self.0.push(Fault::new(field, "required"));
        } else if letters > max {
            self.0.push(Fault::new(field, "length.max").with("max", max));
        }
    }

    /// A text in both languages, of which the Japanese must be there when `min` is above 0.
    pub fn words(&mut self, field: &str, words: &Words, min: usize, max: usize) {
        self.text(&format!("{field}.ja"), &words.ja, min, max);
        self.text(&format!("{field}.en"), &words.en, 0, max);
    }

    pub fn rows(&mut self, field: &str, rows: usize, max: usize) {
        if rows > max {
            self.0
                .push(Fault::new(field, "facility.too_many_rows").with("max", max));
        }
    }
}
