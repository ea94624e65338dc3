import { type AddressOfPage, addressReader } from "../domain/page-reader.ts";
import type { MappingContext } from "./answers.ts";
import type { Mapping } from "./mapping.ts";

/** Reads addresses of pages as they may be kept; a path alone is of the platform's own site. */
export const pagesOf = (
  { site }: Pick<Mapping, "site">,
  { address, parameters = [] }: Pick<MappingContext, "address" | "parameters">,
): AddressOfPage => {
  const read = addressReader(parameters);
  const origin = (URL.parse(site ?? "") ?? URL.parse(address))?.origin ?? "";
  return (value) =>
    read(
      typeof value === "string" && /^\/(?!\/)/.test(value)
        ? `${origin}${value}`
        : value,
    );
};
