//! Where in the list a page begins. Where everything was evaluated a number is enough; of a search that looks at too
//! many it is where the block begins among the base scores, the place in the block and how many came before.

use super::order::Looked;
use crate::matching::ranking::Ranked;
use crate::paging::{Page, Paging};

/// The beginning of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// Places with better base scores than those of the block, with and without room.
    pub block: u64,
    /// Places of the block to skip.
    place: u64,
    /// Places that came before, in all blocks.
    pub before: u64,
}

impl Cursor {
    /// A cursor that isn't ours begins at the beginning; no number of ours is larger than 32 bits.
    pub fn read(paging: &Paging) -> Self {
        let text = paging.cursor.as_deref().unwrap_or_default();
        let mut parts = text.split('-').map(|part| part.parse::<u32>().ok().map(u64::from));
        match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten()) {
            (Some(block), Some(place), Some(before)) => Self { block, place, before },
            (Some(before), None, None) => Self {
                block: 0,
                place: before,
                before,
            },
            _ => Self::default(),
        }
    }

    /// So many places of the block must be found for the page, and one to know whether there is a next one.
    pub fn needed(self, paging: &Paging) -> usize {
        usize::try_from(self.place.saturating_add(paging.rows()).saturating_add(1)).unwrap_or(usize::MAX)
    }

    /// The beginning instead of a block, where there are so few places by now that they are no longer looked at in blocks.
    pub fn unless_all(self, looked: &Looked) -> Self {
        if looked.all && self.block > 0 {
            Self::default()
        } else {
            self
        }
    }

    /// The page that begins here, and where the next one does: in the same block, or in the next one.
    pub fn cut(self, paging: &Paging, looked: &mut Looked) -> Page<Ranked> {
        let rows = usize::try_from(paging.rows()).unwrap_or(usize::MAX);
        let skipped = usize::try_from(self.place).unwrap_or(usize::MAX);
        let ranked = std::mem::take(&mut looked.fitting);
        let mut items: Vec<Ranked> = ranked.into_iter().skip(skipped).take(rows.saturating_add(1)).collect();
        let further = items.len() > rows;
        items.truncate(rows);
        let before = self.before + u64::try_from(items.len()).unwrap_or_default();
        let next = match (further, looked.all) {
            (true, true) => Some(before.to_string()),
            (true, false) => Some(format!("{}-{}-{before}", self.block, self.place + paging.rows())),
            (false, _) => looked.next.map(|block| format!("{block}-0-{before}")),
        };
        Page { items, next }
    }
}
