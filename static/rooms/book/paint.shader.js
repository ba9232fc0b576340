/**
 * How everything in the picture is laid on paper. Every fragment ends with `lay(colour, alpha)`: the wash, the strokes that have
 * come so far, the dark one walks through, and the rim. Colours are as painted (no conversion), premultiplied by alpha.
 */

/** a lamp's flicker is one value for the whole room; four lamps are enough to tell */
export const LAMPS = 4;
export const LABELS = 16;

export const LAY = /* glsl */ `
  uniform sampler2D uStrokes, uPigment;
  uniform vec4 uPart; // of the drawing buffer, from the lower left corner
  uniform vec3 uInk[5];
  uniform vec3 uHints; // how much of a doorway is to be guessed: left, ahead, right
  uniform vec2 uDarkAt;
  uniform float uReveal, uPlainly, uSpread, uDrift, uBreath, uDark;

  vec2 onPaper() { return (gl_FragCoord.xy - uPart.xy) / uPart.zw; } // y up

  float doorway(vec2 p, vec2 at, vec2 size) {
    vec2 d = abs(p - at) - size;
    return smoothstep(.05, -.03, max(d.x, d.y));
  }

  /** Wet in wet: five inks that run into each other, dry at their edges, and breathe. */
  vec3 washAt(vec2 p) {
    vec2 q = vec2(p.x * 1.5, p.y);
    vec3 broad = texture2D(uPigment, q * .30 + vec2(uDrift, -uDrift * .6)).rgb;
    vec2 run = (broad.rg - .5) * .34;
    vec3 fine = texture2D(uPigment, q * .52 + run + vec2(-uDrift * .7, uDrift)).rgb;
    float grain = texture2D(uPigment, q * 2.3).b;
    vec2 d = (p - vec2(.52, .47)) * vec2(1.15, 1.35) + run * .5;
    float light = exp(-dot(d, d) * 5.5) * (1. + .13 * uBreath);
    vec3 c = mix(uInk[0], uInk[1], smoothstep(.28, .62, fine.r + .35 * (.5 - abs(p.x - .5))));
    c = mix(c, uInk[2], smoothstep(.42, .66, fine.g + .42 * light - .06));
    c = mix(c, uInk[3], smoothstep(.44, .95, light * .78 + (broad.g - .5) * .9));
    c = mix(c, uInk[4], .55 * smoothstep(.74, 1.25, light + (fine.r - .5) * .7));
    float doors = uHints.x * doorway(p + run * .12, vec2(.17, .44), vec2(.035, .17))
      + uHints.y * doorway(p + run * .12, vec2(.5, .47), vec2(.04, .13))
      + uHints.z * doorway(p + run * .12, vec2(.83, .44), vec2(.035, .17));
    c = mix(c, uInk[3], min(1., doors) * (.3 + .07 * uBreath));
    float dry = smoothstep(.022, 0., abs(fine.g - .47)) + smoothstep(.016, 0., abs(broad.g - .58));
    c *= 1. - .16 * dry;
    c *= .9 + .16 * grain;
    return mix(c, uInk[4], .10 + .10 * smoothstep(.5, .8, broad.r));
  }

  void lay(vec3 colour, float alpha) {
    vec2 p = onPaper();
    vec2 stroke = texture2D(uStrokes, p).rg;
    float wet = texture2D(uPigment, p * vec2(.9, .6)).g;
    float far = length((p - .5) * vec2(1.05, 1.15));
    float rim = stroke.g * step(0., p.x) * step(p.x, 1.) * step(0., p.y) * step(p.y, 1.);
    float cover = smoothstep(.0, .16, uSpread * 1.15 - far - (wet - .5) * .55);
    float laid = mix(smoothstep(stroke.r * .86, stroke.r * .86 + .14, uReveal), uReveal, uPlainly);
    vec3 c = colour;
    if (laid < .999) c = mix(washAt(p), colour, laid);
    vec2 away = (p - uDarkAt) * vec2(1.3, 1.);
    float night = smoothstep(0., .5, uDark * 1.75 - .5 + (length(away) - .55) * .75 + (wet - .5) * .25 * (1. - uDark)) ;
    c = mix(c, uInk[0] * .22, clamp(night * step(.001, uDark), 0., 1.));
    float a = rim * max(cover, laid) * alpha;
    gl_FragColor = vec4(c * a, a);
  }

  /** Light that is added: it covers nothing. */
  void shine(vec3 light) {
    vec2 p = onPaper();
    vec2 stroke = texture2D(uStrokes, p).rg;
    float laid = mix(smoothstep(stroke.r * .86, stroke.r * .86 + .14, uReveal), uReveal, uPlainly);
    gl_FragColor = vec4(light * stroke.g * laid * (1. - uDark), 0.);
  }`;

