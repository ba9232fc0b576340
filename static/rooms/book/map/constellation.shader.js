/** How the sky over the house is drawn: night, threads, halos, doors, names. Colours are as painted; blending is premultiplied. */

/** uView: the middle of the canvas and canvas halves per door's width. */
const SEEN = /* glsl */ `
  uniform vec4 uView;
  vec4 seen(vec2 at) { return vec4((at - uView.xy) * uView.zw, 0., 1.); }`;

export const night = {
  vertexShader: /* glsl */ `
    varying vec2 vAt;
    void main() {
      vAt = uv;
      gl_Position = vec4(position.xy, 0., 1.);
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    uniform sampler2D uSky;
    uniform vec4 uView;
    uniform vec2 uShape; // of the canvas, the longer side 1
    void main() {
      // far away: it moves a hundredth of what the doors move
      vec2 at = (vAt - .5) * uShape * .86 + .5 + vec2(.07) * sin(uView.xy * .045);
      gl_FragColor = vec4(texture2D(uSky, at).rgb, 1.);
    }`,
};

export const thread = {
  vertexShader: /* glsl */ `
    attribute vec3 side; // across the thread, and -1, 0, 1
    attribute vec4 ink; // colour, and how far along
    varying vec4 vInk;
    varying float vSide;
    uniform float uThin; // half its width, in widths of a door
    ${SEEN}
    void main() {
      vInk = ink;
      vSide = side.z;
      gl_Position = seen(position.xy + side.xy * side.z * uThin);
    }`,
  fragmentShader: /* glsl */ `
    varying vec4 vInk;
    varying float vSide;
    void main() {
      float core = .8 * pow(1. - abs(vSide), 3.) + .26 * (1. - abs(vSide));
      float dashes = vInk.a < 0. ? smoothstep(.25, .6, abs(fract(-vInk.a) - .5) * 2.) : 1.;
      gl_FragColor = vec4(vInk.rgb * core * dashes, 0.);
    }`,
};

export const halo = {
  vertexShader: /* glsl */ `
    attribute vec3 place; // x, y, radius
    attribute vec3 ink;
    varying vec2 vAt;
    varying vec3 vInk;
    uniform float uLeast; // radius a bead has at least
    ${SEEN}
    void main() {
      vAt = position.xy;
      vInk = ink;
      gl_Position = seen(place.xy + position.xy * max(place.z, uLeast));
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt;
    varying vec3 vInk;
    void main() {
      float d = length(vAt);
      float glow = pow(max(0., 1. - d), 2.6) + .9 * exp(-d * d * 60.);
      gl_FragColor = vec4(vInk * glow, 0.);
    }`,
};

