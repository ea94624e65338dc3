import { type Moment, ordered } from "../../utils/domain/order.ts";
import type { PeopleIndex } from "../../utils/domain/people-index.ts";
import { matching } from "../../utils/domain/selection.ts";
import type { View } from "../../utils/domain/view.ts";

/** The whole answer to a view, filtered and then sorted: what a page keeps up step by step. */
export const select = (index: PeopleIndex, view: View, moment: Moment) => ({
  slots: ordered(index, matching(index, view, moment), view.sort, moment),
});
