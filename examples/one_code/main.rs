//! `cargo run --example one_code`: three apps with habits of their own declare the same person at the same time, and show
//! the same code.
//!
//! The registry is the embedded one of `examples/registries`, in a temporary file; the verification system is invented, as
//! are the people in it, and fails at times.

#[cfg(all(feature = "lenient", feature = "symbol"))]
mod flow;

// Not the package, but its files: as a dependency it would switch features of this crate on in every test.
#[cfg(all(feature = "lenient", feature = "symbol"))]
#[path = "../registries/src/key.rs"]
#[allow(dead_code, unreachable_pub, reason = "public in its own package")]
mod key;
#[cfg(all(feature = "lenient", feature = "symbol"))]
#[path = "../registries/src/population.rs"]
#[allow(dead_code, unreachable_pub, reason = "public in its own package")]
mod population;
#[cfg(all(feature = "lenient", feature = "symbol"))]
#[path = "../registries/src/sqlite.rs"]
#[allow(dead_code, unreachable_pub, reason = "public in its own package")]
mod sqlite;
#[cfg(all(feature = "lenient", feature = "symbol"))]
#[path = "../registries/src/table.rs"]
#[allow(dead_code, unreachable_pub, reason = "public in its own package")]
mod table;

#[cfg(all(feature = "lenient", feature = "symbol"))]
fn main() {
    flow::main();
}

/// Without its features the example runs itself once more, with them.
#[cfg(not(all(feature = "lenient", feature = "symbol")))]
fn main() {
    let status = std::process::Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--features", "lenient,symbol"])
        .args(["--example", "one_code"])
        .status();
    let good = status.is_ok_and(|status| status.success());
    std::process::exit(i32::from(!good));
}
