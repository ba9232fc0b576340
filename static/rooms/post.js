/** A question to the house that is no job: its answer, or a fault whose `says` is for the visitor. */

export const UNHEARD = "The house did not hear that; the line is broken. Nothing is lost: try again in a moment.";

/** @param {string} path @param {object} body @returns {Promise<Response>} */
export async function send(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => null);
  const says = typeof told?.says === "string" ? told.says : UNHEARD;
  throw Object.assign(new Error(says), { says });
}
