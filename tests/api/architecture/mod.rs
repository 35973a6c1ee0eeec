//! The rules of the house about its own code, executed: who may import whom, how long things get, what is never
//! written. `docs/architecture.md` says why.

mod client;
mod lexer;
mod limits;
mod rooms;
mod words;

use std::path::{Path, PathBuf};

/// A file of the repository.
pub struct Source {
    /// From the repository's root: `api/src/bookings/http.rs`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The Rust code without its comments and the insides of its strings, line by line the same.
    pub fn code(&self) -> String {
        lexer::without_words(&self.text)
    }

    /// The parts of the path below `api/src`, the last without `.rs`: `["bookings", "http"]`.
    pub fn place(&self) -> Vec<&str> {
        let below = self.path.strip_prefix("api/src/").unwrap_or(&self.path);
        below.trim_end_matches(".rs").split('/').collect()
    }
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// All files below a folder with one of these endings, without what is generated or fetched.
pub fn files(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    collect(&root().join(folder), endings, &mut found);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "nothing in {folder}");
    found
}

fn collect(folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["node_modules", "dist", "target", "results"].contains(&name.as_str()) {
                collect(&path, endings, found);
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(Source {
                path: path.strip_prefix(root()).unwrap().to_string_lossy().into_owned(),
                text: std::fs::read_to_string(&path).unwrap(),
            });
        }
    }
}

/// Fails with all the places where a rule is broken.
#[track_caller]
pub fn none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}
