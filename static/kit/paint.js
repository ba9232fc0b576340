/** Materials of painted solids: one patched Lambert and one patched basic, fed by an Air of shared uniforms. Knows no world. */
import * as THREE from "three";

/** @typedef {[number, number, number]} Triple */

export const LAMPS = 32;

/** Uniforms shared by all painted surfaces of one world: weather, wind and lamps reach all of them at once. */
export class Air {
  uniforms = {
    uTime: { value: 0 },
    uWind: { value: 1 },
    uSnow: { value: 0 },
    uWet: { value: 0 },
    uRim: { value: new THREE.Color(0) },
    uSheen: { value: new THREE.Color(0) },
    /** gain of each numbered lamp; lamp 0 stays at 1 */
    uLamps: { value: new Float32Array(LAMPS).fill(1) },
    /** boxes that rain and snow never reach: min and max corner, up to four */
    uDry: { value: Array.from({ length: 8 }, () => new THREE.Vector3(1e6, 1e6, 1e6)) },
  };

  /** @param {number} index 0..3 @param {Triple} min @param {Triple} max */
  keepDry(index, min, max) {
    this.uniforms.uDry.value[index * 2].set(...min);
    this.uniforms.uDry.value[index * 2 + 1].set(...max);
  }
}

const STILL = new Air();

/** The wind carries what sways; an instance is carried in the street's axes, whichever way it is turned. */
const SWAY = /* glsl */ `
  vec3 rooted = transformed;
  #ifdef USE_INSTANCING
    rooted = (instanceMatrix * vec4(transformed, 1.)).xyz;
  #endif
  float gust = uTime * 1.3 + rooted.x * 1.7 + rooted.z * 1.1;
  vec3 blown = life.x * uWind * vec3(sin(gust) + .4 * sin(gust * 2.3 + rooted.y * 4.), -.25 * abs(sin(gust * .9)), .6 * cos(gust * .8));
  #ifdef USE_INSTANCING
    mat3 turn = mat3(instanceMatrix);
    blown = (blown * turn) / dot(turn[0], turn[0]);
  #endif
  transformed += blown;`;

const WEATHERED = /* glsl */ `
  float dry = 0.;
  for (int i = 0; i < 4; i++) {
    vec3 inside = step(uDry[i * 2], vPlace) * step(vPlace, uDry[i * 2 + 1]);
    dry = max(dry, inside.x * inside.y * inside.z);
  }
  float ragged = .18 * sin(vPlace.x * 9. + vPlace.z * 7.) * sin(vPlace.z * 11. - vPlace.y * 5.);
  float up = (1. - dry) * smoothstep(.3, .75, vFace.y + ragged);
  diffuseColor.rgb = mix(diffuseColor.rgb * (1. - .3 * uWet * (1. - dry)), vec3(.86, .9, 1.), up * uSnow);`;

const RIMMED = /* glsl */ `
  vec3 toEye = normalize(cameraPosition - vPlace);
  float edge = pow(1. - abs(dot(normalize(vFace), toEye)), 3.);
  outgoingLight += uRim * edge * (.35 + .65 * up) + uSheen * uWet * (up * .5 + edge) * .35;
  #include <opaque_fragment>`;

/**
 * Lambert with vertex colours and four cheap looks: wind moves what sways, snow settles on what faces up, rain darkens,
 * the sky rims the edges.
 * @param {THREE.MeshLambertMaterialParameters & { air?: Air }} [options]
 */
export function paint({ air = STILL, ...options } = {}) {
  const material = new THREE.MeshLambertMaterial({ vertexColors: true, ...options });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, air.uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        "#include <common>\nattribute vec2 life; uniform float uTime, uWind; varying vec3 vPlace, vFace;",
      )
      .replace("#include <begin_vertex>", `#include <begin_vertex>\n${SWAY}`)
      .replace(
        "#include <fog_vertex>",
        `#include <fog_vertex>
        vec4 place = vec4(transformed, 1.);
        vec3 face = objectNormal;
        #ifdef USE_INSTANCING
          place = instanceMatrix * place;
          face = mat3(instanceMatrix) * face;
        #endif
        vPlace = (modelMatrix * place).xyz;
        vFace = normalize(mat3(modelMatrix) * face);`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>
        varying vec3 vPlace, vFace; uniform float uSnow, uWet; uniform vec3 uRim, uSheen, uDry[8];`,
      )
      .replace("#include <color_fragment>", `#include <color_fragment>\n${WEATHERED}`)
      .replace("#include <opaque_fragment>", RIMMED);
  };
  material.customProgramCacheKey = () => "paint";
  return material;
}

/**
 * What shines by itself, in vertex colours; each stroke's `lamp` picks a gain from the air.
 * @param {THREE.MeshBasicMaterialParameters & { air?: Air }} [options]
 */
export function glow({ air = STILL, ...options } = {}) {
  const material = new THREE.MeshBasicMaterial({ vertexColors: true, ...options });
  material.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, air.uniforms);
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        `#include <common>\nattribute vec2 life; uniform float uTime, uWind, uLamps[${LAMPS}];`,
      )
      .replace("#include <begin_vertex>", `#include <begin_vertex>\n${SWAY}\nvColor.rgb *= uLamps[int(life.y + .5)];`);
  };
  material.customProgramCacheKey = () => "glow";
  return material;
}
