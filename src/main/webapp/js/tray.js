// The tray at the edge of the page: every upload with its state, and what can be done about it.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { icon } from "./grid.js";
import { specific } from "./labels.js";
import { speak } from "./toast.js";
import { baseName, bytes, plural, visible } from "./text.js";

const ACTIVE = new Set(["waiting", "sending", "paused"]);
const FAULTY = new Set(["failed", "refused", "exists"]);

export class Tray {
  #small = false;
  #frame = 0;
  #wasBusy = false;

  /** @param hooks `address(name)`, `open(name)`: links to what was uploaded */
  constructor(root, uploads, store, hooks) {
    this.root = root;
    this.uploads = uploads;
    this.store = store;
    this.hooks = hooks;
    uploads.addEventListener("change", () => this.#soon());
    store.addEventListener("change", () => this.#soon());
    addEventListener("beforeunload", (event) => {
      if (uploads.busy) event.preventDefault();
    });
  }

  /** Progress comes faster than the screen can show it. */
  #soon() {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw() {
    const { list } = this.uploads;
    this.root.hidden = list.length === 0;
    const done = list.filter((each) => each.state === "done").length;
    const faulty = list.filter((each) => FAULTY.has(each.state)).length;
    const active = list.filter((each) => ACTIVE.has(each.state));
    const sending = this.uploads.busy;
    const total = list.reduce((sum, each) => sum + (FAULTY.has(each.state) ? 0 : each.size), 0);
    const sent = list.reduce((sum, each) => sum + (FAULTY.has(each.state) ? 0 : each.state === "done" ? each.size : each.sent), 0);
    const speed = active.reduce((sum, each) => sum + each.speed, 0);
    const title = sending ? `Uploading ${plural(active.length, "file")}` : active.length > 0 ? "Paused" : `${plural(done, "file")} uploaded`;
    const rest = [`${done} of ${list.length} done`, faulty > 0 ? `${faulty} with problems` : "", sending && speed > 0 ? `${bytes(speed)}/s` : ""].filter(Boolean).join(" · ");
    render(html`<header><h2>${title}<small>${rest}</small></h2>
        ${sending ? html`<button type="button" class="plain" @click=${() => this.uploads.pauseAll()}>Pause</button>` : active.length > 0 ? html`<button type="button" class="plain" @click=${() => this.uploads.resumeAll()}>Go on</button>` : nothing}
        <button type="button" class="icon" aria-expanded=${!this.#small} aria-label="Files" @click=${() => this.#fold()}>${icon(this.#small ? "up" : "down")}</button>
        ${active.length === 0 ? html`<button type="button" class="icon" aria-label="Close the uploads" @click=${() => this.uploads.clear()}>${icon("close")}</button>` : nothing}</header>
      ${active.length > 0 ? html`<progress aria-label="All uploads" max=${Math.max(1, total)} .value=${sent}></progress>` : nothing}
      ${this.#small ? nothing : html`<ul tabindex="0" aria-label="Files">${repeat(order(list), (each) => each.id, (each) => this.#row(each))}</ul>`}`, this.root);
    if (this.#wasBusy && !sending) speak(`${plural(done, "file")} uploaded${faulty > 0 ? `, ${faulty} with problems` : ""}.`);
    this.#wasBusy = sending;
  }

  #fold() {
    this.#small = !this.#small;
    this.#draw();
  }

  #row(upload) {
    const name = visible(baseName(upload.name));
    const { state } = upload;
    const act = (text, method, sign) => html`<button type="button" class="icon small" aria-label=${`${text}: ${name}`} title=${text} @click=${() => this.uploads[method](upload)}>${icon(sign)}</button>`;
    const press = (text, method) => html`<button type="button" class="plain" aria-label=${`${text}: ${name}`} @click=${() => this.uploads[method](upload)}>${text}</button>`;
    return html`<li class="upload ${state}" data-name=${upload.name}>
      <span class="name" title=${visible(upload.name)}><bdi>${name}</bdi></span>
      <span class="state">${this.#state(upload)}</span>
      ${state === "sending" || state === "paused" ? html`<progress aria-label=${name} max=${Math.max(1, upload.size)} .value=${upload.sent}></progress>` : nothing}
      <span class="actions">
        ${state === "sending" || state === "waiting" ? act("Pause", "pause", "pause") : nothing}
        ${state === "paused" ? act("Go on", "resume", "play") : nothing}
        ${state === "failed" ? act("Try again", "retry", "retry") : nothing}
        ${state === "exists" ? html`${press("Replace", "insist")}${press("Keep both", "keepBoth")}` : nothing}
        ${state === "refused" && upload.size > 0 && upload.sent === 0 ? press("Upload anyway", "insist") : nothing}
        ${state === "done" ? html`<a class="button plain" href=${this.hooks.address(upload.name)} aria-label=${`Show ${name}`} @click=${(event) => this.#show(event, upload)}>Show</a>` : act(ACTIVE.has(state) ? "Cancel" : "Remove from the list", "cancel", "close")}
      </span></li>`;
  }

  #show(event, upload) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.hooks.open(upload.name);
  }

  #state(upload) {
    switch (upload.state) {
      case "waiting": return `Waiting · ${bytes(upload.size)}`;
      case "sending": return upload.sent >= upload.size ? "Finishing …" : `${bytes(upload.sent)} of ${bytes(upload.size)}${upload.speed > 0 ? ` · ${bytes(upload.speed)}/s` : ""}`;
      case "paused": return `Paused at ${Math.floor((100 * upload.sent) / Math.max(1, upload.size))} %`;
      case "done": return this.#labelled(upload);
      default: return visible(upload.reason);
    }
  }

  /** What became of it after it arrived. */
  #labelled(upload) {
    const record = this.store.get(upload.name);
    if (!record || record.size !== upload.size) return "Uploaded";
    if (record.status === "LABELLED") return `Labelled: ${specific(record.labels, new Map(), 3).map(visible).join(", ") || "nothing found"}`;
    if (record.status === "FAILED" || record.status === "UNSUPPORTED") return `Uploaded, but not labelled: ${visible(record.reason ?? record.status)}`;
    return "Uploaded, being labelled …";
  }
}

/** What needs a look first, then what runs, then the rest. */
function order(list) {
  const rank = { failed: 0, refused: 0, exists: 0, sending: 1, paused: 2, waiting: 3, done: 4 };
  return [...list].sort((a, b) => rank[a.state] - rank[b.state] || a.id - b.id);
}
