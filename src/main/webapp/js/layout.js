// Justified rows: pictures keep their proportions and fill the width, so nothing moves when they arrive.

const SQUEEZE = [0.45, 3.2];
const TALLEST = 1.7;
const UNKNOWN_RATIO = 4 / 3;

/** The proportion in which a record is shown: very tall and very wide ones are cropped. */
export function ratioOf(record) {
  const ratio = record.width > 0 && record.height > 0 ? record.width / record.height : UNKNOWN_RATIO;
  return Math.min(SQUEEZE[1], Math.max(SQUEEZE[0], ratio));
}

/**
 * Breaks pictures into rows that fill a width.
 *
 * @param ratios width / height of each picture
 * @returns rows `{from, to, height, widths}`; the last one may be short
 */
export function justify(ratios, width, target, gap) {
  const rows = [];
  let from = 0;
  let sum = 0;
  for (let i = 0; i < ratios.length; i++) {
    sum += ratios[i];
    const height = (width - gap * (i - from)) / sum;
    if (height > target) continue;
    const without = (width - gap * (i - from - 1)) / (sum - ratios[i]);
    // The picture that overfills the row stays in it when that is nearer to the wanted height.
    const leave = i > from && without / target < target / height;
    const to = leave ? i : i + 1;
    rows.push(row(ratios, from, to, width, leave ? without : height, gap, target));
    from = to;
    sum = leave ? ratios[i] : 0;
    if (leave && width / sum <= target) {
      rows.push(row(ratios, i, i + 1, width, width / sum, gap, target));
      from = i + 1;
      sum = 0;
    }
  }
  if (from < ratios.length) {
    const height = Math.min(target, (width - gap * (ratios.length - from - 1)) / sum);
    rows.push({ from, to: ratios.length, height, widths: ratios.slice(from).map((ratio) => ratio * height) });
  }
  return rows;
}

function row(ratios, from, to, width, fitting, gap, target) {
  // A tall picture alone in a row would fill the screen: it is cropped.
  const height = Math.min(fitting, target * TALLEST);
  const widths = ratios.slice(from, to).map((ratio) => ratio * height);
  // Rounding must not break the right edge.
  widths[widths.length - 1] = width - gap * (to - from - 1) - widths.slice(0, -1).reduce((a, b) => a + b, 0);
  return { from, to, height, widths };
}

/**
 * Places the groups of a list below each other.
 *
 * @param groups `{key, from, to}`: parts of the list
 * @returns `{groups: [{key, from, to, top, height}], rows: [{from, to, top, height, group, widths}], height}`
 */
export function arrange(ratios, groups, { width, target, gap, heading, after }) {
  const rows = [];
  const placed = [];
  let top = 0;
  groups.forEach((group, index) => {
    const start = top;
    top += group.key ? heading : 0;
    for (const line of justify(ratios.slice(group.from, group.to), width, target, gap)) {
      rows.push({ ...line, from: line.from + group.from, to: line.to + group.from, top, group: index });
      top += line.height + gap;
    }
    top += after;
    placed.push({ ...group, top: start, height: top - start });
  });
  return { groups: placed, rows, height: top };
}

/** The first row that ends below a height. */
export function rowAt(rows, y) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].top + rows[middle].height < y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The rows to draw for a part of the page: those in it, then neighbours on both sides while there are few pictures. */
export function visibleRows(rows, top, bottom, most, margin) {
  let first = Math.min(rowAt(rows, top), Math.max(0, rows.length - 1));
  let last = first;
  let count = 0;
  while (last < rows.length && rows[last].top <= bottom) {
    const size = rows[last].to - rows[last].from;
    if (count > 0 && count + size > most) break;
    count += size;
    last++;
  }
  for (let grown = true; grown;) {
    grown = false;
    const above = rows[first - 1];
    const below = rows[last];
    if (below && below.top < bottom + margin && count + below.to - below.from <= most) {
      count += below.to - below.from;
      last++;
      grown = true;
    }
    if (above && above.top + above.height > top - margin && count + above.to - above.from <= most) {
      count += above.to - above.from;
      first--;
      grown = true;
    }
  }
  return { first, last };
}

/** The picture above or below another one: the one that is nearest to its middle. */
export function vertical(rows, index, step, gap) {
  const at = rows.findIndex((line) => index >= line.from && index < line.to);
  const next = rows[at + step];
  if (!next) return index;
  const middle = (line, i) => line.widths.slice(0, i - line.from).reduce((a, b) => a + b + gap, 0) + line.widths[i - line.from] / 2;
  const wanted = middle(rows[at], index);
  let best = next.from;
  for (let i = next.from; i < next.to; i++) {
    if (Math.abs(middle(next, i) - wanted) < Math.abs(middle(next, best) - wanted)) best = i;
  }
  return best;
}
