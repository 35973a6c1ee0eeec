//! How long things get.

use super::lexer::functions;
use super::{files, none};

const FILE_LINES_MAX: usize = 400;
const TEST_FILE_LINES_MAX: usize = 600;
const FUNCTION_LINES_MAX: usize = 70;
/// A handler translates, calls and translates back.
const HANDLER_LINES_MAX: usize = 10;

#[test]
fn no_file_is_longer_than_400_lines() {
    let mut broken = Vec::new();
    for folder in [
        "api/src",
        "entities/src",
        "migration/src",
        "tests/src",
        "tests/api",
        "tests/e2e",
        "frontend/src",
    ] {
        for source in files(folder, &[".rs", ".ts", ".tsx"]) {
            let test = source.path.starts_with("tests/") || source.path.contains("test");
            let max = if test { TEST_FILE_LINES_MAX } else { FILE_LINES_MAX };
            let lines = source.text.lines().count();
            // The one generated file: it is as long as the API.
            if lines > max && source.path != "frontend/src/api/schema.ts" {
                broken.push(format!("{}: {lines} lines, {max} at most", source.path));
            }
        }
    }
    none(&broken);
}

#[test]
fn no_function_is_longer_than_70_lines() {
    let mut broken = Vec::new();
    for folder in ["api/src", "entities/src", "migration/src", "tests/src", "tests/api"] {
        for source in files(folder, &[".rs"]) {
            let long = functions(&source.code())
                .into_iter()
                .filter(|(_, lines)| *lines > FUNCTION_LINES_MAX);
            broken.extend(long.map(|(name, lines)| format!("{}: {name} has {lines} lines", source.path)));
        }
    }
    none(&broken);
}

#[test]
fn no_handler_is_longer_than_10_lines() {
    let mut broken = Vec::new();
    for source in files("api/src", &[".rs"]) {
        if !source.place()[1..].contains(&"http") {
            continue;
        }
        for (at, _) in source.text.match_indices("#[utoipa::path") {
            let body = source.text[at..]
                .split_once("async fn ")
                .map(|(_, handler)| handler)
                .unwrap_or_default();
            let lines = handler_lines(body);
            if lines > HANDLER_LINES_MAX {
                let name = body.split(['(', '<']).next().unwrap_or_default();
                broken.push(format!("{}: {name} has {lines} lines", source.path));
            }
        }
    }
    none(&broken);
}

/// The lines between the braces of the body; the parameters are the extractors' and don't count.
fn handler_lines(from: &str) -> usize {
    let end = from.find("\n}").unwrap_or(from.len());
    let body = from[..end].split_once(" {\n").map(|(_, body)| body);
    body.map_or(0, |body| body.lines().count())
}
