#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use std::io::{Cursor, Write as _};

use super::*;
use crate::declaration::{Answer, Previous, Value};
use crate::l10n::Lang;

fn written(previous: Option<&Previous>) -> Vec<u8> {
    let framework = Framework::built_in().unwrap();
    let made_at = jiff::civil::date(2026, 1, 2).at(3, 4, 5, 0);
    write_form(&Form { framework: &framework, year: 2024, previous, made_at }).unwrap()
}

/// A workbook of one sheet with these cells, as another program might write it.
fn book(sheet: &str, shared: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = [
        (
            "xl/workbook.xml",
            "<?xml version='1.0'?><x:workbook><x:sheets><x:sheet name='Feuille &amp; 1' r:id='rId7'/></x:sheets></x:workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId7\" Target=\"/xl/worksheets/one.xml\"/></Relationships>",
        ),
        ("xl/worksheets/one.xml", sheet),
        ("xl/sharedStrings.xml", shared),
    ];
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn read_book(sheet: &str, shared: &str) -> Result<Counts, FormFault> {
    read("counts.xlsx", &book(sheet, shared), &Framework::built_in().unwrap())
}

#[test]
fn what_is_made_is_read_again_with_every_quantity_blank() {
    let framework = Framework::built_in().unwrap();
    let before = Value::Count(31);
    let answers = [("services".to_owned(), Answer { value: before, reason: None })].into();
    let bytes = written(Some(&Previous { year: 2023, answers }));
    assert!(is_workbook(&bytes));
    let counts = read("new.xlsx", &bytes, &framework).unwrap();
    let ids: Vec<&str> = counts.cells.iter().map(|cell| cell.quantity.as_str()).collect();
    let asked: Vec<&str> = framework.quantities.iter().map(|quantity| quantity.id.as_str()).collect();
    assert_eq!(ids, asked);
    assert!(counts.cells.iter().all(|cell| cell.typed.is_empty() && cell.reason.is_empty()));
    let pages = book::read(&bytes).unwrap();
    let texts: Vec<&String> = pages[0].cells.values().collect();
    assert!(texts.iter().any(|text| *text == "31"), "last year's answer stands beside");
    let label = &framework.quantity("services").unwrap().label;
    for lang in Lang::ALL {
        assert!(texts.iter().any(|text| text.contains(label.get(lang))), "{lang:?}");
    }
}

#[test]
fn shared_inline_and_computed_cells_numbers_and_words_are_read_wherever_the_columns_are() {
    let shared = "<sst><si><t>quantity</t></si><si><r><t>val</t></r><r><t>ue</t></r></si><si/>\
        <si><t>Personne n&#8217;a compt&#xE9; &lt;tout&gt;</t><rPh><t>x</t></rPh></si></sst>";
    let sheet = "<worksheet><!-- > --><sheetData>\
        <row><c r='B2' t='s'><v>0</v></c><c r='C2' t='inlineStr'><is><t>reason</t></is></c><c r='AA2' t='s'><v>1</v></c></row>\
        <row><c r='B3' t='str'><f>A1</f><v>services</v></c><c r='AA3'><v>1.2E3</v></c><c r='C3' s='4'/></row>\
        <row><c r='B4' t='inlineStr'><is><t>deadlines</t></is></c><c r='AA4' t='inlineStr'><is><t>ND</t></is></c>\
        <c r='C4' t='s'><v>3</v></c></row>\
        <row><c r='B5' t='inlineStr'><is><t> employees </t></is></c><c r='AA5'><v>12.5</v></c></row>\
        </sheetData></worksheet>";
    let counts = read_book(sheet, shared).unwrap();
    assert_eq!(counts.sheet.as_deref(), Some("Feuille & 1"));
    let rows: Vec<[&str; 3]> =
        counts.cells.iter().map(|cell| [cell.quantity.as_str(), &cell.typed, &cell.reason]).collect();
    assert_eq!(
        rows,
        [
            ["services", "1200", ""],
            ["deadlines", "ND", "Personne n’a compté <tout>"],
            ["employees", "12.5", ""]
        ]
    );
    assert_eq!(cell_name(counts.place("employees").unwrap()), "AA5");
    assert_eq!(counts.write().lines().nth(2), Some("deadlines,ND,Personne n’a compté <tout>"));
}

#[test]
fn a_slip_names_its_sheet_and_its_cell() {
    let row = |number: usize, cells: &str| {
        let cell = |(at, text): (usize, &str)| {
            let at = book::name((number, at + 1));
            format!("<c r='{at}' t='inlineStr'><is><t>{text}</t></is></c>")
        };
        format!("<row>{}</row>", cells.split(',').enumerate().map(cell).collect::<String>())
    };
    let found = |rows: &[&str]| {
        let rows: String = (1..).zip(rows).map(|(number, cells)| row(number, cells)).collect();
        let fault = read_book(&format!("<sheetData>{rows}</sheetData>"), "<sst/>").unwrap_err();
        let said = fault.explain(Lang::Fr).sentence;
        assert!(
            fault.cell.is_empty() || said.contains("Feuille & 1") && said.contains(&fault.cell),
            "{said}"
        );
        (fault.cell, fault.slip)
    };
    let head = "quantity,value,reason";
    assert_eq!(found(&["a,b,c"]).1, FormSlip::NoColumns);
    assert_eq!(found(&["quantity,reason"]), ("A1".into(), FormSlip::MissingColumn("value")));
    let (cell, slip) = found(&[head, "services,12", "nothing,3"]);
    assert_eq!((cell.as_str(), slip), ("A3", FormSlip::UnknownQuantity("nothing".into())));
    let (cell, slip) = found(&[head, "services,12", "", "services,3"]);
    let repeated = FormSlip::RepeatedQuantity { quantity: "services".into(), first: "A2".into() };
    assert_eq!((cell.as_str(), slip), ("A4", repeated));
}

#[test]
fn what_is_no_workbook_says_so_and_makes_nothing_large_of_little() {
    let framework = Framework::built_in().unwrap();
    let slip = |bytes: &[u8]| read("x.xlsx", bytes, &framework).unwrap_err().slip;
    let whole = written(None);
    assert_eq!(slip(b"PK\x03\x04 and nothing"), FormSlip::Unreadable);
    for cut in [whole.len() / 3, whole.len() - 4] {
        assert_eq!(slip(&whole[..cut]), FormSlip::Unreadable);
    }
    let bomb = format!("<sheetData>{}</sheetData>", " ".repeat(9 << 20));
    assert_eq!(slip(&book(&bomb, "<sst/>")), FormSlip::Unreadable);
    let entities = "<!DOCTYPE a [<!ENTITY b 'quantity'>]><sheetData/>";
    assert_eq!(slip(&book(entities, "<sst/>")), FormSlip::NoColumns);
    for broken in ["<c r='", "<c r='A1' t='s'><v>9</v></c>", "<c><v>1</v></c>", "<c r='AAAA1'><v>1</v></c>"] {
        assert_eq!(
            slip(&book(broken, "<sst/>")),
            if broken.ends_with('>') { FormSlip::Unreadable } else { FormSlip::NoColumns }
        );
    }
}
