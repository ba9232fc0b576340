/** Wood, brass and wound yarn in lamplight from the upper left; the shuttle glows on them as it passes. */
import { VIGNETTE } from "lightloom/loom/room.js";

export const vertexShader = /* glsl */ `
  attribute vec3 color;
  attribute vec3 feel; /* grain, gloss, rings */
  varying vec3 vNormal, vPlace, vColour, vFeel;
  varying vec2 vUv;
  void main() {
    vNormal = normal;
    vPlace = position;
    vColour = color;
    vFeel = feel;
    vUv = uv;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
  }`;

export const fragmentShader = /* glsl */ `
  uniform sampler2D uGrain;
  uniform vec3 uTint, uLampAt;
  uniform vec4 uGlow;
  uniform vec2 uView, uLedges;
  varying vec3 vNormal, vPlace, vColour, vFeel;
  varying vec2 vUv;
  ${VIGNETTE}
  void main() {
    vec3 n = normalize(vNormal);
    vec3 grain = texture2D(uGrain, vUv).rgb / vec3(0.32, 0.145, 0.054);
    grain *= vec3(0.76, 0.84, 0.95) + vec3(0.22, 0.15, 0.0) * grain; /* light grain lighter, dark grain redder */
    vec3 base = vColour * mix(vec3(1.0), grain, vFeel.x);
    if (vFeel.z > 0.0) { /* yarn wound round and round, slightly aslant */
      float coil = abs(fract((vPlace.y + vPlace.x * 0.12) * vFeel.z) - 0.5) * 2.0;
      base *= 0.6 + 0.5 * (1.0 - coil * coil);
    }
    vec3 toLamp = normalize(vec3(-0.42, 0.62, 0.9));
    float key = max(0.0, dot(n, toLamp));
    float sky = 0.5 + 0.5 * n.y;
    vec3 light = mix(vec3(0.115, 0.075, 0.13), vec3(0.36, 0.28, 0.25), sky) + vec3(1.2, 0.92, 0.64) * key * 0.84;
    vec2 fromLamp = (vPlace.xy - uLampAt.xy) / vec2(7.5, 6.0);
    float pool = exp(-dot(fromLamp, fromLamp));
    light *= 0.5 + 0.66 * pool;
    /* what stands back lies in the shade of the beams above it */
    if (vPlace.z < 0.5) {
      vec2 drop = uLedges - vPlace.yy;
      vec2 under = exp(-max(vec2(0.0), drop) * 3.1) * step(0.0, drop);
      light *= 1.0 - 0.62 * max(under.x, under.y) * smoothstep(0.5, 0.36, vPlace.z);
    }
    light *= uTint;
    vec3 half_ = normalize(toLamp + vec3(0.0, 0.0, 1.0));
    float shine = max(0.0, dot(n, half_));
    shine *= shine; /* to the 32nd */
    shine *= shine;
    shine *= shine;
    shine *= shine * vFeel.y;
    shine *= shine;
    vec3 hue = base * light + vec3(1.0, 0.82, 0.55) * shine * 0.28 * (0.3 + vColour) * pool;
    if (uGlow.w > 0.0) {
      vec3 toGlow = uGlow.xyz - vPlace;
      float far = dot(toGlow, toGlow);
      float lit = uGlow.w * (0.25 + 0.75 * max(0.0, dot(n, toGlow * inversesqrt(far + 0.01)))) / (1.0 + far * 0.9);
      hue += base * vec3(1.0, 0.56, 0.2) * lit * 2.6;
    }
    hue *= vignette(vPlace.xy, uView);
    gl_FragColor = vec4(hue, 1.0);
    #include <colorspace_fragment>
  }`;
