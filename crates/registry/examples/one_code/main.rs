//! Three apps with habits of their own declare the same person at the same time, and show the same code.
//!
//! `cargo run -p vn-personal-qr-registry --example one_code`
//!
//! The registry is the one on SQLite, in a temporary file; the verification system is invented, as are the people in it,
//! and fails at times.

mod flow;

fn main() {
    flow::main();
}
