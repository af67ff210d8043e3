// Reads reports with npm's readers and prints what they saw as JSON: node read.mjs MODULES DIRECTORY
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, directory] = process.argv.slice(2);
const require = createRequire(pathToFileURL(`${modules}/package.json`));
const load = (name) => import(pathToFileURL(require.resolve(name)));
const report = (name) => readFileSync(`${directory}/report.${name}`, "utf8");

async function junit() {
  const { parse } = await load("junit2json");
  const suites = (await parse(report("junit"))).testsuite;
  const cases = suites.flatMap((s) => s.testcase ?? []);
  return { suites: suites.length, failures: cases.filter((c) => c.failure).length, errors: cases.filter((c) => c.error).length,
           skipped: cases.filter((c) => c.skipped).length };
}

async function checkstyle() {
  const { scanXmlReport } = require("danger-plugin-lint-report");
  const places = [];
  const files = [...report("checkstyle").matchAll(/<file name="([^"]*)"/g)].map((m) => m[1]);
  const git = { modified_files: files, created_files: [], deleted_files: [] };
  // It shortens a path to the end of it that exists below the root given: below this one nothing does.
  await scanXmlReport(git, report("checkstyle"), directory, false, (v) => places.push([v.file, v.line, v.severity, v.issueId]));
  return { places };
}

async function tap() {
  const { Parser } = await load("tap-parser");
  const problems = [];
  const results = await new Promise((resolve) => {
    const parser = new Parser({ strict: true }, resolve);
    parser.on("extra", (line) => problems.push(line));
    parser.end(report("tap"));
  });
  return { count: results.count, fail: results.fail, todo: results.todo, failures: results.failures.filter((f) => f.tapError).map(String), problems };
}

async function csv() {
  const { parse } = await load("csv-parse/sync");
  const rows = parse(report("csv"), { columns: true, bom: true, record_delimiter: "\r\n" });
  return { rows: rows.map((r) => [r.path, Number(r.line), r.severity, r.rule]) };
}

console.log(JSON.stringify({ junit: await junit(), checkstyle: await checkstyle(), tap: await tap(), csv: await csv() }));
