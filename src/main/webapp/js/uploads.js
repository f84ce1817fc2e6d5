// Uploads: three at a time, each file by itself. Straight to the bucket where the browser may, else through the service.

import * as api from "./api.js";

const AT_ONCE = 3;
const PARTS_AT_ONCE = 3;
const TRIES = 4;
const SPEED_MILLIS = 3000;
const KNOWN_ENDINGS = /\.(jpe?g|jfif|png|gif|webp|bmp|tiff?|heic|heif|avif|mp4|m4v|mov|qt|webm|mkv|avi|mpe?g|3gp|ogv)$/i;

/** How an upload can stand. `exists`, `refused` and `failed` wait for a decision. */
export const STATES = ["waiting", "sending", "paused", "exists", "refused", "failed", "done", "canceled"];

class Stopped extends Error {}

/** An error that trying again does not help. */
export class Refused extends Error {}

export class Upload {
  state = "waiting";
  sent = 0;
  reason = "";
  session = null;
  replace = false;
  #marks = [];
  #stop = new AbortController();

  constructor(file, name) {
    this.file = file;
    this.name = name;
    this.size = file.size;
    this.id = Upload.count++;
  }

  static count = 0;

  get signal() {
    return this.#stop.signal;
  }

  /** Ends what is being sent. */
  stop() {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.#marks = [];
  }

  progress(sent) {
    this.sent = sent;
    const now = performance.now();
    this.#marks = [...this.#marks.filter((mark) => now - mark.at < SPEED_MILLIS), { at: now, sent }];
  }

  /** Bytes per second, over the last seconds. */
  get speed() {
    const [first] = this.#marks;
    const last = this.#marks.at(-1);
    return first && last.at - first.at > 200 ? ((last.sent - first.sent) * 1000) / (last.at - first.at) : 0;
  }
}

/** Says why a file is not sent, or nothing. */
export function refusal(file) {
  if (file.size === 0) return "The file is empty. Choose one with content.";
  if (!/^(image|video)\//.test(file.type) && !KNOWN_ENDINGS.test(file.name)) {
    return "This is no picture or video, so nothing can be found in it.";
  }
  return "";
}

/** The name of another copy: `dog.jpg` becomes `dog (2).jpg`. */
export function copyName(name, number) {
  const dot = name.lastIndexOf(".");
  return dot > name.lastIndexOf("/") + 1 ? `${name.slice(0, dot)} (${number})${name.slice(dot)}` : `${name} (${number})`;
}

export class Uploads extends EventTarget {
  list = [];
  #direct = true;

  /** @param known called with the record of each finished upload's name */
  constructor(finished) {
    super();
    this.finished = finished;
    addEventListener("online", () => this.list.filter((each) => each.state === "failed" && each.lost).forEach((each) => this.retry(each)));
  }

  /**
   * Takes files; `path` of each is its place in a dropped or chosen folder.
   *
   * @param files `[{file, path}]`
   */
  add(files, folder) {
    for (const { file, path } of files) {
      const upload = new Upload(file, (folder || "uploads/") + path.normalize("NFC").split("/").filter((part) => part && part !== "." && part !== "..").join("/"));
      upload.reason = refusal(file);
      if (upload.reason) upload.state = "refused";
      this.list.push(upload);
    }
    this.#next();
  }

  get busy() {
    return this.list.some((each) => each.state === "waiting" || each.state === "sending");
  }

  pause(upload) {
    this.#set(upload, "paused");
    upload.stop();
    this.#next();
  }

  resume(upload) {
    upload.reason = "";
    this.#set(upload, "waiting");
    this.#next();
  }

  retry(upload) {
    upload.lost = false;
    this.resume(upload);
  }

  /** Sends a file though there is an object of its name, or although it is no picture. */
  insist(upload) {
    upload.replace = upload.state === "exists";
    this.resume(upload);
  }

  async keepBoth(upload) {
    const name = upload.name;
    for (let number = 2; ; number++) {
      upload.name = copyName(name, number);
      if (!(await existing(upload.name))) break;
    }
    this.resume(upload);
  }

  cancel(upload) {
    const begun = upload.session;
    this.list = this.list.filter((each) => each !== upload);
    upload.state = "canceled";
    upload.stop();
    if (begun) {
      forget(upload);
      api.call(`api/uploads/${begun.id}`, { method: "DELETE" }).catch((error) => console.warn("An upload that was canceled expires by itself:", error.message));
    }
    this.#tell();
    this.#next();
  }

  pauseAll() {
    this.list.filter((each) => each.state === "waiting" || each.state === "sending").forEach((each) => this.pause(each));
  }

  resumeAll() {
    this.list.filter((each) => each.state === "paused").forEach((each) => this.resume(each));
  }

  /** Takes what is over out of the list. */
  clear() {
    this.list = this.list.filter((each) => ["waiting", "sending", "paused"].includes(each.state));
    this.#tell();
  }

