// The grid: months of justified rows. Only what is near the window is in the document, however long the list is.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { hasThumbnail, thumbnail } from "./api.js";
import { specific } from "./labels.js";
import { arrange, ratioOf, rowAt, vertical, visibleRows } from "./layout.js";
import { monthOf } from "./store.js";
import { act } from "./keys.js";
import { baseName, duration, monthName, visible } from "./text.js";

const MOST_TILES = 140;
const MOST_MISSES = 3;
const AGAIN_MILLIS = 1200;
const WORKING = { PENDING: "Waiting", QUEUED: "Waiting for the labeller", PROCESSING: "Being labelled" };
const STATES = { FAILED: "Failed", UNSUPPORTED: "Not supported" };
const KINDS = { image: "picture", video: "video", other: "file" };

export const icon = (name) => html`<svg aria-hidden="true"><use href="#i-${name}"></use></svg>`;

export class Grid {
  /** The place of each row; null until there is a width. */
  plan = null;
  focused = 0;
  #frame = 0;
  /** How often pictures did not come, by what they are of. */
  #missed = new Map();
  #records = [];
  #listening = false;

  /**
   * @param hooks `open(name)`, `address(name)`, `more()`, `remove(names)`, `selectAll()`, `moved()`: what the page does
   */
  constructor(root, store, selection, hooks) {
    this.root = root;
    this.store = store;
    this.selection = selection;
    this.hooks = hooks;
    this.sort = "";
    this.counts = new Map();
    addEventListener("scroll", () => this.draw(), { passive: true });
    new ResizeObserver(() => this.#fit()).observe(root);
    root.addEventListener("keydown", (event) => this.#key(event));
    selection.addEventListener("change", () => this.draw());
  }

  /** Takes the list as it is now. The record at the top of the window, and the focus, stay where they are. */
  update(sort, { top = false } = {}) {
    const anchor = top ? null : this.anchor();
    const held = this.#records[this.focused]?.name;
    this.sort = sort;
    this.#records = this.store.list();
    this.#arrange();
    const again = held ? this.store.names.indexOf(held) : -1;
    if (top) this.focused = 0;
    else if (again >= 0) this.focused = again;
    else this.focused = Math.min(this.focused, Math.max(0, this.#records.length - 1));
    if (anchor && scrollY > 0) this.restore(anchor);
    this.drawNow();
  }

  #fit() {
    if (this.root.clientWidth === this.width) return;
    const anchor = this.anchor();
    this.#arrange();
    if (anchor && scrollY > 0) this.restore(anchor);
    this.drawNow();
  }

  #arrange() {
    this.width = this.root.clientWidth;
    if (!this.width) return;
    const narrow = this.width < 600;
    this.gap = narrow ? 3 : 6;
    const target = narrow ? Math.max(100, this.width / 3.4) : Math.max(150, Math.min(300, Math.max(this.width / 5.6, innerHeight / 5.2)));
    const groups = [];
    this.#records.forEach((record, index) => {
      const key = monthOf(record, this.sort);
      if (groups.at(-1)?.key !== key) groups.push({ key, from: index, to: index });
      groups.at(-1).to = index + 1;
    });
    this.plan = arrange(this.#records.map(ratioOf), groups,
      { width: this.width, target, gap: this.gap, heading: narrow ? 38 : 44, after: narrow ? 8 : 14 });
    this.root.style.height = `${Math.ceil(this.plan.height)}px`;
  }

  get months() {
    return this.plan?.groups.filter((group) => group.key) ?? [];
  }

  /** The offset of the grid on the page. */
  get offset() {
    return this.root.getBoundingClientRect().top + scrollY;
  }

  get bar() {
    return document.querySelector(".bar").offsetHeight;
  }

