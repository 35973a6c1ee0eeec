//! From the bytes that somebody sent to pictures that can be shown: the format told by its content, the size by its
//! head, decoded within limits, upright, on white, and encoded anew. Only pixels come through.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};

use super::rules::{EDGES, MEGAPIXELS_MAX, SIDE_MIN};
use crate::error::Fault;

/// What a decoder may take for the pixels: 40 megapixels of 8 bits and 4 channels.
const PIXEL_BYTES_MAX: u64 = 160 * 1024 * 1024;
const PIXELS_MAX: u64 = MEGAPIXELS_MAX * 1_000_000;
/// Of JPEG: small enough for a phone's network, and nobody sees the difference.
const QUALITY: u8 = 80;
const WHITE: u32 = 255;

/// A picture in the three sizes, the biggest first.
pub struct Pictures {
    /// Of the biggest.
    pub width: u32,
    pub height: u32,
    /// By the longer side; each is there, a small original in its own size.
    pub jpegs: Vec<(u32, Vec<u8>)>,
}

/// Decodes and encodes. Takes a core for up to a second: never on a thread that answers requests.
///
/// # Errors
/// Why it isn't a picture that can be shown, for the field `file`.
pub fn encode(bytes: &[u8]) -> Result<Pictures, Fault> {
    let picture = flattened(decode(bytes)?);
    let mut jpegs = Vec::with_capacity(EDGES.len());
    let mut size = (0, 0);
    for edge in EDGES {
        let sized = fitted(&picture, edge);
        if jpegs.is_empty() {
            size = sized.dimensions();
        }
        jpegs.push((edge, jpeg(&sized)?));
    }
    Ok(Pictures {
        width: size.0,
        height: size.1,
        jpegs,
    })
}

fn refused(code: &'static str) -> Fault {
    Fault::new("file", code)
}

/// The pixels, upright, at most twice as big as the biggest size.
fn decode(bytes: &[u8]) -> Result<DynamicImage, Fault> {
    let format = image::guess_format(bytes).ok();
    let known = format.filter(|format| matches!(format, ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP));
    let format = known.ok_or_else(|| refused("photo.format"))?;
    // The decoder paints what is missing grey and says nothing.
    if format == ImageFormat::Jpeg && !is_whole_jpeg(bytes) {
        return Err(refused("photo.broken"));
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(PIXEL_BYTES_MAX);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let (width, height) = decoder.dimensions();
    fits(width, height)?;
    if decoder.total_bytes() > PIXEL_BYTES_MAX {
        return Err(refused("photo.depth"));
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let whole = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    let [edge, ..] = EDGES;
    let mut picture = if width.max(height) > 2 * edge {
        whole.thumbnail(2 * edge, 2 * edge)
    } else {
        whole
    };
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// Judged by the head of the file, before a pixel is decoded.
fn fits(width: u32, height: u32) -> Result<(), Fault> {
    let pixels = u64::from(width) * u64::from(height);
    if pixels > PIXELS_MAX {
        return Err(refused("photo.too_many_pixels")
            .with("megapixels", pixels.div_ceil(1_000_000))
            .with("max", MEGAPIXELS_MAX));
    }
    if width.min(height) < SIDE_MIN {
        return Err(refused("photo.too_small").with("min", SIDE_MIN));
    }
    Ok(())
}

fn why(error: &ImageError) -> Fault {
    match error {
        ImageError::Limits(_) => refused("photo.depth"),
        _ => refused("photo.broken"),
    }
}

/// Walks the segments: the picture ends with an end-of-image marker, or it doesn't end. What lies behind is nobody's.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut rest = bytes.get(2..).unwrap_or_default();
    // Stuffed bytes, fillers and restarts of a scan are no markers.
    let is_marker = |pair: &[u8]| matches!(pair, [0xFF, 0x01..=0xCF | 0xD8..=0xFE]);
    while let Some(at) = rest.windows(2).position(is_marker) {
        let marker = rest.get(at + 1).copied();
        rest = rest.get(at + 2..).unwrap_or_default();
        match marker {
            Some(0xD9) => return true,
            Some(0xD8 | 0x01) => {}
            _ => {
                let [high, low, ..] = rest else { return false };
                let length = usize::from(u16::from_be_bytes([*high, *low]));
                rest = rest.get(length..).unwrap_or_default();
            }
        }
    }
    false
}

/// JPEG knows no transparency: on white, as on the page.
fn flattened(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let picture = picture.into_rgba8();
    let mut flat = RgbImage::new(picture.width(), picture.height());
    for (below, above) in flat.pixels_mut().zip(picture.pixels()) {
        let [red, green, blue, alpha] = above.0.map(u32::from);
        let mix = |colour: u32| u8::try_from((colour * alpha + WHITE * (WHITE - alpha)) / WHITE).unwrap_or(u8::MAX);
        *below = Rgb([mix(red), mix(green), mix(blue)]);
    }
    flat
}

/// The same picture whose longer side is `edge`; a smaller one as it is.
fn fitted(picture: &RgbImage, edge: u32) -> RgbImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    if longer <= edge {
        return picture.clone();
    }
    let side = |side: u32| {
        u32::try_from(u64::from(side) * u64::from(edge) / u64::from(longer))
            .unwrap_or(edge)
            .max(1)
    };
    image::imageops::resize(picture, side(width), side(height), FilterType::CatmullRom)
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let encoded = JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture);
    encoded.map_err(|error| why(&error))?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(width: u32, height: u32) -> Vec<u8> {
        let picture = RgbImage::from_fn(width, height, |x, y| {
            Rgb([u8::try_from(x % 256).unwrap(), u8::try_from(y % 256).unwrap(), 90])
        });
        jpeg(&picture).unwrap()
    }

    #[test]
    fn a_jpeg_is_whole_only_with_its_end() {
        let bytes = sample(300, 240);
        assert!(is_whole_jpeg(&bytes));
        for cut in 1..bytes.len() {
            assert!(!is_whole_jpeg(&bytes[..bytes.len() - cut]), "{cut} bytes less");
        }
        let mut longer = bytes;
        longer.extend_from_slice(b"PK\x03\x04 and more");
        assert!(is_whole_jpeg(&longer));
    }

    #[test]
    fn sizes_keep_the_shape_and_nothing_grows() {
        let of = |width, height| {
            let made = encode(&sample(width, height)).unwrap();
            (made.width, made.height, made.jpegs.len())
        };
        assert_eq!(of(2400, 1200), (1600, 800, 3));
        assert_eq!(of(300, 240), (300, 240, 3));
        assert_eq!(of(250, 3200), (125, 1600, 3));
    }

    #[test]
    fn what_is_transparent_is_white() {
        let clear = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(2, 1, image::Rgba([10, 20, 30, 0])));
        assert_eq!(flattened(clear).get_pixel(0, 0).0, [255, 255, 255]);
        let half = DynamicImage::ImageRgba8(image::RgbaImage::from_pixel(2, 1, image::Rgba([0, 0, 0, 128])));
        assert_eq!(flattened(half).get_pixel(0, 0).0, [127, 127, 127]);
    }
}
