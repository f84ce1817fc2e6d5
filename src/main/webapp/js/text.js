// Names and labels are strangers' texts. They are only ever set as text, and what would be invisible in them is shown.

const INVISIBLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A name with its control characters and bidirectional marks made visible. */
export function visible(text) {
  return text.replace(INVISIBLE, (c) => `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);
}

/** The last part of a name. */
export function baseName(name) {
  const trimmed = name.replace(/\/+$/, "");
  return trimmed.slice(trimmed.lastIndexOf("/") + 1) || name;
}

export function bytes(size) {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  let value = size;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

export function duration(millis) {
  const seconds = Math.round(millis / 1000);
  const two = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(seconds / 3600);
  const rest = `${Math.floor(seconds / 60) % 60}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest.padStart(5, "0")}` : rest;
}

export function plural(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

const MONTH = new Intl.DateTimeFormat("en", { month: "long", year: "numeric", timeZone: "UTC" });

/** `2026-11` as people write it. */
export function monthName(month) {
  const time = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(time) ? "Without a date" : MONTH.format(time);
}

const DAY = { dateStyle: "medium", timeStyle: "short" };

/** A moment in the reader's own time. */
export function moment(text) {
  return new Date(text).toLocaleString("en", DAY);
}

/** A time without a zone, as cameras write it: shown as it is. */
export function cameraTime(text) {
  const time = Date.parse(`${text.slice(0, 19)}Z`);
  return Number.isNaN(time) ? text : new Date(time).toLocaleString("en", { ...DAY, timeZone: "UTC" });
}
