use crate::{EXAMPLE, stderr, stdout, vnpqr};

const COMMANDS: [&str; 17] = [
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
    "help",
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
        let sections: Vec<_> = page
            .lines()
            .filter_map(|line| line.strip_prefix(".SH "))
            .collect();
        assert_eq!(
            sections,
            [
                "NAME",
                "SYNOPSIS",
                "DESCRIPTION",
                "OPTIONS",
                "\"EXIT STATUS\"",
                "ENVIRONMENT",
                "EXAMPLES",
                "\"SEE ALSO\""
            ]
        );
        let vietnamese = text(&["man", command, "--lang", "vi"]);
        assert!(vietnamese.contains("sai cách dùng"), "{vietnamese}");
    }
    let message = stderr(&mut vnpqr(&["man", "Nguyen"]));
    assert!(
        message.contains("[possible values: show, check"),
        "{message}"
    );
    assert!(!message.contains("Nguyen"), "{message}");
    vnpqr(&["man", "Nguyen"]).assert().code(2).stdout("");
}

#[test]
fn prints_the_same_help_in_three_ways() {
    for command in COMMANDS {
        let help = text(&[command, "--help"]);
        assert_eq!(text(&["help", command]), help);
        assert_eq!(text(&["--help", command]), text(&["help"]));
        let short = text(&[command, "-h"]);
        assert!(short.contains(&format!("vnpqr {command}")), "{short}");
    }
}

#[test]
fn prints_help_in_vietnamese() {
    let english = [
        "Usage:",
        "Options:",
        "Arguments:",
        "Commands:",
        "Print",
        "The ",
        "Example:",
        "Exit codes:",
        "[default",
        "Possible",
        "possible",
        "wrong usage",
        "Show",
        "standard input",
    ];
    for command in COMMANDS.into_iter().map(Some).chain([None]) {
        for option in ["-h", "--help"] {
            let mut arguments = vec!["--lang", "vi"];
            arguments.extend(command);
            arguments.push(option);
            let help = text(&arguments);
            for word in english {
                assert!(!help.contains(word), "{word}: {help}");
            }
            for word in [
                "Cách dùng: vnpqr",
                "Tùy chọn:",
                "Ví dụ:",
                "Mã thoát:",
                "In hướng dẫn",
            ] {
                assert!(help.contains(word), "{word}: {help}");
            }
        }
    }
    let help = text(&["--lang=vi", "decode", "--help"]);
    assert!(
        help.contains("[các giá trị: ndjson, csv] [mặc định: ndjson]"),
        "{help}"
    );
}

#[test]
fn the_environment_sets_the_language() {
    let valid = "001087029317|NGUYEN AN|1987-01-18|0|1|<1";
    for (environment, arguments, expected) in [
        (&[("LANG", "vi_VN.UTF-8")][..], &[][..], "hợp lệ\n"),
        (&[("LANG", "vi")], &[], "hợp lệ\n"),
        (&[("LC_MESSAGES", "vi_VN")], &[], "hợp lệ\n"),
        (&[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "C")], &[], "valid\n"),
        (
            &[("LANG", "vi_VN.UTF-8"), ("LC_MESSAGES", "en_US.UTF-8")],
            &[],
            "valid\n",
        ),
        (
            &[("LANG", "en_US.UTF-8"), ("LC_ALL", "vi_VN.UTF-8")],
            &[],
            "hợp lệ\n",
        ),
        (&[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "")], &[], "hợp lệ\n"),
        (&[("LANG", "vie")], &[], "valid\n"),
        (&[("LANG", "vi_VN.UTF-8")], &["--lang", "en"], "valid\n"),
        (&[("LANG", "en_US.UTF-8")], &["--lang=vi"], "hợp lệ\n"),
        (&[], &[], "valid\n"),
    ] {
        let mut command = vnpqr(&[&["check", valid], arguments].concat());
        command.envs(environment.iter().copied());
        command.assert().code(0).stdout(expected);
    }
}

