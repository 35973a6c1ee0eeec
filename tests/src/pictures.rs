//! Pictures to send: good ones, and those that somebody means ill with.

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

/// What stands in the metadata of [`with_place`], and must never come out again.
pub const PLACE: &str = "N34.3283-E136.8296";
/// The smallest box that a form is written with.
const BOUNDARY: &str = "----workcation-test-boundary";

/// A form as a browser sends it: texts, and files with their names and types.
#[derive(Default)]
pub struct Form {
    body: Vec<u8>,
}

impl Form {
    /// A photo with everything that must stand beside it.
    pub fn photo(file: &[u8]) -> Self {
        Self::described("海の見える窓際に机が2つ並ぶ部屋").file("photo.jpg", "image/jpeg", file)
    }

    /// The description without a file.
    pub fn described(alt: &str) -> Self {
        Self::default()
            .text("alt_ja", alt)
            .text("alt_en", "Two desks at a window above the sea")
            .text("licence", "own")
            .text("consent", "none_portrayed")
    }

    #[must_use]
    pub fn text(mut self, name: &str, value: &str) -> Self {
        let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        self.body.extend_from_slice(part.as_bytes());
        self
    }

    #[must_use]
    pub fn file(mut self, name: &str, kind: &str, bytes: &[u8]) -> Self {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(bytes);
        self.body.extend_from_slice(b"\r\n");
        self
    }

    /// The type and the bytes to send.
    pub fn sent(mut self) -> (String, Vec<u8>) {
        self.body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        (format!("multipart/form-data; boundary={BOUNDARY}"), self.body)
    }
}

/// Waves of colour; another `seed` is another picture.
pub fn picture(width: u32, height: u32, seed: u8) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        let wave = |step: u32| u8::try_from((x * step + y * 2) % 256).unwrap();
        Rgb([wave(1).wrapping_add(seed), wave(3), seed])
    })
}

pub fn jpeg(width: u32, height: u32, seed: u8) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 70)
        .encode_image(&picture(width, height, seed))
        .unwrap();
    bytes
}

/// In any format that the encoder knows.
pub fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says in its EXIF block how to turn it and where it was taken.
pub fn with_place(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0\x02\0".to_vec();
    // 0x0112, a SHORT: the orientation.
    exif.extend_from_slice(&[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]);
    // 0x010E, ASCII: what cameras write of the place.
    let length = u8::try_from(PLACE.len() + 1).unwrap();
    exif.extend_from_slice(&[0x0E, 0x01, 2, 0, length, 0, 0, 0, 38, 0, 0, 0]);
    exif.extend_from_slice(&[0, 0, 0, 0]);
    exif.extend_from_slice(PLACE.as_bytes());
    exif.push(0);
    let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xE1];
    bytes.extend_from_slice(&u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    bytes.extend_from_slice(&exif);
    bytes.extend_from_slice(&jpeg[2..]);
    bytes
}

/// The same JPEG, whose head claims another size.
pub fn claiming(jpeg: &[u8], width: u16, height: u16) -> Vec<u8> {
    let mut bytes = jpeg.to_vec();
    let frame = bytes.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A real PNG, black and white, of any size: a hundred megapixels take some kilobytes.
pub fn black_png(width: u32, height: u32) -> Vec<u8> {
    png(width, height, 1, 0, &vec![0; (width as usize).div_ceil(8) + 1], height)
}

/// A PNG whose head claims a size that its few lines of pixels don't fill.
pub fn png_bomb(width: u32, height: u32) -> Vec<u8> {
    png(width, height, 8, 6, &vec![0; width as usize * 4 + 1], 4)
}

fn png(width: u32, height: u32, depth: u8, colour: u8, line: &[u8], lines: u32) -> Vec<u8> {
    let mut head = Vec::new();
    head.extend_from_slice(&width.to_be_bytes());
    head.extend_from_slice(&height.to_be_bytes());
    head.extend_from_slice(&[depth, colour, 0, 0, 0]);
    let mut pixels = ZlibEncoder::new(Vec::new(), Compression::best());
    for _ in 0..lines {
        pixels.write_all(line).unwrap();
    }
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut bytes, *b"IHDR", &head);
    chunk(&mut bytes, *b"IDAT", &pixels.finish().unwrap());
    chunk(&mut bytes, *b"IEND", &[]);
    bytes
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    png.extend_from_slice(&u32::try_from(content.len()).unwrap().to_be_bytes());
    let mut checked = flate2::Crc::new();
    checked.update(&kind);
    checked.update(content);
    png.extend_from_slice(&kind);
    png.extend_from_slice(content);
    png.extend_from_slice(&checked.sum().to_be_bytes());
}

/// Whether the bytes hold these somewhere.
pub fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}
