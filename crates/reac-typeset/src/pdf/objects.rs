//! Numbers of objects, and streams.

use pdf_writer::{Filter, Pdf, Ref};

use crate::layout::Streams;

/// Hands out object numbers.
#[derive(Default)]
pub(super) struct Refs(i32);

impl Refs {
    /// The next free number.
    pub(super) fn next(&mut self) -> Ref {
        self.0 += 1;
        Ref::new(self.0)
    }
}

/// A stream, deflated or not.
pub(super) fn put_stream(pdf: &mut Pdf, id: Ref, data: &[u8], streams: Streams) {
    match streams {
        Streams::Plain => {
            pdf.stream(id, data);
        }
        Streams::Flate => {
            let deflated = miniz_oxide::deflate::compress_to_vec_zlib(data, 9);
            pdf.stream(id, &deflated).filter(Filter::FlateDecode);
        }
    }
}
