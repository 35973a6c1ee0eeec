//! Who may import whom in the client: `ui, lib, api → features → layout, routes`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, files, none};

#[test]
fn the_client_imports_inwards_only() {
    let mut broken = Vec::new();
    for source in files("frontend/src", &[".ts", ".tsx"]) {
        let Some(own) = room(&source.path) else { continue };
        for reached in imports(&source) {
            let Some(other) = room(&reached) else { continue };
            if !may_import(own, other) {
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

/// A page of one feature may show a part of another; two that need each other are one feature.
#[test]
fn features_of_the_client_do_not_need_each_other() {
    let mut needs = BTreeMap::<String, BTreeSet<String>>::new();
    for source in files("frontend/src/features", &[".ts", ".tsx"]) {
        let own = feature(&source.path).to_owned();
        let reached = imports(&source)
            .into_iter()
            .filter(|path| room(path) == Some("features"));
        let others = reached
            .map(|path| feature(&path).to_owned())
            .filter(|other| *other != own);
        needs.entry(own.clone()).or_default().extend(others);
    }
    // Take away, again and again, who needs nobody that is left.
    while let Some(free) = needs
        .iter()
        .find(|(_, others)| others.is_empty())
        .map(|(name, _)| name.clone())
    {
        needs.remove(&free);
        for others in needs.values_mut() {
            others.remove(&free);
        }
    }
    assert!(needs.is_empty(), "these need each other: {needs:#?}");
}

/// The room of a path, or none for the few files at the root, which tie the rooms together.
fn room(path: &str) -> Option<&str> {
    let (room, _) = path.strip_prefix("frontend/src/")?.split_once('/')?;
    Some(room)
}

fn may_import(own: &str, other: &str) -> bool {
    match own {
        "lib" => other == "lib",
        "ui" => ["ui", "lib"].contains(&other),
        "api" => ["api", "lib"].contains(&other),
        "features" => ["ui", "lib", "api", "features"].contains(&other),
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
