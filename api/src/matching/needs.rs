//! What a place can be asked for. The one table: the evaluation and the query of the database read the same rules.

/// A fact that is so, isn't, or isn't known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flag {
    VpnAllowed,
    Wheelchair,
    PetsAllowed,
    ChildrenAllowed,
    WiredLan,
    InvoiceAllowed,
    DedicatedSsid,
    Printer,
    SingleRooms,
}

/// A fact that is a number, or isn't known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    LockableBooths,
    Monitors,
    ErgonomicChairs,
    Parking,
    EvChargers,
    StationWalkMinutes,
}

/// When a need is met. What isn't known never meets one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Yes(Flag),
    /// At least one.
    Some(Count),
    AtMost(Count, i32),
    /// Any meal is served.
    Meals,
    /// The language is among those spoken.
    Speaks(&'static str),
    /// Work places for everybody.
    Seats,
    /// Open in the hours of work on every day of work.
    Hours,
    /// The line carries the calls of the party; see [`super::query::line_needed`].
    Calls,
}

macro_rules! needs {
    ($($need:ident $word:literal $rule:expr;)*) => {
        /// What a place can be asked for, as a condition or as a wish.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Need { $($need,)* }

        impl Need {
            /// All of them with their words in the address.
            pub const ALL: &'static [(Self, &'static str)] = &[$((Self::$need, $word),)*];

            /// The word in the address and in the codes of reasons.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$need => $word,)* }
            }

            /// When it is met.
            #[must_use]
            pub const fn rule(self) -> Rule {
                match self { $(Self::$need => $rule,)* }
            }
        }
    };
}

/// A walk that counts as near a station (minutes).
const STATION_MINUTES_MAX: i32 = 10;

needs! {
    Vpn "vpn" Rule::Yes(Flag::VpnAllowed);
    Booth "booth" Rule::Some(Count::LockableBooths);
    Wheelchair "wheelchair" Rule::Yes(Flag::Wheelchair);
    Pets "pets" Rule::Yes(Flag::PetsAllowed);
    Children "children" Rule::Yes(Flag::ChildrenAllowed);
    WiredLan "wired_lan" Rule::Yes(Flag::WiredLan);
    Invoice "invoice" Rule::Yes(Flag::InvoiceAllowed);
    // Everybody who talks at the same time can: domain rule of the party's line.
    Calls "calls" Rule::Calls;
    PrivateWifi "private_wifi" Rule::Yes(Flag::DedicatedSsid);
    Monitors "monitors" Rule::Some(Count::Monitors);
    Printer "printer" Rule::Yes(Flag::Printer);
    Chairs "chairs" Rule::Some(Count::ErgonomicChairs);
    SingleRooms "single_rooms" Rule::Yes(Flag::SingleRooms);
    Meals "meals" Rule::Meals;
    Parking "parking" Rule::Some(Count::Parking);
    EvCharger "ev_charger" Rule::Some(Count::EvChargers);
    Station "station" Rule::AtMost(Count::StationWalkMinutes, STATION_MINUTES_MAX);
    English "english" Rule::Speaks("en");
    Seats "seats" Rule::Seats;
    Hours "hours" Rule::Hours;
}

/// A wish and how much it matters: 1 normal, 2 重視.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    pub need: Need,
    pub weight: i64,
}
