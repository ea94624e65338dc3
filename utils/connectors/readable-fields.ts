import { compileFields } from "../mapping/compiled-fields.ts";
import { droppingOf } from "../mapping/dropped.ts";
import { Fields } from "../mapping/mapping-fields.ts";

/** Places that can be read, and are of nothing that is never kept. */
export const ReadableFields = Fields.check(({ value, issues }) => {
  compileFields(value, "", {
    dropping: droppingOf(),
    complain: ({ at, code, detail = "" }) =>
      issues.push({
        code: "custom",
        input: value,
        path: at.split(".").filter((key) => key !== ""),
        message: `${code} ${detail}`.trim(),
      }),
  });
});
