#![allow(clippy::unwrap_used)]
use super::*;

const SCRIPT: &str = "<script>alert(1)</script>\u{8}";

fn frame(used: Use) -> Frame<'static> {
    Frame { id: "x", lang: Lang::Fr, title: SCRIPT, description: SCRIPT, used, palette: Palette::LIGHT }
}

fn all(used: Use) -> Vec<String> {
    let mark = |percent| Some(Mark { at: Share::percent(percent), words: SCRIPT.to_owned() });
    let point = |percent| Some(Point { at: Share::percent(percent), shown: SCRIPT.to_owned() });
    let scale = [(); 5].map(|()| SCRIPT.to_owned());
    let frame = frame(used);
    let gauge = Gauge {
        value: Some(Share::percent(78)),
        shown: SCRIPT.to_owned(),
        met: Some(true),
        caption: SCRIPT.to_owned(),
        threshold: mark(75),
        before: mark(0),
    };
    let rates = (0..=100).map(Share::percent).collect();
    let middle = Some([Share::percent(25), Share::percent(75)]);
    let distribution = Distribution {
        rates,
        threshold: mark(75),
        median: mark(50),
        middle,
        chosen: None,
        scale: scale.clone(),
    };
    let series =
        |stroke| Series { name: SCRIPT.to_owned(), stroke, points: vec![point(20), None, point(40)] };
    let years = ["2020", "2022", "2024"].map(str::to_owned).to_vec();
    let trend = Trend {
        years,
        series: vec![series(Stroke::Strong), series(Stroke::Dashed)],
        threshold: mark(60),
        scale,
    };
    let bar = Bar {
        name: SCRIPT.to_owned(),
        value: Some(Share::ONE),
        shown: SCRIPT.to_owned(),
        met: None,
        note: SCRIPT.to_owned(),
    };
    let bars = Bars { bars: vec![bar.clone(), bar], threshold: mark(50) };
    vec![gauge.file(&frame), distribution.file(&frame), trend.file(&frame), bars.file(&frame)]
}

#[test]
fn whatever_a_name_holds_it_is_text_in_the_picture() {
    for svg in all(Use::File).into_iter().chain(all(Use::Inline)) {
        assert!(svg.contains("&lt;script&gt;"), "{svg}");
        assert!(!svg.contains("<script") && !svg.contains('\u{8}'), "{svg}");
    }
}

#[test]
fn each_picture_says_what_it_shows_and_brings_its_own_colours() {
    for svg in all(Use::File) {
        assert!(svg.contains("<title id=\"x-title\">") && svg.contains("<desc id=\"x-desc\">"), "{svg}");
        assert!(svg.contains("viewBox=\"0 0 ") && svg.contains("fill=\"#223654\""), "{svg}");
        assert!(!svg.contains("var(") && !svg.contains("href"), "{svg}");
    }
}

#[test]
fn a_share_is_the_nearest_place_and_stays_on_the_scale() {
    let exact = |part: i64, whole: i64| Share::of(&BigRational::new(BigInt::from(part), BigInt::from(whole)));
    assert_eq!([exact(2, 3), exact(-1, 3), exact(7, 3), exact(0, 1)], [6667, 0, 10_000, 0].map(Share));
    assert_eq!(exact(60, 100), Share::percent(60));
}

#[test]
fn one_mark_is_drawn_for_each_body_however_many_stand_at_one_place() {
    let rates = vec![Share::percent(100); 300];
    let drawn = Distribution { rates, ..Distribution::default() }.draw(&frame(Use::Inline)).into_string();
    assert_eq!(drawn.matches("<rect").count(), 300);
    assert!(!drawn.contains("y=\"-"), "none leaves the picture");
}

#[test]
fn what_is_met_is_told_by_a_tick_too() {
    let gauge = Gauge { met: Some(true), caption: "reached".to_owned(), ..Gauge::default() };
    assert!(gauge.draw(&frame(Use::Inline)).into_string().contains("\u{2713}"));
}

#[test]
fn a_long_name_is_broken_into_lines() {
    assert_eq!(lines("a bb ccc dddddddd", 4), ["a bb", "ccc", "dddd", "dddd"]);
}
