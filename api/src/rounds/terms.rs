//! The policy of a round: how much each side's score counts, and the rules of fairness. Published with the seed.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

use crate::error::Fault;

/// The most points that a weight has.
const WEIGHT_MAX: i64 = 100;
/// The most halves that rotation looks back.
const ROTATION_MAX: u32 = 4;

/// Weights and rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoundPolicy)]
pub struct Policy {
    /// How much a point of the applicant's score counts, and of the host's: 0 to 100 each, not both 0.
    pub applicant_weight: i64,
    pub host_weight: i64,
    /// Limits of the applicant's score: as few as possible are placed below the lowest, then the next one.
    #[validate(length(max = 10))]
    pub tiers: Vec<i64>,
    #[validate(length(max = 100))]
    pub limits: Vec<Limit>,
    #[validate(length(max = 10))]
    pub shares: Vec<Share>,
    /// Trials that one organisation is given at most.
    pub per_organisation: Option<u32>,
    /// Whole yen of subsidy, by the estimate of the call.
    pub budget_yen: Option<i64>,
    /// 輪番: a municipality without a trial in so many halves of fiscal years, 1 to 4, has a floor of one. Absent: off.
    #[serde(default)]
    pub rotation: Option<u32>,
}

/// At most, and if possible at least, so many trials in a municipality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoundLimit)]
pub struct Limit {
    pub municipality_code: String,
    pub cap: Option<u32>,
    pub floor: Option<u32>,
}

/// Of a thousand trials at least so many of this kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoundShare)]
pub struct Share {
    pub tag: Tag,
    pub per_mille: u32,
}

/// A kind of applicant that a share can be kept for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = RoundTag)]
pub enum Tag {
    /// The organisation has had no trial yet.
    FirstTimer,
    /// Fewer than 300 employees.
    Sme,
}

impl Tag {
    /// As the record has it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::FirstTimer => "first_timer",
            Self::Sme => "sme",
        }
    }
}

impl Policy {
    /// What a round begins with.
    #[must_use]
    pub fn usual(budget_yen: Option<i64>) -> Self {
        Self {
            applicant_weight: 6,
            host_weight: 4,
            tiers: vec![80, 60, 40],
            limits: Vec::new(),
            shares: Vec::new(),
            per_organisation: None,
            budget_yen,
            rotation: None,
        }
    }

    /// The municipalities whose turn it is: within `reach` of the applications, and without a trial of late. Where a
    /// floor stands the office has decided already, and a cap of none leaves no place for one.
    #[must_use]
    pub fn turns(&self, reach: &BTreeSet<String>, had_trials: &BTreeSet<String>) -> BTreeSet<String> {
        if self.rotation.is_none() {
            return BTreeSet::new();
        }
        let decided = |code: &String| {
            let limit = self.limits.iter().find(|limit| limit.municipality_code == *code);
            limit.is_some_and(|limit| limit.floor.is_some() || limit.cap == Some(0))
        };
        let turns = reach.difference(had_trials).filter(|code| !decided(code));
        turns.cloned().collect()
    }

    /// With a floor of one for each municipality whose turn it is.
    #[must_use]
    pub fn with_turns(&self, turns: &BTreeSet<String>) -> Self {
        let mut limits: Vec<Limit> = self.limits.clone();
        for code in turns {
            match limits.iter_mut().find(|limit| limit.municipality_code == *code) {
                Some(limit) => limit.floor = Some(1),
                None => limits.push(Limit {
                    municipality_code: code.clone(),
                    cap: None,
                    floor: Some(1),
                }),
            }
        }
        Self { limits, ..self.clone() }
    }

    /// Everything that is wrong with it; `known` are the codes of the municipalities.
    #[must_use]
    pub fn faults(&self, known: &BTreeSet<String>) -> Vec<Fault> {
        let mut faults = Vec::new();
        let weights = [
            ("applicant_weight", self.applicant_weight),
            ("host_weight", self.host_weight),
        ];
        for (field, weight) in weights {
            if !(0..=WEIGHT_MAX).contains(&weight) {
                faults.push(Fault::new(field, "range").with("min", 0).with("max", WEIGHT_MAX));
            }
        }
        if self.applicant_weight == 0 && self.host_weight == 0 {
            faults.push(Fault::new("applicant_weight", "round.no_weight"));
        }
        for (index, tier) in self.tiers.iter().enumerate() {
            if !(0..=100).contains(tier) || self.tiers.iter().take(index).any(|earlier| earlier == tier) {
                faults.push(Fault::new(format!("tiers[{index}]"), "round.tier"));
            }
        }
        self.limit_faults(known, &mut faults);
        for (index, share) in self.shares.iter().enumerate() {
            let twice = self.shares.iter().take(index).any(|earlier| earlier.tag == share.tag);
            if share.per_mille > 1000 || twice {
                faults.push(Fault::new(format!("shares[{index}]"), "round.share"));
            }
        }
        if self.per_organisation == Some(0) {
            faults.push(Fault::new("per_organisation", "range").with("min", 1).with("max", 100));
        }
        if self.budget_yen.is_some_and(|yen| yen < 0) {
            faults.push(Fault::new("budget_yen", "invalid"));
        }
        if self
            .rotation
            .is_some_and(|halves| !(1..=ROTATION_MAX).contains(&halves))
        {
            faults.push(Fault::new("rotation", "range").with("min", 1).with("max", ROTATION_MAX));
        }
        faults
    }

