//! Three apps declare the same person at the same time, each with its own spelling, and receive the same code.
//!
//! `cargo run -p vn-personal-qr-registry --example one_code`
//!
//! The registry is an `SQLite` file in a temporary folder. The people and the verification system are invented; the
//! system is unavailable at times.

mod flow;
mod population;

fn main() {
    print!("{}", flow::report());
}
