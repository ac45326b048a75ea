// Looks at a publication in a real browser, as people do who are not its author: narrow and wide, light and dark, with
// and without scripts, with the keyboard alone, with large text, on paper. Prints what is wrong, one line each; ends with
// 1 then. With `--few` it looks at the ends of what there is only.
//
//     node pages.mjs FOLDER [FOLDER-FOR-SCREENSHOTS] [--few]

import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const few = process.argv.includes("--few");
const [given, shots] = process.argv.slice(2).filter((word) => word !== "--few");
const folder = fs.realpathSync(given);
const root = pathToFileURL(folder + path.sep).href;
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const problems = [];
const seen_with_scripts = new Map();
let looked = 0;

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
});

for (const file of ["index.html", "en/index.html"]) {
  for (const scheme of few ? ["light"] : ["light", "dark"]) {
    for (const width of few ? [320, 1366] : [320, 768, 1366]) {
      for (const scripts of [true, false]) {
        await look({ file, scheme, scripts, width });
      }
    }
  }
  await with_the_keyboard(file);
  for (const letters of ["its own", "wide"]) {
    for (const width of few ? [320] : [320, 640, 1366]) {
      await with_large_text(file, width, letters);
    }
    await on_paper(file, letters);
  }
}
await browser.close();
for (const problem of problems) console.log(problem);
console.log(`${looked} looks, ${problems.length} problems`);
process.exit(problems.length > 0 || looked === 0 ? 1 : 0);

// Nobody knows the letters of the reader's machine: these are as wide as any that text is set in.
async function set(page, letters) {
  if (letters !== "wide") return;
  await page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = '*:not(code, pre) { font-family: "DejaVu Sans", Verdana !important; }';
    document.head.append(style);
  });
}

// A page, on which every request outside of the folder is a problem and is not let through.
async function open(file, width, scheme, scripts = true) {
  looked += 1;
  const page = await browser.newPage();
  const says = (problem) => problems.push(`${file} ${width} ${scheme}${scripts ? "" : " without scripts"}: ${problem}`);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith(root) || url.startsWith("data:")) return request.continue();
    says(`asks for ${url}`);
    return request.abort();
  });
  page.on("pageerror", (error) => says(`script: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && says(`console: ${message.text()}`));
  await page.setJavaScriptEnabled(scripts);
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: scheme },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.setViewport({ width, height: 768 });
  await page.goto(root + file);
  return { page, says };
}

async function look({ file, scheme, scripts, width }) {
  const { page, says } = await open(file, width, scheme, scripts);
  const metrics = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  if (metrics[0] > metrics[1]) says(`is ${metrics[0]} wide in ${metrics[1]}`);
  for (const broken of await page.evaluate(broken_fragments)) says(`leads nowhere: ${broken}`);
  for (const href of await page.evaluate(() => [...document.querySelectorAll("a[href]")].map((link) => link.href))) {
    const target = href.startsWith(root) ? fileURLToPath(href.replace(/#.*/, "")) : undefined;
    if (target === undefined || !fs.existsSync(target)) says(`leads nowhere: ${href}`);
  }
  // The protocol's own evaluation runs where the scripts of the page do not; what axe waits for by timers does not come
  // then. But without scripts the page is the very same, to the letter and to the place of each box, so that what axe says
  // of the one holds for the other.
  const what = `${file} ${scheme} ${width}`;
  const seen = await page.evaluate(letters_and_boxes);
  if (scripts) {
    seen_with_scripts.set(what, seen);
    await page.evaluate(axe);
    const found = await page.evaluate(async () => {
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];
      const { violations, passes } = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
      return {
        rules: passes.length,
        violations: violations.map((rule) => `${rule.id}: ${rule.help}: ${rule.nodes.map((node) => node.target.join(" ")).slice(0, 4).join(" | ")}`),
      };
    });
    for (const violation of found.violations) says(violation);
    if (found.rules < 15) says(`only ${found.rules} rules of axe applied`);
  } else {
    if (seen !== seen_with_scripts.get(what)) says("is not what it is with scripts");
    const shown = await page.evaluate(() => document.querySelectorAll("main svg[role=img]").length);
    const words = await page.evaluate(() => document.querySelector("main").innerText.length);
    if (shown < 13 || words < 2000) says(`shows ${shown} pictures and ${words} letters only`);
  }
  for (const picture of await page.evaluate(pale_pictures)) says(`too pale: ${picture}`);
  if (shots && scripts) {
    const name = `${file.replace(/\W/g, "-")}-${width}-${scheme}.png`;
    await page.screenshot({ path: path.join(shots, name), fullPage: true });
  }
  await page.close();
}

function letters_and_boxes() {
  const boxes = [...document.querySelectorAll("*")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height].join(" ");
  });
  return [document.documentElement.outerHTML, ...boxes].join("\n");
}

function broken_fragments() {
  const links = [...document.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute("href"));
  const named = [...document.querySelectorAll("[aria-labelledby], [aria-describedby]")].flatMap((element) =>
    `${element.getAttribute("aria-labelledby") ?? ""} ${element.getAttribute("aria-describedby") ?? ""}`.trim().split(/\s+/).map((id) => `#${id}`));
  return [...links, ...named].filter((href) => document.getElementById(href.slice(1)) === null);
}

// axe does not look into pictures: their letters need 4.5 against what they stand on, their marks 3.
function pale_pictures() {
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const linear = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const ratio = (one, other) => {
    const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const pale = new Set();
  const check = (element, colour, least) => {
    if (!colour.startsWith("rgb")) return;
    const found = ratio(numbers(colour), ground(element.closest("svg")));
    if (found < least) pale.add(`${element.getAttribute("class")} ${found.toFixed(2)}`);
  };
  for (const text of document.querySelectorAll("svg text")) check(text, getComputedStyle(text).fill, 4.5);
  for (const mark of document.querySelectorAll("path.pic-value, path.pic-met, .pic-mark")) check(mark, getComputedStyle(mark).stroke, 3);
  for (const mark of document.querySelectorAll("g.pic-value, rect.pic-value")) check(mark, getComputedStyle(mark).fill, 3);
  return [...pale];
}

// Tab alone reaches every link and every table that scrolls; where it stands is seen.
async function with_the_keyboard(file) {
  const { page, says } = await open(file, 1366, "light");
  const wanted = await page.evaluate(() => {
    const stops = [...document.querySelectorAll('a[href], [tabindex="0"]')];
    stops.forEach((stop, place) => { stop.dataset.stop = place; });
    return stops.length;
  });
  const reached = new Set();
  for (let press = 0; press < wanted + 2 && reached.size < wanted; press += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      const box = at.getBoundingClientRect();
      const seen = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return { place: at.dataset.stop, seen, outline: getComputedStyle(at).outlineStyle, what: at.outerHTML.slice(0, 80) };
    });
    if (stop.place === undefined) continue;
    reached.add(stop.place);
    if (stop.outline === "none") says(`has the focus and does not show it: ${stop.what}`);
    if (press > 0 && !stop.seen) {
      await new Promise((done) => setTimeout(done, 600));
      const seen = await page.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        return box.bottom > 0 && box.top < innerHeight;
      });
      if (!seen) says(`has the focus out of sight: ${stop.what}`);
    }
  }
  if (reached.size !== wanted) says(`Tab reaches ${reached.size} of ${wanted}`);
  await page.close();
}

