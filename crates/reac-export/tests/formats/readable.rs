//! Markdown and HTML, read by parsers of each: what was written is what is read.

use std::collections::HashSet;

use pulldown_cmark::{Event, Parser};
use reac_export::{Format, Locale, Options};
use scraper::{Html, Selector};

use crate::documents::{all, everything, missing, options};
use crate::text;

#[test]
fn markdown_says_what_the_document_says() {
    for own in all() {
        let markdown = text(own.document(), Format::Markdown, &options());
        let mut read = String::new();
        for event in Parser::new(&markdown) {
            match event {
                Event::Text(text) => read.push_str(&text),
                Event::End(_) | Event::SoftBreak => read.push('\n'),
                Event::Start(_) => {}
                Event::Html(html) | Event::InlineHtml(html) => {
                    assert!(html.starts_with("<a id=") || html.starts_with("</a>"), "{}: {html}", own.name);
                }
                other => panic!("{}: nothing of this kind is written: {other:?}", own.name),
            }
        }
        assert_eq!(missing(&read, &everything(&own.reac)), None, "{}", own.name);
    }
}

#[test]
fn html_is_well_formed_and_every_link_leads_somewhere() {
    for own in all() {
        let page = Html::parse_document(&text(own.document(), Format::Html, &options()));
        assert!(page.errors.is_empty(), "{}: {:?}", own.name, page.errors);
        let body = page.select(&Selector::parse("body").unwrap()).next().unwrap();
        let read = body.text().collect::<Vec<_>>().join("\n");
        assert_eq!(missing(&read, &everything(&own.reac)), None, "{}", own.name);
        let with_id = Selector::parse("[id]").unwrap();
        let all_ids = page.select(&with_id).map(|element| element.attr("id").unwrap());
        let mut ids = HashSet::new();
        for id in all_ids {
            assert!(ids.insert(id), "{}: {id} twice", own.name);
        }
        for link in page.select(&Selector::parse("nav a").unwrap()) {
            let target = link.attr("href").unwrap().trim_start_matches('#');
            assert!(ids.contains(target), "{}: {target}", own.name);
        }
        let foreign = page.select(&Selector::parse("script, link, img, iframe, [src]").unwrap()).count();
        assert_eq!(foreign, 0, "{}: nothing from elsewhere", own.name);
    }
}

#[test]
fn headings_are_in_the_readers_language() {
    let page = |locale| text(all()[0].document(), Format::Html, &Options { locale, ..options() });
    assert!(page(Locale::Fr).contains("Critères de performance"));
    assert!(page(Locale::En).contains("Performance criteria"));
}
