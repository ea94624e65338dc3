const LONGEST_NAME = 80;
const MOST_WORDS = 10;

/** A text as a person's name, if it looks like one: letters of any script, no address, no number, no label. */
export const asName = (text: string): string | null => {
  if (text.length > LONGEST_NAME * 4) return null;
  const name = text
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s"'“”<(,;–-]+|[\s"'“”<(,;–-]+$/g, "");
  if (name.length < 2 || name.length > LONGEST_NAME) return null;
  if (/[@\d:/\\<>()[\]{}|=?!…]/.test(name) || !/\p{L}/u.test(name)) return null;
  return name.split(" ").length > MOST_WORDS ? null : name;
};

/** The name in what stands before an address, as in `From: Ana Example <`; only a bracket tells a name from prose. */
export const nameBefore = (before: string): string | null => {
  const [, name] =
    /(?:^|[:：,;\n])\s*([^:：,;\n<(]{2,100})[<(]\s*$/.exec(
      before.slice(-140),
    ) ?? [];
  return name === undefined ? null : asName(name);
};