// Twice as large, nothing is cut off, nothing covers another, and the page does not get wider.
async function with_large_text(file, width, letters) {
  const { page, says } = await open(file, width, "light");
  await set(page, letters);
  await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  if (wide[0] > wide[1]) says(`at 200 %, ${letters} letters: is ${wide[0]} wide in ${wide[1]}`);
  const found = await page.evaluate(() => {
    const wrong = [];
    const name = (element) => `<${element.tagName.toLowerCase()}> ${element.textContent.trim().slice(0, 40)}`;
    const blocks = [...document.querySelectorAll("h1, h2, h3, p, li, dt, dd, figcaption, svg, .card, .target")];
    const free = blocks.filter((element) => !element.closest(".scroll") && !element.closest(".skip"));
    for (const element of free) {
      const box = element.getBoundingClientRect();
      if (box.right > innerWidth + 1 || box.left < -1) wrong.push(`runs out of the page: ${name(element)}`);
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline") wrong.push(`is cut: ${name(element)}`);
    }
    const leaves = free.filter((element) => !free.some((other) => other !== element && element.contains(other)));
    const boxes = leaves.map((element) => [element, element.getBoundingClientRect()]);
    for (const [place, [one, a]] of boxes.entries()) {
      for (const [other, b] of boxes.slice(place + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 2) wrong.push(`cover each other: ${name(one)} / ${name(other)}`);
      }
    }
    return wrong;
  });
  for (const problem of found.slice(0, 10)) says(`at 200 %, ${letters} letters: ${problem}`);
  await page.close();
}

// On A4 within the margins nothing runs out of the sheet, and what only leads elsewhere is not printed.
async function on_paper(file, letters) {
  const millimetres = 210 - 2 * 14;
  const { page, says } = await open(file, Math.floor((millimetres / 25.4) * 96), "dark");
  await set(page, letters);
  await page.emulateMediaType("print");
  const found = await page.evaluate(() => {
    const wrong = [];
    const name = (element) => `<${element.tagName.toLowerCase()} ${element.className}> ${element.textContent.trim().slice(0, 40)}`;
    for (const element of document.querySelectorAll("body *")) {
      const box = element.getBoundingClientRect();
      if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) wrong.push(`runs out: ${name(element)}`);
      if (["auto", "scroll", "hidden"].includes(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 1) wrong.push(`is cut: ${name(element)}`);
    }
    for (const element of document.querySelectorAll("nav, .skip, .language")) {
      if (element.getBoundingClientRect().height > 0) wrong.push(`leads elsewhere: ${name(element)}`);
    }
    if (getComputedStyle(document.body).backgroundColor !== "rgb(255, 255, 255)") wrong.push("is printed on a dark ground");
    return wrong;
  });
  for (const problem of found.slice(0, 10)) says(`on paper, ${letters} letters: ${problem}`);
  if (shots) await page.pdf({ path: path.join(shots, `${file.replace(/\W/g, "-")}-${letters.replace(" ", "-")}.pdf`), format: "A4", printBackground: true });
  await page.close();
}
