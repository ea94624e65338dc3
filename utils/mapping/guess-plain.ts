import {
  type FoundList,
  type GuessedList,
  MOST_LOOKED_AT,
  isListOfPeople,
  listsIn,
  placeOf,
} from "./guess-rows.ts";

const LONGEST = 200;
const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/**
 * A list in which a text is all that is told of each: addresses wherever they stand; names, or ids, where the list is the
 * whole answer or is called as lists of people are. Null: there is none.
 */
export const plainPeopleIn = (answer: unknown): GuessedList | null => {
  const lists = listsIn(answer).filter(
    (list) => list.items.length > 0 && hasOnly(list, isOneLine),
  );
  const ofAddresses = lists.find((list) => hasOnly(list, isAddress));
  const found =
    ofAddresses ??
    lists.find(({ path, name }) => path === "" || isListOfPeople(name));
  return found === undefined
    ? null
    : {
        rows: placeOf(found),
        fields: {
          id: "$value",
          [found === ofAddresses ? "email" : "name"]: "$value",
        },
        online: { when: "listed" },
      };
};

const hasOnly = (
  { items }: FoundList,
  isIt: (item: unknown) => boolean,
): boolean => items.slice(0, MOST_LOOKED_AT).every(isIt);

const isOneLine = (item: unknown): boolean =>
  typeof item === "string" &&
  item.trim() !== "" &&
  item.length <= LONGEST &&
  !/[\r\n]/.test(item);

const isAddress = (item: unknown): boolean => ADDRESS.test(String(item));
