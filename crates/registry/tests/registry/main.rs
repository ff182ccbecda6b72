//! The tests of the package, as one program.

#[path = "../../examples/one_code/flow.rs"]
mod flow;
mod kill;
mod memory;
#[path = "../../examples/one_code/population.rs"]
mod population;
#[cfg(feature = "postgresql")]
mod postgresql;
mod sqlite;

#[test]
fn the_example_has_the_expected_output() {
    let expected = include_str!("../../examples/expected/one_code.txt");
    assert_eq!(flow::report(), expected);
}
