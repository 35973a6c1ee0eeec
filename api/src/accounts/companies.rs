//! What a company says of itself by words.

/// The words for its industry.
pub const INDUSTRIES: &[&str] = &[
    "it",
    "manufacturing",
    "professional",
    "finance",
    "wholesale_retail",
    "construction",
    "transport",
    "education",
    "medical_welfare",
    "energy",
    "services",
    "other",
];

/// The classes of how many people work for it.
pub const SIZES: &[&str] = &["1-9", "10-49", "50-99", "100-299", "300-999", "1000+"];
