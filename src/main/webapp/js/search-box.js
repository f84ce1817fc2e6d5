// One field for all: labels become chips, other words are searched in names, labels and texts.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import * as api from "./api.js";
import { act } from "./keys.js";
import { change, isWordless } from "./route.js";
import { icon } from "./grid.js";
import { visible } from "./text.js";

const MODES = { all: { next: "any", sign: "", says: "with" }, any: { next: "not", sign: "or", says: "or with" }, not: { next: "all", sign: "not", says: "without" } };
const TYPES = { image: "Pictures", video: "Videos", other: "Everything else" };
export const STATUSES = { FAILED: "Failed", UNSUPPORTED: "Not supported", QUEUED: "Waiting for the labeller", PENDING: "Waiting", PROCESSING: "Being labelled", LABELLED: "Labelled" };
const OFFERED = 8;
/** The labels that are looked through for what was typed, beside those that begin with it. */
const KNOWN = 1000;

export class SearchBox {
  #route = null;
  #open = false;
  #active = -1;
  #options = [];
  #known = [];
  #asked = 0;
  #loaded = null;
  /** The module that finds labels; it comes with the labels, when the field is first used. */
  #matching = null;

  /** @param go goes to another state */
  constructor(root, go) {
    this.root = root;
    this.go = go;
    root.addEventListener("focusout", (event) => {
      if (!root.contains(event.relatedTarget)) this.#close();
    });
  }

  update(route) {
    this.#route = route;
    this.#draw();
  }

  focus() {
    this.#input()?.focus();
  }

