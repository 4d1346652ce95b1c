"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./load.js");

const WORDS = { card_length: "seven signs", card_check: "mistyped", default: "anybody's" };
const ELEMENTS = ["birth_day", "siblings", "mother_letter"];

// What somebody taps: a place in each list of three.
const problems = (places = [1, 1, 1]) =>
  load(["state.js", "card_code.js", "codes.js"], {
    document: { getElementById: id => (id === "linking" ? { dataset: WORDS } : null) },
    KEYED: ELEMENTS.map(element => ({ dataset: { element } })),
    tapped: places.map(place => [0, 1, 2].map(at => ({ checked: at === place }))),
  })("codeProblems");

test("a card code's problem is said in words", () => {
  assert.equal(problems().card_code("3NQK8N"), "seven signs");
  assert.equal(problems().card_code("3NQK8N0"), "mistyped");
  assert.equal(problems().card_code("3NQK8NU"), "");
});

test("a personal code may be of different answers", () => {
  assert.equal(problems([0, 1, 2]).personal("", { birth_day: "12", siblings: "2" }), "");
});

for (const [name, places] of [["first", [0, 0, 0]], ["last", [2, 2, 2]]]) {
  test(`the ${name} key of every list is anybody's code`, () => {
    assert.equal(problems(places).personal("", {}), "anybody's");
  });
}

test("one number everywhere is anybody's code, whatever the letter", () => {
  const given = { birth_day: "2", siblings: "2", mother_letter: "m" };

  assert.equal(problems().personal("", given), "anybody's");
});
