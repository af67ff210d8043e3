// node visit.cjs CHROMIUM PAGE…    visits pages as a reader would and prints what was seen of each as a line of JSON.
// PAGE is KIND=FILE: report (filters, keys, marks, axe), big (a report; opening only), plain (axe only).
const fs = require("fs");
const puppeteer = require("puppeteer-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const count = () => Number(document.querySelector(".bar output").textContent.match(/\d+/)[0]);
const shown = () => [...document.querySelectorAll(".finding")].filter((c) => c.offsetParent !== null).length;

// The report: what a reader clicks and types.
async function use(page, seen) {
  seen.all = await page.evaluate(shown);
  await page.click('button[data-level="error"]');
  seen.errors = await page.evaluate(shown);
  seen.says = await page.evaluate(count);
  await page.click('button[data-level=""]');
  seen.again = await page.evaluate(shown);
  seen.steps = [];
  for (const key of ["j", "j", "k"]) {
    await page.keyboard.press(key);
    seen.steps.push(await page.evaluate(() => document.querySelector(".card.current")?.id ?? null));
  }
  await page.keyboard.press("Escape");
  seen.escaped = await page.evaluate(() => document.querySelector(".card.current") === null);
  const theme = await page.evaluate(() => document.querySelector("select[name=theme]").options[1].value);
  await page.select("select[name=theme]", theme);
  seen.theme = await page.evaluate(shown);
  await page.select("select[name=theme]", "");
  await page.evaluate(() => document.querySelector(".mark").scrollIntoView({ block: "center" }));
  await page.click(".mark");
  seen.mark = await page.evaluate(() => [document.querySelector(".mark").dataset.cards, document.querySelector(".card.current")?.id ?? null]);
}

async function judge(page, seen) {
  await page.evaluate(axe);
  seen.axe = [];
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    const found = await page.evaluate(() => axe.run());
    for (const v of found.violations) seen.axe.push(`${scheme}: ${v.id}: ${v.nodes[0].html.slice(0, 150)}`);
  }
}

async function visit(browser, kind, file) {
  const page = await browser.newPage();
  const seen = { kind, file, console: [], requests: [] };
  page.on("console", (m) => ["error", "warn", "warning"].includes(m.type()) && seen.console.push(m.text()));
  page.on("pageerror", (e) => seen.console.push(String(e)));
  page.on("request", (r) => r.url().startsWith("file:") || r.url().startsWith("data:") || seen.requests.push(r.url()));
  await page.setViewport({ width: 1400, height: 950 });
  await page.setBypassCSP(true); // for axe
  const began = Date.now();
  await page.goto("file://" + file, { waitUntil: "load", timeout: 120000 });
  await page.evaluate(() => new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(r))));
  seen.milliseconds = Date.now() - began;
  seen.html = await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);
  if (kind === "report") await use(page, seen);
  if (kind !== "big") await judge(page, seen);
  console.log(JSON.stringify(seen));
  await page.close();
}

(async () => {
  const [chromium, ...pages] = process.argv.slice(2);
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"], headless: true });
  try {
    for (const one of pages) await visit(browser, one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1));
  } finally {
    await browser.close();
  }
})();
