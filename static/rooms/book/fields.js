/**
 * Labels and depth of a picture -> what stands where: which region is seen at a point, which door lies behind it, and the two
 * sheets of the relief, the room without its things and the things by themselves. Pure arithmetic; knows no DOM, no three.js.
 */
import { FARTHEST } from "rooms/book/space.js";

/** @typedef {import("rooms/words.js").Region} Region */
/** @typedef {{ width: number, height: number, seen: Uint8Array, behind: Uint8Array }} Labels 0 or 1 + index of a region; `seen` of what is painted, `behind` of a door even where a thing hides it */
/** @typedef {{ columns: number, rows: number, inverse_z: Float32Array }} Sheet (columns + 1) × (rows + 1) points, row by row from the top left */

/** Is a point inside an outline? @param {readonly (readonly [number, number])[]} outline @param {number} x @param {number} y */
export function inside(outline, x, y) {
  let within = false;
  for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
    const [xi, yi] = outline[i];
    const [xj, yj] = outline[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) within = !within;
  }
  return within;
}

/** Fills an outline. @param {Uint8Array} into @param {number} width @param {number} height @param {readonly (readonly [number, number])[]} outline @param {number} value */
function fill(into, width, height, outline, value) {
  const ys = outline.map(([, v]) => v);
  const from = Math.max(0, Math.floor(Math.min(...ys) * height));
  const to = Math.min(height - 1, Math.ceil(Math.max(...ys) * height));
  for (let y = from; y <= to; y++) {
    const v = (y + 0.5) / height;
    const crossings = [];
    for (let i = 0, j = outline.length - 1; i < outline.length; j = i++) {
      const [ui, vi] = outline[i];
      const [uj, vj] = outline[j];
      if (vi > v !== vj > v) crossings.push(((uj - ui) * (v - vi)) / (vj - vi) + ui);
    }
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const left = Math.max(0, Math.ceil(crossings[i] * width - 0.5));
      const right = Math.min(width, Math.ceil(crossings[i + 1] * width - 0.5));
      if (right > left) into.fill(value, y * width + left, y * width + right);
    }
  }
}

/**
 * @param {Uint8Array} seen as decoded. A browser that blurs what a page may read of a canvas gives nonsense; then the outlines say where things are
 * @param {number} width @param {number} height @param {readonly Region[]} regions @returns {Labels}
 */
export function labelled(seen, width, height, regions) {
  const sound = seen.every((label) => label <= regions.length);
  const firm = sound ? seen : new Uint8Array(width * height);
  const behind = new Uint8Array(width * height);
  const doorsFirst = regions
    .map((region, i) => ({ region, value: i + 1 }))
    .sort((a, b) => Number(a.region.kind === "thing") - Number(b.region.kind === "thing"));
  for (const { region, value } of doorsFirst) {
    if (!sound) fill(firm, width, height, region.outline, value);
    if (region.kind === "door") fill(behind, width, height, region.outline, value);
  }
  for (let i = 0; i < firm.length; i++) {
    const label = firm[i];
    if (label === 0)
      behind[i] = 0; // a frame or a pillar that stands before the door
    else if (regions[label - 1].kind === "door") behind[i] = label;
  }
  return { width, height, seen: firm, behind };
}

/**
 * Which region is at a point, or within reach of it: a finger is wider than a key.
 * @param {Labels} labels @param {number} u @param {number} v @param {number} reach of the picture's width @returns {number} 0: none
 */
export function pick({ width, height, seen }, u, v, reach) {
  const x = Math.floor(u * width);
  const y = Math.floor(v * height);
  const at = (/** @type {number} */ px, /** @type {number} */ py) =>
    px >= 0 && py >= 0 && px < width && py < height ? seen[py * width + px] : 0;
  const here = at(x, y);
  if (here > 0) return here;
  for (let r = 2; r <= reach * width; r += 2) {
    for (let k = 0; k < 12; k++) {
      const angle = (k / 12) * 2 * Math.PI;
      const found = at(Math.round(x + Math.cos(angle) * r), Math.round(y + Math.sin(angle) * r));
      if (found > 0) return found;
    }
  }
  return 0;
}

/** The plane of a flat region: 1/z is linear on the picture. @param {Region} region @returns {(u: number, v: number) => number} */
export function planeOf({ outline, inverse_z }) {
  const n = outline.length;
  const mean = [0, 0, 0];
  outline.forEach(([u, v], i) => {
    mean[0] += u / n;
    mean[1] += v / n;
    mean[2] += inverse_z[i] / n;
  });
  let [uu, uv, vv, uz, vz] = [1e-9, 0, 1e-9, 0, 0];
  outline.forEach(([u, v], i) => {
    const [du, dv, dz] = [u - mean[0], v - mean[1], inverse_z[i] - mean[2]];
    uu += du * du;
    uv += du * dv;
    vv += dv * dv;
    uz += du * dz;
    vz += dv * dz;
  });
  const scale = uu * vv - uv * uv;
  const a = (uz * vv - vz * uv) / scale;
  const b = (vz * uu - uz * uv) / scale;
  return (u, v) => mean[2] + a * (u - mean[0]) + b * (v - mean[1]);
}

