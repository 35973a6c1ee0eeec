//! Where pictures wait for their turn: how many are read and decoded at once bounds the memory that they take.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::app::App;
use crate::error::{Error, Result};

/// Files held in memory at once, of `FILE_BYTES_MAX` each.
const HELD_MAX: usize = 6;
/// Pictures decoded at once: one of 40 megapixels takes up to 400 MB while it is read.
const DECODED_MAX: usize = 1;

/// The two queues of a process.
pub struct Desk {
    holding: Arc<Semaphore>,
    decoding: Arc<Semaphore>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            holding: Arc::new(Semaphore::new(HELD_MAX)),
            decoding: Arc::new(Semaphore::new(DECODED_MAX)),
        }
    }
}

/// A place in a queue, given back when it is dropped.
pub type Turn = OwnedSemaphorePermit;

/// Waits until another file may be held in memory.
pub async fn hold(app: &App) -> Result<Turn> {
    let queue = app.memory.of::<Desk>().holding.clone();
    queue.acquire_owned().await.map_err(Error::internal)
}

/// Waits until another picture may be decoded.
pub async fn decode(app: &App) -> Result<Turn> {
    let queue = app.memory.of::<Desk>().decoding.clone();
    queue.acquire_owned().await.map_err(Error::internal)
}
