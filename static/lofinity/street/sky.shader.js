/** Shaders of the sky: a painted gradient with stars, moon and veil; clouds as three weights; hills; lights of a town. */

const NOISE = /* glsl */ `
  float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }
  float noise(vec2 p) {
    vec2 cell = floor(p), f = fract(p);
    f = f * f * (3. - 2. * f);
    return mix(mix(hash(cell), hash(cell + vec2(1., 0.)), f.x), mix(hash(cell + vec2(0., 1.)), hash(cell + 1.), f.x), f.y);
  }
  float fbm(vec2 p) {
    float sum = 0., gain = .5;
    for (int i = 0; i < 4; i++) { sum += gain * noise(p); p = p * 2.1 + 7.3; gain *= .5; }
    return sum;
  }`;

const END = /* glsl */ `
  #include <tonemapping_fragment>
  #include <colorspace_fragment>`;

/** the height above the valley at which a sky colour sits: five stops from zenith (y 42) to horizon (y -4.5) */
const GRADIENT = /* glsl */ `
  uniform vec3 uSky[5];
  vec3 skyAt(float y) {
    float t = clamp((42. - y) / 46.5, 0., 1.);
    vec3 c = mix(uSky[0], uSky[1], smoothstep(0., .34, t));
    c = mix(c, uSky[2], smoothstep(.34, .62, t));
    c = mix(c, uSky[3], smoothstep(.62, .84, t));
    return mix(c, uSky[4], smoothstep(.84, 1., t));
  }`;

export const heaven = {
  vertexShader: /* glsl */ `
    varying vec2 vAt;
    void main() {
      vec4 place = modelMatrix * vec4(position, 1.);
      vAt = place.xy;
      gl_Position = projectionMatrix * viewMatrix * place;
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    uniform float uTime, uStars, uMoon, uVeil;
    uniform vec2 uMoonAt;
    uniform vec3 uCloud[3];
    ${NOISE} ${GRADIENT}
    float stars(vec2 at, float grain) {
      vec2 cell = floor(at / grain), f = fract(at / grain) - .5;
      float h = hash(cell);
      vec2 off = (vec2(hash(cell + 3.1), hash(cell + 7.7)) - .5) * .7;
      float twinkle = .72 + .28 * sin(uTime * (.5 + h * 1.4) + h * 90.);
      float size = .05 + .1 * h * h * h;
      return step(.42, h) * smoothstep(size, size * .35, length(f - off)) * (.3 + .7 * hash(cell + 1.3)) * twinkle;
    }
    void main() {
      vec3 sky = skyAt(vAt.y);
      float high = smoothstep(2., 30., vAt.y);
      float light = stars(vAt, 1.5) + .6 * stars(vAt + 31., .8);
      vec3 ink = mix(vec3(.86, .91, 1.), vec3(1., .88, .72), step(.8, hash(floor(vAt / 1.5) + 9.)));
      sky += ink * light * uStars * high * 1.1;
      float away = distance(vAt, uMoonAt);
      sky += uMoon * (vec3(1., .9, .72) * .5 * exp(-away * .55) + vec3(.5, .58, 1.) * .22 * exp(-away * .13));
      float seas = smoothstep(.45, .62, fbm(vAt * .8 + 4.)) * .2;
      float disc = smoothstep(1.9, 1.8, away);
      sky = mix(sky, vec3(1., .94, .8) * (1. - seas) * 1.15, disc * uMoon);
      vec2 drift = vAt * vec2(.035, .11) + vec2(uTime * .006, 0.);
      float body = fbm(drift + fbm(drift * 1.7) * .9);
      float cover = smoothstep(.62 - .5 * uVeil, .92 - .5 * uVeil, body) * min(1., uVeil * 1.6);
      float lit = smoothstep(.35, .75, fbm(drift * 1.9 + 13.));
      vec3 veil = mix(mix(uCloud[0], uCloud[1], lit), uCloud[2], smoothstep(.55, .85, lit) * .8);
      veil = mix(veil, skyAt(vAt.y), smoothstep(14., -2., vAt.y) * .7);
      sky = mix(sky, veil, cover);
      gl_FragColor = vec4(sky, 1.);
      ${END}
    }`,
};