  #next() {
    let free = AT_ONCE - this.list.filter((each) => each.state === "sending").length;
    for (const upload of this.list) {
      if (free <= 0) break;
      if (upload.state !== "waiting") continue;
      free--;
      this.#send(upload);
    }
    this.#tell();
  }

  async #send(upload) {
    this.#set(upload, "sending");
    const { signal } = upload;
    try {
      await this.#checked(upload, signal);
      if (!signal.aborted) {
        this.#set(upload, "done");
        this.finished(upload);
      }
    } catch (error) {
      if (signal.aborted || error instanceof Stopped) return;
      upload.reason = error.message;
      upload.lost = error.status === 0;
      this.#set(upload, error.exists ? "exists" : error instanceof Refused ? "refused" : "failed");
    } finally {
      this.#next();
    }
  }

  async #checked(upload, signal) {
    if (!upload.replace && !upload.session) {
      const there = await existing(upload.name, signal);
      if (there) {
        const same = there.size === upload.size ? "A file of this name and size is there already." : "Another file of this name is there already.";
        throw Object.assign(new Refused(same), { exists: true });
      }
    }
    const progress = (sent) => {
      upload.progress(sent);
      this.#tell();
    };
    if (this.#direct && (await this.#straight(upload, progress, signal))) return;
    await tried(() => send("PUT", api.address("media", upload.name), upload.file, { "Content-Type": upload.file.type || "application/octet-stream" }, progress, signal), signal);
  }

  /** Sends to the bucket itself. False when this service or this bucket does not let browsers do so. */
  async #straight(upload, progress, signal) {
    let session;
    try {
      session = await begin(upload, signal);
    } catch (error) {
      if (error.status !== 404 && error.status !== 405) throw error;
      this.#direct = false;
      return false;
    }
    try {
      if (session.parts) await sendParts(session, upload, progress, signal);
      else await tried(() => send("PUT", session.url, upload.file, session.headers ?? {}, progress, signal), signal);
    } catch (error) {
      // A bucket without CORS rules refuses before the first byte arrives: the service takes the file instead.
      if (error.status !== 0 || upload.sent > 0 || !navigator.onLine) throw error;
      this.#direct = false;
      forget(upload);
      return false;
    }
    await tried(() => api.call(`api/uploads/${session.id}/complete`, { method: "POST", signal }), signal);
    forget(upload);
    upload.name = session.name;
    return true;
  }

  #set(upload, state) {
    upload.state = state;
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event("change"));
  }
}

async function existing(name, signal) {
  const url = (type) => `api/media/?${new URLSearchParams({ name, ...type })}`;
  const [media] = (await api.page(url({}), signal)).records;
  return media ?? (await api.page(url({ "media-type": "other" }), signal)).records[0];
}

/** Where an unfinished upload of several parts is remembered, so that it goes on after a reload. */
const memory = (upload) => `upload ${upload.name} ${upload.size} ${upload.file.lastModified}`;

function forget(upload) {
  upload.session = null;
  localStorage.removeItem(memory(upload));
}

async function begin(upload, signal) {
  // An object that is sent in one request starts over: there is nothing to resume.
  const id = (upload.session?.parts && upload.session.id) || localStorage.getItem(memory(upload));
  if (id) {
    try {
      upload.session = await (await api.call(`api/uploads/${id}`, { signal })).json();
      return upload.session;
    } catch (error) {
      if (error.status !== 404 && error.status !== 410) throw error;
      forget(upload);
    }
  }
  const response = await api.call("api/uploads", {
    method: "POST", signal, headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ name: upload.name, size: upload.size, contentType: upload.file.type || "application/octet-stream", replace: upload.replace }),
  });
  upload.session = await response.json();
  if (upload.session.parts) localStorage.setItem(memory(upload), upload.session.id);
  return upload.session;
}

async function sendParts(session, upload, progress, signal) {
  const there = new Set((session.uploaded ?? []).map((part) => part.number));
  const lengthOf = (number) => Math.min(session.partSize, upload.size - (number - 1) * session.partSize);
  const sent = new Map([...there].map((number) => [number, lengthOf(number)]));
  const missing = session.parts.filter((part) => !there.has(part.number));
  const report = () => progress([...sent.values()].reduce((a, b) => a + b, 0));
  report();
  const worker = async () => {
    for (let part = missing.shift(); part; part = missing.shift()) {
      const start = (part.number - 1) * session.partSize;
      const { number, url } = part;
      await tried(() => send("PUT", url, upload.file.slice(start, start + lengthOf(number)), part.headers ?? {}, (bytes) => {
        sent.set(number, bytes);
        report();
      }, signal), signal);
      sent.set(number, lengthOf(number));
      report();
    }
  };
  await Promise.all(Array.from({ length: PARTS_AT_ONCE }, worker));
}

const PASSING = new Set([0, 408, 429, 500, 502, 503, 504]);

/** Tries again what may pass, with longer and longer pauses. */
async function tried(action, signal) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await action();
    } catch (error) {
      if (attempt >= TRIES || !PASSING.has(error.status) || signal.aborted || !navigator.onLine) throw error;
      await pause(400 * 2 ** attempt * (0.5 + Math.random()), signal);
    }
  }
}

function pause(millis, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new Stopped());
    }, { once: true });
  });
}

/** One request with its progress, which fetch does not tell. */
function send(method, url, body, headers, progress, signal) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, new URL(url, document.baseURI));
    for (const [name, value] of Object.entries(headers)) {
      // The browser itself sets these.
      if (!/^(host|content-length)$/i.test(name)) request.setRequestHeader(name, value);
    }
    const abort = () => request.abort();
    signal.addEventListener("abort", abort, { once: true });
    request.upload.addEventListener("progress", (event) => progress(event.loaded));
    request.addEventListener("loadend", () => signal.removeEventListener("abort", abort));
    request.addEventListener("abort", () => reject(new Stopped()));
    request.addEventListener("error", () => reject(new api.Problem(navigator.onLine ? "The connection broke." : "You are offline. The upload goes on when the connection is back.", 0)));
    request.addEventListener("load", () => {
      if (request.status < 300) resolve(request);
      else reject(problem(request));
    });
    request.send(body);
  });
}

function problem(request) {
  let detail = "";
  if (/json/.test(request.getResponseHeader("Content-Type") ?? "")) detail = JSON.parse(request.responseText).detail;
  const text = detail || `The upload was answered with ${request.status}.`;
  const refused = [400, 403, 411, 413, 415].includes(request.status);
  return Object.assign(refused ? new Refused(text) : new Error(text), { status: request.status });
}
