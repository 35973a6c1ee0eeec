//! Facilities, availability and programmes: the host lists, the municipality checks, everybody looks.

use crate::policy::Action;
use crate::policy::Standing::{self, Approver, Coordinator, Host, Link, Municipality, Secretariat, System};

const EVERYBODY: &[Standing] = Standing::ALL;

pub(super) const fn grants(action: Action) -> &'static [Standing] {
    match action {
        Action::MunicipalityList
        | Action::FacilitySearch
        | Action::FacilityCount
        | Action::FacilityExcludedList
        | Action::FacilityEvaluate
        | Action::FacilityView
        | Action::PhotoList
        | Action::PhotoView
        | Action::AvailabilityView
        | Action::HolidayList
        | Action::ProvenList
        | Action::MeasurementPing
        | Action::MeasurementDown
        | Action::MeasurementUp
        | Action::CallList
        | Action::OpenFilesView
        | Action::OpenFacilitiesExport
        | Action::OpenWirelessLanExport
        | Action::OpenDictionaryExport
        | Action::CallView => EVERYBODY,
        Action::FacilityListOwn
        | Action::FacilityExport
        | Action::UnitExport
        | Action::BlockExport
        | Action::MeasurementList
        | Action::ReadinessList
        | Action::ReadinessView
        | Action::StandardView
        | Action::CalendarView
        | Action::FeedView
        | Action::BusyCalendarList => &[Host, Municipality, Secretariat, Approver, Coordinator],
        Action::FacilityCreate | Action::FacilityUpdate | Action::FacilitySubmit => &[Host, Municipality],
        Action::FacilityPublish | Action::FacilityReturn | Action::ReadinessCheck => &[Municipality],
        Action::ReadinessAnswer => &[Host],
        Action::ReadinessFollow | Action::ReadinessRemind => &[System],
        Action::MeasurementBegin | Action::MeasurementCreate | Action::MeasurementEnter => {
            &[Host, Municipality, Secretariat]
        }
        Action::FacilitySuspend => &[Host, Municipality, Secretariat],
        Action::PhotoCreate | Action::PhotoUpdate | Action::PhotoOrder | Action::PhotoDelete => &[Host, Municipality],
        Action::ReferenceLoad | Action::PhotoSweep | Action::FacilityScore | Action::BusyCalendarSync => &[System],
        Action::BlockCreate | Action::BlockUpdate | Action::BlockEnd => &[Host],
        Action::FeedIssue | Action::FeedRevoke => &[Host],
        Action::BusyCalendarAdd | Action::BusyCalendarFetch | Action::BusyCalendarRemove => &[Host],
        // Whoever has the secret address.
        Action::FeedRead => &[Link],
        Action::StandardUpdate | Action::CallCreate | Action::CallUpdate | Action::CallSuspend | Action::CallResume => {
            &[Secretariat]
        }
        Action::CallPublish => &[Approver],
        _ => &[],
    }
}
