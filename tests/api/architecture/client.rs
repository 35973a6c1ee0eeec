//! Who may import whom in the client: `ui, lib, api → features → layout, routes`.

use super::{Source, files, none};

#[test]
fn the_client_imports_inwards_only() {
    let mut broken = Vec::new();
    for source in files("frontend/src", &[".ts", ".tsx"]) {
        let Some(own) = room(&source.path) else { continue };
        for reached in imports(&source) {
            let Some(other) = room(&reached) else { continue };
            if !may_import(own, other, &source.path, &reached) {
                broken.push(format!("{}: imports {reached}", source.path));
            }
        }
    }
    none(&broken);
}

#[test]
fn only_pages_have_default_exports_and_no_folder_has_a_barrel() {
    let mut broken = Vec::new();
    for source in files("frontend/src", &[".ts", ".tsx"]) {
        let lazily_loaded = source.path.ends_with("Page.tsx");
        if source.text.contains("\nexport default ") && !lazily_loaded {
            broken.push(format!("{}: default export", source.path));
        }
        if source.path.ends_with("/index.ts") || source.path.ends_with("/index.tsx") {
            broken.push(format!("{}: barrel", source.path));
        }
    }
    none(&broken);
}

/// The room of a path, or none for the few files at the root, which tie the rooms together.
fn room(path: &str) -> Option<&str> {
    let (room, _) = path.strip_prefix("frontend/src/")?.split_once('/')?;
    Some(room)
}

fn may_import(own: &str, other: &str, from: &str, reached: &str) -> bool {
    match own {
        "lib" => other == "lib",
        "ui" => ["ui", "lib"].contains(&other),
        "api" => ["api", "lib"].contains(&other),
        "features" if other == "features" => feature(from) == feature(reached),
        "features" => ["ui", "lib", "api"].contains(&other),
        "layout" => other != "routes",
        _ => true,
    }
}

fn feature(path: &str) -> &str {
    path.strip_prefix("frontend/src/features/")
        .and_then(|below| below.split('/').next())
        .unwrap_or_default()
}

/// What a file imports, as paths from the root of the repository.
fn imports(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    for start in [" from \"", "import(\"", "import \""] {
        for (at, _) in source.text.match_indices(start) {
            let name = source.text[at + start.len()..].split('"').next().unwrap_or_default();
            if let Some(below) = name.strip_prefix("@/") {
                found.push(format!("frontend/src/{below}"));
            } else if name.starts_with('.') {
                found.push(joined(&source.path, name));
            }
        }
    }
    found
}

fn joined(from: &str, relative: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in relative.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}
