// A video with its timeline: one lane for each label, with the times at which it was seen. A click seeks.

import { html, render, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { hasThumbnail, thumbnail } from "./api.js";
import { ranked } from "./labels.js";
import { baseName, duration, visible } from "./text.js";
import { say } from "./toast.js";

const MOST_LANES = 30;

/** The lanes of a video, most informative labels first, each with its times as fractions of the duration. */
export function lanes(record) {
  const whole = record.durationMillis;
  if (!whole) return [];
  return ranked((record.detections ?? []).filter((each) => each.spans?.length > 0))
    .slice(0, MOST_LANES)
    .map(({ label, confidence, spans }) => ({
      label, confidence,
      spans: spans.map(({ startMillis, endMillis }) => {
        const start = Math.min(startMillis, whole);
        return { start, left: start / whole, width: Math.max(0, Math.min(endMillis, whole) - start) / whole };
      }),
    }));
}

export class Film {
  #started = false;
  #renewed = false;

  /** @param hooks `link()` gives a URL that plays, `mark(label)` marks a label */
  constructor(root, record, hooks) {
    this.hooks = hooks;
    this.root = root;
    this.name = record.name;
    render(html`<div class="film"><video controls playsinline preload="metadata" aria-label=${visible(baseName(record.name))}
      poster=${hasThumbnail(record) ? thumbnail(record, 2048) : nothing}></video><div class="lanes"></div></div>`, root);
    this.video = root.querySelector("video");
    this.place = root.querySelector(".lanes");
    this.video.addEventListener("timeupdate", () => this.#follow());
    this.video.addEventListener("seeking", () => this.#follow());
    this.video.addEventListener("error", () => this.#fail());
  }

  /** Gets the video when it is the one that is looked at. */
  async start() {
    if (this.#started) return;
    this.#started = true;
    try {
      const url = await this.hooks.link();
      if (this.#started) this.video.src = url;
    } catch (error) {
      this.#started = false;
      say(error.message, { bad: true, topic: "video" });
    }
  }

  /** The presigned URL expires; a new one goes on where the old one ended. */
  async #fail() {
    if (!this.#started || !this.video.getAttribute("src")) return;
    if (this.#renewed || this.video.error?.code === MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED && this.video.currentTime === 0) {
      say("This browser cannot play the video. Download it to watch it.", { bad: true, topic: "video" });
      return;
    }
    this.#renewed = true;
    const at = this.video.currentTime;
    this.video.src = await this.hooks.link();
    this.video.currentTime = at;
    await this.video.play();
    this.#renewed = false;
  }

  pause() {
    this.video.pause();
  }

  stop() {
    this.video.pause();
    this.#started = false;
    this.video.removeAttribute("src");
    this.video.load();
  }

  toggle() {
    if (this.video.paused) this.video.play().catch((error) => say(`The video does not play: ${error.message}`, { bad: true, topic: "video" }));
    else this.video.pause();
  }

  seek(millis) {
    this.video.currentTime = millis / 1000;
  }

  tell(record, marked) {
    const all = lanes(record);
    this.millis = record.durationMillis;
    render(all.length === 0 ? nothing : html`<div class="lane-list"><div class="head" aria-hidden="true"></div>
      ${repeat(all, (lane) => lane.label, (lane) => html`<div class="lane ${marked === lane.label ? "marked" : ""}" @pointerenter=${() => this.hooks.mark(lane.label)} @pointerleave=${() => this.hooks.mark(null)}>
        <span class="lane-label"><bdi>${visible(lane.label)}</bdi></span>
        <div class="lane-track" @click=${(event) => this.#press(event)}>${lane.spans.map((span) => html`<button type="button" class="span"
          .style=${`left:${span.left * 100}%;width:max(8px, ${span.width * 100}%)`} aria-label=${`${visible(lane.label)} at ${duration(span.start)}`} title=${`${visible(lane.label)} at ${duration(span.start)}`}
          @click=${(event) => this.#jump(event, span)}></button>`)}</div></div>`)}</div>`, this.place);
    this.#follow();
  }

  /** A click into a span seeks to where it was made; the keyboard seeks to the beginning of the span. */
  #jump(event, span) {
    if (event.detail > 0) return;
    event.stopPropagation();
    this.seek(span.start);
  }

  #press(event) {
    const box = event.currentTarget.getBoundingClientRect();
    this.seek(((event.clientX - box.left) / box.width) * this.millis);
  }

  #follow() {
    const head = this.place.querySelector(".head");
    if (!head || !this.millis) return;
    const track = this.place.querySelector(".lane-track");
    head.style.left = `${track.offsetLeft + track.offsetWidth * Math.min(1, (this.video.currentTime * 1000) / this.millis)}px`;
  }
}
