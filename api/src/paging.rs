//! Lists in pages: a limit of at most 100 and a cursor that the client hands back as it is.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most rows that one answer carries.
pub const PAGE_ROWS_MAX: u64 = 100;

/// Which part of a list is asked for.
#[derive(Clone, Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Rows, 1 to 100; 50 when not given.
    pub limit: Option<u64>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

impl Paging {
    /// Rows to return, within the limits.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.limit.unwrap_or(50).clamp(1, PAGE_ROWS_MAX)
    }

    /// Rows to skip. A cursor that isn't ours starts at the beginning; none of ours is larger than 32 bits.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.cursor
            .as_deref()
            .and_then(|cursor| cursor.parse::<u32>().ok())
            .map_or(0, u64::from)
    }

    /// Cuts a list of up to `rows() + 1` rows to the page, and says where the next one starts.
    #[must_use]
    pub fn page<T>(&self, mut rows: Vec<T>) -> Page<T> {
        let size = usize::try_from(self.rows()).unwrap_or(usize::MAX);
        let next = (rows.len() > size).then(|| (self.offset() + self.rows()).to_string());
        rows.truncate(size);
        Page { items: rows, next }
    }
}

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// The cursor of the next page, absent on the last.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// The same page with every row translated.
    pub fn map<U>(self, translate: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(translate).collect(),
            next: self.next,
        }
    }
}
