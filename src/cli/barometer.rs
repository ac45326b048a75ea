//! `jauge barometer`: what the accepted declarations add up to.

mod document;
mod table;
mod words;

use super::definition::Barometer as Asked;
use super::desk::{Desk, Done, Outcome};
use crate::barometer::{By, Group, Uncollected, expected_of};
use crate::l10n::Args;
use crate::workflow::ministry::barometer::{self, Computed, Material, Question};
use crate::workflow::ministry::register;
use document::{BodyRow, Document, GroupRow, YearRow};

pub(super) use words::overall;

pub(super) fn run(desk: &Desk, asked: &Asked) -> Outcome {
    let store = desk.store()?;
    let year = asked.year.map_or_else(|| register::latest_year(&store), |year| Ok(Some(year)))?;
    let Some(year) = year else {
        desk.complain(&desk.text("cli-register-empty"));
        return Ok(Done::NotGood);
    };
    let material = if asked.trend { barometer::all(&store) } else { barometer::of_two_years(&store, year) }?;
    let uncollected = if asked.nd_as_not_done { Uncollected::NotDone } else { Uncollected::LeftOut };
    let question = Question { year, group: asked.portfolio.as_deref().map(Group::of_portfolio), uncollected };
    let computed = match material.computed(&question) {
        Some(computed) => computed,
        None => barometer::of_year(&store, year, None)?,
    };
    let page = Page { desk, computed, material, question };
    if asked.by == Some(By::Size) && page.computed.framework.sizes.is_none() {
        let args = Args::new().text("framework", page.computed.framework.id.clone());
        desk.complain(&desk.text_with("cli-barometer-no-sizes", &args));
        return Ok(Done::Unusable);
    }
    if let Some(code) = asked.portfolio.as_deref().filter(|code| !page.has_portfolio(code)) {
        page.no_portfolio(code);
        return Ok(Done::Unusable);
    }
    Ok(match &asked.target {
        Some(target) => page.bodies(target),
        None => page.sums(asked),
    })
}

/// What is printed.
struct Page<'a> {
    desk: &'a Desk,
    computed: Computed,
    material: Material,
    question: Question,
}

impl Page<'_> {
    /// The portfolios of the year's bodies, declared or missing.
    fn portfolios(&self) -> Vec<String> {
        let groups = self.material.groups(&self.question, By::Portfolio);
        groups.into_iter().filter_map(|(group, _)| group.id()).collect()
    }

    fn has_portfolio(&self, code: &str) -> bool {
        self.portfolios().iter().any(|known| known == code)
    }

    fn no_portfolio(&self, code: &str) {
        let args = Args::new()
            .text("year", self.question.year.to_string())
            .text("portfolio", code)
            .text("known", self.portfolios().join(", "));
        self.desk.complain(&self.desk.text_with("cli-barometer-no-portfolio", &args));
    }

    fn sums(&self, asked: &Asked) -> Done {
        let groups = asked.by.map(|by| (by, self.material.groups(&self.question, by)));
        if self.desk.json {
            let mut document = self.document();
            let framework = &self.computed.framework;
            document.groups = groups.as_ref().map(|(by, groups)| GroupRow::all(framework, groups, *by));
            if asked.trend {
                let years = self.material.trend(&self.question);
                document.trend =
                    Some(years.iter().map(|(year, barometer)| YearRow::of(*year, barometer)).collect());
            }
            self.desk.print_json(&document);
        } else if asked.csv {
            let groups = groups.as_ref().map(|(_, groups)| groups.as_slice());
            self.desk.print(&table::table(&self.computed, groups));
        } else {
            let mut said = self.words();
            if let Some((by, groups)) = &groups {
                said += &self.groups(groups, *by);
            }
            if asked.trend {
                said += &self.trend();
            }
            self.desk.print(&said);
        }
        Done::Good
    }

    /// The bodies behind the figure of one target.
    fn bodies(&self, id: &str) -> Done {
        let framework = &self.computed.framework;
        let Some(target) = framework.target(id) else {
            let known: Vec<&str> = framework.targets.iter().map(|target| target.id.as_str()).collect();
            let args = Args::new()
                .text("framework", framework.id.clone())
                .text("target", id)
                .text("known", known.join(", "));
            self.desk.complain(&self.desk.text_with("cli-barometer-no-target", &args));
            return Done::Unusable;
        };
        let behind = self.material.behind(&self.question, target);
        let expected = self.material.of(self.question.year).map(|of| of.expected.as_slice());
        let name = |code: &str, declared: &str| {
            let known = expected.and_then(|expected| expected_of(expected, code));
            known.map_or(declared, |known| known.name.get(self.desk.lang)).to_owned()
        };
        if self.desk.json {
            let mut document = self.document();
            let row = |behind: crate::barometer::Behind| {
                let name = name(&behind.body.code, &behind.body.name);
                BodyRow::of(behind, name)
            };
            document.bodies = Some(behind.into_iter().map(row).collect());
            self.desk.print_json(&document);
        } else {
            let rows = behind.iter().map(|behind| (behind, name(&behind.body.code, &behind.body.name)));
            self.desk.print(&words::bodies(self.desk, rows));
        }
        Done::Good
    }

    fn document(&self) -> Document<'_> {
        Document::of(&self.computed, &self.material, &self.question)
    }
}
