import {
  type AddressBook,
  createBook,
  updateBook,
} from "../domain/address-book.ts";
import type { PeopleIndex } from "../domain/people-index.ts";
import type { People } from "./people.ts";

/** Gives the address book of the people of a page: built when first asked for, then brought up by what was touched. */
export const createBookKeeper = () => {
  let book: AddressBook | null = null;
  let of: PeopleIndex | null = null;
  const bookOf = ({ index, since, touched }: People): AddressBook => {
    if (book === null || of !== index) book = createBook(index);
    else if (book.version === since) updateBook(book, index, touched);
    // Revisions were missed: which slots they touched is not known any more.
    else if (book.version !== index.version) book = createBook(index);
    of = index;
    return book;
  };
  return {
    bookOf,
    /** Keeps one that is there current, so that none is built anew for a revision that nobody asked about. */
    follow: (people: People): void => {
      if (book !== null) bookOf(people);
    },
  };
};