#[test]
fn reports_wrong_usage_in_vietnamese() {
    for (arguments, expected) in [
        (
            &["show", "--ful", EXAMPLE][..],
            "lỗi: không có tham số '--ful'\n\n  gợi ý: có phải bạn muốn dùng '--full'?",
        ),
        (
            &["shw"],
            "lỗi: không có lệnh 'shw'\n\n  gợi ý: có phải bạn muốn dùng 'show'?",
        ),
        (
            &["keygen"],
            "lỗi: thiếu tham số bắt buộc: --key <FILE>, --keys <FILE>",
        ),
        (
            &["draw", "--level", "X", "a"],
            "lỗi: giá trị 'X' không hợp lệ cho '--level <L|M|Q|H>'\n  [các giá trị: L, M, Q, H]",
        ),
        (
            &["draw", "--level"],
            "lỗi: thiếu giá trị cho '--level <L|M|Q|H>'",
        ),
        (
            &["scan", "--full", "--masked", "a"],
            "lỗi: không thể dùng '--full' cùng với '--masked'",
        ),
        (
            &["decode", "--jobs", "0"],
            "lỗi: giá trị '0' không hợp lệ cho '--jobs <N>': 0 không nằm trong 1..=256\n",
        ),
        (
            &["decode", "--jobs", "x"],
            "lỗi: giá trị 'x' không hợp lệ cho '--jobs <N>': cần một số\n",
        ),
        (
            &["decode", "--fail", "--fail"],
            "lỗi: '--fail' chỉ được dùng một lần",
        ),
        (
            &["keygen", "--kid", "a b", "--key", "a", "--keys", "b"],
            "lỗi: giá trị '",
        ),
    ] {
        let message = stderr(&mut vnpqr(&[arguments, &["--lang", "vi"]].concat()));
        assert!(message.starts_with(expected), "{message}");
        assert!(
            message.ends_with("\nXem thêm bằng '--help'.\n"),
            "{message}"
        );
        for word in ["error", "Usage", "possible", "tip"] {
            assert!(!message.contains(word), "{message}");
        }
    }
}

#[test]
fn wraps_help_by_words() {
    for columns in [50, 72, 90] {
        for command in COMMANDS {
            let mut command = vnpqr(&[command, "--help"]);
            let help = stdout(command.env("COLUMNS", columns.to_string()));
            let help = String::from_utf8(help).expect("text");
            let examples = help.split("\nExample:\n").nth(1).expect("examples");
            let (examples, notes) = examples.split_once("\n\n").expect("notes");
            let words = |line: &str| line.split_whitespace().count();
            // A word that is longer than a line stays in one piece.
            let is_wrapped = |line: &&str| words(line) > 1 && !line.starts_with("Usage:");
            for line in help.lines().filter(is_wrapped) {
                let is_long = line.split_whitespace().any(|word| word.len() > columns / 2);
                assert!(
                    is_long || line.chars().count() <= columns,
                    "{columns}: {line}"
                );
            }
            assert!(!examples.is_empty() && !notes.is_empty());
        }
    }
}

/// Runs the completion of bash for a command line, the last word empty or begun.
#[cfg(target_os = "linux")]
fn completed(words: &[&str]) -> Vec<String> {
    let script = text(&["completions", "bash"]);
    let line = words.join(" ");
    let last = words.len() - 1;
    let word = words[last].trim_matches('\'');
    let previous = words[last - 1];
    let run = format!(
        "{script}\nCOMP_WORDS=({line}); COMP_CWORD={last}\n\
         _vnpqr vnpqr '{word}' '{previous}' 2>/dev/null\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n"
    );
    let mut bash = assert_cmd::Command::new("bash");
    let output = stdout(
        bash.args(["-c", &run])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"))),
    );
    let output = String::from_utf8(output).expect("text");
    output.lines().map(str::to_owned).collect()
}

#[test]
#[cfg(target_os = "linux")]
fn completes_commands_values_and_files() {
    for command in ["man", "help"] {
        let found = completed(&["vnpqr", command, "''"]);
        for name in COMMANDS {
            assert!(
                found.iter().any(|word| word == name),
                "{command}: {found:?}"
            );
        }
    }
    assert_eq!(completed(&["vnpqr", "man", "dec"]), ["declare", "decode"]);
    assert_eq!(completed(&["vnpqr", "show", "--lang", "''"]), ["en", "vi"]);
    let files = completed(&["vnpqr", "verify", "--keys", "''"]);
    assert!(files.iter().any(|name| name == "Cargo.toml"), "{files:?}");
    let zsh = text(&["completions", "zsh"]);
    for argument in ["*::images -- ", "*::files -- ", "--output=[", "--keys=["] {
        let line = zsh.lines().find(|line| line.contains(argument));
        assert!(
            line.is_some_and(|line| line.contains(":_files")),
            "{argument}: {line:?}"
        );
    }
    assert!(zsh.contains(":_urls"));
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
