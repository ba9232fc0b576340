/** The floor's shader: damp, puddles that mirror, rain rings, drifting snow with ruts and footprints. Pieces for a patched Lambert. */
import { KERB_Z, LEVEL, MAP } from "./ground-map.js";

const f = (/** @type {number} */ n) => n.toFixed(4);

export const vertexHead = /* glsl */ `
  #include <common>
  varying vec3 vPlace;
  varying vec4 vSeen;
  uniform mat4 uMirror;`;

export const vertexUv = /* glsl */ `
  vPlace = (modelMatrix * vec4(position, 1.)).xyz;
  vMapUv = vec2((vPlace.x - ${f(MAP.left)}) / ${f(MAP.wide)}, 1. - (vPlace.z - ${f(MAP.back)}) / ${f(MAP.deep)});
  vSeen = uMirror * vec4(vPlace.x, ${f(LEVEL / 2)}, vPlace.z, 1.);`;

export const fragmentHead = /* glsl */ `
  #include <common>
  varying vec3 vPlace;
  varying vec4 vSeen;
  uniform sampler2D uSeen, uTraces;
  uniform float uFull, uWet, uSnow, uTime, uHasMirror, uRain;
  uniform vec3 uSkyLow, uSkyHigh, uWarm;
  float pool = 0., damp = 0., grain = 0.;
  // one raindrop a cell: a ring that widens and dies
  vec2 ring(vec2 p, float seed) {
    vec2 cell = floor(p), part = fract(p) - .5;
    float h = fract(sin(dot(cell, vec2(127.1, 311.7)) + seed) * 43758.5);
    float age = fract(uTime * .9 + h);
    part -= (vec2(fract(h * 71.), fract(h * 37.)) - .5) * .4;
    float d = length(part), r = age * .42;
    return (part / max(d, .05)) * sin((d - r) * 46.) * smoothstep(.09, 0., abs(d - r)) * (1. - age);
  }
  // without a mirror: the sky above, the machine's warm column
  vec3 guessed(vec2 wob) {
    vec3 eye = normalize(vPlace - cameraPosition);
    float up = clamp(-eye.y * 2.4, 0., 1.);
    float column = exp(-pow((vPlace.x + wob.x * 8. + .02) / .62, 2.)) * smoothstep(.2, .6, vPlace.z) * smoothstep(4.6, 1.4, vPlace.z);
    float window = exp(-pow((vPlace.x + wob.x * 8. + 2.) / .9, 2.)) * smoothstep(4., 1.2, vPlace.z) * .55;
    return mix(uSkyLow, uSkyHigh, up) * .8 + uWarm * (column + window);
  }`;

export const colour = /* glsl */ `
  #include <map_fragment>
  grain = diffuseColor.g;
  vec4 traces = texture2D(uTraces, vMapUv);
  float within = step(abs(vMapUv.x - .5), .5) * step(abs(vMapUv.y - .5), .5);
  float shore = (grain - .3) * .22 + .06 * sin(vPlace.x * 5.7 + 2.1 * sin(vPlace.z * 8.)) + .04 * sin(vPlace.x * 13. + vPlace.z * 17.);
  pool = within * smoothstep(.47, .53, traces.r * uFull + shore);
  damp = within * smoothstep(.18, .5, traces.r * uFull);
  diffuseColor.rgb *= mix(1., .62, max(uWet * .9, damp * .7)) * (1. - .45 * pool);
  float wave = .5 + .3 * sin(vPlace.x * 1.7 + sin(vPlace.z * 2.1) * 1.4) * sin(vPlace.z * 1.3 + .8);
  float drift = smoothstep(.25, .62, wave + (grain - .3) * .9 + .25);
  float ruts = smoothstep(.15, .05, abs(vPlace.z - 1.9 - .03 * sin(vPlace.x * 2.))) + smoothstep(.15, .05, abs(vPlace.z - 2.75 - .03 * sin(vPlace.x * 2.3)));
  float sheltered = smoothstep(.5, -.1, vPlace.z) * smoothstep(-.7, -1.3, vPlace.x);
  float trodden = within * smoothstep(.25, .6, traces.g);
  float cover = uSnow * (1. - .75 * damp) * mix(.6, 1., drift) * (1. - .62 * ruts * step(${f(KERB_Z)}, vPlace.z)) * (1. - .85 * sheltered);
  vec3 snow = mix(vec3(.84, .88, 1.), vec3(.34, .4, .66), trodden * .8);
  diffuseColor.rgb = mix(diffuseColor.rgb, snow, cover);`;

export const mirrored = /* glsl */ `
  vec2 at = vSeen.xy / vSeen.w;
  vec2 rip = uRain * (ring(vPlace.xz * 3.2, 1.) + ring(vPlace.xz * 4.7 + 3.7, 5.));
  float grit = (grain - .3) * .05;
  vec3 way = vPlace - cameraPosition;
  float calm = 1. / (1. + .008 * dot(way, way));
  vec2 wob = rip * .022 * calm + vec2(sin(vPlace.z * 23. + uTime) * .0016 * calm, 0.);
  vec3 clear, smear = vec3(0.);
  if (uHasMirror > .5) {
    float salt = fract(sin(dot(gl_FragCoord.xy, vec2(12.9898, 78.233))) * 43758.5) - .5;
    clear = texture2D(uSeen, at + wob).rgb;
    // rough wet road: the reflection is taller than wide
    for (int i = -5; i <= 5; i++)
      smear += texture2D(uSeen, at + vec2(grit + rip.x * .012 + salt * .003, (float(i) + salt) * .021 + grit)).rgb / 11.;
  } else {
    clear = guessed(wob);
    smear = guessed(wob + grit) * .6;
  }
  vec3 eye = normalize(-way);
  float graze = pow(1. - max(eye.y, 0.), 3.);
  float road = (1. - uSnow) * clamp(uWet * (.3 + .75 * graze) * (1. - pool) * (.35 + .65 * calm), 0., .8);
  outgoingLight = mix(outgoingLight, smear * 1.9, road);
  outgoingLight = mix(outgoingLight, clear * 1.25, pool * (.55 + .45 * graze));
  outgoingLight += pool * uRain * max(0., rip.x + rip.y) * .11 * vec3(.8, .9, 1.);
  #include <opaque_fragment>`;
