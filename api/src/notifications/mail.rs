//! What a feature says when it wants somebody told: a topic, whom, and the values that the words name.

use entities::id::{BookingId, PersonId};
use uuid::Uuid;

use super::Calendar;
use crate::text::Locale;

macro_rules! topics {
    ($($topic:ident $name:literal $sort:ident [$($value:literal)*];)*) => {
        /// Everything that is written about; the words stand in `text/mails`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Topic { $($topic,)* }

        impl Topic {
            pub const ALL: &'static [Self] = &[$(Self::$topic,)*];

            /// `booking.received`: as the outbox stores it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$topic => $name,)* }
            }

            pub(super) const fn sort(self) -> Sort {
                match self { $(Self::$topic => Sort::$sort,)* }
            }

            /// The values that the words name. All must be given; a line whose value is empty is left out.
            #[must_use]
            pub const fn values(self) -> &'static [&'static str] {
                match self { $(Self::$topic => &[$($value,)*],)* }
            }
        }
    };
}

/// What frame a topic's mail has, and whether it is shown inside the product too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// About an account: only by mail, since who reads it may not be able to sign in.
    Account,
    Notice,
    /// About a booking: says with whom the contract is.
    Booking,
    /// To the prefecture's own staff, about a booking.
    Internal,
}

// `link` is the page to open; it and every value that ends in `_link` are paths: `/bookings/…`.
topics! {
    RegistrationConfirm "registration.confirm" Account ["company" "until" "link"];
    RegistrationTaken "registration.taken" Account ["link"];
    MemberInvited "member.invited" Account ["organisation" "role" "until" "link"];
    PasswordReset "password.reset" Account ["until" "link"];
    PasswordChanged "password.changed" Account ["at"];
    AccountClosed "account.closed" Account [];
    RegistrationPending "registration.pending" Notice ["company" "link"];
    OrganisationActivated "organisation.activated" Notice ["company" "link"];
    DeputyAppointed "deputy.appointed" Notice ["organisation" "dates" "link"];
    FacilitySubmitted "facility.submitted" Notice ["facility" "operator" "link"];
    FacilityReturned "facility.returned" Notice ["facility" "reason" "link"];
    FacilityPublished "facility.published" Notice ["facility" "link"];
    FacilitySuspended "facility.suspended" Notice ["facility" "reason" "link"];
    ReadinessDue "readiness.due" Notice ["facility" "things" "link"];
    ReadinessReturned "readiness.returned" Notice ["facility" "reason" "link"];
    BookingEntered "booking.entered" Booking ["number" "facility" "dates" "party" "held_until" "selected_after" "link"];
    BookingReceived "booking.received" Booking ["number" "facility" "dates" "party" "held_until" "selected_after" "link"];
    BookingSupervisorAsked "booking.supervisor_asked" Internal ["number" "applicant" "facility" "dates" "until" "link"];
    BookingReturned "booking.returned" Booking ["number" "facility" "dates" "party" "reason" "until" "link"];
    BookingHostAsked "booking.host_asked" Booking ["number" "facility" "dates" "party" "purpose" "until" "link"];
    BookingConfirmed "booking.confirmed" Booking ["number" "facility" "dates" "party" "address" "check_in" "comment" "free_until" "link"];
    BookingSelected "booking.selected" Booking ["number" "facility" "dates" "party" "until" "link"];
    BookingNotSelected "booking.not_selected" Booking ["number" "party" "link"];
    BookingDisapproved "booking.disapproved" Booking ["number" "facility" "dates" "party" "reason" "link"];
    BookingAlsoConfirmed "booking.also_confirmed" Booking ["number" "facility" "dates" "party" "link"];
    BookingAlsoDeclined "booking.also_declined" Booking ["number" "facility" "dates" "party" "link"];
    BookingDeclinedNext "booking.declined_next" Booking ["number" "declined_facility" "released_facility" "reason" "facility" "dates" "party" "link"];
    BookingDeclined "booking.declined" Booking ["number" "released_facility" "facility" "dates" "party" "reason" "link"];
    BookingHoldSoon "booking.hold_soon" Booking ["number" "facility" "dates" "party" "until" "link"];
    BookingHoldExpired "booking.hold_expired" Booking ["number" "facility" "dates" "party" "link"];
    BookingWithdrawn "booking.withdrawn" Booking ["number" "facility" "dates" "party" "comment" "link"];
    BookingCancelled "booking.cancelled" Booking ["number" "facility" "dates" "party" "fee" "comment" "link"];
    BookingCalledOff "booking.called_off" Booking ["number" "facility" "dates" "party" "reason" "link"];
    BookingRevoked "booking.revoked" Booking ["number" "facility" "dates" "party" "reason" "link"];
    BookingNoShowAsked "booking.no_show_asked" Booking ["number" "facility" "dates" "party" "until" "link"];
    BookingNoShow "booking.no_show" Booking ["number" "facility" "dates" "party" "fee" "link"];
    BookingNamesDue "booking.names_due" Booking ["number" "facility" "dates" "party" "until" "link"];
    BookingDayBefore "booking.day_before" Booking ["number" "facility" "dates" "party" "check_in" "address" "access" "wifi" "phone" "emergency" "hazard" "shelter" "link" "guest_link" "cancel_link"];
    BookingDayBeforeGuest "booking.day_before_guest" Booking ["number" "facility" "dates" "check_in" "address" "access" "wifi" "phone" "emergency" "hazard" "shelter" "link"];
    ProblemReported "problem.reported" Booking ["number" "facility" "kind" "place" "at" "link"];
    ProblemAnswered "problem.answered" Booking ["number" "facility" "kind" "text" "solved" "link"];
    WaitingJoined "waiting.joined" Booking ["number" "facility" "dates" "party" "place_in_line" "link"];
    WaitingOffered "waiting.offered" Booking ["number" "facility" "dates" "party" "until" "link" "page_link"];
    WaitingOfferOver "waiting.offer_over" Booking ["number" "facility" "dates" "party" "place_in_line" "link"];
    WaitingOfferDeclined "waiting.offer_declined" Booking ["number" "facility" "dates" "party" "place_in_line" "link"];
    WaitingEnded "waiting.ended" Booking ["number" "facility" "dates" "party" "reason" "link"];
    WaitingPast "waiting.past" Booking ["number" "facility" "dates" "party" "link"];
    ChangeReceived "change.received" Booking ["number" "facility" "dates" "party" "changes" "change_fee" "until" "link"];
    ChangeMerged "change.merged" Booking ["number" "facility" "changes" "until" "link"];
    ChangeSupervisorAsked "change.supervisor_asked" Internal ["number" "applicant" "facility" "changes" "until" "link"];
    ChangeHostAsked "change.host_asked" Booking ["number" "facility" "changes" "until" "link"];
    ChangeNoted "change.noted" Booking ["number" "facility" "dates" "link"];
    ChangeReturned "change.returned" Booking ["number" "facility" "changes" "reason" "until" "link"];
    ChangeAccepted "change.accepted" Booking ["number" "facility" "dates" "party" "changes" "change_fee" "comment" "link"];
    ChangeAcceptedHost "change.accepted_host" Booking ["number" "facility" "dates" "party" "changes" "change_fee" "link"];
    ChangeRefused "change.refused" Booking ["number" "facility" "dates" "party" "changes" "reason" "link"];
    ChangeWithdrawn "change.withdrawn" Booking ["number" "facility" "dates" "party" "changes" "link"];
    ChangeExpired "change.expired" Booking ["number" "facility" "dates" "party" "changes" "link"];
    SurveyInvited "survey.invited" Notice ["questionnaire" "facility" "dates" "minutes" "until" "link"];
    SurveyReminded "survey.reminded" Notice ["questionnaire" "facility" "dates" "minutes" "until" "link"];
    ReportSubmitted "report.submitted" Internal ["number" "applicant" "facility" "dates" "link"];
}

