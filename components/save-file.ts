/** Long enough for the browser to have begun reading; then the memory is given back. */
const KEEP_MS = 60_000;

/** Hands a file to the browser as a download. */
export const saveFile = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEEP_MS);
};