/** A whole door in one quad: frame, picture, leaf, step. Kinds: 0 shut, 1 room, 2 where one is, 3 a dead end. */
export const door = {
  vertexShader: /* glsl */ `
    attribute vec3 place; // x, y, scale
    attribute vec4 cell; // of the atlas; empty: no picture
    attribute vec4 wood; // colour of the leaf, and how dim
    attribute vec2 kind; // kind, number
    varying vec2 vAt, vKind;
    varying vec4 vCell, vWood;
    ${SEEN}
    void main() {
      vAt = vec2(mix(-1.02, .72, position.x * .5 + .5), mix(-.14, 1.58, position.y * .5 + .5));
      vKind = kind;
      vCell = cell;
      vWood = wood;
      gl_Position = seen(place.xy + vAt * place.z);
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vAt, vKind;
    varying vec4 vCell, vWood;
    uniform sampler2D uAtlas;
    uniform float uSoft, uHover; // half a px, in widths of a door; the number of the door pointed at
    float arch(vec2 p) {
      float round_ = length(p - vec2(0., .92)) - .5;
      return max(p.y > .92 ? round_ : abs(p.x) - .5, -p.y);
    }
    float box(vec2 p, vec2 middle, vec2 half_) {
      vec2 d = abs(p - middle) - half_;
      return max(d.x, d.y);
    }
    float on(float d) { return smoothstep(uSoft, -uSoft, d); }
    void over(inout vec4 c, vec3 ink, float a) { c = vec4(mix(c.rgb, ink, a), max(c.a, a)); }
    void main() {
      vec2 p = vAt;
      bool shut = vKind.x < .5, here = vKind.x > 1.5 && vKind.x < 2.5, dead = vKind.x > 2.5;
      float lift = uHover == vKind.y ? 1.22 : 1.;
      vec3 rail = here ? vec3(.90, .70, .36) : shut ? vec3(.40, .38, .58) : dead ? vec3(.42, .45, .60) : vec3(.62, .44, .26);
      vec4 c = vec4(0.);
      float d = arch(p);
      over(c, vec3(.10, .06, .08), on(d - .125));
      over(c, rail * (.86 + .2 * p.y) * lift, on(d - .1));
      over(c, rail * .55, on(d - .055));
      over(c, rail * .22, on(d - .028));
      over(c, rail * .78 * lift, on(box(p, vec2(0., -.035), vec2(.66, .04))));
      if (shut) {
        vec3 leaf = vec3(.22, .21, .38) * lift;
        float bevel = min(min(box(p, vec2(-.2, .34), vec2(.14, .22)), box(p, vec2(.2, .34), vec2(.14, .22))),
          min(box(p, vec2(-.2, .94), vec2(.14, .24)), box(p, vec2(.2, .94), vec2(.14, .24))));
        over(c, leaf, on(d));
        over(c, leaf * .72, on(max(bevel, d + .05)));
        over(c, vec3(.80, .62, .32), on(length(p - vec2(.35, .62)) - .035));
        over(c, vec3(1., .84, .52), on(box(p, vec2(0., .022), vec2(.47, .022))));
      } else {
        vec2 at = vec2(.5 + p.x * .98, clamp(p.y / 1.44, 0., 1.));
        vec3 view = vCell.z > 0. ? texture2D(uAtlas, vCell.xy + vec2(at.x, 1. - at.y) * vCell.zw).rgb : mix(vec3(.24, .17, .20), vec3(.62, .46, .30), p.y * .6);
        view = view * 1.12 * lift + vec3(.02, .012, .0);
        view *= mix(.55, 1., smoothstep(.0, .16, -d));
        over(c, view, on(d));
        if (!dead) {
          // the leaf, swung out to the left
          float a = (-.5 - p.x) / .36;
          float low = -.07 * a;
          float high = (.92 + sqrt(max(0., .25 - (a - .5) * (a - .5)))) * (1. + .07 * a);
          float leaf = max(max(-a, a - 1.) * .36, max(low - p.y, p.y - high));
          float panel = max(abs(a - .5) - .3, abs(p.y - .28) - .18);
          float upper = max(abs(a - .5) - .3, abs(p.y - .84) - .26);
          vec3 ink = vWood.rgb * (1.05 - .4 * a) * lift;
          over(c, ink * .45, on(leaf - .012));
          over(c, ink, on(leaf));
          over(c, ink * .74, on(max(min(panel, upper), leaf)));
          over(c, vec3(.92, .72, .38), on(length(vec2((a - .86) * .36, p.y - .53)) - .028));
        }
      }
      c.rgb *= vWood.a;
      gl_FragColor = vec4(c.rgb * c.a, c.a);
    }`,
};

export const name = {
  vertexShader: /* glsl */ `
    attribute vec3 place; // x, y of the foot, scale
    attribute vec4 cell;
    attribute float number;
    varying vec2 vCell;
    varying float vNumber;
    uniform vec2 uSize; // of a name, in widths of a door
    uniform float uGrown, uHover, uHere; // names of the chosen are never too small to read
    ${SEEN}
    void main() {
      vec2 at = position.xy * .5 + .5;
      vCell = cell.xy + vec2(at.x, 1. - at.y) * cell.zw;
      vNumber = number;
      vec2 size = uSize * (number == uHover || number == uHere ? uGrown : 1.);
      gl_Position = seen(place.xy + vec2(position.x * size.x * .5, -.12 * place.z - size.y * (1. - at.y)));
    }`,
  fragmentShader: /* glsl */ `
    varying vec2 vCell;
    varying float vNumber;
    uniform sampler2D uNames;
    uniform float uShown, uHover, uHere;
    void main() {
      bool chosen = vNumber == uHover || vNumber == uHere;
      float shown = chosen ? max(uShown, .9) : uShown;
      vec2 ink = texture2D(uNames, vCell).rg; // letters, and the dark around them
      vec3 colour = vNumber == uHere ? vec3(1., .86, .58) : vec3(.96, .90, .77);
      float dark = ink.g * .72, letter = smoothstep(.0, .7, ink.r);
      float a = max(letter, dark) * shown;
      gl_FragColor = vec4(mix(vec3(.03, .04, .12), colour, letter) * a, a);
    }`,
};
