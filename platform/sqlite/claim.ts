import { DatabaseSync } from "node:sqlite";

/**
 * Makes this process the only platform on a database file, while other programs
 * may still read it. The claim is a lock on a side file, which the operating
 * system lifts when the process ends, however it ends.
 * @returns gives the claim back
 * @throws Error if another platform holds it, or the file cannot be made
 */
export function claimDatabase(file: string): () => void {
  const claim = new DatabaseSync(`${file}-claim`);
  try {
    claim.exec("BEGIN EXCLUSIVE");
  } catch {
    claim.close();
    throw new Error("another platform uses it");
  }
  return () => claim.close();
}
