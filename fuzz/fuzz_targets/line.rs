//! See `reac_fuzz::line`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_fuzz::line(data));
