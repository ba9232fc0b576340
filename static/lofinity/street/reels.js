/**
 * Position on the tape -> two reels. The area of wound tape is conserved, so radii follow a square root; the angle follows
 * from the tape's speed. Pure: knows no picture. Measures of a compact cassette (IEC 60094-7), in metres and seconds.
 */

export const HUB_M = 0.011;
export const FULL_M = 0.025;
export const SPEED_M_S = 0.0476;
/** from axis to axis */
export const AXES_M = 0.0425;

/** Radii of the wound tape on supply and take-up reel. @param {number} position 0..1 @returns {{ supply: number, takeUp: number }} metres */
export function radii(position) {
  const p = Math.min(1, Math.max(0, position));
  const ring = FULL_M ** 2 - HUB_M ** 2;
  return { supply: Math.sqrt(HUB_M ** 2 + ring * (1 - p)), takeUp: Math.sqrt(HUB_M ** 2 + ring * p) };
}

/**
 * How far both reels turn while tape passes the head. Forwards both turn the same way (negative: clockwise seen from the front).
 * @param {number} position 0..1 @param {number} tape_m metres of tape, negative when rewinding
 * @returns {{ supply: number, takeUp: number }} radians
 */
export function turned(position, tape_m) {
  const { supply, takeUp } = radii(position);
  return { supply: -tape_m / supply, takeUp: -tape_m / takeUp };
}
