// The panel of filters: what there is in the result, with how often. On small screens it is a sheet.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { icon } from "./grid.js";
import { isLook } from "./labels.js";
import { change } from "./route.js";
import { STATUSES } from "./search-box.js";
import { visible } from "./text.js";

const FEW = 12;
const FEW_LOOKS = 6;
const KINDS = [["image", "Pictures", "picture"], ["video", "Videos", "video"], ["other", "Everything else", "file"]];
const PROBLEMS = ["FAILED", "UNSUPPORTED", "QUEUED"];
const SWATCHES = new Set("black white grey gray red orange yellow green turquoise blue purple pink brown beige navy".split(" "));

export class Facets {
  #route = null;
  #facets = null;
  #statistics = null;
  #all = new Set();

  constructor(root, go) {
    this.root = root;
    this.go = go;
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen) {
        event.stopPropagation();
        this.close();
      }
    });
    // A press beside the sheet closes it: its shadow is part of it.
    addEventListener("pointerdown", (event) => {
      if (this.isOpen && !root.contains(event.target)) {
        event.preventDefault();
        this.close();
      }
    });
  }

  get isOpen() {
    return this.root.classList.contains("open");
  }

  open() {
    this.opener = document.activeElement;
    this.root.classList.add("open");
    this.root.querySelector("button")?.focus();
  }

  close() {
    this.root.classList.remove("open");
    this.opener?.focus();
  }

  /**
   * @param facets of the result; null while they are not known
   * @param statistics of the whole collection; null while they are not known
   */
  update(route, facets, statistics) {
    this.#route = route;
    this.#facets = facets;
    this.#statistics = statistics;
    this.#draw();
  }

  #draw() {
    const facets = this.#facets;
    render(html`<div class="sheet-head">Filters <button type="button" class="icon" aria-label="Close the filters" @click=${() => this.close()}>${icon("close")}</button></div>
      ${this.#kinds()}${this.#problems()}${facets ? html`${this.#labels("Labels", facets.labels.filter(({ label }) => !isLook(label)), FEW)}${this.#labels("Look", facets.labels.filter(({ label }) => isLook(label)), FEW_LOOKS)}${this.#folders(facets)}` : nothing}`, this.root);
  }

  #kinds() {
    const here = new Map(this.#facets?.types?.map((each) => [each.type, each.count]));
    const everywhere = this.#statistics?.types ?? {};
    return html`<section><h2>Kinds</h2><ul>${KINDS.map(([type, text, sign]) => {
      const count = here.get(type) ?? (this.#facets?.types && type !== "other" ? 0 : everywhere[type]?.count);
      if (type === "other" && !everywhere.other && this.#route.type !== "other") return nothing;
      const taken = this.#route.type === type;
      return this.#facet({ text, sign, taken, count: type === "other" && !taken ? everywhere.other?.count : count, take: { type: taken ? "" : type } });
    })}</ul></section>`;
  }

  #problems() {
    const statuses = this.#statistics?.statuses ?? {};
    const shown = PROBLEMS.filter((status) => statuses[status] > 0 || this.#route.status === status);
    if (shown.length === 0) return nothing;
    return html`<section><h2>Problems</h2><ul>${shown.map((status) => {
      const taken = this.#route.status === status;
      return this.#facet({ text: STATUSES[status], sign: status === "QUEUED" ? "clock" : "warning", taken, count: statuses[status] ?? 0, take: { status: taken ? "" : status } });
    })}</ul></section>`;
  }

  #labels(title, labels, few) {
    if (labels.length === 0) return nothing;
    const route = this.#route;
    const shown = this.#all.has(title) ? labels : labels.slice(0, few);
    return html`<section><h2>${title}</h2><ul>${repeat(shown, (each) => each.label, ({ label, count }) => {
      const same = (other) => other.toLowerCase() === label.toLowerCase();
      const taken = route.all.some(same);
      return this.#facet({
        text: label, count, taken, swatch: SWATCHES.has(label.toLowerCase()) ? label.toLowerCase() : null,
        take: { all: taken ? route.all.filter((other) => !same(other)) : [...route.all, label] },
        without: { all: route.all.filter((other) => !same(other)), any: route.any.filter((other) => !same(other)), not: [...route.not, label] },
      });
    })}</ul>${labels.length > few ? html`<button type="button" class="plain more" aria-expanded=${this.#all.has(title)} @click=${() => this.#more(title)}>${this.#all.has(title) ? "Fewer" : `${labels.length - few} more`}</button>` : nothing}</section>`;
  }

  #more(title) {
    if (!this.#all.delete(title)) this.#all.add(title);
    this.#draw();
  }

  #folders({ folders }) {
    const folder = this.#route.folder;
    if (!folders || (folders.length === 0 && !folder)) return nothing;
    const up = folder.replace(/[^/]*\/?$/, "");
    return html`<section><h2>Folders</h2><ul>
      ${folder ? this.#facet({ text: up || "All folders", sign: "up", take: { folder: up } }) : nothing}
      ${repeat(folders, (each) => each.folder, (each) => this.#facet({ text: each.folder.slice(folder.length).replace(/\/$/, ""), sign: "folder", count: each.count, take: { folder: each.folder } }))}
    </ul></section>`;
  }

  #facet({ text, sign, swatch, taken = false, count, take, without }) {
    const name = visible(text);
    return html`<li class="facet"><button type="button" class="take" aria-pressed=${taken} @click=${() => this.go(change(this.#route, take))}>
        ${sign ? icon(sign) : swatch ? html`<i class="swatch" .style=${`background:${swatch}`}></i>` : nothing}<bdi>${name}</bdi>
        ${count === undefined ? nothing : html`<span class="count">${count.toLocaleString("en")}</span>`}</button>
      ${without ? html`<button type="button" class="without" ?disabled=${taken} aria-label=${`Without ${name}`} title=${`Without ${name}`} @click=${() => this.go(change(this.#route, without))}>−</button>` : nothing}</li>`;
  }
}
