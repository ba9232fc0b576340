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
    vec3 base = vColour * mix(vec3(1.0), pow(grain, vec3(1.25, 1.15, 1.0)) * vec3(0.98, 0.99, 0.95), vFeel.x);
    if (vFeel.z > 0.0) { /* yarn wound round and round, slightly aslant */
      float coil = abs(fract((vPlace.y + vPlace.x * 0.12) * vFeel.z) - 0.5) * 2.0;
      base *= 0.6 + 0.5 * (1.0 - coil * coil);
    }
    vec3 toLamp = normalize(vec3(-0.42, 0.62, 0.9));
    float key = max(0.0, dot(n, toLamp));
    float sky = 0.5 + 0.5 * n.y;
    vec3 light = mix(vec3(0.115, 0.075, 0.13), vec3(0.36, 0.28, 0.25), sky) + vec3(1.2, 0.92, 0.64) * key * 0.84;
    float pool = exp(-dot((vPlace.xy - uLampAt.xy) / vec2(7.5, 6.0), (vPlace.xy - uLampAt.xy) / vec2(7.5, 6.0)));
    light *= 0.5 + 0.66 * pool;
    /* what stands back lies in the shade of the beams above it */
    float back = smoothstep(0.5, 0.36, vPlace.z);
    float under = exp(-max(0.0, uLedges.x - vPlace.y) * 3.2) * step(vPlace.y, uLedges.x);
    under = max(under, exp(-max(0.0, uLedges.y - vPlace.y) * 3.0) * step(vPlace.y, uLedges.y));
    light *= 1.0 - 0.62 * under * back;
    light *= uTint;
    vec3 half_ = normalize(toLamp + vec3(0.0, 0.0, 1.0));
    float shine = pow(max(0.0, dot(n, half_)), mix(14.0, 60.0, vFeel.y)) * vFeel.y;
    vec3 hue = base * light + vec3(1.0, 0.82, 0.55) * shine * 0.28 * (0.3 + vColour) * pool;
    vec3 toGlow = uGlow.xyz - vPlace;
    float far = dot(toGlow, toGlow);
    float lit = uGlow.w * (0.25 + 0.75 * max(0.0, dot(n, toGlow * inversesqrt(far + 0.01)))) / (1.0 + far * 0.9);
    hue += base * vec3(1.0, 0.56, 0.2) * lit * 2.6;
    hue *= vignette(vPlace.xy, uView);
    gl_FragColor = vec4(hue, 1.0);
    #include <colorspace_fragment>
  }`;
