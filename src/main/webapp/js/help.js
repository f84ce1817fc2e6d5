// The page that lists the keyboard shortcuts.

import { html, render } from "../vendor/lit-html/lit-html.js";
import { icon } from "./grid.js";

const HELP = [
  ["In the album", [
    ["← → ↑ ↓", "Move between pictures"], ["Enter", "Open"], ["Space or X", "Select"], ["Shift + arrows", "Select several"],
    ["Ctrl + A", "Select all that are found"], ["Del", "Delete the selection"], ["Home, End", "To the beginning or end of a row"],
    ["Page ↑, Page ↓", "A screen up or down"], ["/", "Search"], ["U", "Upload"], ["Esc", "Clear the selection"], ["?", "Show this page"],
  ]],
  ["In the viewer", [
    ["← →", "Previous or next"], ["Z", "Zoom"], ["I", "Information"], ["B", "Boxes"], ["F", "Full screen"], ["D", "Download"],
    ["Del", "Delete"], ["Space", "Play or pause a video"], ["Esc", "Close"],
  ]],
];

export function show(page) {
  render(html`<header><h2 id="help-title">Keyboard shortcuts</h2><button type="button" class="icon" aria-label="Close" @click=${() => page.close()}>${icon("close")}</button></header>
    <div class="shortcuts">${HELP.map(([place, keys]) => html`<section><h3>${place}</h3><dl>${keys.map(([key, text]) => html`<div><dt>${text}</dt><dd><kbd>${key}</kbd></dd></div>`)}</dl></section>`)}</div>`, page);
  if (!page.open) page.showModal();
}
