"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load } = require("./load.js");

const addressOf = load(["state.js", "languages.js"])("addressOf");

test("a page is asked for in its language", () => {
  assert.equal(addressOf("/e/spring/post", "ru"), "/e/spring/post?lang=ru");
});

test("a second language is named beside it", () => {
  assert.equal(addressOf("/e/spring/post", "ru", "et"), "/e/spring/post?lang=ru&also=et");
});

test("a language is not its own second", () => {
  assert.equal(addressOf("/e/spring/post", "ru", "ru"), "/e/spring/post?lang=ru");
});
