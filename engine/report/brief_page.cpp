#include "report/brief_page.hpp"

namespace cmwlint::report {

// Colours are those of the HTML report. On paper the measures are those that brief_fit.cpp reckons with: a change here
// is a change there.
std::string_view brief_page_style() noexcept {
    return R"CSS(
:root {
  color-scheme: light dark;
  --page: #fbfaf8; --card: #fff; --ink: #1d2430; --soft: #5a6472; --line: #dcdfe4; --ask: #eef3f8; --mark: #fdeeb5;
  --serious: #b3320f; --concern: #7f5200; --remark: #0b6285;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14181e; --card: #1b2028; --ink: #e6e9ee; --soft: #a3adba; --line: #343c48; --ask: #1d2936; --mark: #5a4a10;
    --serious: #ff9d7a; --concern: #f2c463; --remark: #7fd0f2;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
main { max-width: 52rem; margin-inline: auto; padding: 2rem 1.25rem 3rem; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 2rem 0 .5rem; padding-block-end: .2rem; border-block-end: 2px solid var(--line); }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .3rem; }
p, ul { margin: .35rem 0; }
p, li, h1, h2, h3, blockquote { overflow-wrap: break-word; }
ul { padding-inline-start: 1.2rem; }
li { margin-block: .15rem; }
.subtitle, .soft { color: var(--soft); }
.soft { font-weight: 400; }
.subtitle { margin-block-end: .8rem; }
.fine { font-size: .9rem; line-height: 1.4; color: var(--soft); }
article { margin-block: 1.1rem; padding-inline-start: .8rem; border-inline-start: .25rem solid var(--tone); }
article h3 { color: var(--tone); }
.serious { --tone: var(--serious); }
.concern { --tone: var(--concern); }
.remark { --tone: var(--remark); }
blockquote { margin: .3rem 0; padding-inline-start: .8rem; border-inline-start: 2px solid var(--line); }
mark { background: var(--mark); color: inherit; border-radius: .15rem; }
.question { background: var(--ask); padding: .35rem .6rem; border-radius: .3rem; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; line-height: 1.35; margin-block: .5rem; }
th, td { text-align: start; padding: .25rem .5rem; border-block-end: 1px solid var(--line); vertical-align: bottom; }
tbody th { font-weight: 400; }
td, thead th:not(:first-child) { text-align: end; font-variant-numeric: tabular-nums; }
tfoot th, tfoot td { font-weight: 600; border-block-end: 0; }

@media print {
  @page { size: A4; margin: 15mm 17mm 16mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #555; } }
  :root { color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --ask: #f2f4f7; --mark: #fdeeb5; --serious: #8f240a; --concern: #664200; --remark: #084a64; }
  html { font-size: 9.5pt; }
  body { line-height: 1.36; }
  main { max-width: none; padding: 0; }
  h2 { margin-block: .95rem .35rem; }
  article { margin-block: .6rem; }
  p, ul, blockquote { margin-block: .2rem; }
  li { margin-block: .05rem; }
  .question { padding-block: .15rem; }
  h2, h3 { break-after: avoid; }
  p, li, blockquote { orphans: 2; widows: 2; }
  tr { break-inside: avoid; }
  mark, .question { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)CSS";
}

}  // namespace cmwlint::report
