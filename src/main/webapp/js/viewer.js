// The viewer: one picture or video on the whole screen, with what is known of it. PhotoSwipe shows and zooms; the bar, the
// panel, the boxes and the videos are ours.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import PhotoSwipe from "../vendor/photoswipe/photoswipe.esm.min.js";
import * as api from "./api.js";
import { icon } from "./grid.js";
import { keyOf } from "./keys.js";
import { panel } from "./panel.js";
import { baseName, visible } from "./text.js";
import { attempt, say } from "./toast.js";

const DERIVATIVE = 2048;
const SHOWN_BY_BROWSERS = /^image\/(jpeg|png|gif|webp|bmp|avif)$/;
const WIDE = matchMedia("(min-width: 900px)");
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
const PANEL = 372;
const BAR = 56;

/** The style sheets come with the viewer, and must be there before the first picture is placed. */
const styled = Promise.all(["vendor/photoswipe/photoswipe.css", "css/viewer.css"].map((href) => new Promise((resolve, reject) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: resolve, onerror: () => reject(new Error("The viewer cannot be loaded.")) });
  document.querySelector('link[media="print"]').before(link);
})));

/** What somebody last chose, kept for the next time. */
const settings = {
  get: (key, usual) => localStorage.getItem(`viewer ${key}`) ?? usual,
  set: (key, value) => localStorage.setItem(`viewer ${key}`, value),
};

export class Viewer {
  #swipe = null;
  #names = [];
  #films = new Map();
  #missed = new Set();
  #marked = null;
  #known = null;
  #all = false;
  #asking = new AbortController();

  /** @param hooks `moved(name)`, `close()`, `more()`, `remove(names)`, `download(name)`, `retry(name)`, `search(label)`, `counts()` */
  constructor(store, hooks) {
    this.store = store;
    this.hooks = hooks;
    this.boxes = settings.get("boxes", "on") === "on";
    this.panel = WIDE.matches && settings.get("panel", "on") === "on";
    store.addEventListener("change", (event) => this.#changed(event));
  }

  get name() {
    return this.#swipe ? this.#names[this.#swipe.currIndex] : null;
  }

  /** Shows an object; the others are those of the list. */
  async show(name) {
    if (this.name === name) return;
    if (this.#swipe && this.#names.includes(name)) {
      this.#swipe.goTo(this.#names.indexOf(name));
      return;
    }
    if (!this.store.get(name)) {
      try {
        this.store.patch(await api.record(name));
      } catch (error) {
        this.hooks.moved("");
        throw error;
      }
    }
    await styled;
    this.#destroy();
    this.#names = this.store.names.includes(name) ? [...this.store.names] : [name];
    this.#open(this.#names.indexOf(name));
  }

  close() {
    if (!this.#swipe) return;
    const swipe = this.#swipe;
    this.#leave();
    swipe.close();
  }

  #destroy() {
    const swipe = this.#swipe;
    if (!swipe) return;
    this.#leave();
    swipe.destroy();
  }

  /** From here on the viewer counts as closed, though it may still fade away. */
  #leave() {
    this.#swipe = null;
    this.#asking.abort();
    this.#films.forEach((film) => film.stop());
    this.#films.clear();
    for (const element of document.body.children) element.inert = false;
    document.documentElement.classList.remove("viewing");
    if (document.fullscreenElement) document.exitFullscreen();
  }