/** The picture's own light: fire moves a little, the voice a little more; nothing jumps. */
export const LIT = /* glsl */ `
  uniform vec4 uLamps[${LAMPS}]; // x, y, reach, strength
  uniform vec3 uLampInk[${LAMPS}];
  uniform float uLampFire[${LAMPS}];
  uniform float uFlick, uVoice, uTall;
  vec3 lit(vec3 c, vec2 at) {
    for (int i = 0; i < ${LAMPS}; i++) {
      vec2 d = (at - uLamps[i].xy) * vec2(1., uTall);
      float near = uLamps[i].w * exp(-length(d) / max(uLamps[i].z, .01));
      float swell = uFlick * uLampFire[i] + .10 * uVoice;
      c *= 1. + near * swell;
      c += uLampInk[i] * near * near * max(0., swell) * .22;
    }
    return c;
  }`;

/** What is where: red seen, green behind; values are 0..255. */
export const SEEN = /* glsl */ `
  uniform sampler2D uLabels;
  uniform vec2 uSize;
  uniform float uIsThing[${LABELS}];
  vec2 labelAt(vec2 at) { return floor(texture2D(uLabels, at).rg * 255. + .5); }
  float thing(vec2 at) { return uIsThing[int(labelAt(at).r)]; }
  /** How much of a fragment is thing: soft at its edge. */
  float things(vec2 at) {
    vec2 q = at * uSize - .5, f = fract(q), o = (floor(q) + .5) / uSize, e = 1. / uSize;
    return mix(mix(thing(o), thing(o + vec2(e.x, 0.)), f.x), mix(thing(o + vec2(0., e.y)), thing(o + e), f.x), f.y);
  }`;

/** A sheet of paper before the eye, whatever the camera does. */
export const PAPER_VERTEX = /* glsl */ `
  void main() { gl_Position = vec4(position.xy, .9999, 1.); }`;
export const PAPER_FRAGMENT = /* glsl */ `
  ${LAY}
  void main() { lay(vec3(0.), 1.); }`;

export const SHEET_VERTEX = /* glsl */ `
  varying vec2 vAt;
  varying float vFar;
  void main() {
    vAt = uv;
    vec4 place = modelViewMatrix * vec4(position, 1.);
    vFar = -place.z;
    gl_Position = projectionMatrix * place;
  }`;

/** The room behind its things: what things hid comes from the plate, an open door is a hole. */
export const ROOM_FRAGMENT = /* glsl */ `
  varying vec2 vAt;
  uniform sampler2D uPicture, uPlate;
  uniform float uOpen[${LABELS}];
  uniform vec2 uHand;
  uniform vec4 uWarmth; // the lamps' light on the paper about the picture, and how much of it
  ${LAY}
  ${LIT}
  ${SEEN}
  void main() {
    if (uOpen[int(labelAt(vAt).g)] > 0.) discard;
    float hidden = things(vAt);
    vec3 c = texture2D(uPicture, vAt).rgb;
    if (hidden > 0.) c = mix(c, texture2D(uPlate, vAt).rgb, hidden);
    #ifdef IMPASTO
      // the paint's own thickness catches the light in the reader's hand
      vec2 to = (uHand - vAt) * vec2(1., uTall);
      vec2 e = 1. / uSize;
      vec3 grey = vec3(.3, .6, .1);
      float here = dot(c, grey);
      vec2 slope = vec2(dot(texture2D(uPicture, vAt + vec2(e.x, 0.)).rgb, grey), dot(texture2D(uPicture, vAt + vec2(0., e.y)).rgb, grey)) - here;
      c -= dot(slope, normalize(to + 1e-4)) * exp(-dot(to, to) * 9.) * .5;
    #endif
    lay(lit(c, vAt), 1.);
    float bare = (1. - gl_FragColor.a) * uWarmth.a * uReveal * (1. - uDark);
    gl_FragColor += vec4(uWarmth.rgb, 1.) * bare;
  }`;

