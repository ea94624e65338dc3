/** An address that may be opened for a person: http or https after parsing, without a name or password in it. */
export const isWebAddress = (text: string): boolean => {
  const url = URL.parse(text);
  return (
    url !== null &&
    (url.protocol === "https:" || url.protocol === "http:") &&
    url.username === "" &&
    url.password === ""
  );
};

/**
 * Is this page the ticket? Tickets are named by origin and path, with the fragment where a site keeps them in it; what
 * else stands in an address (search terms, the place on the page) says nothing of which ticket it is.
 */
export const isTicket = (page: string, ticket: string): boolean => {
  const a = URL.parse(page);
  const b = URL.parse(ticket);
  return (
    a !== null &&
    b !== null &&
    a.origin === b.origin &&
    a.pathname === b.pathname &&
    (b.hash === "" || a.hash === b.hash)
  );
};
