//! Lets the linker find `memory.x`, which the linker script of `cortex-m-rt` includes.

fn main() {
    println!("cargo::rustc-link-search={}", env!("CARGO_MANIFEST_DIR"));
    println!("cargo::rerun-if-changed=memory.x");
}