/** a cloud's picture holds weights: red shade, green body, blue crown; the mood brings the colours */
export const clouds = {
  vertexShader: /* glsl */ `
    attribute vec4 spot; // x, y, width, how late it comes
    attribute float face; // which of four pictures
    uniform float uTime, uCumulus;
    varying vec2 vUv;
    varying float vHere, vTall;
    void main() {
      float span = 150.;
      float x = mod(spot.x + uTime * (.05 + spot.z * .002) + 60., span) - 60.;
      vec3 p = vec3(x + position.x * spot.z, spot.y + position.y * spot.z * .58, -76. + face * .1);
      vUv = vec2(mod(face, 2.) + position.x + .5, floor(face / 2.) + position.y + .5) / 2.;
      vHere = smoothstep(spot.w, spot.w + .25, uCumulus) * smoothstep(-60., -48., x) * smoothstep(90., 78., x);
      vTall = position.y + .5;
      gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
    }`,
  fragmentShader: /* glsl */ `
    uniform sampler2D uPuffs;
    uniform vec3 uCloud[3];
    varying vec2 vUv;
    varying float vHere, vTall;
    void main() {
      vec4 w = texture2D(uPuffs, vUv);
      vec3 ink = (uCloud[0] * w.r + uCloud[1] * w.g + uCloud[2] * w.b) / max(.01, w.r + w.g + w.b);
      gl_FragColor = vec4(ink, w.a * vHere);
      ${END}
    }`,
};

export const hills = {
  vertexShader: /* glsl */ `
    attribute float row;
    uniform float uSea;
    varying float vRow, vUp;
    void main() {
      vec3 p = position;
      // when the sea calls, the near ridges bow to the right of the lane
      if (p.y > -3.) p.y *= mix(1., row > .5 ? .3 : .62, uSea * smoothstep(4., 26., p.x));
      vRow = row;
      vUp = p.y;
      gl_Position = projectionMatrix * viewMatrix * vec4(p, 1.);
    }`,
  fragmentShader: /* glsl */ `
    uniform vec3 uHills[3], uMist;
    uniform float uHaze;
    varying float vRow, vUp;
    void main() {
      vec3 ink = vRow < .5 ? uHills[0] : vRow < 1.5 ? uHills[1] : uHills[2];
      // valley mist gathers at the foot of each ridge
      ink = mix(ink, uMist, uHaze * .75 * smoothstep(6. - vRow, -1., vUp));
      gl_FragColor = vec4(ink, 1.);
      ${END}
    }`,
};

export const bay = {
  vertexShader: /* glsl */ `
    varying vec2 vAt;
    void main() {
      vAt = position.xy;
      gl_Position = projectionMatrix * viewMatrix * modelMatrix * vec4(position, 1.);
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    uniform float uTime, uSea;
    ${NOISE} ${GRADIENT}
    void main() {
      float down = clamp((3.4 - vAt.y) / 6., 0., 1.);
      vec3 water = mix(skyAt(1.5), skyAt(22.), .25 + .6 * sqrt(down));
      vec2 p = vec2(vAt.x * .22, vAt.y * (5. - 3.4 * down));
      float chop = noise(p * vec2(1., 1.6) + vec2(uTime * .22, uTime * .5)) * noise(p * vec2(2.3, 2.) - vec2(uTime * .3, 0.));
      float path = exp(-pow((vAt.x - 30.) / (4. + 12. * down), 2.));
      water += vec3(1., .93, .78) * smoothstep(.36, .5, chop) * (.12 + .75 * path) * uSea;
      water += vec3(.5, .95, .88) * smoothstep(.9, 1., down + .12 * noise(vAt * .6 + uTime * .2)) * .12 * uSea;
      gl_FragColor = vec4(water, smoothstep(0., .12, uSea) * smoothstep(2., 9., vAt.x));
      ${END}
    }`,
};

/** windows and street lamps of the far shore: too small for geometry, big enough for longing */
export const lights = {
  vertexShader: /* glsl */ `
    attribute vec4 ink; // colour, phase
    uniform float uTime, uWindows, uSea, uScale;
    varying vec4 vInk;
    void main() {
      vec3 p = position;
      p.y *= mix(1., .34, uSea * smoothstep(4., 26., p.x));
      float twinkle = .75 + .25 * sin(uTime * (.6 + ink.w) + ink.w * 70.);
      vInk = vec4(ink.rgb, uWindows * twinkle);
      vec4 seen = viewMatrix * vec4(p, 1.);
      gl_PointSize = uScale * (.14 + .16 * fract(ink.w * 7.3)) / -seen.z;
      gl_Position = projectionMatrix * seen;
    }`,
  fragmentShader: /* glsl */ `
    varying vec4 vInk;
    void main() {
      float d = length(gl_PointCoord - .5) * 2.;
      gl_FragColor = vec4(vInk.rgb * (smoothstep(.5, .1, d) + .35 * exp(-d * 2.4) * step(d, 1.)) * vInk.a, 1.);
      ${END}
    }`,
};