/** The things by themselves, cut out along their edges. One that was searched is a little paler, like a page that was read. */
export const THINGS_FRAGMENT = /* glsl */ `
  varying vec2 vAt;
  varying float vFar;
  uniform sampler2D uPicture;
  uniform float uRead[${LABELS}];
  uniform float uChosen, uGlow;
  ${LAY}
  ${LIT}
  ${SEEN}
  void main() {
    float cut = things(vAt) * smoothstep(.35, .9, vFar); // what one walks by does not stand in the way
    if (cut < .02) discard;
    vec3 c = lit(texture2D(uPicture, vAt).rgb, vAt);
    float label = labelAt(vAt).r;
    float grey = dot(c, vec3(.3, .6, .1));
    c = mix(c, mix(vec3(grey), uInk[4], .16) * .94, .42 * uRead[int(label)]);
    if (label == uChosen) c += c * .14 * uGlow;
    lay(c, cut);
  }`;

/** An outline drawn by hand: ink, on a breath of cream so that it can be seen on dark paint too. */
export const INK_FRAGMENT = /* glsl */ `
  varying vec2 vAt;
  uniform float uChosen, uGlow, uStep;
  ${LAY}
  ${SEEN}
  float is(vec2 at) { return step(abs(labelAt(at).r - uChosen), .5); }
  float ring(vec2 at, float r) {
    float sum = is(at);
    for (int i = 0; i < 10; i++) {
      float a = float(i) * .628319;
      sum += is(at + vec2(cos(a), sin(a)) * r / uSize);
    }
    return sum / 11.;
  }
  void main() {
    vec2 shake = (texture2D(uPigment, vAt * vec2(2.1, 1.4)).rg - .5);
    vec2 at = vAt + shake * 7. / uSize;
    float wide = ring(at, uStep * 2.6);
    if (wide < .02 || wide > .98) discard;
    float ink = smoothstep(.34, .12, abs(ring(at, uStep * 1.15) - .5)) * (.72 + .5 * shake.x + .2);
    float cream = smoothstep(.5, .18, abs(wide - .5));
    vec3 c = mix(vec3(.98, .92, .78), vec3(.13, .07, .05), clamp(ink, 0., 1.));
    lay(c, max(cream * .86, ink) * uGlow);
  }`;

export const LEAF_VERTEX = /* glsl */ `
  attribute float face;
  varying vec3 vRest;
  varying float vFace;
  uniform vec3 uFoot;
  void main() {
    vRest = uFoot + position;
    vFace = face;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.);
  }`;

/** The leaf wears the very paint it had when it was shut. Faces: 0 towards the room, 1 its back, 2 its edge. */
export const LEAF_FRAGMENT = /* glsl */ `
  varying vec3 vRest;
  varying float vFace;
  uniform sampler2D uPicture;
  uniform vec3 uLens; // focal, horizon, aspect
  uniform vec3 uWood, uBeyond;
  uniform float uLabel, uSwing;
  ${LAY}
  ${LIT}
  ${SEEN}
  void main() {
    vec2 at = vec2(.5 - vRest.x / vRest.z * uLens.x, uLens.y + vRest.y / vRest.z * uLens.x * uLens.z);
    vec2 label = labelAt(at);
    if (vFace < .5 && label.g != uLabel) discard;
    vec3 c = label.r == uLabel ? texture2D(uPicture, at).rgb : uWood;
    if (vFace < .5) c = lit(c, at) * (1. - .3 * uSwing);
    else if (vFace < 1.5) c = c * .5 + c * uBeyond * .9 + uBeyond * .05;
    else c = uWood * .7 + uBeyond * .28;
    lay(c, 1.);
  }`;

export const CORRIDOR_VERTEX = /* glsl */ `
  varying vec3 vPlace;
  varying vec2 vEnd;
  void main() {
    vPlace = position;
    vEnd = uv;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.);
  }`;

