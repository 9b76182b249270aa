//! See `reac_fuzz::json`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_fuzz::json(data));