/** @typedef {{ labels: Labels, inverse_z: Float32Array, regions: readonly Region[], columns: number, rows: number }} Ground `inverse_z` of every pixel */

/** The depth at each point of a grid that is of one kind only; where it is not, the nearest of that kind, or NaN. @param {Ground} ground @param {(label: number) => boolean} wanted @param {number} cells how far to look, in cells */
function sampled({ labels, inverse_z, columns, rows }, wanted, cells) {
  const { width, height, seen } = labels;
  const sheet = new Float32Array((columns + 1) * (rows + 1));
  const reach = Math.ceil((width / columns) * cells);
  for (let j = 0; j <= rows; j++) {
    for (let i = 0; i <= columns; i++) {
      const x = Math.min(width - 1, Math.round((i / columns) * width));
      const y = Math.min(height - 1, Math.round((j / rows) * height));
      let best = Number.POSITIVE_INFINITY;
      let found = Number.NaN;
      if (wanted(seen[y * width + x])) found = inverse_z[y * width + x];
      else {
        for (let dy = -reach; dy <= reach; dy += 2) {
          for (let dx = -reach; dx <= reach; dx += 2) {
            const [px, py] = [x + dx, y + dy];
            if (px < 0 || py < 0 || px >= width || py >= height || dx * dx + dy * dy >= best) continue;
            if (!wanted(seen[py * width + px])) continue;
            best = dx * dx + dy * dy;
            found = inverse_z[py * width + px];
          }
        }
      }
      sheet[j * (columns + 1) + i] = found;
    }
  }
  return sheet;
}

/** What is not known takes the mean of its neighbours, again and again: a soap film over each hole. @param {Float32Array} sheet @param {number} wide */
function healed(sheet, wide) {
  const holes = /** @type {number[]} */ ([]);
  let [sum, count] = [0, 0];
  sheet.forEach((z, i) => {
    if (Number.isNaN(z)) holes.push(i);
    else [sum, count] = [sum + z, count + 1];
  });
  const mean = count > 0 ? sum / count : FARTHEST;
  const high = sheet.length / wide;
  for (const i of holes) {
    // begin with what is nearest on the row: a film over a wide hole would take long to settle
    const row = Math.floor(i / wide) * wide;
    let [left, right] = [i, i];
    while (left > row && Number.isNaN(sheet[left])) left--;
    while (right < row + wide - 1 && Number.isNaN(sheet[right])) right++;
    const ends = [sheet[left], sheet[right]].filter((z) => !Number.isNaN(z));
    sheet[i] = ends.length > 0 ? Math.min(...ends) : mean;
  }
  for (let round = 0; round < 40; round++) {
    for (const i of holes) {
      const x = i % wide;
      const y = Math.floor(i / wide);
      const left = sheet[x > 0 ? i - 1 : i];
      const right = sheet[x < wide - 1 ? i + 1 : i];
      const above = sheet[y > 0 ? i - wide : i];
      const below = sheet[y < high - 1 ? i + wide : i];
      sheet[i] = (left + right + above + below) / 4;
    }
  }
}

/**
 * The two sheets of the relief. @param {Ground} ground
 * @returns {{ room: Sheet, things: Sheet }} the room with its things gone and its doors flat; the things, reaching a little over their edges
 */
export function sheetsOf(ground) {
  const { labels, regions, columns, rows } = ground;
  const wide = columns + 1;
  const isThing = (/** @type {number} */ label) => label > 0 && regions[label - 1].kind === "thing";
  const things = sampled(ground, isThing, 1.6);
  const room = sampled(ground, (label) => !isThing(label), 0);
  healed(room, wide);
  const planes = regions.map((region) => (region.kind === "door" ? planeOf(region) : null));
  for (let i = 0; i < room.length; i++) {
    const [u, v] = [(i % wide) / columns, Math.floor(i / wide) / rows];
    const x = Math.min(labels.width - 1, Math.round(u * labels.width));
    const y = Math.min(labels.height - 1, Math.round(v * labels.height));
    const door = labels.behind[y * labels.width + x];
    if (door > 0) room[i] = planes[door - 1]?.(u, v) ?? room[i];
    if (Number.isNaN(things[i])) things[i] = room[i];
    else room[i] = Math.min(room[i], things[i] * 0.97); // what is behind stays behind
    room[i] = Math.max(FARTHEST, room[i]);
    things[i] = Math.max(FARTHEST, things[i]);
  }
  return { room: { columns, rows, inverse_z: room }, things: { columns, rows, inverse_z: things } };
}

/** The depth of a sheet between its points. @param {Sheet} sheet @param {number} u @param {number} v 0..1 */
export function depthAt({ columns, rows, inverse_z }, u, v) {
  const x = Math.min(columns - 1e-6, Math.max(0, u * columns));
  const y = Math.min(rows - 1e-6, Math.max(0, v * rows));
  const i = Math.floor(y) * (columns + 1) + Math.floor(x);
  const [fx, fy] = [x % 1, y % 1];
  const above = inverse_z[i] * (1 - fx) + inverse_z[i + 1] * fx;
  const below = inverse_z[i + columns + 1] * (1 - fx) + inverse_z[i + columns + 2] * fx;
  return above * (1 - fy) + below * fy;
}
