// Files that come from outside: dropped with their folders, chosen, or pasted.

import { isWriting } from "./keys.js";
import { baseName } from "./text.js";

const find = (id) => document.getElementById(id);
const hasFiles = (event) => Boolean(event.dataTransfer?.types.includes("Files"));

/** Watches the page for files. `add(files)` gets them as `[{file, path}]`; `attempt` runs what may fail. */
export function watch(add, attempt) {
  for (const id of ["files", "folder"]) {
    find(id).addEventListener("change", (event) => {
      add(chosen(event.target.files));
      event.target.value = "";
    });
  }
  let inside = 0;
  addEventListener("dragenter", (event) => {
    if (!hasFiles(event)) return;
    inside++;
    find("drop").hidden = false;
  });
  addEventListener("dragleave", (event) => {
    if (hasFiles(event) && --inside <= 0) find("drop").hidden = true;
  });
  addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    inside = 0;
    find("drop").hidden = true;
    attempt("drop", async () => add(await dropped(event.dataTransfer)));
  });
  addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || isWriting(event.target)) return;
    const now = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
    add(chosen(files).map(({ file, path }) => ({ file, path: path === "image.png" ? `pasted ${now}.png` : path })));
  });
}

/** All files of a drop, with those in its folders. */
async function dropped(transfer) {
  const entries = [...transfer.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.() ?? item.getAsFile()).filter(Boolean);
  const found = [];
  const walk = async (entry, path) => {
    if (entry instanceof File) {
      found.push({ file: entry, path: entry.name });
    } else if (entry.isFile) {
      found.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path: path + entry.name });
    } else {
      const reader = entry.createReader();
      // A reader hands out its entries in parts, until it has none left.
      for (let part = await read(reader); part.length > 0; part = await read(reader)) {
        for (const inner of part) await walk(inner, `${path}${entry.name}/`);
      }
    }
  };
  for (const entry of entries) await walk(entry, "");
  return found.filter(({ path }) => !/^\.|^(thumbs\.db|desktop\.ini)$/i.test(baseName(path)));
}

const read = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** Files that were chosen or pasted. */
const chosen = (files) => [...files].map((file) => ({ file, path: file.webkitRelativePath || file.name || "picture.png" }));
