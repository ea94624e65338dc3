import { Component } from "preact";

/** A component that is rendered again only when one of its properties is another. */
export abstract class Memo<Props extends object> extends Component<Props> {
  override shouldComponentUpdate(next: Readonly<Props>): boolean {
    // CAST: the keys of an object type are among its own enumerable keys.
    const keys = Object.keys(next) as (keyof Props)[];
    return keys.some((key) => next[key] !== this.props[key]);
  }
}
