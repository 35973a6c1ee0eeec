//! What is sent as a photo and isn't one, or is more than one: each gets a clear no, or comes out as plain pixels.

use image::{DynamicImage, GrayImage, ImageFormat};
use serde_json::json;
use tests::Answer;
use tests::pictures::{Form, PLACE, black_png, claiming, encoded, holds, jpeg, picture, png_bomb, with_place};

use super::{Scene, address};

const MEGABYTE: usize = 1024 * 1024;

/// The same refusal for the file, whatever it is called and said to be; nothing is kept.
async fn refuses(scene: &Scene, bytes: &[u8], code: &str) -> Answer {
    let mut last = None;
    for (name, kind) in [
        ("photo.jpg", "image/jpeg"),
        ("photo.png", "image/png"),
        ("a", "text/html"),
    ] {
        let form = Form::described("部屋の写真").file(name, kind, bytes);
        let answer = scene.sends(form).await.refuses(422, "input.invalid");
        assert_eq!(answer.faults(), [("file", code)], "{name}");
        last = Some(answer);
    }
    assert_eq!((scene.rows().await, scene.files().await), (0, 0));
    last.unwrap()
}

#[actix_web::test]
async fn what_is_no_picture_is_told_by_its_content() {
    let scene = Scene::new().await;
    let texts: [&[u8]; 6] = [
        "これは写真ではありません。".as_bytes(),
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
        b"%PDF-1.7 something",
        b"PK\x03\x04 an archive",
        include_bytes!("samples/animated.gif"),
    ];
    for text in texts {
        refuses(&scene, text, "photo.format").await;
    }
    let said = refuses(&scene, b"text", "photo.format").await;
    assert!(said["fields"][0]["message"].as_str().unwrap().contains("JPEG"));
    let in_english = scene.host.request("POST", &scene.path()).language("en");
    let said = in_english.form(Form::photo(b"text")).send().await.expects(422);
    assert!(
        said["fields"][0]["message"]
            .as_str()
            .unwrap()
            .starts_with("This is neither")
    );
}

#[actix_web::test]
async fn a_picture_that_is_cut_off_or_damaged_is_no_picture() {
    let scene = Scene::new().await;
    let whole = jpeg(640, 480, 1);
    for part in [whole.len() / 2, whole.len() - 1, 300, 20, 3] {
        refuses(&scene, &whole[..part], "photo.broken").await;
    }
    let png = encoded(&DynamicImage::ImageRgb8(picture(640, 480, 1)), ImageFormat::Png);
    refuses(&scene, &png[..png.len() / 2], "photo.broken").await;
    let mut damaged = png;
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xFF;
    refuses(&scene, &damaged, "photo.broken").await;
    let webp = include_bytes!("samples/picture.webp");
    refuses(&scene, &webp[..webp.len() / 2], "photo.broken").await;
    refuses(&scene, b"", "photo.empty").await;
}

#[actix_web::test]
async fn a_picture_that_would_fill_the_memory_is_judged_by_its_head() {
    let scene = Scene::new().await;
    let bomb = png_bomb(30_000, 30_000);
    assert!(bomb.len() < 10_000, "a small file");
    let said = refuses(&scene, &bomb, "photo.too_many_pixels").await;
    assert!(
        said["fields"][0]["message"]
            .as_str()
            .unwrap()
            .contains("900メガピクセル")
    );

    let hundred = black_png(10_000, 10_000);
    assert!(hundred.len() < 100_000, "{}", hundred.len());
    refuses(&scene, &hundred, "photo.too_many_pixels").await;
    refuses(
        &scene,
        &claiming(&jpeg(640, 480, 1), 10_000, 10_000),
        "photo.too_many_pixels",
    )
    .await;
    refuses(&scene, &black_png(40_000_000, 1), "photo.too_small").await;
    refuses(&scene, &png_bomb(0, 0), "photo.broken").await;
    refuses(&scene, &jpeg(239, 400, 1), "photo.too_small").await;
}

#[actix_web::test]
async fn a_file_of_more_than_ten_megabytes_is_not_even_looked_at() {
    let scene = Scene::new().await;
    let mut large = jpeg(640, 480, 1);
    large.resize(11 * MEGABYTE, 0);
    let said = refuses(&scene, &large, "photo.too_large").await;
    assert!(said["fields"][0]["message"].as_str().unwrap().contains("10MB"));
    large.truncate(10 * MEGABYTE);
    scene.sends(Form::photo(&large)).await.expects(201);
}

#[actix_web::test]
async fn where_a_picture_was_taken_never_comes_out_and_it_stands_upright() {
    let scene = Scene::new().await;
    let sent = with_place(&jpeg(640, 480, 1), 6);
    assert!(holds(&sent, PLACE.as_bytes()) && holds(&sent, b"Exif"));
    let added = scene.sends(Form::photo(&sent)).await.expects(201);
    assert_eq!(
        (added["width"].as_i64(), added["height"].as_i64()),
        (Some(480), Some(640))
    );
    for size in ["large", "medium", "small"] {
        let shown = scene.app.visitor().get(&address(&added, size)).await.expects(200);
        assert!(
            !holds(shown.bytes(), PLACE.as_bytes()) && !holds(shown.bytes(), b"Exif"),
            "{size}"
        );
    }
}

