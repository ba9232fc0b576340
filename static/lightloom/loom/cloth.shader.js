/**
 * A strip of the mural as cloth. The picture is sampled flat; only the light on it knows that there are threads.
 * WEAVING adds what a strip at work needs: palette wash, fronts of threads, words and the picture that was there before.
 */

export const MOST_COLOURS = 6;

export const vertexShader = /* glsl */ `
  varying vec2 vUv;
  varying float vX;
  void main() {
    vUv = uv;
    vec4 place = modelMatrix * vec4(position, 1.0);
    vX = place.x;
    gl_Position = projectionMatrix * viewMatrix * place;
  }`;

const NOISE = /* glsl */ `
  float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }`;

const RUNNING = /* glsl */ `
  float soft(vec2 p) {
    vec2 i = floor(p), f = fract(p);
    f *= f * (3.0 - 2.0 * f);
    return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + 1.0), f.x), f.y);
  }
  float cloud(vec2 p) { return soft(p) * 0.55 + soft(p * 2.1 + 7.0) * 0.3 + soft(p * 4.3 + 3.0) * 0.15; }
  /* the phrase's palette, wet in wet, sky above ground */
  vec3 wetPalette(vec2 at) {
    float t = clamp((1.0 - at.y) + (cloud(at * vec2(3.0, 4.5) + uStart * 9.0) - 0.5) * 0.42, 0.0, 0.999) * 5.0;
    vec3 hue = uPalette[0];
    for (int i = 0; i < 5; i++) hue = mix(hue, uPalette[i + 1], smoothstep(0.15, 0.85, t - float(i)));
    return hue * (0.95 + 0.16 * cloud(at * 22.0)) + 0.03;
  }`;

