import { openDB } from "idb";
import { START } from "../people.ts";
import { deltaText } from "./delta-text.ts";

/** The least that a stream's event can cost: its JSON parsed, one record appended. */
export interface Floor {
  readonly hearOne: () => Promise<number>;
}

export const openFloor = async (people: number): Promise<Floor> => {
  const db = await openDB(`floor-follow-${Math.random()}`, 1, {
    upgrade: (opened) => void opened.createObjectStore("deltas"),
  });
  let seq = START;
  return {
    hearOne: async () => {
      seq++;
      const text = deltaText({ epoch: "bench", seq }, seq, people);
      const bytes = new TextEncoder().encode(text);
      const start = performance.now();
      const said = new TextDecoder().decode(bytes);
      const from = said.indexOf("data: ") + "data: ".length;
      const record: unknown = JSON.parse(said.slice(from));
      const tx = db.transaction("deltas", "readwrite", {
        durability: "relaxed",
      });
      await Promise.all([tx.store.put(record, seq), tx.done]);
      return performance.now() - start;
    },
  };
};