/** The painted corridor, seen in depth: every place wears what was painted over it. At its end the next room, when there is one. */
export const CORRIDOR_FRAGMENT = /* glsl */ `
  varying vec3 vPlace;
  varying vec2 vEnd;
  uniform sampler2D uPlate, uNext;
  uniform vec3 uLens, uBeyond;
  uniform float uThere;
  ${LAY}
  void main() {
    vec2 at = vec2(.5 - vPlace.x / vPlace.z * uLens.x, uLens.y + vPlace.y / vPlace.z * uLens.x * uLens.z);
    vec3 c = texture2D(uPlate, at).rgb;
    if (vEnd.x >= 0. && uThere > 0.) {
      vec2 rim = smoothstep(vec2(0.), vec2(.12), vEnd) * smoothstep(vec2(0.), vec2(.12), 1. - vEnd);
      vec3 next = texture2D(uNext, vec2(.5 + (vEnd.x - .5) * .48, .06 + vEnd.y * .9)).rgb;
      c = mix(c, next * 1.12 + uBeyond * .10, rim.x * rim.y * uThere);
    }
    lay(c, 1.);
  }`;

export const SPILL_VERTEX = /* glsl */ `
  varying vec2 vAt;
  void main() {
    vAt = uv;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.);
  }`;

/** Light that falls through the opening on the floor: soft on every side. */
export const SPILL_FRAGMENT = /* glsl */ `
  varying vec2 vAt;
  uniform vec3 uBeyond;
  uniform float uSwing, uFlick;
  ${LAY}
  void main() {
    float across = sin(3.14159 * clamp(vAt.x, 0., 1.));
    float light = pow(1. - vAt.y, 1.6) * across * across;
    shine(uBeyond * light * uSwing * (.62 + uFlick));
  }`;

export const MOTES_VERTEX = /* glsl */ `
  attribute vec4 seed;
  varying float vGlow;
  uniform float uTime, uPixels, uFlick;
  void main() {
    vec3 at = position;
    at.x += .05 * sin(uTime * .21 + seed.x * 6.28);
    at.y += .10 * sin(uTime * .13 + seed.y * 6.28);
    vGlow = seed.w * (.55 + .45 * sin(uTime * .5 + seed.z * 6.28)) * (1. + uFlick);
    gl_Position = projectionMatrix * modelViewMatrix * vec4(at, 1.);
    gl_PointSize = uPixels * (1.6 + 2.6 * seed.z);
  }`;
export const MOTES_FRAGMENT = /* glsl */ `
  varying float vGlow;
  ${LAY}
  void main() {
    float d = length(gl_PointCoord - .5) * 2.;
    shine(vec3(1., .78, .46) * vGlow * pow(max(0., 1. - d), 2.) * .5);
  }`;

/** A small tick in ink on a dab of cream, at what was searched. */
export const TICK_VERTEX = /* glsl */ `
  uniform float uPixels;
  void main() {
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.);
    gl_PointSize = uPixels;
  }`;
export const TICK_FRAGMENT = /* glsl */ `
  ${LAY}
  float stroke(vec2 p, vec2 a, vec2 b) {
    vec2 d = b - a;
    return length(p - a - d * clamp(dot(p - a, d) / dot(d, d), 0., 1.));
  }
  void main() {
    vec2 p = gl_PointCoord;
    float shake = texture2D(uPigment, gl_FragCoord.xy / 90.).r - .5;
    float dab = smoothstep(.47, .40, length((p - .5) * vec2(1., 1.08)) + shake * .10);
    float line = min(stroke(p, vec2(.29, .52), vec2(.45, .68)), stroke(p, vec2(.45, .68), vec2(.73, .30)));
    float ink = smoothstep(.075, .045, line + shake * .02);
    if (dab < .01) discard;
    lay(mix(vec3(.95, .88, .73), vec3(.20, .11, .07), ink), dab * .94);
  }`;

/** One soft swell of light where a lock has turned. */
export const GLINT_FRAGMENT = /* glsl */ `
  uniform float uGlow;
  ${LAY}
  void main() {
    vec2 p = (gl_PointCoord - .5) * 2.;
    float core = exp(-dot(p, p) * 9.);
    float rays = exp(-abs(p.x) * 22.) * exp(-abs(p.y) * 3.4) + exp(-abs(p.y) * 22.) * exp(-abs(p.x) * 3.4);
    shine(vec3(1., .84, .52) * (core * .9 + rays * .55) * uGlow * smoothstep(1., .6, length(p)));
  }`;