  /** The first record below the header and how far it is from there; null when there is none. */
  anchor() {
    if (!this.plan || this.#records.length === 0) return null;
    const y = scrollY - this.offset + this.bar;
    const line = this.plan.rows[Math.min(rowAt(this.plan.rows, y), this.plan.rows.length - 1)];
    return line && this.#records[line.from] ? { name: this.#records[line.from].name, by: line.top - y } : null;
  }

  /** Scrolls so that a record is where it was. Says whether it is there. */
  restore(anchor) {
    const index = this.store.names.indexOf(anchor.name);
    const line = index >= 0 && this.plan?.rows.find((each) => index >= each.from && index < each.to);
    if (!line) return false;
    scrollTo(0, line.top - anchor.by + this.offset - this.bar);
    return true;
  }

  scrollToMonth(key) {
    const group = this.months.find((each) => each.key === key);
    if (group) scrollTo(0, group.top + this.offset - this.bar);
    return Boolean(group);
  }

  draw() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.drawNow();
    });
  }

  drawNow() {
    if (!this.plan || this.root.offsetParent === null) return;
    const top = scrollY - this.offset;
    const { rows, groups } = this.plan;
    const { first, last } = visibleRows(rows, top, top + innerHeight, MOST_TILES, innerHeight);
    const shown = rows.slice(first, last);
    // The focused picture stays in the document, or the focus would be lost when it is scrolled away.
    const focused = rows.findIndex((line) => this.focused >= line.from && this.focused < line.to);
    if (focused >= 0 && focused < first) shown.unshift({ ...rows[focused], only: this.focused });
    if (focused >= last) shown.push({ ...rows[focused], only: this.focused });
    const parts = Map.groupBy ? Map.groupBy(shown, (line) => line.group) : groupBy(shown, (line) => line.group);
    this.root.classList.toggle("selecting", this.selection.size > 0);
    render(repeat([...parts], ([group]) => groups[group].key, ([group, lines]) => this.#month(groups[group], lines)), this.root);
    if (last >= rows.length - 1 || (rows.at(-1)?.top ?? 0) < top + innerHeight * 3) this.hooks.more();
    this.hooks.moved();
  }

  #month(group, lines) {
    const tiles = [];
    for (const line of lines) {
      let left = 0;
      for (let i = line.from; i < line.to; i++) {
        const width = line.widths[i - line.from];
        if (line.only === undefined || line.only === i) {
          tiles.push({ index: i, record: this.#records[i], left, top: line.top - group.top, width, height: line.height });
        }
        left += width + this.gap;
      }
    }
    const id = `month-${group.key || "all"}`;
    return html`<section class="month" .style=${`top:${group.top}px;height:${group.height}px`} aria-labelledby=${group.key ? id : nothing}
        aria-label=${group.key ? nothing : "Pictures and videos"}>
      ${group.key ? html`<h2 id=${id}>${monthName(group.key)}</h2>` : nothing}
      <ul>${repeat(tiles, (tile) => tile.record.name, (tile) => this.#tile(tile))}</ul>
    </section>`;
  }

  #tile({ index, record, left, top, width, height }) {
    const name = visible(record.name);
    const key = `${record.name}\n${record.etag}\n${record.status}`;
    const picture = hasThumbnail(record) && (this.#missed.get(key) ?? 0) < MOST_MISSES;
    const picked = this.selection.has(record.name);
    const text = picture ? `${name}${record.labels.length > 0 ? `: ${record.labels.slice(0, 6).map(visible).join(", ")}` : ""}` : "";
    const large = Math.max(width, height) * devicePixelRatio > 256;
    return html`<li class="tile ${record.status} ${picked ? "picked" : ""}" aria-posinset=${index + 1}
        aria-setsize=${this.store.complete ? this.#records.length : -1}
        .style=${`left:${left.toFixed(2)}px;top:${top.toFixed(2)}px;width:${width.toFixed(2)}px;height:${height.toFixed(2)}px`}>
      <a href=${this.hooks.address(record.name)} tabindex=${index === this.focused ? 0 : -1} data-name=${record.name}
         title=${record.reason ? visible(record.reason) : nothing}
         @click=${(event) => this.#click(event, record, index)} @focus=${() => this.#focus(index)}>
        ${picture
          ? html`<img src=${thumbnail(record, large ? 512 : 256)} alt=${text} decoding="async" @error=${(event) => this.#miss(key, event.target)}>`
          : html`<span class="blank">${icon(record.status === "FAILED" ? "warning" : record.type === "image" ? "picture" : record.type === "video" ? "video" : "file")}
              <span class="unseen">${KINDS[record.type]}</span><bdi>${visible(baseName(record.name))}</bdi></span>`}
        ${record.durationMillis ? html`<span class="badge"><span class="unseen">video, </span>${icon("play")}${duration(record.durationMillis)}</span>` : nothing}
        ${this.#state(record)}
        <span class="veil" aria-hidden="true"><bdi>${visible(baseName(record.name))}</bdi>
          <span class="tags">${specific(record.labels, this.counts, 3).map(visible).join(" · ")}</span></span>
      </a>
      <input type="checkbox" class="pick" tabindex="-1" aria-label=${`Select ${name}`} .checked=${picked} @click=${(event) => this.#pick(event, record, index)}>
    </li>`;
  }

  #state(record) {
    if (WORKING[record.status]) return html`<span class="state"><span><i class="working"></i>${WORKING[record.status]}</span></span>`;
    if (STATES[record.status]) return html`<span class="state"><span>${icon("warning")}${STATES[record.status]}</span></span>`;
    return nothing;
  }

  /** A broken connection mends itself: a picture is asked for again before it counts as missing. */
  #miss(key, img) {
    const misses = (this.#missed.get(key) ?? 0) + 1;
    this.#missed.set(key, misses);
    if (misses >= MOST_MISSES) this.draw();
    else setTimeout(() => { img.src = String(img.src); }, AGAIN_MILLIS);
  }

  #click(event, record, index) {
    if (event.ctrlKey || event.metaKey || event.button > 0) return;
    event.preventDefault();
    this.#focus(index);
    if (event.shiftKey) this.selection.extend(record.name, this.store.names);
    else if (this.selection.size > 0) this.selection.toggle(record.name);
    else this.hooks.open(record.name);
  }

  #pick(event, record, index) {
    this.#focus(index);
    if (event.shiftKey) this.selection.extend(record.name, this.store.names);
    else this.selection.toggle(record.name);
  }

  #focus(index) {
    if (index === this.focused) return;
    this.focused = index;
    this.draw();
  }

  /** Moves the focus to a record, and the page so that it is seen. */
  focusOn(index) {
    if (index < 0 || index >= this.#records.length) return;
    this.focused = index;
    const line = this.plan.rows.find((each) => index >= each.from && index < each.to);
    const above = this.offset - this.bar - 48;
    if (line.top + above < scrollY) scrollTo(0, line.top + above);
    else if (line.top + line.height + this.offset + 12 > scrollY + innerHeight) scrollTo(0, line.top + line.height + this.offset + 12 - innerHeight);
    this.drawNow();
    this.root.querySelector('a[tabindex="0"]')?.focus({ preventScroll: true });
  }

  focusName(name) {
    this.focusOn(this.store.names.indexOf(name));
  }

  #key(event) {
    if (!this.plan || this.#records.length === 0 || !event.target.closest(".tile")) return;
    const at = this.focused;
    const last = this.#records.length - 1;
    const record = this.#records[at];
    const line = this.plan.rows.find((each) => at >= each.from && at < each.to);
    const by = (step) => vertical(this.plan.rows, at, step, this.gap);
    const screen = Math.max(1, Math.floor((innerHeight - this.bar) / (line.height + this.gap)));
    const go = (index) => () => this.focusOn(Math.max(0, Math.min(last, index)));
    const reach = (index) => () => {
      const to = Math.max(0, Math.min(last, index));
      if (!this.selection.has(record.name)) this.selection.begin(record.name);
      this.selection.extend(this.#records[to].name, this.store.names);
      this.focusOn(to);
    };
    act(event, {
      "arrowleft": go(at - 1), "arrowright": go(at + 1), "arrowup": () => this.focusOn(by(-1)), "arrowdown": () => this.focusOn(by(1)),
      "home": go(line.from), "end": go(line.to - 1), "ctrl+home": go(0), "ctrl+end": go(last),
      "pageup": () => this.#leap(-screen), "pagedown": () => this.#leap(screen),
      "shift+arrowleft": reach(at - 1), "shift+arrowright": reach(at + 1), "shift+arrowup": reach(by(-1)), "shift+arrowdown": reach(by(1)),
      "space": () => this.selection.toggle(record.name), "x": () => this.selection.toggle(record.name),
      "enter": () => this.hooks.open(record.name),
      "delete": () => this.hooks.remove(this.selection.size > 0 ? [...this.selection.names] : [record.name]),
    });
  }

  #leap(rows) {
    const at = this.plan.rows.findIndex((each) => this.focused >= each.from && this.focused < each.to);
    const to = Math.max(0, Math.min(this.plan.rows.length - 1, at + rows));
    this.focusOn(this.plan.rows[to].from);
  }
}

function groupBy(list, keyOf) {
  const groups = new Map();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}
