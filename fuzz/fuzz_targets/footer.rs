//! See `reac_fuzz::footer`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_fuzz::footer(data));
