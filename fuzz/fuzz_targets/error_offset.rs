#![cfg_attr(fuzzing, no_main)]

vn_personal_qr_fuzz::target!(error_offset);