  #open(index) {
    const swipe = new PhotoSwipe({
      dataSource: { length: 0 }, index, loop: false, preload: [1, 2], bgOpacity: 1, trapFocus: false, returnFocus: false,
      close: false, zoom: false, arrowPrev: false, arrowNext: false, counter: false, wheelToZoom: true, bgClickAction: false,
      imageClickAction: "zoom", clickToCloseNonZoomable: false, closeOnVerticalDrag: true, pinchToClose: true,
      showHideAnimationType: CALM.matches ? "none" : "zoom", showAnimationDuration: 200, hideAnimationDuration: 180, zoomAnimationDuration: CALM.matches ? 0 : 240,
      paddingFn: () => ({ top: BAR, bottom: this.panel && !WIDE.matches ? innerHeight * 0.5 : 12, left: 8, right: this.panel && WIDE.matches ? PANEL + 8 : 8 }),
      // Small pictures can be enlarged, large ones shown pixel by pixel.
      secondaryZoomLevel: (levels) => Math.max(1, levels.fit * 2), maxZoomLevel: (levels) => Math.max(4, levels.fit * 4), errorMsg: "This picture cannot be shown.",
    });
    this.#swipe = swipe;
    swipe.addFilter("numItems", () => this.#names.length);
    swipe.addFilter("itemData", (_, at) => this.#slide(this.#names[at]));
    swipe.addFilter("thumbEl", (_, data) => [...document.querySelectorAll("#grid .tile a")].find((a) => a.dataset.name === data.name)?.querySelector("img") ?? null);
    swipe.addFilter("preventPointerEvent", (prevent, event) => prevent && !event.target.closest?.(".film, .viewer-note"));
    swipe.addFilter("isContentZoomable", (zoomable, content) => zoomable && content.data.type !== "html");
    swipe.on("contentLoad", (event) => this.#load(event));
    swipe.on("contentActivate", ({ content }) => this.#films.get(content.data.name)?.start());
    swipe.on("contentDeactivate", ({ content }) => this.#films.get(content.data.name)?.pause());
    swipe.on("contentDestroy", ({ content }) => this.#forgetFilm(content));
    swipe.on("contentResize", ({ content, width, height }) => this.#fit(content, width, height));
    swipe.on("contentAppendImage", () => queueMicrotask(() => this.#drawBoxes()));
    swipe.on("zoomPanUpdate", ({ slide }) => this.#sharpen(slide));
    swipe.on("loadError", ({ content }) => this.#again(content));
    swipe.on("keydown", (event) => this.#key(event));
    swipe.on("change", () => this.#moved());
    swipe.on("close", () => {
      if (this.#swipe !== swipe) return;
      this.#leave();
      this.hooks.close();
    });
    swipe.on("bindEvents", () => this.#furnish(swipe));
    swipe.init();
  }

  /** The slide data of one object for PhotoSwipe. */
  #slide(name) {
    const record = this.store.get(name);
    if (!record || record.type !== "image" || !api.hasThumbnail(record)) return { type: "html", name, html: "" };
    const animated = record.contentType === "image/gif";
    return {
      type: "image", name, width: record.width, height: record.height, msrc: api.thumbnail(record, 512), thumbCropped: true,
      src: animated ? api.original(name) : api.thumbnail(record, DERIVATIVE),
      alt: [visible(baseName(name)), record.labels.slice(0, 8).map(visible).join(", ")].filter(Boolean).join(": "),
    };
  }

  #load(event) {
    const { content } = event;
    if (content.type !== "html") return;
    event.preventDefault();
    content.element = Object.assign(document.createElement("div"), { className: "pswp__content" });
    content.state = "loaded";
    const record = this.store.get(content.data.name);
    if (record?.type === "video" && record.status !== "UNSUPPORTED") {
      attempt("film", () => this.#play(content, record));
      return;
    }
    render(html`<div class="viewer-note">${icon(record?.status === "FAILED" ? "warning" : "file")}<p>${record?.status === "FAILED" || record?.status === "UNSUPPORTED"
      ? visible(record.reason ?? "This object cannot be shown.") : "This picture is not ready yet."}</p></div>`, content.element);
  }

  /** Videos bring the module that plays them. */
  async #play(content, record) {
    const { name } = record;
    const { element } = content;
    const { Film } = await import("./timeline.js");
    // The viewer may have gone on meanwhile.
    if (!this.#swipe || content.element !== element) return;
    const film = new Film(element, record, { link: () => api.link(name), mark: (label) => this.#mark(label) });
    this.#films.set(name, film);
    film.tell(this.#known?.name === name ? this.#known : record, this.#marked);
    if (this.#swipe.currSlide?.content === content) film.start();
  }

  #forgetFilm(content) {
    this.#films.get(content.data.name)?.stop();
    this.#films.delete(content.data.name);
  }

  /** The bar, the arrows and the panel, and the rest of the page out of reach. */
  #furnish(swipe) {
    const { element } = swipe;
    element.setAttribute("aria-modal", "true");
    this.barPlace = element.appendChild(Object.assign(document.createElement("div"), { className: "viewer-bar" }));
    this.arrowPlace = element.appendChild(Object.assign(document.createElement("div"), { className: "viewer-arrows" }));
    this.panelPlace = element.appendChild(Object.assign(document.createElement("aside"), { className: "viewer-panel", ariaLabel: "Information" }));
    this.boxPlace = Object.assign(document.createElement("div"), { className: "boxes" });
    // PhotoSwipe zooms with the wheel; the panel scrolls.
    this.panelPlace.addEventListener("wheel", (event) => event.stopPropagation(), { passive: true });
    for (const other of document.body.children) {
      if (other !== element && !other.matches("#toasts, #spoken, dialog, script")) other.inert = true;
    }
    document.documentElement.classList.add("viewing");
    element.focus({ preventScroll: true });
    this.#draw();
  }

  #moved() {
    const name = this.name;
    if (!name) return;
    this.#marked = null;
    this.#all = false;
    this.#known = this.store.get(name)?.detections ? this.store.get(name) : null;
    this.hooks.moved(name);
    this.#draw();
    this.#ask(name);
    if (this.#swipe.currIndex >= this.#names.length - 6) this.#extend();
  }

  async #extend() {
    await this.hooks.more();
    const there = new Set(this.#names);
    const more = this.store.names.filter((name) => !there.has(name));
    if (more.length === 0 || !this.#swipe || !this.store.names.includes(this.name)) return;
    this.#names.push(...more);
    this.#draw();
  }

  /** Asks for the detections, which lists do not have. */
  async #ask(name) {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    await attempt("record", async () => {
      const record = await api.record(name, signal);
      if (this.name !== name) return;
      this.#known = record;
      this.store.patch(record);
      this.#films.get(name)?.tell(record, this.#marked);
      this.#draw();
    });
  }

  #changed(event) {
    if (!this.#swipe) return;
    if (event.what === "hidden") event.detail.forEach((name) => this.#drop(name));
    if (event.what === "removed") this.#drop(event.detail);
    if (event.what === "record" && event.detail === this.name) this.#renew(this.store.get(event.detail));
  }

  #renew(record) {
    if (this.#known && this.#known.etag === record.etag && this.#known.status === record.status && this.#known.labelledAt === record.labelledAt) return;
    const wasThere = this.#known !== null;
    this.#known = record.detections ? record : null;
    this.#swipe.refreshSlideContent(this.#swipe.currIndex);
    if (wasThere && !record.detections) this.#ask(record.name);
  }

  /** Takes an object out of the row; the one behind it comes up, at the end the one before. */
  #drop(name) {
    const at = this.#names.indexOf(name);
    if (at < 0) return;
    const swipe = this.#swipe;
    if (this.#names.length === 1) {
      this.close();
      this.hooks.close();
      return;
    }
    const now = swipe.currIndex;
    if (at === now && at === this.#names.length - 1) swipe.goTo(at - 1);
    this.#names.splice(at, 1);
    if (at < now) {
      swipe.currIndex--;
      swipe.potentialIndex--;
      swipe.currSlide.index--;
      for (const holder of swipe.mainScroll.itemHolders) if (holder.slide && holder.slide !== swipe.currSlide) holder.slide.index--;
    }
    for (let i = Math.max(0, at - 3); i < at + 6; i++) swipe.contentLoader.removeByIndex(i);
    for (const i of [swipe.currIndex - 1, swipe.currIndex, swipe.currIndex + 1]) {
      if (i >= 0 && i <= this.#names.length && !(i === swipe.currIndex && at !== now)) swipe.refreshSlideContent(i);
    }
    this.#moved();
  }

  // Boxes

  #fit(content, width, height) {
    if (content !== this.#swipe?.currSlide?.content) return;
    this.boxPlace?.style.setProperty("width", `${width}px`);
    this.boxPlace?.style.setProperty("height", `${height}px`);
  }

  #drawBoxes() {
    const slide = this.#swipe?.currSlide;
    if (!slide || !this.boxPlace) return;
    if (slide.content.type !== "image") {
      this.boxPlace.remove();
      return;
    }
    if (this.boxPlace.parentNode !== slide.container || slide.container.lastChild !== this.boxPlace) slide.container.append(this.boxPlace);
    if (slide.content.displayedImageWidth) this.#fit(slide.content, slide.content.displayedImageWidth, slide.content.displayedImageHeight);
    const detections = this.boxes && this.#known?.name === this.name ? this.#known.detections ?? [] : [];
    const found = detections.flatMap(({ label, boxes = [] }) => boxes.map((box) => ({ label, box })));
    render(found.map(({ label, box }) => html`<div class="box ${this.#marked === label ? "marked" : this.#marked ? "dim" : ""}"
        .style=${`left:${box.left * 100}%;top:${box.top * 100}%;width:${box.width * 100}%;height:${box.height * 100}%`}
        @pointerenter=${() => this.#mark(label)} @pointerleave=${() => this.#mark(null)}><span><bdi>${visible(label)}</bdi></span></div>`), this.boxPlace);
  }

  #mark(label) {
    if (this.#marked === label) return;
    this.#marked = label;
    this.#drawBoxes();
    this.#drawPanel();
    if (this.#known) this.#films.get(this.name)?.tell(this.#known, label);
  }

  /** A broken connection mends itself: the picture is asked for once more. */
  #again(content) {
    const { name } = content.data;
    if (this.#missed.has(name)) return;
    this.#missed.add(name);
    setTimeout(() => {
      const at = this.#names.indexOf(name);
      if (this.#swipe && at >= 0) this.#swipe.refreshSlideContent(at);
    }, 1000);
  }

  /** Zoomed in, the original takes the place of the smaller picture. */
  #sharpen(slide) {
    const { content } = slide;
    const record = this.store.get(content.data.name);
    if (content.sharp || content.type !== "image" || !record || Math.max(record.width, record.height) <= DERIVATIVE) return;
    if (slide.currZoomLevel * Math.max(record.width, record.height) < DERIVATIVE * 1.15 || !SHOWN_BY_BROWSERS.test(record.contentType)) return;
    content.sharp = true;
    const sharp = new Image();
    sharp.src = api.original(record.name);
    // Should it not come, the smaller picture stays.
    sharp.decode().then(() => { content.element.src = sharp.src; }, (error) => console.warn("The original stays away:", error.message));
  }

  // Drawing

  #draw() {
    if (!this.#swipe || !this.barPlace) return;
    const { currIndex, element } = this.#swipe;
    const name = this.name;
    const record = this.store.get(name);
    const picture = record?.type === "image" && api.hasThumbnail(record);
    element.setAttribute("aria-label", visible(name));
    element.classList.toggle("with-panel", this.panel);
    const tool = (text, sign, run, { pressed = null, key = "", extra = "" } = {}) => html`<button type="button" class="icon ${extra}" aria-label=${text} title=${key ? `${text} (${key})` : text}
      aria-pressed=${pressed === null ? nothing : pressed} @click=${run}>${icon(sign)}</button>`;
    render(html`${tool("Close", "close", () => this.#swipe.close(), { key: "Esc" })}
      <p class="viewer-name"><bdi>${visible(baseName(name))}</bdi><small>${(currIndex + 1).toLocaleString("en")} of ${this.#names.length.toLocaleString("en")}${this.store.complete || this.#names.length === 1 ? "" : "+"}</small></p>
      ${picture ? tool("Zoom", "zoom", () => this.#swipe.toggleZoom(), { key: "Z", extra: "wide-only" }) : nothing}
      ${picture ? tool("Boxes", "boxes", () => this.#toggleBoxes(), { pressed: this.boxes, key: "B" }) : nothing}
      ${document.fullscreenEnabled ? tool("Full screen", "full", () => this.#toggleFull(), { pressed: Boolean(document.fullscreenElement), key: "F", extra: "wide-only" }) : nothing}
      ${tool("Copy link", "link", () => copyLink())}
      ${tool("Download", "download", () => this.hooks.download(name), { key: "D" })}
      ${tool("Delete", "trash", () => this.hooks.remove([name]), { key: "Del" })}
      ${tool("Information", "info", () => this.#togglePanel(), { pressed: this.panel, key: "I" })}`, this.barPlace);
    render(html`<button type="button" class="arrow left" aria-label="Previous" ?disabled=${currIndex === 0} @click=${() => this.#swipe.prev()}>${icon("left")}</button>
      <button type="button" class="arrow right" aria-label="Next" ?disabled=${currIndex === this.#names.length - 1} @click=${() => this.#swipe.next()}>${icon("right")}</button>`, this.arrowPlace);
    this.#drawPanel();
    this.#drawBoxes();
  }

  #drawPanel() {
    const record = this.store.get(this.name);
    if (!record || !this.panelPlace) return;
    this.panelPlace.hidden = !this.panel;
    render(this.panel ? panel(record, this.#known?.name === record.name ? this.#known : null, {
      marked: this.#marked, all: this.#all, mark: (label) => this.#mark(label), search: (label) => this.hooks.search(label),
      retry: () => this.hooks.retry(record.name), more: () => {
        this.#all = true;
        this.#drawPanel();
      }, close: () => this.#togglePanel(),
    }) : nothing, this.panelPlace);
  }

  #togglePanel() {
    this.panel = !this.panel;
    if (WIDE.matches) settings.set("panel", this.panel ? "on" : "off");
    this.#draw();
    this.#swipe.updateSize(true);
  }

  #toggleBoxes() {
    this.boxes = !this.boxes;
    settings.set("boxes", this.boxes ? "on" : "off");
    this.#draw();
  }

  async #toggleFull() {
    await attempt("full", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
    this.#draw();
  }

  #key(event) {
    const given = event.originalEvent;
    if (document.querySelector("dialog[open]")) {
      event.preventDefault();
      return;
    }
    // A focused video seeks with the arrows itself; a focused button is pressed by the space bar.
    if (given.target.matches?.("video") && /^arrow|^space$/.test(keyOf(given))) {
      event.preventDefault();
      return;
    }
    const film = this.#films.get(this.name);
    const action = {
      "i": () => this.#togglePanel(), "b": () => this.#toggleBoxes(), "f": () => this.#toggleFull(), "d": () => this.hooks.download(this.name),
      "delete": () => this.hooks.remove([this.name]), "home": () => this.#swipe.goTo(0), "end": () => this.#swipe.goTo(this.#names.length - 1),
      "space": film && !given.target.closest?.("button, a") ? () => film.toggle() : null,
    }[keyOf(given)];
    if (!action) return;
    given.preventDefault();
    event.preventDefault();
    action();
  }
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link is copied.", { topic: "link" });
  } catch {
    // Only pages with TLS may write to the clipboard.
    say(location.href, { topic: "link", millis: 20_000 });
  }
}