/// To whom: one mail a recipient, no lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub email: String,
    /// Empty when only the organisation is known: it is then addressed as 御中.
    pub name: String,
    pub organisation: Option<String>,
    pub locale: Locale,
    /// Who has an account finds the notice inside the product too.
    pub person: Option<PersonId>,
}

impl Recipient {
    /// A person with an account.
    #[must_use]
    pub fn person(person: &entities::person::Model, organisation: Option<String>) -> Self {
        Self {
            email: person.email.clone(),
            name: person.name.clone(),
            organisation,
            locale: person.locale,
            person: Some(person.id),
        }
    }
}

/// One mail to one recipient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub topic: Topic,
    pub to: Recipient,
    /// In the recipient's language; see `text::{day, span, moment, yen}`.
    pub values: Vec<(&'static str, String)>,
    pub booking: Option<BookingId>,
    pub calendar: Option<Calendar>,
    /// The page to open, as a path; a token stands in its fragment: `/links/approve#…`.
    pub link: Option<String>,
    /// What it is drafted for: somebody looks at it before it goes.
    pub draft_of: Option<Uuid>,
}

impl Mail {
    #[must_use]
    pub const fn new(topic: Topic, to: Recipient) -> Self {
        Self {
            topic,
            to,
            values: Vec::new(),
            booking: None,
            calendar: None,
            link: None,
            draft_of: None,
        }
    }

    /// A value that the words name.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, value.to_string()));
        self
    }

    /// The page to open, as a path of the client.
    #[must_use]
    pub fn link(mut self, path: impl Into<String>) -> Self {
        self.link = Some(path.into());
        self
    }

    #[must_use]
    pub const fn about(mut self, booking: BookingId) -> Self {
        self.booking = Some(booking);
        self
    }

    #[must_use]
    pub fn calendar(mut self, calendar: Calendar) -> Self {
        self.calendar = Some(calendar);
        self
    }
}
