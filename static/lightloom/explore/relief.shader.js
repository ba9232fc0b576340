/** How a walked-into painting looks: its own pixels, cut where depth jumps, a breath of air before what is far. */

export const vertex = /* glsl */ `
  attribute vec2 cut;
  varying vec2 vUv, vCut;
  varying float vFar;
  void main() {
    vUv = uv;
    vCut = cut;
    vFar = length(position.xz);
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

const CUTTING = /* glsl */ `
  float own = texture2D(uDepth, at).r;
  if (vCut.y != 0.0 && (own - vCut.x) * vCut.y < 0.0) discard;
  // a brush is wider than its thing: paint of a nearer thing spills over its edge. Those pixels belong to the backing.
  float over = 0.0, kin = 0.0;
  for (int i = 0; i < 12; i++) {
    float turn = float(i) * 1.0472 + float(i / 6) * 0.52;
    vec2 there = at + vec2(cos(turn), sin(turn)) * (i < 6 ? 4.0 : 9.0) / uSize;
    over = max(over, texture2D(uDepth, there).r - own);
  }
  for (int i = 0; i < 4; i++) {
    float turn = float(i) * 1.5708 + 0.4;
    kin += step(abs(texture2D(uDepth, at + vec2(cos(turn), sin(turn)) * 2.0 / uSize).r - own), 0.02);
  }
  if (kin < 1.5 && over > 0.04) discard;
  if (over > 0.06 && own - texture2D(uQuiet, at).r < 0.045 && vUv.y > 0.01) discard;`;

/** @param {boolean} cuts the relief itself; the backing is whole */
export const fragment = (cuts) => /* glsl */ `
  uniform sampler2D uPicture, uDepth, uQuiet;
  uniform vec3 uHazes[2], uDeep;
  uniform vec2 uSize;
  varying vec2 vUv, vCut;
  varying float vFar;
  void main() {
    vec2 at = vec2(vUv.x, 1.0 - abs(1.0 - abs(vUv.y))); // beyond the picture it mirrors on
    ${cuts ? CUTTING : ""}
    vec3 hue = texture2D(uPicture, at).rgb;
    float deep = max(smoothstep(0.04, -0.36, vUv.y), smoothstep(1.02, 1.34, vUv.y)); // and goes into dusk
    float hush = 0.32 * smoothstep(3.2, 7.6, vFar) * (1.0 - 0.6 * smoothstep(0.5, 0.9, vUv.y));
    hue = mix(hue, mix(uHazes[0], uHazes[1], vUv.x), hush);
    gl_FragColor = vec4(mix(hue, uDeep, deep), 1.0);
    #include <colorspace_fragment>
  }`;
