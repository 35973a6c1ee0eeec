//! The first person of an installation: made on the server, because nobody is there yet who could invite.

mod actions;

pub use actions::create_administrator;
