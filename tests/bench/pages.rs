//! First loads: what a browser fetches for a page before it shows, in bytes on the wire.

use std::collections::BTreeSet;
use std::path::Path;

use crate::house::House;
use crate::http::Connection;

/// A page, the chunks that its address loads beside the entry, and its limit in kB (experience.md, Speed).
pub struct Page {
    pub name: &'static str,
    html: &'static str,
    roots: &'static [&'static str],
    pub limit: u32,
}

pub const PAGES: &[Page] = &[
    Page {
        name: "search",
        html: "index.html",
        roots: &["SearchPage"],
        limit: 150,
    },
    Page {
        name: "search with its map (wide screens)",
        html: "index.html",
        roots: &["SearchPage", "MieMap"],
        limit: 150,
    },
    Page {
        name: "survey",
        html: "survey.html",
        roots: &[],
        limit: 90,
    },
    Page {
        name: "console, secretariat",
        html: "index.html",
        roots: &["ConsoleLayout", "OfficeWorklistPage"],
        limit: 160,
    },
    Page {
        name: "console, results",
        html: "index.html",
        roots: &["ConsoleLayout", "ResultsPage"],
        limit: 160,
    },
    Page {
        name: "console, host",
        html: "index.html",
        roots: &["ConsoleLayout", "HostWorklistPage"],
        limit: 160,
    },
];

/// What a first load comes to.
#[derive(Default)]
pub struct Load {
    pub files: usize,
    /// Bytes that the server sends as gzip, which every browser reads.
    pub gzip: usize,
    /// Bytes that it sends as brotli, which browsers ask for over https.
    pub brotli: usize,
}

/// A page's first load.
pub fn first_load(house: &House, dist: &Path, page: &Page) -> Load {
    let assets: Vec<String> = std::fs::read_dir(dist.join("assets"))
        .expect("the client is built")
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let index = std::fs::read_to_string(dist.join(page.html)).unwrap();
    let mut open: Vec<String> = quoted_after(&index, &["href=\"/", "src=\"/"]);
    // The page names itself in other languages, too; browsers don't fetch those.
    open.retain(|file| dist.join(file).is_file());
    for root in page.roots {
        let chunk = assets.iter().find(|name| is_chunk(name, root));
        let chunk = chunk.unwrap_or_else(|| panic!("no chunk {root} in the client"));
        open.push(format!("assets/{chunk}"));
    }
    let mut found = BTreeSet::from([page.html.to_owned()]);
    while let Some(file) = open.pop() {
        if Path::new(&file).extension().is_some_and(|extension| extension == "js") {
            let source = std::fs::read_to_string(dist.join(&file)).unwrap();
            let imported = quoted_after(&source, &["from\"./", "import\"./"]);
            open.extend(
                imported
                    .into_iter()
                    .map(|name| format!("assets/{name}"))
                    .filter(|name| !found.contains(name)),
            );
        }
        found.insert(file);
    }
    let mut connection = house.connect();
    let mut load = Load::default();
    for file in &found {
        load.files += 1;
        load.gzip += served(&mut connection, file, "gzip");
        load.brotli += served(&mut connection, file, "br");
    }
    load
}

/// The bytes of a file in one form.
fn served(connection: &mut Connection, file: &str, form: &str) -> usize {
    let reply = connection
        .get(&format!("/{file}"), &[("accept-encoding", form)])
        .unwrap();
    assert_eq!((reply.status, reply.encoding.as_str()), (200, form), "{file}");
    reply.body.len()
}

/// `SearchPage` is `SearchPage-` and eight letters.
fn is_chunk(file: &str, root: &str) -> bool {
    let rest = file.strip_prefix(root).and_then(|rest| rest.strip_prefix('-'));
    rest.and_then(|rest| rest.strip_suffix(".js"))
        .is_some_and(|hash| hash.len() == 8)
}

/// What stands between one of these beginnings and the next quotation mark.
fn quoted_after(text: &str, beginnings: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for beginning in beginnings {
        for rest in text.split(beginning).skip(1) {
            found.extend(rest.split('"').next().map(str::to_owned));
        }
    }
    found
}
