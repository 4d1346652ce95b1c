"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./load.js");

const cardProblem = load(["card_code.js"])("cardProblem");

for (const typed of ["3NQK8NU", " 3nq-k8nu ", "3NQ K8NU", "OOOOOOO", "ооооооо", "0000011", "oooooil"]) {
  test(`“${typed}” is a code`, () => assert.equal(cardProblem(typed), ""));
}

for (const [typed, problem] of [
  ["", "length"],
  ["3NQK8N", "length"],
  ["3NQK8NUU", "length"],
  ["3NQ!8NU", "symbol"],
  ["UNQK8N3", "symbol"],
  ["3NQK8N?", "symbol"],
  ["3NQK8N0", "check"],
  ["3QNK8NU", "check"],
]) {
  test(`“${typed}” is refused for its ${problem}`, () => assert.equal(cardProblem(typed), problem));
}
