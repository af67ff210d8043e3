#include "report/matrix_page.hpp"

namespace cmwlint::report {

// Colours are told apart by people who see no red or green (vermilion, violet, amber, blue), and every result also has
// a sign and a word. Logical properties (inline, block) turn the page around for Arabic.
std::string_view matrix_page_style() noexcept {
    return R"CSS(
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --card: #fff; --ink: #1d2430; --soft: #5a6472; --line: #dcdfe4; --head: #eef0f3; --link: #1a5a96; --mark: #fdeeb5;
  --violated: #b3320f; --violated-bg: #fdeee8; --mixed: #6b3fa0; --mixed-bg: #f2ebfa; --doubtful: #8a5a00; --doubtful-bg: #fdf4dd; --satisfied: #0b6285; --satisfied-bg: #e5f3f9;
  --silent: #4b5563; --silent-bg: #f0f1f3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181e; --card: #1b2028; --ink: #e6e9ee; --soft: #a3adba; --line: #343c48; --head: #242b35; --link: #8cc3f5; --mark: #5a4a10;
    --violated: #ff9d7a; --violated-bg: #3a1f17; --mixed: #cbaaf2; --mixed-bg: #2e2240; --doubtful: #f2c463; --doubtful-bg: #362a10; --satisfied: #7fd0f2; --satisfied-bg: #11303d;
    --silent: #b8c0cb; --silent-bg: #272e38;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-block-start: 8.5rem; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
header.page, main, footer.page { max-width: 82rem; margin-inline: auto; padding-inline: 1.25rem; }
header.page { padding-block: 1.75rem .5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .4rem; }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 2.25rem 0 .25rem; overflow-wrap: anywhere; }
h3 { font-size: 1.1rem; line-height: 1.35; margin: 2rem 0 .15rem; }
p { margin: .25rem 0; }
a { color: var(--link); }
.soft, .note { color: var(--soft); }
.caution { max-width: 62rem; color: var(--soft); }
.note { font-style: italic; }
:lang(ar) .note, :lang(zh) .note { font-style: normal; }
.skip { position: absolute; inset-inline-start: -100rem; }
.skip:focus { inset-inline-start: 1rem; inset-block-start: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 9; }
nav.files ul { padding-inline-start: 1.2rem; margin: .5rem 0; }

.bar { position: sticky; inset-block-start: 0; z-index: 3; background: var(--page); border-block-end: 1px solid var(--line); display: none; }
.js .bar { display: block; }
.bar > div { max-width: 82rem; margin-inline: auto; padding: .5rem 1.25rem; display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; }
.bar button {
  font: inherit; font-size: .9rem; line-height: 1.3; color: var(--ink); background: var(--card); cursor: pointer;
  border: 1px solid var(--line); border-radius: 1rem; padding: .2rem .75rem;
}
.bar button:hover { border-color: var(--soft); }
.bar button[aria-pressed="true"] { background: var(--ink); color: var(--page); border-color: var(--ink); }
.bar button .sign { font-weight: 700; }
.bar output { margin-inline-start: auto; color: var(--soft); font-size: .9rem; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }

dl.sum { display: grid; grid-template-columns: repeat(4, 1fr); gap: .6rem; margin: .9rem 0 0; }
dl.sum div { background: var(--card); border: 1px solid var(--line); border-inline-start: .3rem solid var(--tone, var(--line)); border-radius: .4rem; padding: .55rem .8rem; }
dl.sum dt { font-weight: 600; color: var(--tone, var(--ink)); }
dl.sum dd { margin: 0; }
dl.sum .n { font-size: 1.5rem; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
dl.sum .what { font-size: .82rem; line-height: 1.35; color: var(--soft); }

table { width: 100%; border-collapse: separate; border-spacing: 0; margin-block: .6rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; table-layout: fixed; }
thead th { position: sticky; inset-block-start: var(--bar, 0px); z-index: 2; background: var(--head); text-align: start; font-size: .85rem; font-weight: 600; padding: .45rem .75rem; border-block-end: 1px solid var(--line); }
col.number { width: 7rem; } col.says { width: 33%; } col.result { width: 12rem; }
tbody th, tbody td { vertical-align: top; text-align: start; padding: .6rem .75rem; border-block-end: 1px solid var(--line); overflow-wrap: break-word; }
tbody tr:last-child > * { border-block-end: 0; }
tbody th { font-weight: 600; font-variant-numeric: tabular-nums; }
tbody th a { color: inherit; text-decoration: none; }
tbody th a:hover { text-decoration: underline; }
tr:target > * { background: var(--mark); }
.meta { font-size: .82rem; color: var(--soft); }
.verdict { display: inline-block; font-size: .88rem; line-height: 1.35; font-weight: 600; border-radius: .3rem; padding: .15rem .55rem; color: var(--tone); background: var(--tint); }
.verdict .sign { display: inline-block; min-width: 1.1em; }
.violated { --tone: var(--violated); --tint: var(--violated-bg); }
.mixed { --tone: var(--mixed); --tint: var(--mixed-bg); }
.doubtful { --tone: var(--doubtful); --tint: var(--doubtful-bg); }
.satisfied { --tone: var(--satisfied); --tint: var(--satisfied-bg); }
.silent, .not-applicable, .not-checkable, .not-covered { --tone: var(--silent); --tint: var(--silent-bg); }
tr.not-applicable td.says, tr.not-checkable td.says { color: var(--soft); }
ul.places { list-style: none; margin: 0; padding: 0; display: grid; gap: .7rem; }
ul.places li { border-inline-start: .2rem solid var(--tone); padding-inline-start: .65rem; min-width: 0; }
ul.places .at { font-weight: 600; }
ul.places .sign { color: var(--tone); font-weight: 700; }
blockquote { margin: .25rem 0 0; font-size: .92rem; color: var(--ink); overflow-wrap: break-word; }
mark { background: var(--mark); color: inherit; border-radius: .15rem; padding-inline: .1rem; }
code { font-size: .85em; white-space: nowrap; }
details summary { cursor: pointer; color: var(--link); margin-block-start: .5rem; }
details ul.places { margin-block-start: .6rem; }
.empty { display: none; color: var(--soft); padding: 1rem 0; }
footer.page { padding-block: 1.5rem 3rem; color: var(--soft); font-size: .88rem; }
[hidden] { display: none !important; }

@media (max-width: 46rem) {
  .bar { position: static; }
  html { scroll-padding-block-start: 1rem; }
  dl.sum { grid-template-columns: repeat(2, 1fr); }
  table, tbody, tr, tbody th, tbody td { display: block; width: auto; }
  thead, colgroup { display: none; }
  tbody tr { border-block-end: 1px solid var(--line); padding-block: .5rem; }
  tbody tr:last-child { border-block-end: 0; }
  tbody th, tbody td { border: 0; padding-block: .2rem; }
}
@media print {
  @page { size: A4 landscape; margin: 14mm; }
  :root { --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --head: #eee; }
  html { font-size: 9pt; }
  section.document > p, h3 { break-after: avoid; }
  .bar, .skip, nav.files { display: none !important; }
  header.page, main, footer.page { max-width: none; padding-inline: 0; }
  thead { display: table-header-group; }
  thead th { position: static; }
  tr, li, dl.sum div { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  section.draft + section.draft { break-before: page; }
  .verdict, mark, dl.sum div { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)CSS";
}

std::string_view matrix_page_script() noexcept {
    return R"JS(
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const bar = document.querySelector(".bar");
  const fit = () => root.style.setProperty("--bar", getComputedStyle(bar).position === "sticky" ? bar.offsetHeight + "px" : "0px");
  addEventListener("resize", fit);
  fit();
  const buttons = [...bar.querySelectorAll("button")];
  const rows = [...document.querySelectorAll("tbody tr")];
  const said = bar.querySelector("output");
  const chosen = new Set();
  const show = () => {
    let count = 0;
    for (const row of rows) {
      row.hidden = chosen.size > 0 && !chosen.has(row.dataset.result);
      if (!row.hidden) ++count;
    }
    for (const part of document.querySelectorAll("section.document"))
      part.hidden = !part.querySelector("tbody tr:not([hidden])");
    for (const draft of document.querySelectorAll("section.draft"))
      draft.querySelector(".empty").style.display = draft.querySelector("tbody tr:not([hidden])") ? "none" : "block";
    for (const b of buttons)
      b.setAttribute("aria-pressed", b.value === "" ? chosen.size === 0 : chosen.has(b.value));
    said.textContent = said.dataset.form.replace("{n}", count).replace("{all}", rows.length);
  };
  for (const b of buttons)
    b.addEventListener("click", () => {
      if (b.value === "") chosen.clear();
      else if (!chosen.delete(b.value)) chosen.add(b.value);
      show();
    });
  show();
})();
)JS";
}

}  // namespace cmwlint::report
