//! Which passwords we take: long ones. No rules about kinds of letters, which make people write them down.

use crate::error::{Fault, Refusal};

const LETTERS_MIN: usize = 12;
/// Bounds the work of hashing; far beyond any passphrase.
const LETTERS_MAX: usize = 200;
/// Fewer different letters than this can be guessed by their rhythm alone.
const DIFFERENT_MIN: usize = 5;

/// Checks a new password; `field` is where the form has it, `email` what it must not be.
///
/// # Errors
/// The refusal with its one fault.
pub fn check(password: &str, field: &str, email: &str) -> Result<(), Refusal> {
    let letters = password.chars().count();
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    let known = !email.is_empty() && password.to_lowercase().contains(&email.to_lowercase());
    let fault = if letters < LETTERS_MIN {
        Some(Fault::new(field, "password.short").with("min", LETTERS_MIN))
    } else if letters > LETTERS_MAX {
        Some(Fault::new(field, "length.max").with("max", LETTERS_MAX))
    } else if known || different.len() < DIFFERENT_MIN {
        Some(Fault::new(field, "password.guessable"))
    } else {
        None
    };
    Refusal::unless_empty("input.invalid", fault.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn a_password_is_long_and_not_the_address() {
        let code = |password| {
            check(password, "password", "a.b@example.jp")
                .err()
                .map(|refusal| refusal.faults[0].code)
        };
        assert_eq!(code("うみのみえるしごとば12"), None);
        assert_eq!(code("short"), Some("password.short"));
        assert_eq!(code("aaaaaaaaaaaaaaaa"), Some("password.guessable"));
        assert_eq!(code("A.B@example.jp!!"), Some("password.guessable"));
        assert_eq!(code(&"あいうえおか".repeat(40)), Some("length.max"));
    }
}
