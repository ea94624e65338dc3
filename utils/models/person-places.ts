import type { MappedTime } from "../mapping/mapping-fields.ts";
import type { PlacesField } from "./connector-field.ts";

/** Where the fields stand that presences mostly have; all others can be mapped in the whole settings. */
export const personPlaces = (
  unit: MappedTime["unit"],
): readonly PlacesField[] => [
  place("name", "user.name"),
  place("email", "user.email"),
  place("role", "role"),
  place("page", "location.path"),
  place("title", "location.title"),
  { ...place("startedAt", "online_at"), unit },
  place("ip", "remote_ip"),
];

const place = (
  name: "name" | "email" | "role" | "page" | "title" | "startedAt" | "ip",
  example: string,
): PlacesField => ({
  kind: "places",
  key: name,
  at: ["fields", name],
  label: `mapped_${name}`,
  example,
});

/** Names that sites give them. */
export const USUAL_PLACES = {
  name: ["name", "username", "full_name"],
  email: "email",
  role: "role",
  page: ["page", "url", "path"],
  title: "title",
} as const;
