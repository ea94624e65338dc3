/** One line for each thing that is done. @param {string} text */
export const say = (text) => console.log(`rollcall: ${text}`);

/** Something that only a person can mend; its message is a sentence for them. */
export class GiveUp extends Error {}
