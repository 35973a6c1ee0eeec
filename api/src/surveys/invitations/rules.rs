//! When who is asked, reminded, and no longer asked. Days count from the *actual* check-out.

use chrono::{Days, NaiveDate};
use entities::invitation::Population;
use entities::questionnaire::Audience;
use entities::{booking, invitation, participant};

use crate::error::Refusal;
use crate::surveys::questionnaire::Questionnaire;

/// A link works for so many days after the answer was due.
const OPEN_AFTER_DUE_DAYS: u64 = 30;
/// Due, when the questionnaire names no day.
const DUE_DAYS: u32 = 14;

/// Until when an answer is due, and until when it is still taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    pub due_on: NaiveDate,
    pub closes_on: NaiveDate,
}

/// Before the stay: until check-in. After it: as the questionnaire says, and 30 days longer.
#[must_use]
pub fn time(questionnaire: &Questionnaire, audience: Audience, booking: &booking::Model) -> Option<Time> {
    if audience == Audience::ParticipantPre {
        let starts_on = booking.starts_on?;
        return Some(Time {
            due_on: starts_on,
            closes_on: starts_on,
        });
    }
    let left_on = booking.actual_ends_on?;
    let due_on = left_on + Days::new(u64::from(questionnaire.due_days_after_checkout.unwrap_or(DUE_DAYS)));
    Some(Time {
        due_on,
        closes_on: due_on + Days::new(OPEN_AFTER_DUE_DAYS),
    })
}

/// The population whose figures an answer belongs to.
#[must_use]
pub const fn population(audience: Audience, kind: Option<participant::Kind>) -> Population {
    match (audience, kind) {
        (Audience::Employer, _) => Population::Employer,
        (Audience::Host, _) => Population::Host,
        (_, Some(participant::Kind::PrefecturalEmployee)) => Population::Employee,
        (_, _) => Population::Company,
    }
}

/// Whether this is the last time that the person is asked about the stay: the respondent's key goes with it.
#[must_use]
pub const fn is_last_wave(audience: Audience) -> bool {
    !matches!(audience, Audience::ParticipantPre)
}

/// Whether a reminder is due today that wasn't sent: never more than the questionnaire names.
#[must_use]
pub fn reminder_due(
    questionnaire: &Questionnaire,
    invitation: &invitation::Model,
    booking: &booking::Model,
    today: NaiveDate,
) -> bool {
    let days: Vec<NaiveDate> = if invitation.audience == Audience::ParticipantPre {
        let before = |starts_on: NaiveDate| {
            questionnaire
                .reminders_days_before_checkin
                .iter()
                .map(move |days| starts_on - Days::new(u64::from(*days)))
        };
        booking.starts_on.into_iter().flat_map(before).collect()
    } else {
        let after = |left_on: NaiveDate| {
            questionnaire
                .reminders_days_after_checkout
                .iter()
                .map(move |days| left_on + Days::new(u64::from(*days)))
        };
        booking.actual_ends_on.into_iter().flat_map(after).collect()
    };
    let passed = days
        .iter()
        .filter(|day| **day <= today && **day > invitation.invited_on)
        .count();
    let sent = usize::try_from(invitation.reminders).unwrap_or(usize::MAX);
    sent < passed && invitation.reminded_on != Some(today)
}

/// Whether an answer can still be given.
///
/// # Errors
/// 409 `survey.answered`; 410 `survey.closed`.
pub fn open(invitation: &invitation::Model, today: NaiveDate) -> Result<(), Refusal> {
    if invitation.answered_on.is_some() {
        return Err(Refusal::conflict("survey.answered"));
    }
    if invitation.closed || invitation.closes_on < today {
        return Err(Refusal::gone("survey.closed").with("day", invitation.closes_on));
    }
    Ok(())
}
