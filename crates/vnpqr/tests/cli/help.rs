use crate::{EXAMPLE, stdout, vnpqr};

const COMMANDS: [&str; 16] = [
    "show",
    "check",
    "read",
    "scan",
    "armor",
    "unarmor",
    "keygen",
    "sign",
    "verify",
    "draw",
    "declare",
    "decode",
    "encode",
    "vectors",
    "completions",
    "man",
];

fn text(arguments: &[&str]) -> String {
    String::from_utf8(stdout(&mut vnpqr(arguments))).expect("text")
}

#[test]
fn prints_an_example_for_every_command() {
    let all = text(&["--help"]);
    assert!(all.contains("Example:\n  vnpqr show '"), "{all}");
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command} ")), "{all}");
        let help = text(&[command, "--help"]);
        assert!(help.contains("Example:\n  vnpqr "), "{help}");
        assert!(help.contains(&format!("  vnpqr {command}")), "{help}");
        vnpqr(&[command, "--help"]).assert().code(0).stderr("");
    }
    vnpqr(&["--version"]).assert().code(0).stdout(concat!(
        "vnpqr ",
        env!("CARGO_PKG_VERSION"),
        "\n"
    ));
    vnpqr(&[]).assert().code(2).stdout("");
}

#[test]
fn prints_completions_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = text(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
        assert!(script.contains("only-errors"), "{shell}");
    }
    vnpqr(&["completions", "cmd"]).assert().code(2).stdout("");
}

#[test]
fn prints_manual_pages() {
    let page = text(&["man"]);
    assert!(page.contains(".TH vnpqr 1 "), "{page}");
    for command in COMMANDS {
        assert!(page.contains(&format!("vnpqr\\-{command}(1)")), "{page}");
        let page = text(&["man", command]);
        assert!(page.contains(&format!(".TH vnpqr-{command} 1 ")), "{page}");
        assert!(page.contains(".SH EXAMPLES\n.nf\n"), "{page}");
    }
    vnpqr(&["man", "Nguyen"])
        .assert()
        .code(2)
        .stdout("")
        .stderr("vnpqr: no such command\n");
}

#[test]
fn a_mistyped_option_is_no_text() {
    for (arguments, suggestion) in [
        (&["show", "--ful", EXAMPLE][..], "--full"),
        (&["draw", "--levle", "H", EXAMPLE], "--level"),
        (&["check", "--land", "vi", EXAMPLE], "--lang"),
    ] {
        let output = vnpqr(arguments).output().expect("it runs");
        let message = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{message}");
        assert!(message.contains(suggestion), "{message}");
    }
    let output = vnpqr(&["check", "--", "-1|A"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
}
