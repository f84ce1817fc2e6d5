import assert from "node:assert/strict";
import { test } from "node:test";
import { ranked, specific } from "../../main/webapp/js/labels.js";
import { distance, isMeant, suggest } from "../../main/webapp/js/matching.js";

const LABELS = ["Dog", "Hot Dog", "Person", "Beach", "City", "Wolf", "Mouse", "Bicycle", "Bus", "Cat", "Car"].map((label, i) => ({ label, count: 100 - i }));
const best = (typed) => suggest(LABELS, typed, 1)[0]?.label;

test("labels are found by their beginning, and by that of a later word", () => {
  assert.equal(best("bi"), "Bicycle");
  assert.deepEqual(suggest(LABELS, "do", 5).map((each) => each.label), ["Dog", "Hot Dog"]);
});

test("labels are found in the plural", () => {
  for (const [typed, label] of [["dogs", "Dog"], ["beaches", "Beach"], ["cities", "City"], ["wolves", "Wolf"], ["people", "Person"], ["mice", "Mouse"], ["buses", "Bus"]]) {
    assert.equal(best(typed), label);
    assert.ok(isMeant(suggest(LABELS, typed, 1)[0]), typed);
  }
});

test("labels are found in spite of a slip", () => {
  for (const [typed, label] of [["bicylce", "Bicycle"], ["becah", "Beach"], ["persn", "Person"], ["bicicle", "Bicycle"]]) assert.equal(best(typed), label);
});

test("short words are taken at their word", () => {
  assert.equal(best("cap"), undefined);
  assert.equal(best("zebra"), undefined);
});

test("a swap counts as one slip", () => {
  assert.equal(distance("becah", "beach", 2), 1);
  assert.equal(distance("dog", "elephant", 2), Infinity);
});

test("rare labels tell more than frequent ones, and colors least", () => {
  assert.deepEqual(specific(["Landscape", "Dog", "Animal", "Blue"], new Map([["Dog", 3], ["Animal", 9]]), 3), ["Dog", "Animal", "Landscape"]);
});

test("detections begin with what tells most", () => {
  const detections = [{ label: "Blue", confidence: 100, source: "properties" }, { label: "Animal", confidence: 99, source: "onnx" }, { label: "Dog", confidence: 90, source: "onnx", parents: ["Animal"] }];
  assert.deepEqual(ranked(detections).map((each) => each.label), ["Dog", "Animal", "Blue"]);
});
