//! Pages as grey pictures, drawn straight.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::kurbo::{Affine, Point};
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use crate::picture::Picture;
use crate::skew;

/// Dots per inch: letters of 10 points are then as large as a character recognition wants them.
pub const RESOLUTION: f32 = 300.0;

/// Enough to see at what angle lines run.
const COARSE: f32 = 100.0;

/// Largest side of a picture in pixels: A2 at the full resolution. Larger pages are drawn smaller.
const SIDE: f32 = 7_020.0;

/// A page, turned so that its lines run level.
pub(crate) fn picture(page: &Page<'_>) -> Option<Picture> {
    let (width, height) = page.render_dimensions();
    let most = SIDE * 72.0 / width.max(height).max(1.0);
    let coarse = draw(page, COARSE.min(most) / 72.0, 0.0);
    draw(page, RESOLUTION.min(most) / 72.0, skew::angle(&coarse?))
}

/// Draws a page, `scale` pixels a point, turned back by `angle` about its middle.
fn draw(page: &Page<'_>, scale: f32, angle: f64) -> Option<Picture> {
    let (width, height) = page.render_dimensions();
    let (across, down) = (side(width * scale)?, side(height * scale)?);
    let (cache, settings) = (RenderCache::new(), InterpreterSettings::default());
    let mut context = RenderContext::new(across, down);
    let middle = (f64::from(across) / 2.0, f64::from(down) / 2.0);
    let turn = Affine::rotate_about(-angle, Point::new(middle.0, middle.1));
    let [a, b, c, d, e, f] = page.initial_transform(true).as_coeffs();
    let transform = turn * Affine::scale(f64::from(scale)) * Affine::new([a, b, c, d, e, f]);
    render_into(page, &cache, &settings, &RenderSettings::default(), &mut context, transform);
    context.flush();
    let mut pixmap = Pixmap::new(across, down);
    let white = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..RasterizerSettings::default() };
    context.render_with(&mut pixmap, &mut Resources::default(), white);
    let grey = |r: u8, g: u8, b: u8| (u16::from(r) * 77 + u16::from(g) * 150 + u16::from(b) * 29) >> 8;
    let pixels =
        pixmap.data().iter().map(|pixel| u8::try_from(grey(pixel.r, pixel.g, pixel.b)).unwrap_or(255));
    Some(Picture { width: usize::from(across), height: usize::from(down), pixels: pixels.collect(), scale })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
fn side(pixels: f32) -> Option<u16> {
    (pixels >= 1.0 && pixels < f32::from(u16::MAX)).then_some(pixels as u16)
}
