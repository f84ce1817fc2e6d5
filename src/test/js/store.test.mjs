import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../main/webapp/js/route.js";
import { matches, monthOf, Store } from "../../main/webapp/js/store.js";

const record = (name, day, more = {}) => ({ name, type: "image", labels: ["Dog", "Blue"], status: "LABELLED", size: 10, etag: name, uploadedAt: `2026-11-${day}T10:00:00Z`, ...more });

function store(search = "?sort=uploaded") {
  const made = new Store();
  made.begin(parse(search));
  return made;
}

test("pages follow each other without repeating what came before", () => {
  const made = store();
  made.append([record("c", "20"), record("b", "19")], false);
  made.append([record("b", "19"), record("a", "18")], true);
  assert.deepEqual(made.names, ["c", "b", "a"]);
});

test("a change of a record keeps its place", () => {
  const made = store();
  made.append([record("c", "20"), record("b", "19")], true);
  made.patch(record("b", "19", { labels: ["Dog", "Cat"] }));
  assert.deepEqual(made.names, ["c", "b"]);
  assert.deepEqual(made.get("b").labels, ["Dog", "Cat"]);
});

test("a new record joins where it belongs, and only if it is asked for", () => {
  const made = store("?sort=uploaded&label=dog");
  made.append([record("c", "20"), record("a", "10")], true);
  made.patch(record("b", "15"));
  made.patch(record("cat", "16", { labels: ["Cat"] }));
  made.patch(record("z", "01"));
  assert.deepEqual(made.names, ["c", "b", "a", "z"]);
});

test("what belongs behind the last page that is there comes with its own page", () => {
  const made = store();
  made.append([record("c", "20")], false);
  made.patch(record("a", "10"));
  assert.deepEqual(made.names, ["c"]);
});

test("a record leaves the list when it no longer belongs, and when it is removed", () => {
  const made = store("?sort=uploaded&label=dog");
  made.append([record("b", "20"), record("a", "10")], true);
  made.patch(record("b", "20", { labels: ["Cat"] }));
  assert.deepEqual(made.names, ["a"]);
  made.remove("a");
  assert.deepEqual(made.names, []);
  assert.equal(made.get("a"), undefined);
});

test("hidden records come back to their place, unless they are gone", () => {
  const made = store();
  made.append([record("c", "20"), record("b", "19"), record("a", "18")], true);
  made.hide(["b", "c"]);
  made.patch(record("b", "19", { labels: [] }));
  assert.deepEqual(made.names, ["a"]);
  made.remove("c");
  made.unhide(["b", "c"]);
  assert.deepEqual(made.names, ["b", "a"]);
});

test("a summary does not take away the detections of the same labels", () => {
  const made = store();
  made.patch({ ...record("a", "10"), detections: [{ label: "Dog" }], labelledAt: "t1" });
  made.patch({ ...record("a", "10"), labelledAt: "t1" });
  assert.equal(made.get("a").detections.length, 1);
  made.patch({ ...record("a", "10"), labelledAt: "t2" });
  assert.equal(made.get("a").detections, undefined);
});

test("filters compare as the service does", () => {
  const is = (search, more) => matches(record("trips/old-town.jpg", "10", more), parse(search));
  assert.ok(is("?label=DOG&not-label=cat&any-label=cat&any-label=blue&q=town&folder=trips/"));
  assert.ok(!is("?label=cat"));
  assert.ok(!is("?not-label=blue"));
  assert.ok(!is("?q=village"));
  assert.ok(!is("?type=video"));
  assert.ok(!is("", { type: "other" }));
  assert.ok(is("?status=failed", { type: "other", status: "FAILED" }));
});

test("months are those of the order", () => {
  const made = record("a", "10", { takenAt: "2017-04-15T03:54:11" });
  assert.equal(monthOf(made, "uploaded"), "2026-11");
  assert.equal(monthOf(made, "taken"), "2017-04");
  assert.equal(monthOf(record("a", "10"), "taken"), "2026-11");
  assert.equal(monthOf(made, "name"), "");
});
