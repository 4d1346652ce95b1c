"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./load.js");

const state = load(["state.js"]);

for (const address of ["/e/spring/post", "/e/spring/post?lang=ru&also=et"]) {
  test(`a draft of ${address} is named by event and wave`, () => {
    assert.equal(state("nameKept")("draft", address), "draft:spring:post");
  });
}

test("fields keep every value in its order, and no empty one", () => {
  const fields = state("readFields")("risk=fire&note=&risk=ice&word=%C3%95ie");

  assert.deepEqual(plain(fields), { risk: ["fire", "ice"], word: ["Õie"] });
});
