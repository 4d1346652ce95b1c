// Runs scripts of a page without a page: what they declare, and what they are given as globals.
"use strict";

const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const vm = require("node:vm");

const FOLDER = join(__dirname, "../../collector/web/static_src");
const WITHOUT_PAGE = {
  AbortController,
  Date,
  URL,
  URLSearchParams,
  clearTimeout,
  document: { getElementById: () => null },
  setTimeout,
};

// Returns a function that evaluates an expression where the scripts ran.
exports.load = (names, given) => {
  const context = vm.createContext({ ...WITHOUT_PAGE, ...given });
  context.self = context;
  vm.runInContext(names.map(name => readFileSync(join(FOLDER, name), "utf-8")).join("\n"), context);
  return expression => vm.runInContext(expression, context);
};

// Values of another context are of other classes, which a strict comparison would refuse.
exports.plain = value => JSON.parse(JSON.stringify(value));
