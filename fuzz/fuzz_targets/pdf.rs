//! See `reac_fuzz::pdf`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_fuzz::pdf(data));