export const fragmentShader = /* glsl */ `
  uniform sampler2D uPicture;
  uniform float uShown, uStart, uLit, uTime, uMark;
  uniform vec2 uEdges;
  uniform vec3 uLamp, uPalette[6];
  #ifdef WEAVING
    uniform sampler2D uWords, uBefore;
    uniform vec4 uWeave; /* wash, paint, words, sunk */
    uniform vec3 uState; /* had a picture before, fades instead of fronts, drawn out */
    uniform float uDrawn; /* so much of the words' thread is drawn out, from their begin */
  #endif
  varying vec2 vUv;
  varying float vX;
  ${NOISE}
  #ifdef WEAVING
    ${RUNNING}
  #endif

  /* where the picture is not there yet: its colours, dyed */
  vec3 dyed(float down) {
    vec3 hue = uPalette[0];
    for (int i = 0; i < 5; i++) hue = mix(hue, uPalette[i + 1], smoothstep(0.0, 1.0, down * 5.0 - float(i)));
    return hue;
  }

  void main() {
    if (vX < uEdges.x || vX > uEdges.y) discard;
    vec2 at = vUv;
    float laced = cos(at.x * 6.2832 * 8.0);
    float rim = min(at.y, 1.0 - at.y) - 0.003 * (1.0 - laced); /* pulled in between the lacing holes */
    if (rim < 0.0) discard;

    vec2 grid = at * vec2(62.0, 86.0), cell = floor(grid), f = fract(grid) - 0.5;
    float seen = 1.0 - smoothstep(0.34, 0.7, max(fwidth(grid.x), fwidth(grid.y)));
    bool over = mod(cell.x + cell.y, 2.0) < 0.5;
    float across = over ? f.y : f.x, along = over ? f.x : f.y;
    float high = cos(across * 3.1416) * (0.72 + 0.28 * cos(along * 3.1416));

    vec2 read = vec2(at.x, 1.0 - at.y);
    vec3 picture = texture2D(uPicture, read).rgb;
    if (uShown < 1.0) picture = mix(dyed(read.y), picture, uShown);
    vec3 hue = picture;
    float alpha = 1.0, thread = 0.0, near = 0.0;

    #ifdef WEAVING
      vec4 sewn = texture2D(uWords, at);
      sewn.a *= smoothstep(uDrawn - 0.001, uDrawn + 0.05, at.x + 0.06);
      float calm = uState.y;
      float row = soft(vec2(at.y * 5.0, 2.0 + uStart)) * 0.1 + hash(vec2(cell.y, 3.0)) * 0.022;
      float wet = uWeave.x * 1.16 - at.x - row;
      float washed = mix(smoothstep(0.0, 0.05, wet), uWeave.x, calm);
      float ring = washed * (1.0 - smoothstep(0.02, 0.13, wet)) * (1.0 - calm); /* pigment gathers at a wet edge */
      /* every weft thread (column) and every pick (row) arrives a little early or late */
      float reach = uWeave.y * 1.12 - at.x - soft(vec2(at.y * 3.0, 9.0)) * 0.035;
      float picked = step(hash(vec2(cell.x, 1.0)) * 0.09, reach) * step(0.0, reach);
      picked *= mix(1.0, step(hash(cell), reach / 0.05), step(reach, 0.05));
      float painted = mix(picked, uWeave.y, calm);
      vec3 before = texture2D(uBefore, read).rgb;
      vec3 under = mix(wetPalette(at) * (1.0 - 0.16 * ring), before, uState.x * (1.0 - washed * (0.86 - 0.2 * ring)));
      hue = mix(under, picture, painted);
      near = painted * (1.0 - smoothstep(0.0, 0.12, reach)) * (1.0 - calm) * (1.0 - uState.z);
      alpha = max(max(washed * (0.95 - 0.22 * ring), painted), uState.x);

      /* words: thread on the warp first, then only their relief in the cloth, then nothing */
      float bump = texture2D(uWords, at + vec2(-0.005, 0.004)).a - texture2D(uWords, at + vec2(0.005, -0.004)).a;
      float covered = max(washed * 0.55 * step(0.001, uWeave.w), painted);
      thread = sewn.a * uWeave.z * (1.0 - covered * smoothstep(0.0, 0.75, uWeave.w + painted * 0.6));
      hue *= 1.0 - 0.5 * bump * uWeave.z * alpha * (1.0 - thread) * (1.0 - 0.75 * painted);
    #endif

    float tone = 1.0 + (hash(vec2(cell.x + uStart, 5.0)) + hash(vec2(cell.y, 6.0)) - 1.0) * 0.05;
    float weave = 1.0 + seen * ((high - 0.62) * 0.3 + (over ? -f.y : -f.x) * -0.16);
    float x = uStart + at.x;
    float drape = 1.0 + 0.035 * sin(x * 5.1 + at.y * 0.7 + uTime * 0.21) + 0.025 * sin(x * 11.3 - at.y * 1.6 + 1.0 - uTime * 0.17);
    float pucker = exp(-rim * 26.0) * 0.15 * laced;
    /* the shade of beam and rollers */
    float shade = 0.8 + 0.2 * smoothstep(0.0, 0.13, 1.0 - at.y);
    shade *= 0.58 + 0.42 * smoothstep(0.0, 0.75, vX - uEdges.x);
    shade *= 0.7 + 0.3 * smoothstep(0.0, 0.5, uEdges.y - vX);
    hue = mix(hue, vec3(0.9, 0.82, 0.68), step(rim, 0.015) * alpha * 0.94); /* unpainted hem */
    hue *= mix(1.0, 0.7, smoothstep(0.0035, 0.0, abs(rim - 0.0158)) * alpha);
    hue *= tone * weave * (drape + pucker) * shade * uLit;
    hue += near * vec3(0.42, 0.27, 0.1) * (0.3 + 0.7 * high);
    vec2 lamp = vec2(vX, (at.y - 0.5) * 6.0) - uLamp.xy;
    hue += (0.25 + hue) * uLamp.z * vec3(0.25, 0.145, 0.05) * exp(-dot(lamp, lamp) * 0.55);

    if (uMark > 0.0) { /* a border in running stitch, all along the strip */
      vec2 inner = min(at, 1.0 - at) * vec2(0.729, 1.0) - vec2(0.012, 0.034);
      bool level = inner.y < inner.x;
      float off = min(inner.x, inner.y);
      float dash = fract(level ? at.x * 17.0 : at.y * 23.0);
      float body = 1.0 - smoothstep(0.0036, 0.0052, abs(off));
      float stitch = body * smoothstep(0.12, 0.18, dash) * smoothstep(0.88, 0.82, dash);
      float under = (1.0 - smoothstep(0.003, 0.011, abs(off + 0.003))) * smoothstep(0.1, 0.2, dash) * smoothstep(0.9, 0.8, dash);
      hue = mix(hue, hue * 0.35, under * uMark * 0.7);
      hue = mix(hue, vec3(1.0, 0.9, 0.66) * (0.8 + 0.3 * smoothstep(0.005, -0.003, off)), stitch * uMark);
    }
    #ifdef WEAVING
      hue = mix(hue, sewn.rgb, thread);
      alpha = max(alpha, thread);
    #endif
    gl_FragColor = vec4(hue, alpha);
    #include <colorspace_fragment>
  }`;
