use crate::{EXAMPLE, vnpqr};

/// Parts of the example that must appear only in results.
const CANARIES: [&str; 7] = [
    "NGUYEN",
    "LE",
    "029317",
    "0010930",
    "1987-",
    "1629793885861711",
    "0123232422",
];

#[test]
fn writes_no_personal_data_in_messages() {
    let words: Vec<&str> = EXAMPLE.split(' ').collect();
    let damaged = EXAMPLE.replace("01-18", "13-18");
    let quoted = format!("\"{EXAMPLE}\"");
    let value = r#"{"name":"NGUYEN LE","birth_date":"1987-01-18","declaration":"NGUYEN, expected LE","qid":"162979388586171100"}"#;
    let member = r#"{"NGUYEN LE":1,"name":"LE"}"#;
    let cut = r#"{"NGUYEN":{"001093029317":["#;
    for (arguments, input) in [
        (&[EXAMPLE][..], ""),
        (&["show", words[0], words[1], words[2]], ""),
        (&["show", &damaged], ""),
        (&["show", "--hex", EXAMPLE], ""),
        (&["show", "--lang", "vi", &damaged], ""),
        (&["check", EXAMPLE, "LE"], ""),
        (&["check", "--hex", "-"], EXAMPLE),
        (&["man", EXAMPLE], ""),
        (&["draw", "--card", &damaged], ""),
        (&["draw", "--card", "--lang", "vi", "-"], &damaged),
        (&["draw", words[0], words[1]], ""),
        (&["draw", "--level", EXAMPLE, EXAMPLE], ""),
        (&["draw", "--pattern", words[1], EXAMPLE], ""),
        (&["draw", "--output", EXAMPLE, EXAMPLE], ""),
        (&["draw", "-"], &EXAMPLE.repeat(60)),
        (&["show", "--lang", words[0], EXAMPLE], ""),
        (&["decode", "--jobs", EXAMPLE], ""),
        (&["decode", "--jobs", "001093029317"], ""),
        (&["decode", "--jobs", "001093029317", "--lang", "vi"], ""),
        (&["declare", EXAMPLE], ""),
        (&["declare", "-"], value),
        (&["declare", "-"], member),
        (&["declare", "-"], cut),
        (&["declare", "--lang", "vi", "-"], &quoted),
        (&["declare", "--namf", "NGUYEN"], ""),
        (&["declare", words[0], words[1]], ""),
        (&["decode", "--fail"], &damaged),
        (&["encode"], EXAMPLE),
        (&["encode"], &quoted),
        (&["encode"], value),
        (&["encode"], member),
        (&["encode"], cut),
        (&["vectors", "-"], &quoted),
        (&["vectors", "-"], r#"{"vectors":["NGUYEN LE"]}"#),
        (
            &["vectors", "-"],
            r#"{"vectors":[{"text":{"NGUYEN":"LE"}}]}"#,
        ),
    ] {
        let output = vnpqr(arguments)
            .write_stdin(input)
            .output()
            .expect("it runs");
        let message = String::from_utf8(output.stderr).expect("text");
        assert!(!output.status.success(), "{arguments:?}");
        assert!(!message.is_empty(), "{arguments:?}");
        for canary in CANARIES {
            assert!(!message.contains(canary), "{arguments:?}: {message}");
        }
    }
}

#[test]
fn masks_the_whole_text_in_check() {
    let damaged = format!("{EXAMPLE}|");
    let output = vnpqr(&["check", &damaged]).output().expect("it runs");
    let report = String::from_utf8(output.stdout).expect("text");
    assert!(report.contains("extra-field"));
    for canary in CANARIES {
        assert!(!report.contains(canary), "{report}");
    }
}

#[test]
fn shows_misspelled_commands_and_options() {
    let output = vnpqr(&["shwo"]).output().expect("it runs");
    let message = String::from_utf8(output.stderr).expect("text");
    assert!(
        message.contains("'shwo'") && message.contains("'show'"),
        "{message}"
    );
    let output = vnpqr(&["decode", "--only-error"])
        .output()
        .expect("it runs");
    let message = String::from_utf8(output.stderr).expect("text");
    assert!(message.contains("'--only-errors'"), "{message}");
}
