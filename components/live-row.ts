import { Component } from "preact";
import type { Moment } from "../utils/domain/order.ts";
import type { RowProps } from "./row-props.ts";

/**
 * A row of the list. It is rendered again only when one of its properties is another, or when time has changed its
 * words; one clock asks all rows in sight, because a listener in each would cost more than the rows.
 */
export abstract class LiveRow<Props extends RowProps> extends Component<Props> {
  #shown: readonly string[] = [];

  /** The texts that change with time, to be rendered as they are returned. */
  protected abstract wordsAt(moment: Moment): readonly string[];

  /** For `render`: the words of now, remembered as shown. */
  protected wordsNow(): readonly string[] {
    this.#shown = this.wordsAt(this.props.time.moment());
    return this.#shown;
  }

  tick(): void {
    const words = this.wordsAt(this.props.time.moment());
    if (words.some((word, at) => word !== this.#shown[at])) this.forceUpdate();
  }

  override componentDidMount(): void {
    this.props.live.add(this);
  }

  override componentWillUnmount(): void {
    this.props.live.delete(this);
  }

  override shouldComponentUpdate(next: Readonly<Props>): boolean {
    // CAST: the keys of an object type are among its own enumerable keys.
    const keys = Object.keys(next) as (keyof Props)[];
    return keys.some((key) => next[key] !== this.props[key]);
  }
}
