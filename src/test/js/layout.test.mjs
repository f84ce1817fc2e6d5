import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, justify, ratioOf, rowAt, vertical, visibleRows } from "../../main/webapp/js/layout.js";

/** A generator that gives the same numbers each time. */
function numbers(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

const gap = 6;

test("rows hold every picture once, in order, and fill the width", () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = numbers(seed);
    const ratios = Array.from({ length: Math.floor(random() * 60) }, () => ratioOf({ width: 50 + random() * 4000, height: 50 + random() * 4000 }));
    const width = 280 + Math.floor(random() * 3000);
    const target = 90 + random() * 250;
    const rows = justify(ratios, width, target, gap);
    assert.deepEqual(rows.flatMap((row) => ratios.slice(row.from, row.to)), ratios, `seed ${seed}`);
    rows.forEach((row, at) => {
      const filled = row.widths.reduce((a, b) => a + b, 0) + gap * (row.widths.length - 1);
      if (at < rows.length - 1) assert.ok(Math.abs(filled - width) < 0.01, `seed ${seed}: ${filled} of ${width}`);
      else assert.ok(filled <= width + 0.01);
      const cropped = row.height > target * 1.69;
      row.widths.forEach((each, i) => assert.ok(cropped || Math.abs(each / row.height - ratios[row.from + i]) < 0.02, `seed ${seed}`));
      assert.ok(row.height > 0 && row.height <= target * 1.7, `seed ${seed}: height ${row.height} for ${target}`);
    });
  }
});

test("extreme and unknown proportions stay within bounds", () => {
  assert.equal(ratioOf({ width: 10000, height: 1 }), 3.2);
  assert.equal(ratioOf({ width: 1, height: 10000 }), 0.45);
  assert.equal(ratioOf({}), 4 / 3);
});

const plan = (count) => arrange(Array.from({ length: count }, (_, i) => 0.6 + (i % 7) / 4), [{ key: "2026-11", from: 0, to: 40 }, { key: "2026-10", from: 40, to: count }],
  { width: 1000, target: 180, gap, heading: 40, after: 12 });

test("groups stand below each other, rows inside their group", () => {
  const { groups, rows, height } = plan(100);
  assert.equal(groups[1].top, groups[0].top + groups[0].height);
  assert.equal(height, groups[1].top + groups[1].height);
  for (const row of rows) {
    assert.ok(row.top >= groups[row.group].top + 40 && row.top + row.height <= groups[row.group].top + groups[row.group].height);
    assert.ok(row.from >= groups[row.group].from && row.to <= groups[row.group].to);
  }
});

test("what is drawn is bounded, however long the list is, and covers the window", () => {
  const { rows, height } = plan(20_000);
  for (let top = 0; top < height; top += 7919) {
    const { first, last } = visibleRows(rows, top, top + 900, 140, 900);
    const count = rows.slice(first, last).reduce((sum, row) => sum + row.to - row.from, 0);
    assert.ok(count <= 140);
    assert.ok(rows[first].top <= Math.max(top, rows[0].top) && (last === rows.length || rows[last - 1].top + rows[last - 1].height >= top + 800));
  }
});

test("up and down lead to the nearest picture of the next row", () => {
  const { rows } = plan(100);
  assert.equal(vertical(rows, 0, -1, gap), 0);
  const below = vertical(rows, 0, 1, gap);
  assert.ok(below >= rows[1].from && below < rows[1].to);
  assert.equal(rowAt(rows, 0), 0);
});
