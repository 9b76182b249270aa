//! See `reac_tests::entrances::sections`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_tests::entrances::sections(data));
