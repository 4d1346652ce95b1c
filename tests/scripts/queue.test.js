"use strict";

const assert = require("node:assert/strict");
const { test } = require("node:test");
const { load, plain } = require("./load.js");

const RECORD = { id: "one", url: "/e/spring/post", body: "mot_interest=4", finished: Date.now() - 90_000 };

// A server that answers with these headers; without any it cannot be reached. The phone keeps nothing.
const queue = headers => {
  const asked = [];
  const fetch = (url, options) => {
    asked.push({ url, options });
    if (!headers) return Promise.reject(new Error("no network"));
    return Promise.resolve({ headers: new Map(Object.entries(headers)), text: () => Promise.resolve("thanks") });
  };
  return { asked, run: load(["queue.js"], { fetch }) };
};

const send = async ({ run }, ...records) => {
  for (const record of records) await run("keepRecord")(record);
  return plain(await run("sendAll")());
};

test("what the phone cannot keep is in hand all the same", async () => {
  const { run } = queue();

  assert.equal(await run("keepRecord")(RECORD), false);
  assert.deepEqual(plain(await run("listRecords")()), [RECORD]);
});

test("a record that is dropped is gone", async () => {
  const { run } = queue();
  await run("keepRecord")(RECORD);

  await run("dropRecord")("one");

  assert.deepEqual(plain(await run("listRecords")()), []);
});

test("without network answers wait as they were", async () => {
  assert.deepEqual(await send(queue(), RECORD), [RECORD]);
});

test("a receipt with the submission's id brings the page of thanks", async () => {
  const sent = await send(queue({ "Tagasiside-Receipt": "one" }), RECORD);

  assert.deepEqual(sent, [{ ...RECORD, page: "thanks" }]);
});

test("a refusal with the submission's id is kept", async () => {
  const sent = await send(queue({ "Tagasiside-Refusal": "one" }), RECORD);

  assert.deepEqual(sent, [{ ...RECORD, refused: true }]);
});

for (const headers of [{}, { "Tagasiside-Receipt": "another" }, { "Tagasiside-Refusal": "another" }]) {
  test(`a reply with ${JSON.stringify(headers)} is nobody's receipt`, async () => {
    assert.deepEqual(await send(queue(headers), RECORD), [RECORD]);
  });
}

test("what has been sent or refused is not sent again", async () => {
  const server = queue({ "Tagasiside-Receipt": "one" });

  await send(server, { ...RECORD, page: "thanks" }, { ...RECORD, id: "two", refused: true });

  assert.equal(server.asked.length, 0);
});

test("the age of the answers is told in seconds, never below nothing", async () => {
  const server = queue({});

  await send(server, RECORD, { ...RECORD, id: "two", finished: Date.now() + 60_000 });

  const [old, early] = server.asked.map(({ options }) => options.headers["Tagasiside-Age"]);
  assert.ok(old >= 90 && old < 100);
  assert.equal(early, 0);
});
