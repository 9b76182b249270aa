//! See `reac_fuzz::sections`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_fuzz::sections(data));
