//! See `reac_tests::entrances::footer`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| reac_tests::entrances::footer(data));
