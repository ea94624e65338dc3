/** Puts a text on the clipboard; false where the browser does not allow it. To be called in a click. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Refused by a policy, or the page lost the focus: the browser tells no more.
    return false;
  }
};
