/** LoFinity when things go wrong: cancelled, left, the worker killed. The coin comes back, the next tape works. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { after, before, test } from "node:test";
import { BASE_URL, launch, newPage, open, until } from "./browser.mjs";
import { beginPress, pressTape } from "./lofinity.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const LONG = 10; // minutes: long enough to be in the middle of it

/** The house can press again: a stranger gets a tape. */
async function nextTapeWorks() {
  const page = await newPage(browser);
  await open(page, "/lofinity?webgl=off");
  assert.ok((await pressTape(page, "calm after it")).hash);
}

test("cancelling in the middle returns the coin, keeps the wish and frees the machine", async () => {
  const page = await newPage(browser);
  await open(page, "/lofinity?webgl=off");
  await beginPress(page, "a long night", LONG);
  await until(page, (s) => s.stage === "press");
  await page.locator("#cancel").click();
  const back = await until(page, (s) => s.machine === "idle");
  assert.match(back.says, /coin is back/);
  assert.equal(back.wish, "a long night");
  assert.equal(back.preview, false);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "coin");
  await nextTapeWorks();
  assert.deepEqual(page.errors, []);
});

test("leaving the page in the middle frees the machine", async () => {
  const page = await newPage(browser);
  await open(page, "/lofinity?webgl=off");
  await beginPress(page, "a long night", LONG);
  await until(page, (s) => s.stage === "press");
  await page.goto("about:blank");
  await nextTapeWorks();
});

/** The house's worker: the one process of ours below the server that listens at BASE_URL. */
function workerOf() {
  const port = Number(new URL(BASE_URL).port);
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const sockets = readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .map((row) => row.trim().split(/\s+/))
    .filter((row) => row[1]?.endsWith(`:${hex}`) && row[3] === "0A")
    .map((row) => `socket:[${row[9]}]`);
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const server = processes.find((pid) => holds(pid, sockets));
  const children = processes.filter((pid) => parentOf(pid) === server);
  return children.find((pid) => /worker/.test(commandOf(pid))) ?? null;
}

/** @param {string} pid @param {string[]} sockets */
function holds(pid, sockets) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => sockets.includes(linkOf(`/proc/${pid}/fd/${fd}`)));
  } catch {
    return false; // another's process, or gone meanwhile
  }
}

/** @param {string} path */
function linkOf(path) {
  try {
    return readlinkSync(path);
  } catch {
    return "";
  }
}

/** @param {string} pid */
function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ")[1];
  } catch {
    return "";
  }
}

/** @param {string} pid */
const commandOf = (pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");

test("when the worker is killed the visitor reads a sentence, and the next tape works", async (t) => {
  const page = await newPage(browser);
  await open(page, "/lofinity?webgl=off");
  await beginPress(page, "a long night", LONG);
  await until(page, (s) => s.stage === "press");
  const worker = workerOf();
  if (worker === null) return t.skip("this house has no worker process of its own to kill");
  process.kill(Number(worker), "SIGKILL");
  const told = await until(page, (s) => s.machine === "idle");
  assert.ok(told.says.length > 20, told.says);
  assert.equal(told.retryable, true);
  await page.locator("#retry").click();
  await until(page, (s) => s.machine === "pressing" || s.machine === "tray");
  const tape = await until(page, (s) => s.machine === "tray", { timeout: 90_000 });
  assert.match(tape.hash, /^[0-9a-f]{64}$/);
});