    fn limit_faults(&self, known: &BTreeSet<String>, faults: &mut Vec<Fault>) {
        for (index, limit) in self.limits.iter().enumerate() {
            let code = &limit.municipality_code;
            let earlier = self.limits.iter().take(index);
            if !known.contains(code) || earlier.clone().any(|earlier| earlier.municipality_code == *code) {
                let field = format!("limits[{index}].municipality_code");
                faults.push(Fault::new(field, "round.municipality"));
            }
            if limit.cap.zip(limit.floor).is_some_and(|(cap, floor)| floor > cap) {
                faults.push(Fault::new(format!("limits[{index}].floor"), "round.floor_above_cap"));
            }
        }
    }

    /// The names of what differs.
    #[must_use]
    pub fn changed(&self, other: &Self) -> Vec<&'static str> {
        let weights = (self.applicant_weight, self.host_weight) != (other.applicant_weight, other.host_weight);
        [
            ("weights", weights),
            ("tiers", self.tiers != other.tiers),
            ("limits", self.limits != other.limits),
            ("shares", self.shares != other.shares),
            ("per_organisation", self.per_organisation != other.per_organisation),
            ("budget_yen", self.budget_yen != other.budget_yen),
            ("rotation", self.rotation != other.rotation),
        ]
        .into_iter()
        .filter_map(|(name, differs)| differs.then_some(name))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(of: &[&str]) -> BTreeSet<String> {
        of.iter().map(|code| (*code).to_owned()).collect()
    }

    fn policy(rotation: Option<u32>, limits: &[(&str, Option<u32>, Option<u32>)]) -> Policy {
        let limit = |(code, floor, cap): &(&str, Option<u32>, Option<u32>)| Limit {
            municipality_code: (*code).to_owned(),
            floor: *floor,
            cap: *cap,
        };
        Policy {
            rotation,
            limits: limits.iter().map(limit).collect(),
            ..Policy::usual(None)
        }
    }

    #[test]
    fn whose_turn_it_is() {
        let (reach, had) = (codes(&["a", "b", "c", "d", "e"]), codes(&["b", "z"]));
        assert!(policy(None, &[]).turns(&reach, &had).is_empty(), "off");
        assert_eq!(policy(Some(2), &[]).turns(&reach, &had), codes(&["a", "c", "d", "e"]));
        let limits = [
            ("a", Some(3), None),
            ("c", None, Some(0)),
            ("d", None, Some(2)),
            ("e", Some(0), None),
        ];
        assert_eq!(policy(Some(2), &limits).turns(&reach, &had), codes(&["d"]));
    }

    #[test]
    fn a_turn_is_a_floor_of_one_beside_what_stands() {
        let policy = policy(Some(1), &[("a", Some(3), None), ("d", None, Some(2))]);
        let floored = policy.with_turns(&codes(&["d", "f"]));
        let limits: Vec<_> = floored
            .limits
            .iter()
            .map(|limit| (limit.municipality_code.as_str(), limit.floor, limit.cap))
            .collect();
        assert_eq!(
            limits,
            [("a", Some(3), None), ("d", Some(1), Some(2)), ("f", Some(1), None)]
        );
        assert_eq!(policy.with_turns(&BTreeSet::new()), policy);
    }

    #[test]
    fn a_policy_of_before_rotation_is_read_as_without() {
        let mut written = serde_json::to_value(policy(None, &[])).unwrap_or_default();
        written.as_object_mut().map(|fields| fields.remove("rotation"));
        assert_eq!(serde_json::from_value::<Policy>(written).ok(), Some(policy(None, &[])));
    }

    #[test]
    fn rotation_looks_one_to_four_halves_back() {
        let refused = |rotation| policy(rotation, &[]).faults(&BTreeSet::new()).len();
        assert_eq!([None, Some(1), Some(4)].map(refused), [0, 0, 0]);
        assert_eq!([Some(0), Some(5)].map(refused), [1, 1]);
    }
}
