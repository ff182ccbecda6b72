#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| vn_personal_qr_fuzz::laws::symbol_keeps_its_plan(input));
