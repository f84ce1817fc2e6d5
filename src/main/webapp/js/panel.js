// What is known of one object: its labels with their reasons, its dates, its size.

import { html, nothing } from "../vendor/lit-html/lit-html.js";
import { repeat } from "../vendor/lit-html/directives/repeat.js";
import { icon } from "./grid.js";
import { ranked } from "./labels.js";
import { baseName, bytes, cameraTime, duration, moment, visible } from "./text.js";

const FEW = 12;
const SOURCES = { rekognition: "Amazon Rekognition", clarifai: "Clarifai", onnx: "Model", properties: "Computed from the pixels", person: "Set by a person" };
const WORKING = { PENDING: "Waiting to be looked at.", QUEUED: "Waiting for the labeller.", PROCESSING: "The labeller is at work." };

/**
 * @param record the summary
 * @param full the same with its detections; null while they are on their way
 * @param hooks `marked`, `all`, `mark(label)`, `search(label)`, `retry()`, `more()`, `close()`
 */
export function panel(record, full, hooks) {
  return html`<header><h2><bdi>${visible(baseName(record.name))}</bdi></h2><button type="button" class="icon" aria-label="Close the information" @click=${hooks.close}>${icon("close")}</button></header>
    ${state(record, hooks)}${full ? labels(full, hooks) : nothing}${text(full)}${facts(record)}`;
}

function state(record, hooks) {
  if (record.status === "LABELLED") return nothing;
  const bad = record.status === "FAILED" || record.status === "UNSUPPORTED";
  return html`<div class="why ${bad ? "bad" : ""}"><p>${record.reason ? visible(record.reason) : WORKING[record.status] ?? record.status}</p>
    ${bad || record.status === "QUEUED" ? html`<button type="button" @click=${hooks.retry}>${icon("retry")}Try again</button>` : nothing}</div>`;
}

function labels(full, hooks) {
  const detections = ranked(full.detections);
  if (detections.length === 0) return full.status === "LABELLED" ? html`<p class="quiet">Nothing was recognized.</p>` : nothing;
  const shown = hooks.all ? detections : detections.slice(0, FEW);
  const sources = [...new Set(shown.map((detection) => detection.source))];
  return html`${sources.map((source) => html`<section class="by">
      <h3>${SOURCES[source] ?? visible(source)}</h3>
      <ul>${repeat(shown.filter((each) => each.source === source), (each) => each.label, (each) => label(each, hooks))}</ul></section>`)}
    ${detections.length > shown.length ? html`<button type="button" class="plain" @click=${hooks.more}>${detections.length - shown.length} more</button>` : nothing}`;
}

function label(detection, hooks) {
  const { label: name, confidence, parents = [], boxes = [] } = detection;
  const shown = visible(name);
  return html`<li class="why-label ${hooks.marked === name ? "marked" : ""}" @pointerenter=${() => hooks.mark(name)} @pointerleave=${() => hooks.mark(null)}
      @focusin=${() => hooks.mark(name)} @focusout=${() => hooks.mark(null)}>
    <button type="button" class="take" aria-label=${`Search ${shown}`} @click=${() => hooks.search(name)}><bdi>${shown}</bdi>${boxes.length > 0 ? html`<small>${icon("boxes")}${boxes.length > 1 ? boxes.length : nothing}</small>` : nothing}</button>
    <span class="percent">${confidence.toFixed(confidence < 99.95 ? 1 : 0)} %</span>
    <meter min="0" max="100" .value=${confidence} aria-label=${`Confidence of ${shown}`}>${confidence.toFixed(1)} %</meter>
    ${parents.length > 0 ? html`<span class="parents">is ${parents.map(visible).join(", ")}</span>` : nothing}</li>`;
}

function text(full) {
  return full?.text?.length > 0 ? html`<section class="by"><h3>Text in it</h3><p><bdi>${full.text.map(visible).join(" · ")}</bdi></p></section>` : nothing;
}

function facts(record) {
  const pixels = record.width ? `${record.width.toLocaleString("en")} × ${record.height.toLocaleString("en")}` : "";
  const mega = record.width ? ` (${((record.width * record.height) / 1e6).toFixed(1)} megapixels)` : "";
  const folder = record.name.slice(0, record.name.length - baseName(record.name).length);
  const rows = [
    ["Taken", record.takenAt && cameraTime(record.takenAt)],
    ["Uploaded", record.uploadedAt && moment(record.uploadedAt)],
    ["Labelled", record.labelledAt && moment(record.labelledAt)],
    ["Camera", record.camera && visible(record.camera)],
    ["Duration", record.durationMillis && duration(record.durationMillis)],
    ["Dimensions", pixels && `${pixels}${mega}`],
    ["Size", bytes(record.size)],
    ["Kind", record.contentType && visible(record.contentType)],
  ].filter(([, value]) => value);
  return html`<section class="facts"><h3>Details</h3><dl>${rows.map(([key, value]) => html`<div><dt>${key}</dt><dd>${value}</dd></div>`)}
    ${folder ? html`<div><dt>Folder</dt><dd><bdi>${visible(folder)}</bdi></dd></div>` : nothing}
    <div><dt>Name</dt><dd><bdi>${visible(record.name)}</bdi></dd></div></dl></section>`;
}
