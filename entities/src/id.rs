//! Typed ids: an id of one table can't be handed to another.

use sea_orm::{DbErr, DeriveValueType, TryFromU64};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, DeriveValueType, Serialize, Deserialize, ToSchema)]
        #[serde(transparent)]
        #[schema(value_type = Uuid)]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new id: version 7, so that rows written together lie together.
            #[must_use]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::new()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, DbErr> {
                Err(DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    )* };
}

ids! {
    /// Id of a row of `organisation`.
    OrganisationId
    /// Id of a row of `person`.
    PersonId
    /// Id of a row of `membership`.
    MembershipId
    /// Id of a row of `member_invitation`.
    MemberInvitationId
    /// Id of a row of `session`.
    SessionId
    /// Id of a row of `link`.
    LinkId
    /// Id of a row of `facility`.
    FacilityId
    /// Id of a row of `closing_rule`.
    ClosingRuleId
    /// Id of a row of `photo`.
    PhotoId
    /// Id of a row of `unit_type`.
    UnitTypeId
    /// Id of a row of `unit`.
    UnitId
    /// Id of a row of `programme`.
    ProgrammeId
    /// Id of a row of `programme_call`.
    CallId
    /// Id of a row of `booking`.
    BookingId
    /// Id of a row of `busy_calendar`.
    BusyCalendarId
    /// Id of a row of `wish`.
    WishId
    /// Id of a row of `booking_item`.
    BookingItemId
    /// Id of a row of `participant`.
    ParticipantId
    /// Id of a row of `work_day`.
    WorkDayId
    /// Id of a row of `decision`.
    DecisionId
    /// Id of a row of `booking_event`.
    BookingEventId
    /// Id of a row of `booking_change`.
    BookingChangeId
    /// Id of a row of `guest`.
    GuestId
    /// Id of a row of `problem_report`.
    ProblemReportId
    /// Id of a row of `problem_answer`.
    ProblemAnswerId
    /// Id of a row of `criterion`.
    CriterionId
    /// Id of a row of `consent`.
    ConsentId
    /// Id of a row of `work_report`.
    WorkReportId
    /// Id of a row of `block`.
    BlockId
    /// Id of a row of `hold`.
    HoldId
    /// Id of a row of `waiting_entry`.
    WaitingEntryId
    /// Id of a row of `offer`.
    OfferId
    /// Id of a row of `round`.
    RoundId
    /// Id of a row of `round_run`.
    RoundRunId
    /// Id of a row of `round_override`.
    RoundOverrideId
    /// Id of a row of `import_batch`.
    ImportId
    /// Id of a row of `questionnaire`.
    QuestionnaireId
    /// Id of a row of `respondent`.
    RespondentId
    /// Id of a row of `invitation`.
    InvitationId
    /// Id of a row of `answer_sheet`.
    SheetId
    /// Id of a row of `release`.
    ReleaseId
    /// Id of a row of `outbox`.
    OutboxId
    /// Id of a row of `notice`.
    NoticeId
    /// Id of a row of `audit_event`.
    AuditEventId
    /// Id of a row of `line_measurement`.
    MeasurementId
    /// Id of a row of `readiness_standard`.
    ReadinessStandardId
    /// Id of a row of `readiness_answer`.
    ReadinessAnswerId
    /// Id of a row of `readiness_check`.
    ReadinessCheckId
}

impl RespondentId {
    /// A random id: version 4, because a time in it would lead back to the person.
    #[must_use]
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }
}

impl SheetId {
    /// A random id: version 4, because a time in it would lead back to the person.
    #[must_use]
    pub fn random() -> Self {
        Self(Uuid::new_v4())
    }
}