#[actix_web::test]
async fn what_hangs_behind_a_picture_is_cut_off() {
    let scene = Scene::new().await;
    for (seed, tail) in [
        (1, &b"PK\x03\x04 an archive with a virus"[..]),
        (2, b"<script>alert(1)</script>"),
    ] {
        let mut sent = jpeg(640, 480, seed);
        sent.extend_from_slice(tail);
        let added = scene.sends(Form::photo(&sent)).await.expects(201);
        let shown = scene.app.visitor().get(&address(&added, "large")).await.expects(200);
        assert!(!holds(shown.bytes(), tail) && shown.bytes().ends_with(&[0xFF, 0xD9]));
    }
}

#[actix_web::test]
async fn pictures_of_every_honest_kind_become_plain_jpeg() {
    let scene = Scene::new().await;
    let colours = picture(640, 480, 3);
    let deep = DynamicImage::ImageRgb8(picture(640, 480, 4)).into_rgb16();
    let grey = GrayImage::from_fn(640, 480, |x, y| image::Luma([u8::try_from((x + y) % 256).unwrap()]));
    let clear = image::RgbaImage::from_pixel(640, 480, image::Rgba([200, 30, 30, 60]));
    let honest = [
        include_bytes!("samples/cmyk.jpg").to_vec(),
        include_bytes!("samples/progressive.jpg").to_vec(),
        include_bytes!("samples/picture.webp").to_vec(),
        encoded(&DynamicImage::ImageRgb8(colours), ImageFormat::WebP),
        encoded(&DynamicImage::ImageRgb16(deep), ImageFormat::Png),
        encoded(&DynamicImage::ImageLuma8(grey), ImageFormat::Jpeg),
        encoded(&DynamicImage::ImageRgba8(clear), ImageFormat::Png),
    ];
    for (at, sent) in honest.iter().enumerate() {
        let added = scene.sends(Form::photo(sent)).await.expects(201);
        let shown = scene.app.visitor().get(&address(&added, "large")).await.expects(200);
        assert_eq!(image::guess_format(shown.bytes()).unwrap(), ImageFormat::Jpeg, "{at}");
        assert_eq!(
            image::load_from_memory(shown.bytes()).unwrap().color(),
            image::ColorType::Rgb8,
            "{at}"
        );
    }
}

#[actix_web::test]
async fn a_form_that_says_too_little_or_something_else_is_refused_field_by_field() {
    let scene = Scene::new().await;
    let good = jpeg(320, 240, 1);
    let silent = Form::default().file("photo.jpg", "image/jpeg", &good);
    let refused = scene.sends(silent).await.refuses(422, "input.invalid");
    assert_eq!(
        refused.faults(),
        [("licence", "required"), ("consent", "required"), ("alt.ja", "required")]
    );
    let nameless = Form::described("IMG_2041.JPG").file("IMG_2041.JPG", "image/jpeg", &good);
    assert_eq!(
        scene.sends(nameless).await.expects(422).faults(),
        [("alt.ja", "photo.alt_is_file_name")]
    );
    let odd = Form::described("部屋")
        .text("licence", "stolen")
        .file("a.jpg", "image/jpeg", &good);
    assert_eq!(scene.sends(odd).await.expects(422).faults(), [("licence", "invalid")]);
    assert_eq!(
        scene.sends(Form::described("部屋")).await.expects(422).faults(),
        [("file", "photo.empty")]
    );
    let both = Form::described("").file("a.jpg", "image/jpeg", b"text");
    assert_eq!(
        scene.sends(both).await.expects(422).faults(),
        [("alt.ja", "required"), ("file", "photo.format")]
    );
    let long = Form::described("部屋")
        .text("credit", &"あ".repeat(2000))
        .file("a.jpg", "image/jpeg", &good);
    scene.sends(long).await.refuses(422, "input.too_large");
    let unknown = Form::described("部屋")
        .text("position", "1")
        .file("a.jpg", "image/jpeg", &good);
    scene.sends(unknown).await.refuses(422, "input.malformed");
    assert_eq!((scene.rows().await, scene.files().await), (0, 0));
}

#[actix_web::test]
async fn a_body_that_is_no_form_is_refused() {
    let scene = Scene::new().await;
    let path = scene.path();
    let (kind, body) = Form::photo(&jpeg(320, 240, 1)).sent();
    let cut = body[..body.len() - 40].to_vec();
    let odd: [(&str, Vec<u8>); 5] = [
        ("application/json", json!({ "file": "a" }).to_string().into_bytes()),
        ("image/jpeg", jpeg(320, 240, 1)),
        ("multipart/form-data", body.clone()),
        ("multipart/form-data; boundary=another", body),
        (&kind, cut),
    ];
    for (kind, body) in odd {
        let answer = scene.host.request("POST", &path).bytes(kind, body).send().await;
        assert_eq!(
            (answer.status(), answer.code()),
            (422, "input.malformed"),
            "{kind}: {answer}"
        );
    }
    scene
        .app
        .visitor()
        .post_form(&path, Form::photo(b"text"))
        .await
        .refuses(401, "sign_in_needed");
}
