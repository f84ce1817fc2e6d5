// The statistics: what there is, as bars that lead to their pictures.

import { html, render, svg, nothing } from "../vendor/lit-html/lit-html.js";
import * as api from "./api.js";
import { isLook } from "./labels.js";
import { change, parse, write } from "./route.js";
import { STATUSES } from "./search-box.js";
import { baseName, bytes, monthName, plural, visible } from "./text.js";

const KINDS = { image: "Pictures", video: "Videos", other: "Everything else" };
const LABELS = 300;
const THINGS = 15;
const LOOKS = 8;

const to = (parts) => write(change(parse(""), parts));

/** Draws the page into its place. */
export async function show(root) {
  if (root.childElementCount === 0) render(html`<h2>Statistics</h2>`, root);
  const [statistics, labels] = await Promise.all([api.statistics(), api.labels({ sort: "-count", limit: LABELS })]);
  const kinds = Object.entries(statistics.types);
  const count = kinds.reduce((sum, [, each]) => sum + each.count, 0);
  const size = kinds.reduce((sum, [, each]) => sum + each.bytes, 0);
  render(html`<h2>Statistics</h2>
    <dl class="cards">
      ${card("Objects", count.toLocaleString("en"), bytes(size))}
      ${kinds.map(([type, each]) => card(KINDS[type] ?? type, each.count.toLocaleString("en"), bytes(each.bytes)))}
    </dl>
    ${statistics.uploads?.length > 0 ? uploads(statistics.uploads) : nothing}
    <div class="charts">
      ${chart("Labels", bars(labels.filter((each) => !isLook(each.label)).slice(0, THINGS)))}
      ${chart("Look", bars(labels.filter((each) => isLook(each.label)).slice(0, LOOKS)))}
      ${chart("Status", Object.entries(statistics.statuses).map(([status, n]) => ({ text: STATUSES[status] ?? status, value: n, says: n.toLocaleString("en"), href: to({ status }) })))}
      ${chart("Space by kind", kinds.map(([type, each]) => ({ text: KINDS[type] ?? type, value: each.bytes, says: bytes(each.bytes), href: to({ type }) })))}
      ${chart("Formats", Object.entries(statistics.contentTypes ?? {}).sort((a, b) => b[1].count - a[1].count).map(([type, each]) => ({ text: type, value: each.count, says: `${each.count.toLocaleString("en")} · ${bytes(each.bytes)}`, href: to({ type: type.startsWith("video/") ? "video" : type.startsWith("image/") ? "image" : "other" }) })))}
      ${statistics.largest ? chart("Largest and smallest", [statistics.largest, statistics.smallest].map((record) => ({ text: baseName(record.name), value: record.size, says: bytes(record.size), href: to({ view: record.name, sort: record === statistics.largest ? "size" : "smallest", type: record.type === "other" ? "other" : "" }) }))) : nothing}
    </div>`, root);
}

const bars = (labels) => labels.map(({ label, count }) => ({ text: label, value: count, says: plural(count, "item"), href: to({ all: [label] }) }));

const card = (name, value, rest) => html`<div class="card"><dt>${name}</dt><dd><strong>${value}</strong><small>${rest}</small></dd></div>`;

function chart(title, bars) {
  if (bars.length === 0) return nothing;
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  return html`<section class="chart"><h3>${title}</h3><ul class="bars">${bars.map((bar) => html`<li><a href=${bar.href} data-route><bdi>${visible(bar.text)}</bdi>
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${svg`<rect class="track" width="100" height="10" rx="1"></rect><rect width=${(Math.max(0.8, (100 * bar.value) / most)).toFixed(2)} height="10" rx="1"></rect>`}</svg>
    <span class="value">${bar.says}</span></a></li>`)}</ul></section>`;
}

function uploads(months) {
  const most = Math.max(...months.map((each) => each.count), 1);
  return html`<section class="chart wide"><h3>Uploads over time</h3><div class="columns">${months.map((each) => html`<a href=${to({ sort: "uploaded" })} data-route title=${`${monthName(each.month)}: ${plural(each.count, "item")}`}>
    <span>${each.count.toLocaleString("en")}</span><svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true">${svg`<rect y=${100 - (100 * each.count) / most} width="10" height=${(100 * each.count) / most}></rect>`}</svg>
    <span>${each.month}</span></a>`)}</div></section>`;
}
