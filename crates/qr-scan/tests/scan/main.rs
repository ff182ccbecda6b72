//! Scans of pictures: samples, drawn symbols, limits.

#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pictures of a few hundred pixels"
)]

mod auto_traits;
mod budget;
mod canvas;
mod laws;
mod picture;
mod readme;
mod samples;
mod symbols;
