import type { Scene, Shape } from "../../utils/export/chart-scene.ts";

type Of<Kind extends Shape["kind"]> = Extract<Shape, { readonly kind: Kind }>;

/** The shapes of one kind in a chart, in their order. */
export const shapesOf = <Kind extends Shape["kind"]>(
  { shapes }: Scene,
  kind: Kind,
): readonly Of<Kind>[] =>
  shapes.filter((shape): shape is Of<Kind> => shape.kind === kind);

/** Everything that is written in a chart. */
export const textsOf = (scene: Scene): readonly string[] =>
  shapesOf(scene, "text").map(({ text }) => text);
