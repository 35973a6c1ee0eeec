//! Bytes on their way: to the browser without end of memory, from it into nothing.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::LazyLock;
use std::task::{Context as Task, Poll};

use actix_web::HttpRequest;
use actix_web::body::{BodySize, MessageBody};
use actix_web::http::header::CONTENT_LENGTH;
use actix_web::web::{Bytes, Payload};
use futures_util::Stream as _;

use crate::error::{Error, Refusal, Result};
use crate::facilities::measurements::meter::{STREAM_BYTES_MAX, Stream};

/// Bytes of one piece.
const PIECE_BYTES: usize = 32 * 1024;
/// Bytes that nothing on the way can make fewer: a linear congruential sequence, the same in every process.
static NOISE: LazyLock<Bytes> = LazyLock::new(|| {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes().first().copied()
    };
    std::iter::from_fn(next).take(PIECE_BYTES).collect()
});

/// A stream on its way to the browser; nothing of it is in memory but one piece that all share.
pub struct Flow(pub Stream);

impl MessageBody for Flow {
    type Error = Infallible;

    fn size(&self) -> BodySize {
        BodySize::Sized(self.0.left())
    }

    fn poll_next(self: Pin<&mut Self>, _: &mut Task<'_>) -> Poll<Option<Result<Bytes, Infallible>>> {
        let flow = self.get_mut();
        let length = usize::try_from(flow.0.left()).unwrap_or(PIECE_BYTES).min(PIECE_BYTES);
        if length == 0 {
            return Poll::Ready(None);
        }
        flow.0.moves(u64::try_from(length).unwrap_or_default());
        Poll::Ready(Some(Ok(NOISE.slice(..length))))
    }
}

/// How many bytes a request says that it brings; of one that doesn't say, the most that are taken.
pub fn announced(request: &HttpRequest) -> u64 {
    let length = request.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|value| value.to_str().ok()?.parse().ok());
    length.unwrap_or(STREAM_BYTES_MAX)
}

/// Takes bytes and drops them as they come.
pub async fn swallow(mut payload: Payload, mut stream: Stream) -> Result<()> {
    loop {
        let piece = std::future::poll_fn(|task| Pin::new(&mut payload).poll_next(task)).await;
        let Some(piece) = piece else { return Ok(()) };
        let piece =
            piece.map_err(|_broken| Refusal::invalid("input.malformed").with("reason", "the body broke off"))?;
        if !stream.moves(u64::try_from(piece.len()).unwrap_or(u64::MAX)) {
            return Err(Error::from(Refusal::conflict("measurement.spent")));
        }
    }
}
