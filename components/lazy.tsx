import type { FunctionComponent, VNode } from "preact";
import { useLayoutEffect, useReducer } from "preact/hooks";

type Load<Props> = () => Promise<FunctionComponent<Props>>;

/**
 * A component whose code is read when it is first shown. What no one sees at first (cards of people, menus, trouble)
 * does not hold up the first paint; `load` is a local file and takes milliseconds.
 */
export const lazy = <Props extends object>(
  load: Load<Props>,
): FunctionComponent<Props> => {
  let Loaded: FunctionComponent<Props> | null = null;
  return (props: Props): VNode | null => {
    const [, rerender] = useReducer((count: number) => count + 1, 0);
    useLayoutEffect(() => {
      if (Loaded !== null) return;
      void load().then((component) => {
        Loaded = component;
        rerender(0);
      });
    }, []);
    return Loaded === null ? null : <Loaded {...props} />;
  };
};
