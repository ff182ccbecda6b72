#![cfg_attr(fuzzing, no_main)]

vn_personal_qr_fuzz::target!(issuance_laws);
