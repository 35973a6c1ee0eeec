//! Insights: what the answers say, and what of it may be seen by whom.
