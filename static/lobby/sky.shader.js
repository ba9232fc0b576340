/** A direction -> the night: painted gradient, stars that breathe, a crescent moon, clouds that take minutes to pass. */
import { Color, Vector3 } from "three";

export const uniforms = () => ({
  uTime: { value: 0 },
  uMoon: { value: new Vector3(0.3, 0.3, -1).normalize() },
  uTop: { value: new Color("#10154a") },
  uMiddle: { value: new Color("#30398f") },
  uLow: { value: new Color("#b0648e") },
  uCloud: { value: new Color("#4b4a92") },
});

export const vertexShader = /* glsl */ `
  varying vec3 vWay;
  void main() {
    vWay = position;
    gl_Position = (projectionMatrix * modelViewMatrix * vec4(position, 1.)).xyww; // as far as anything can be
  }`;

export const fragmentShader = /* glsl */ `
  uniform float uTime;
  uniform vec3 uMoon, uTop, uMiddle, uLow, uCloud;
  varying vec3 vWay;

  float hash(vec2 p) { p = fract(p * vec2(123.34, 456.21)); p += dot(p, p + 45.32); return fract(p.x * p.y); }
  float noise(vec2 p) {
    vec2 i = floor(p), f = fract(p);
    f = f * f * (3. - 2. * f);
    return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
  }
  float cloud(vec2 p) {
    float sum = 0., share = .55;
    for (int i = 0; i < 4; i++) { sum += share * noise(p); p = p * 2.1 + 7.3; share *= .5; }
    return sum;
  }

  void main() {
    vec3 way = normalize(vWay);
    float up = max(way.y, 0.);
    vec2 flat2 = vec2(atan(way.x, -way.z), way.y * 1.25);

    // a gradient laid with a wide brush: its edges wander
    float wander = (noise(flat2 * vec2(7., 26.)) - .5) * .05 + (noise(flat2 * vec2(30., 90.)) - .5) * .018;
    float h = up + wander;
    vec3 sky = mix(uLow, uMiddle, smoothstep(-.02, .26, h));
    sky = mix(sky, uTop, smoothstep(.16, .5, h));

    vec2 cell = flat2 * 46.;
    vec2 where = fract(cell) - .5;
    float seed = hash(floor(cell));
    vec2 off = vec2(hash(floor(cell) + 3.1), hash(floor(cell) + 7.7)) * .6 - .3;
    float size = .018 + .075 * pow(hash(floor(cell) + 1.3), 6.);
    float breathe = .65 + .35 * sin(uTime * (.5 + seed * 1.4) + seed * 40.);
    float star = smoothstep(size, 0., length(where - off)) * step(.72, seed) * breathe;
    sky += vec3(1., .95, .82) * star * smoothstep(.05, .25, up);

    float away = distance(way, uMoon);
    float disc = smoothstep(.0215, .0198, away);
    vec3 side = normalize(cross(vec3(0, 1, 0), uMoon));
    vec3 shade = normalize(uMoon - side * .0128 + cross(uMoon, side) * .0081);
    float crescent = disc * smoothstep(.0191, .0222, distance(way, shade));
    sky += vec3(1., .9, .66) * (crescent * 1.1 + .3 * exp(-away * 18.) + .07 * exp(-away * 5.) + disc * .025);

    vec2 drift = flat2 * vec2(2.1, 6.5) + vec2(uTime * .006, 0.);
    float cover = smoothstep(.52, .86, cloud(drift)) * smoothstep(.02, .16, up) * smoothstep(.62, .22, up);
    float under = smoothstep(.4, .8, cloud(drift + vec2(.04, .16)));
    vec3 lit = mix(uCloud, uLow * 1.05, smoothstep(.3, .02, up) * .7) + vec3(.34, .26, .2) * exp(-away * 6.);
    sky = mix(sky, mix(lit, lit * .62, under), cover * .55);

    gl_FragColor = vec4(sky, 1.);
    #include <colorspace_fragment>
  }`;
