import type { VNode } from "preact";
import { unreachable } from "../utils/domain/result.ts";
import type { MappingModel } from "../utils/models/mapping-model.ts";
import type { MappingPart } from "../utils/models/mapping-part.ts";
import { MappingChoice } from "./mapping-choice.tsx";
import { MappingFetch } from "./mapping-fetch.tsx";
import { MappingFields } from "./mapping-fields.tsx";
import { MappingInput } from "./mapping-input.tsx";
import { MappingJson } from "./mapping-json.tsx";
import { MappingMessages } from "./mapping-messages.tsx";
import { MappingPairs } from "./mapping-pairs.tsx";
import { MappingTicks } from "./mapping-ticks.tsx";
import { MappingTime } from "./mapping-time.tsx";

interface MappingPartProps {
  readonly mapping: MappingModel;
  readonly part: MappingPart;
}

/** The field, or the fields, of one part of a mapping. */
const MappingPartFields = ({ mapping, part }: MappingPartProps): VNode => {
  switch (part.kind) {
    case "text":
    case "place":
    case "number":
    case "words":
      return <MappingInput mapping={mapping} part={part} />;
    case "choice":
    case "option":
      return <MappingChoice mapping={mapping} part={part} />;
    case "pairs":
      return <MappingPairs mapping={mapping} part={part} />;
    case "json":
      return <MappingJson mapping={mapping} part={part} />;
    case "ticks":
      return <MappingTicks mapping={mapping} part={part} />;
    case "time":
      return <MappingTime mapping={mapping} part={part} />;
    case "fields":
      return <MappingFields mapping={mapping} part={part} />;
    case "sample":
      return <MappingFetch mapping={mapping} of={part.of} />;
    case "messages":
      return (
        <MappingMessages
          mapping={mapping}
          part={part}
          fieldsOf={(parts) => <MappingParts mapping={mapping} parts={parts} />}
        />
      );
    default:
      return unreachable(part);
  }
};

interface MappingPartsProps {
  readonly mapping: MappingModel;
  readonly parts: readonly MappingPart[];
}

export const MappingParts = ({ mapping, parts }: MappingPartsProps): VNode => (
  <>
    {parts.map((part) => (
      <MappingPartFields
        key={part.at.join(".")}
        mapping={mapping}
        part={part}
      />
    ))}
  </>
);
