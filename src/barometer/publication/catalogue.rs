//! The two files by which machines find their way: a data package (Frictionless) and a catalogue entry (DCAT).

use serde_json::{Value, json};

use super::json::written;
use super::{Column, Edition, File, GENERATOR, Kind, Table};
use crate::l10n::{Args, Lang};

/// The data package: every table with its schema, its size and its digest.
pub(super) fn package(edition: &Edition<'_>, tables: &[Table], data: &[File]) -> String {
    let resources: Vec<Value> = data
        .iter()
        .map(|file| {
            let mut resource = json!({
                "name": file.name.to_lowercase().replace('.', "-"),
                "path": file.name, "mediatype": file.media_type(), "encoding": "utf-8",
                "bytes": file.bytes.len(), "hash": format!("sha256:{}", file.sha256()),
            });
            let table = tables.iter().find(|table| table.file() == file.name);
            let (profile, format) = match table {
                Some(_) => ("tabular-data-resource", "csv"),
                None => ("data-resource", file.name.rsplit_once('.').map_or("", |(_, end)| end)),
            };
            if let Some(resource) = resource.as_object_mut() {
                resource.insert("profile".to_owned(), json!(profile));
                resource.insert("format".to_owned(), json!(format));
                match table {
                    Some(table) => resource.insert("schema".to_owned(), schema(table)),
                    None => resource.insert("type".to_owned(), json!("file")),
                };
            }
            resource
        })
        .collect();
    written(&json!({
        "profile": "data-package",
        "name": format!("barometre-{}", edition.year),
        "title": title(edition, Lang::Fr),
        "title_en": title(edition, Lang::En),
        "description": description(edition, Lang::Fr),
        "description_en": description(edition, Lang::En),
        "generator": GENERATOR,
        "version": edition.decided_on(),
        "resources": resources,
    }))
}

fn schema(table: &Table) -> Value {
    let fields: Vec<Value> = table.columns.iter().map(field).collect();
    json!({ "fields": fields, "missingValues": [""] })
}

fn field(column: &Column) -> Value {
    let (kind, least, most) = match column.kind {
        Kind::Text => ("string", None, None),
        Kind::Day => ("date", None, None),
        Kind::Yes => ("boolean", None, None),
        Kind::Year => ("year", None, None),
        Kind::Count => ("integer", Some(0), None),
        Kind::Share => ("number", Some(0), Some(1)),
        Kind::Change => ("number", Some(-1), Some(1)),
    };
    let mut constraints = json!({ "required": column.required });
    let bounds = [("minimum", least), ("maximum", most)];
    for (name, bound) in bounds.into_iter().filter_map(|(name, bound)| Some((name, bound?))) {
        if let Some(constraints) = constraints.as_object_mut() {
            constraints.insert(name.to_owned(), json!(bound));
        }
    }
    let what = |lang: Lang| lang.text(&format!("publication-column-{}", column.name.replace('_', "-")));
    json!({
        "name": column.name, "type": kind, "constraints": constraints,
        "description": what(Lang::Fr), "description_en": what(Lang::En),
    })
}

/// The catalogue entry, as DCAT-AP has it, in JSON-LD. Which licence the data carry is for the ministry to say: there is
/// none in it, and it says so.
pub(super) fn dcat(edition: &Edition<'_>, data: &[File]) -> String {
    let both = |text: fn(&Edition<'_>, Lang) -> String| {
        Lang::ALL.map(|lang| json!({ "@language": short(lang), "@value": text(edition, lang) }))
    };
    let distributions: Vec<Value> = data
        .iter()
        .map(|file| {
            json!({
                "@type": "dcat:Distribution",
                "dct:title": file.name,
                "dcat:downloadURL": { "@id": file.name },
                "dcat:accessURL": { "@id": "index.html" },
                "dcat:mediaType": { "@id": format!("https://www.iana.org/assignments/media-types/{}", file.media_type()) },
                "dcat:byteSize": { "@type": "xsd:nonNegativeInteger", "@value": file.bytes.len().to_string() },
                "spdx:checksum": {
                    "@type": "spdx:Checksum",
                    "spdx:algorithm": { "@id": "spdx:checksumAlgorithm_sha256" },
                    "spdx:checksumValue": { "@type": "xsd:hexBinary", "@value": file.sha256() },
                },
            })
        })
        .collect();
    let day = |day: String| json!({ "@type": "xsd:date", "@value": day });
    written(&json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@type": "dcat:Dataset",
        "dct:identifier": format!("barometre-{}", edition.year),
        "dct:title": both(title),
        "dct:description": both(description),
        "dct:publisher": { "@type": "foaf:Organization", "foaf:name": edition.ministry },
        "dct:modified": day(edition.decided_on().to_owned()),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": day(format!("{}-01-01", edition.year)),
            "dcat:endDate": day(format!("{}-12-31", edition.year)),
        },
        "dct:language": [
            { "@id": "http://publications.europa.eu/resource/authority/language/FRA" },
            { "@id": "http://publications.europa.eu/resource/authority/language/ENG" },
        ],
        "dct:rights": { "@type": "dct:RightsStatement", "dct:description": both(rights) },
        "dcat:landingPage": { "@id": "index.html" },
        "dcat:distribution": distributions,
    }))
}

fn short(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "fr",
        Lang::En => "en",
    }
}

fn title(edition: &Edition<'_>, lang: Lang) -> String {
    lang.text_with("publication-title", &Args::new().text("year", edition.year.to_string()))
}

fn description(edition: &Edition<'_>, lang: Lang) -> String {
    let args = Args::new()
        .text("framework", edition.framework.name.get(lang))
        .text("year", edition.year.to_string())
        .text("below", edition.hide_below.to_string());
    let mut said = lang.text_with("publication-description", &args);
    if edition.hide_below > 0 {
        said += " ";
        said += &lang.text_with("publication-description-hidden", &args);
    }
    said
}

fn rights(_: &Edition<'_>, lang: Lang) -> String {
    lang.text("publication-rights")
}
