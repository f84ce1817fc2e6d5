import assert from "node:assert/strict";
import { test } from "node:test";
import { baseName, bytes, duration, visible } from "../../main/webapp/js/text.js";

test("what would be invisible in a name is shown", () => {
  assert.equal(visible("photo\u202Egpj.exe"), "photo⟨U+202E⟩gpj.exe");
  assert.equal(visible("a\tb\u0000c\u200Bd"), "a⟨U+0009⟩b⟨U+0000⟩c⟨U+200B⟩d");
  assert.equal(visible("ünï 🐕 犬"), "ünï 🐕 犬");
});

test("the last part of a name stands for it", () => {
  assert.equal(baseName("a/b.jpg"), "b.jpg");
  assert.equal(baseName("a/b/"), "b");
  assert.equal(baseName("//"), "//");
});

test("sizes and times are short", () => {
  assert.deepEqual([0, 999, 1000, 501125, 999_999, 12_345_678].map(bytes), ["0 bytes", "999 bytes", "1.0 kB", "501 kB", "1.0 MB", "12.3 MB"]);
  assert.deepEqual([0, 8000, 65_000, 3_661_000].map(duration), ["0:00", "0:08", "1:05", "1:01:01"]);
});
