#include "report/html_page.hpp"

namespace cmwlint::report {

// Colours, measures and the bar are those of the matrix. Each severity has a word besides its colour. Stretches that
// are not on the screen are not laid out (content-visibility): that is what opens a long law at once.
std::string_view html_page_style() noexcept {
    return R"CSS(
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --card: #fff; --ink: #1d2430; --soft: #5a6472; --line: #dcdfe4; --link: #1a5a96;
  --error: #b3320f; --error-bg: #fce2d9; --warning: #7f5200; --warning-bg: #fbedc4; --note: #0b6285; --note-bg: #dbeff7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181e; --card: #1b2028; --ink: #e6e9ee; --soft: #a3adba; --line: #343c48; --link: #8cc3f5;
    --error: #ff9d7a; --error-bg: #4a2518; --warning: #f2c463; --warning-bg: #43340f; --note: #7fd0f2; --note-bg: #123a4a;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-block-start: calc(var(--bar, 0px) + 1rem); }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
header.page, main, footer.page { max-width: 96rem; margin-inline: auto; padding-inline: 1.25rem; }
header.page { padding-block: 1.75rem .75rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; line-height: 1.4; margin: .1rem 0; }
h3.part { font-size: 1.1rem; margin-block: 1rem .4rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
.soft { color: var(--soft); }
.caution { max-width: 62rem; color: var(--soft); }
.skip { position: absolute; inset-inline-start: -100rem; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
[hidden] { display: none !important; }
nav.files ul { padding-inline-start: 1.2rem; margin: .5rem 0; }
.error { --tone: var(--error); --tint: var(--error-bg); }
.warning { --tone: var(--warning); --tint: var(--warning-bg); }
.note { --tone: var(--note); --tint: var(--note-bg); }

.bar { position: sticky; inset-block-start: 0; z-index: 3; background: var(--page); border-block-end: 1px solid var(--line); display: none; }
.js .bar { display: block; }
.bar > div { max-width: 96rem; margin-inline: auto; padding: .5rem 1.25rem; display: flex; flex-wrap: wrap; gap: .4rem .6rem; align-items: center; }
.bar button, .bar select {
  font: inherit; font-size: .9rem; line-height: 1.3; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 1rem; padding: .2rem .75rem; max-width: 16rem;
}
.bar button { cursor: pointer; }
.bar button:hover { border-color: var(--soft); }
.bar button[aria-pressed="true"] { background: var(--ink); color: var(--page); border-color: var(--ink); }
.bar label { font-size: .9rem; color: var(--soft); }
.bar output { margin-inline-start: auto; color: var(--soft); font-size: .9rem; }

.draft { display: grid; grid-template-columns: 16rem minmax(0, 1fr); gap: 0 1.75rem; align-items: start; }
.draft.plain { grid-template-columns: minmax(0, 1fr); }
nav.outline { position: sticky; inset-block-start: calc(var(--bar, 0px) + .5rem); max-height: calc(100vh - var(--bar, 0px) - 1rem); overflow: auto; font-size: .88rem; line-height: 1.35; padding: .3rem; }
nav.outline ol { list-style: none; margin: 0; padding: 0; }
nav.outline li { padding-inline-start: calc(var(--depth, 0) * .8rem); }
nav.outline a { display: block; color: inherit; text-decoration: none; padding: .18rem .4rem; border-radius: .25rem; overflow-wrap: anywhere; }
nav.outline a:hover { text-decoration: underline; }
.count { font-weight: 700; font-size: .85em; color: var(--tone); background: var(--tint); border-radius: .6rem; padding: .05rem .45rem; }
.d1 { --depth: 1; } .d2 { --depth: 2; } .d3 { --depth: 3; } .d4 { --depth: 4; }

.row { display: grid; grid-template-columns: minmax(0, 1fr) 24rem; gap: 0 1.75rem; align-items: start; content-visibility: auto; contain-intrinsic-size: auto 24rem; }
.row:target > .text { box-shadow: inset .2rem 0 var(--line); }
.text { white-space: pre-wrap; overflow-wrap: anywhere; padding: .1rem .8rem; background: var(--card); border-inline: 1px solid var(--line); line-height: 1.6; position: sticky; inset-block-start: var(--bar, 0px); }
.text:lang(ar) { font-size: 1.1rem; line-height: 1.8; }
.text:lang(zh) { line-height: 1.8; }
.mark { background: var(--tint); color: inherit; text-decoration: underline 2px var(--tone); text-underline-offset: .2em; border-radius: .15rem; }
.mark.off { background: none; text-decoration: none; }
.mark.current { outline: 2px solid var(--tone); }
ul.cards { list-style: none; margin: 0; padding: .1rem .2rem .8rem; display: grid; gap: .6rem; min-width: 0; }
.card { background: var(--card); border: 1px solid var(--line); border-inline-start: .3rem solid var(--tone); border-radius: .4rem; padding: .5rem .8rem .6rem; font-size: .92rem; overflow-wrap: anywhere; }
.card.current { border-color: var(--tone); }
.card button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: 0; text-align: start; cursor: pointer; }
.card button::after { content: " ▾"; color: var(--soft); font-weight: 400; }
.card button[aria-expanded="true"]::after { content: " ▴"; }
.level { font-weight: 700; color: var(--tone); font-size: .85rem; }
.meta { font-size: .82rem; color: var(--soft); }
.js .finding:not(.open) > .more { display: none; }
.finding + .finding { border-block-start: 1px solid var(--line); margin-block-start: .5rem; padding-block-start: .4rem; }
.more h4 { font-size: .82rem; color: var(--soft); margin: .5rem 0 0; font-weight: 600; }
.more ul { margin: 0; padding-inline-start: 1.1rem; }
.more blockquote { margin: .1rem 0; white-space: pre-line; border-inline-start: .2rem solid var(--line); padding-inline-start: .6rem; }
.whole ul.cards { grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); align-items: start; padding-block-end: 1.2rem; }
.aside { margin-block: 1rem; } .aside summary { cursor: pointer; color: var(--link); }
.empty { padding: 1rem 0; }
code { font-size: .9em; white-space: nowrap; }
footer.page { padding-block: 1.5rem 3rem; color: var(--soft); font-size: .88rem; }

@media (max-width: 75rem) { .text { position: static; } .row { grid-template-columns: minmax(0, 1fr); } ul.cards { padding-block: .5rem; } }
@media (max-width: 52rem) {
  .draft { grid-template-columns: minmax(0, 1fr); }
  nav.outline { position: static; max-height: 14rem; border: 1px solid var(--line); margin-block-end: 1rem; }
  .bar { position: static; }
  .whole ul.cards { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  @page { margin: 14mm; }
  :root {
    --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --link: #000;
    --error: #b3320f; --error-bg: #fce2d9; --warning: #7f5200; --warning-bg: #fbedc4; --note: #0b6285; --note-bg: #dbeff7;
  }
  html { font-size: 9pt; }
  .bar, .skip, nav.files, nav.outline { display: none !important; }
  .draft, .row { display: block; content-visibility: visible; }
  .js .finding:not(.open) > .more { display: block; }
  .card button::after { content: "" !important; }
  .text { border: 0; padding: 0; position: static; }
  .card, ul.cards { break-inside: avoid; }
  .whole ul.cards { display: block; }
  h1, h2, h3 { break-after: avoid; }
  section.file + section.file { break-before: page; }
  .mark, .card, .count { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)CSS";
}

// Without it the page still shows everything: cards stand open and marks link to them.
std::string_view html_page_script() noexcept {
    return R"JS(
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const bar = document.querySelector(".bar");
  const fit = () => root.style.setProperty("--bar", getComputedStyle(bar).position === "sticky" ? bar.offsetHeight + "px" : "0px");
  addEventListener("resize", fit);
  const cards = [...document.querySelectorAll(".card")];
  const findings = [...document.querySelectorAll(".finding")];
  const marks = [...document.querySelectorAll(".mark")];
  const levels = [...bar.querySelectorAll("button[data-level]")];
  const choices = [...bar.querySelectorAll("select")];
  const said = bar.querySelector("output");
  const nothing = document.querySelector(".empty");
  const byId = new Map(cards.map((c) => [c.id.slice(1), c]));
  const marksOf = new Map();
  for (const m of marks)
    for (const n of m.dataset.cards.split(" "))
      (marksOf.get(n) ?? marksOf.set(n, []).get(n)).push(m);
  const chosen = new Set();
  let current = null, stepped = null;  // the second was opened by the script, which closes it again

  const open = (finding, yes) => {
    finding.classList.toggle("open", yes);
    finding.querySelector("button").setAttribute("aria-expanded", yes);
  };
  const show = () => {
    let count = 0;
    for (const f of findings) {
      f.hidden = (chosen.size > 0 && !chosen.has(f.dataset.level)) ||
        choices.some((c) => c.value !== "" && !f.dataset[c.name].split("|").includes(c.value));
      if (!f.hidden) ++count;
    }
    for (const c of cards) c.hidden = !c.querySelector(".finding:not([hidden])");
    for (const m of marks) m.classList.toggle("off", m.dataset.cards.split(" ").every((n) => byId.get(n).hidden));
    for (const part of document.querySelectorAll(".whole")) part.hidden = !part.querySelector(".card:not([hidden])");
    for (const b of levels) b.setAttribute("aria-pressed", b.dataset.level === "" ? chosen.size === 0 : chosen.has(b.dataset.level));
    said.textContent = said.dataset.form.replace("{n}", count).replace("{all}", findings.length);
    nothing.hidden = count > 0 || findings.length === 0;
    if (current && current.hidden) leave();
  };
  const leave = () => {
    if (!current) return;
    current.classList.remove("current");
    for (const m of marksOf.get(current.id.slice(1)) ?? []) m.classList.remove("current");
    current = null;
  };
  // Opens a card, with its words in sight.
  const go = (card, at = card) => {
    if (stepped && stepped !== card) for (const f of stepped.querySelectorAll(".finding")) open(f, false);
    leave();
    stepped = current = card;
    card.classList.add("current");
    const words = marksOf.get(card.id.slice(1)) ?? [];
    for (const m of words) m.classList.add("current");
    const first = card.querySelector(".finding:not([hidden])");
    open(first, true);
    (at === card ? words[0] ?? card : at).scrollIntoView({ block: words.length ? "center" : "nearest" });
    const button = first.querySelector("button");
    const box = button.getBoundingClientRect();
    button.focus({ preventScroll: box.top > bar.offsetHeight && box.bottom < innerHeight });
  };
  const step = (by) => {
    const seen = cards.filter((c) => !c.hidden);
    if (seen.length === 0) return;
    const at = current ? seen.indexOf(current) + by : by > 0 ? 0 : seen.length - 1;
    go(seen[(at + seen.length) % seen.length]);
  };

  for (const b of levels)
    b.addEventListener("click", () => {
      if (b.dataset.level === "") chosen.clear();
      else if (!chosen.delete(b.dataset.level)) chosen.add(b.dataset.level);
      show();
    });
  for (const c of choices) c.addEventListener("change", show);
  for (const b of bar.querySelectorAll("button[data-step]")) b.addEventListener("click", () => step(Number(b.dataset.step)));
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".finding button");
    if (button) return open(button.closest(".finding"), button.getAttribute("aria-expanded") !== "true");
    const mark = event.target.closest(".mark");
    if (mark) {
      event.preventDefault();
      const card = mark.dataset.cards.split(" ").map((n) => byId.get(n)).find((c) => !c.hidden);
      if (card) go(card, mark);
      return;
    }
    const place = event.target.closest("a.at");
    const words = place && marksOf.get(place.closest(".card").id.slice(1));
    if (words) {
      event.preventDefault();
      words[0].scrollIntoView({ block: "center" });
      words[0].focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, input, textarea")) return;
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape" && current) {
      for (const f of current.querySelectorAll(".finding")) open(f, false);
      leave();
    } else return;
    event.preventDefault();
  });
  for (const f of findings) open(f, false);
  show();
  fit();
  const asked = byId.get(location.hash.slice(2));
  if (location.hash.startsWith("#c") && asked) go(asked);
})();
)JS";
}

}  // namespace cmwlint::report
