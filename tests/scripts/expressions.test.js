"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./load.js");

const holds = load(["expressions.js"])("holds");
const ref = name => ["ref", name];
const number = value => ["num", value];

const CASES = [
  ["text equals text", ["=", ref("a"), ["text", "yes"]], { a: "yes" }, true],
  ["a typed number equals a number", ["=", ref("a"), number(4)], { a: " 04 " }, true],
  ["an exponent is no number", ["=", ref("a"), number(10)], { a: "1e1" }, false],
  ["no answer is no number", ["<", ref("a"), number(4)], {}, false],
  ["no answer is the empty text", ["=", ref("a"), ["text", ""]], {}, true],
  ["a number in words is less than nothing", [">", ref("a"), number(0)], { a: "four" }, false],
  ["both sides hold", ["and", ref("a"), ref("b")], { a: "1", b: "2" }, true],
  ["one side holds", ["or", ref("a"), ref("b")], { b: "2" }, true],
  ["not turns round", ["not", ref("a")], {}, true],
  ["arithmetic", ["=", ["+", ref("a"), ["*", number(2), number(3)]], number(10)], { a: "4" }, true],
  ["division by nothing", [">", ["div", number(1), number(0)], number(9)], {}, true],
  ["remainder", ["=", ["mod", number(7), number(3)], number(1)], {}, true],
  ["negative", ["<", ["neg", ref("a")], number(0)], { a: "4" }, true],
  ["a choice is selected", ["selected", ref("a"), ["text", "ice"]], { a: "fire ice" }, true],
  ["part of a choice is not", ["selected", ref("a"), ["text", "ice"]], { a: "nice" }, false],
  ["choices are counted", ["=", ["count-selected", ref("a")], number(2)], { a: " x  y " }, true],
];

for (const [name, tree, given, expected] of CASES) {
  test(name, () => assert.equal(holds(JSON.stringify(tree), given), expected));
}

test("an answer is compared with itself", () => {
  assert.equal(holds('["=", ["own"], ["num", 5]]', {}, "5"), true);
});

test("a question without a condition is always asked", () => {
  assert.equal(holds("", {}), true);
});

const WHOLE = [["\u2212", "-"], ["^[+]", ""], ["^0+(?=[0-9])", ""], ["^-0+(?=[0-9])", "-"], ["^-0$", "0"]];

for (const [typed, spelled] of [["+5", "5"], ["007", "7"], ["\u22123", "-3"], ["-00", "0"], ["12", "12"]]) {
  test(`${typed} is spelled ${spelled}`, () => {
    assert.equal(load(["expressions.js"])("spell")(JSON.stringify(WHOLE), typed), spelled);
  });
}

test("an answer without corrections stays as typed", () => {
  assert.equal(load(["expressions.js"])("spell")(undefined, "+5"), "+5");
});

test("a pattern must match all that was typed", () => {
  const matches = load(["expressions.js"])("matches");
  assert.deepEqual(["5", "5.1", "x5"].map(typed => matches("[0-9]{1,9}", typed)), [true, false, false]);
});
