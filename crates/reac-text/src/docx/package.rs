//! The archive: its parts by name, inflated within a limit, and what each refers to.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use reac_lines::Evidence;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::error::Error;

/// What a part refers to by an id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Link {
    /// The last word of its type: `styles`, `footer`, `officeDocument`.
    pub(super) kind: String,
    /// Name of the part in the archive.
    pub(super) target: String,
}

/// An archive.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes that may still be inflated.
    left: u64,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8], allowed: u64) -> Result<Self, Error> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::damaged(Evidence::ArchiveDamaged))?;
        Ok(Self { archive, left: allowed })
    }

    /// The text of a part; nothing where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Error> {
        let damaged = || Error::damaged(Evidence::PartDamaged(name.to_owned()));
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(damaged()),
        };
        let mut bytes = Vec::new();
        // What an entry says of its size is not believed: it is read up to the limit, and one byte beyond.
        let read = file.take(self.left.saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let read = u64::try_from(read).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(read).ok_or_else(Error::inflated)?;
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
        String::from_utf8(bytes).map(Some).map_err(|_| damaged())
    }

    /// Name of the part that holds the document.
    pub(super) fn main(&mut self) -> Result<String, Error> {
        let links = self.links("_rels/.rels", "")?;
        let main = links.into_values().find(|link| link.kind == "officeDocument");
        Ok(main.map_or_else(|| "word/document.xml".to_owned(), |link| link.target))
    }

    /// What a part refers to, by id.
    pub(super) fn relations(&mut self, part: &str) -> Result<HashMap<String, Link>, Error> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        self.links(&format!("{folder}/_rels/{name}.rels"), folder)
    }

    fn links(&mut self, name: &str, folder: &str) -> Result<HashMap<String, Link>, Error> {
        let mut out = HashMap::new();
        let Some(xml) = self.part(name)? else { return Ok(out) };
        let mut reader = Reader::from_str(&xml);
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag) | Event::Empty(tag)) if tag.local_name().as_ref() == "Relationship" => {
                    let value = |name: &str| {
                        let found = tag.try_get_attribute(name).ok().flatten()?;
                        Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
                    };
                    if let (Some(id), Some(kind), Some(target)) =
                        (value("Id"), value("Type"), value("Target"))
                    {
                        let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                        out.insert(id, Link { kind, target: within(folder, &target) });
                    }
                }
                Ok(Event::Eof) => return Ok(out),
                Ok(_) => {}
                Err(_) => return Err(Error::damaged(Evidence::PartDamaged(name.to_owned()))),
            }
        }
    }
}

/// A target as its folder sees it: `styles.xml`, `../custom/item.xml`, `/word/styles.xml`.
fn within(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in target.split('/') {
        match name {
            "." | "" => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        assert_eq!(within("word", "styles.xml"), "word/styles.xml");
        assert_eq!(within("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(within("word", "../docProps/./app.xml"), "docProps/app.xml");
        assert_eq!(within("", "word/document.xml"), "word/document.xml");
    }
}
