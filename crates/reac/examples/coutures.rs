//! Prints every decision between two rows of a document, least sure first: `cargo run -p reac --example coutures -- FILE`.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let bytes = std::fs::read(path).unwrap();
    let source = reac::lines(&bytes, &reac::Options::default()).unwrap();
    let lecture = reac_grammar::lire(&source).unwrap();
    let mut all = lecture.coutures;
    all.sort_by(|a, b| a.confiance.total_cmp(&b.confiance));
    for couture in all {
        println!(
            "{:.3} {} p{} {} | {}  {:?}",
            couture.confiance,
            if couture.suite { "suite" } else { "coupe" },
            couture.page,
            couture.avant,
            couture.apres,
            couture.indices
        );
    }
}
