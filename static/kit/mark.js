/** Who made something -> its mark, in words and for machines: the IPTC digital source type that platforms read. */

/** @typedef {{ engines: string, trained: boolean }} MadeBy engines: their names with commas between */

export const SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

/** By its name: a trained model, or one of the house's own algorithms. @param {string} name */
export const isModel = (name) => name !== "" && !name.startsWith("embedded");

/** @param {MadeBy} madeBy */
export const sourceType = ({ trained }) => `${SOURCE_TYPES}${trained ? "trainedAlgorithmicMedia" : "algorithmicMedia"}`;

/** Model or algorithm, in words. @param {MadeBy} madeBy */
export const says = ({ engines, trained }) =>
  `${trained ? "AI-generated, by trained models" : "Machine-made, by an algorithm without training"} (${engines}).`;

/** The mark of a file that is JSON. @param {MadeBy} madeBy */
export const markOf = (madeBy) => ({ says: says(madeBy), digital_source_type: sourceType(madeBy) });
