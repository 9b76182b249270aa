//! See `reac_tests::entrances::json`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_tests::entrances::json(data));