  #input() {
    return this.root.querySelector("input");
  }

  #chips() {
    const route = this.#route;
    const chips = Object.keys(MODES).flatMap((mode) => route[mode].map((label) => ({ mode, label, key: `${mode} ${label}` })));
    if (route.words) chips.push({ key: "words", text: `“${visible(route.words)}”`, says: "words in names, labels and texts", without: { words: "" } });
    if (route.type) chips.push({ key: "type", text: TYPES[route.type], says: "kind", without: { type: "" } });
    if (route.folder) chips.push({ key: "folder", text: visible(route.folder), says: "folder", without: { folder: "" } });
    if (route.status) chips.push({ key: "status", text: STATUSES[route.status], says: "status", without: { status: "" } });
    return chips;
  }

  #draw() {
    const chips = this.#chips();
    render(html`<form class="field" role="search" aria-label="Pictures and videos" @submit=${(event) => this.#submit(event)} @click=${(event) => this.#press(event)}>
      ${icon("search")}
      ${repeat(chips, (chip) => chip.key, (chip) => this.#chip(chip))}
      <input type="text" role="combobox" aria-label="Search: labels, or words of a name" aria-expanded=${this.#open} aria-controls="completion" aria-autocomplete="list"
             aria-activedescendant=${this.#active >= 0 ? `option-${this.#active}` : nothing} autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search"
             placeholder=${chips.length > 0 ? "and …" : "Search: dog, beach, blue …"}
             @input=${() => this.#typed()} @keydown=${(event) => this.#key(event)} @focus=${() => this.#typed()}>
      ${chips.length > 0 ? html`<button type="button" class="icon small" aria-label="Clear the search" @click=${() => this.#clear()}>${icon("close")}</button>` : nothing}
      <div class="completion" id="completion" role="listbox" aria-label="Suggestions" ?hidden=${!this.#open}>
        ${this.#options.map((option, index) => html`<div role="option" id="option-${index}" aria-selected=${index === this.#active}
            @pointerdown=${(event) => event.preventDefault()} @click=${() => this.#take(option)}>
          ${icon(option.words ? "search" : "picture")}<span>${option.sign ? html`<span class="sign">${option.sign} </span>` : nothing}<bdi>${visible(option.text)}</bdi></span>
          ${option.count === undefined ? nothing : html`<span class="count">${option.count.toLocaleString("en")}</span>`}</div>`)}
        ${this.#options.length > 0 ? html`<div class="hint" role="presentation" aria-hidden="true"><kbd>−</kbd> before a label leaves it out, <kbd>|</kbd> adds an alternative</div>` : nothing}
      </div>
    </form>`, this.root);
  }

  #chip(chip) {
    if (!chip.mode) {
      return html`<span class="chip"><button type="button" tabindex="-1" aria-hidden="true" @click=${() => this.focus()}><bdi>${chip.text}</bdi></button>
        <button type="button" aria-label=${`Remove ${chip.says} ${chip.text}`} @click=${() => this.#remove(chip)}>${icon("close")}</button></span>`;
    }
    const { sign, says, next } = MODES[chip.mode];
    const label = visible(chip.label);
    return html`<span class="chip ${chip.mode}"><button type="button" title="Click: ${MODES[next].says}" aria-label=${`${says} ${label}; change to: ${MODES[next].says}`}
        @click=${() => this.#turn(chip)}>${sign ? html`<span class="sign">${sign}</span>` : nothing}<bdi>${label}</bdi></button>
      <button type="button" aria-label=${`Remove ${label}`} @click=${() => this.#remove(chip)}>${icon("close")}</button></span>`;
  }

  #press(event) {
    if (event.target.matches(".field")) this.focus();
  }

  /** All, then any, then not. */
  #turn({ mode, label }) {
    const { next } = MODES[mode];
    this.go(change(this.#route, { [mode]: this.#route[mode].filter((each) => each !== label), [next]: [...this.#route[next], label] }));
  }

  #remove(chip) {
    this.go(change(this.#route, chip.mode ? { [chip.mode]: this.#route[chip.mode].filter((each) => each !== chip.label) } : chip.without));
    this.focus();
  }

  #clear() {
    this.#input().value = "";
    this.go(change(this.#route, { all: [], any: [], not: [], words: "", type: "", status: "", folder: "" }));
    this.focus();
  }

  /** A sign before what is typed says how the label is meant. */
  #read() {
    const [, sign, text] = /^\s*([|\-−!]?)\s*(.*?)\s*$/s.exec(this.#input().value);
    return { mode: sign === "|" ? "any" : sign ? "not" : "all", text };
  }

  async #typed() {
    const { mode, text } = this.#read();
    const turn = ++this.#asked;
    try {
      this.#loaded ??= Promise.all([api.labels({ sort: "-count", limit: KNOWN }), import("./matching.js")]);
      let known;
      [known, this.#matching] = await this.#loaded;
      if (text && known.length === KNOWN) {
        const begun = await api.labels({ startswith: text, sort: "-count", limit: OFFERED });
        known = [...new Map([...begun, ...known].map((entry) => [entry.label, entry])).values()];
      }
      if (turn !== this.#asked || this.#route === null) return;
      this.#known = known;
    } catch (error) {
      // Without suggestions the field still accepts words; the list shows when the service is unavailable.
      console.warn("No suggestions:", error.message);
      this.#loaded = null;
      if (turn !== this.#asked) return;
    }
    this.#offer(mode, text);
  }

  #suggest(labels, text, most) {
    return this.#matching?.suggest(labels, text, most) ?? [];
  }

  #offer(mode, text) {
    const taken = new Set(Object.keys(MODES).flatMap((each) => this.#route[each]).map((label) => label.toLowerCase()));
    const free = this.#known.filter((entry) => !taken.has(entry.label.toLowerCase()));
    this.#options = this.#suggest(free, text, OFFERED).map(({ label, count, rank }) => ({ mode, label, count, rank, text: label, sign: MODES[mode].sign }));
    if (text && mode === "all" && !isWordless(text)) this.#options.push({ words: text, text: `“${text}” in names and texts` });
    this.#active = -1;
    this.#open = this.#options.length > 0 && this.root.contains(document.activeElement);
    this.#draw();
  }

  #close() {
    this.#open = false;
    this.#active = -1;
    this.#draw();
  }

  #take(option) {
    this.#asked++;
    this.#input().value = "";
    this.#close();
    if (option.words) this.go(change(this.#route, { words: option.words }));
    else this.go(change(this.#route, { [option.mode]: [...this.#route[option.mode], option.label] }));
    this.focus();
  }

  /** Enter takes what is marked, else the label that was meant, else the words themselves. Commas separate labels. */
  async #submit(event) {
    event.preventDefault();
    if (this.#active >= 0) {
      this.#take(this.#options[this.#active]);
      return;
    }
    const { text } = this.#read();
    if (!text) return;
    await this.#loaded?.catch(() => null);
    let route = this.#route;
    const parts = text.includes(",") ? this.#input().value.split(",") : [this.#input().value];
    const words = [];
    for (const part of parts) {
      const [, sign, typed] = /^\s*([|\-−!]?)\s*(.*?)\s*$/s.exec(part);
      if (!typed) continue;
      const mode = sign === "|" ? "any" : sign ? "not" : "all";
      const [best] = this.#suggest(this.#known, typed, 1);
      if (best && this.#matching.isMeant(best)) route = change(route, { [mode]: [...route[mode].filter((label) => label !== best.label), best.label] });
      else if (mode !== "all") route = change(route, { [mode]: [...route[mode], typed] });
      else if (!isWordless(typed)) words.push(typed);
    }
    if (words.length > 0) route = change(route, { words: words.join(" ") });
    this.#asked++;
    this.#input().value = "";
    this.#close();
    this.go(route);
  }

  #key(event) {
    const count = this.#options.length;
    act(event, {
      "arrowdown": () => this.#mark(this.#open ? (this.#active + 1) % count : 0),
      "arrowup": () => this.#mark(this.#open ? (this.#active - 1 + count) % count : count - 1),
      "escape": () => {
        if (this.#open) this.#close();
        else if (this.#input().value) this.#input().value = "";
        else this.#input().blur();
      },
      "backspace": () => {
        const chips = this.#chips();
        if (this.#input().value || chips.length === 0) return false;
        this.#remove(chips.at(-1));
        return true;
      },
    });
  }

  #mark(index) {
    if (this.#options.length === 0) return;
    this.#open = true;
    this.#active = Math.max(0, Math.min(index, this.#options.length - 1));
    this.#draw();
    this.root.querySelector(`#option-${this.#active}`)?.scrollIntoView({ block: "nearest" });
  }
}
