import "./chart.css";
import type { ComponentChildren, VNode } from "preact";
import {
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "preact/hooks";
import type { Chart } from "../utils/export/chart-scene.ts";
import { mayExport } from "../utils/domain/policy.ts";
import { t } from "../utils/i18n.ts";
import { ChartCursor, type Spoken } from "./chart-cursor.tsx";
import type { PictureKind } from "./chart-picture.ts";
import { ChartShapes } from "./chart-shapes.tsx";
import { ManagedMark } from "./managed-mark.tsx";
import { Menu } from "./menu.tsx";
import { MenuList } from "./menu-list.tsx";
import { usePolicy } from "./policy-context.ts";

export interface ChartFigureProps {
  /** Fixed: tests and assistive technology find it by this. */
  readonly name: string;
  /** What the numbers are, in one line. */
  readonly lead: string;
  readonly draw: (width: number) => Chart;
  readonly words: readonly Spoken[];
  /** Places in a line of the chart; missing: all of them. */
  readonly columns?: number;
  /** What the hatching and the marks mean. */
  readonly legend?: ComponentChildren;
  /** The same numbers as a table. */
  readonly table: VNode;
  /** What stands below the chart in a file: source, range, zone, coverage. */
  readonly caption: readonly string[];
  readonly fileName: string;
}

/** So wide is a saved picture. */
const PICTURE_WIDTH = 960;
const FIRST_WIDTH = 520;

/** A chart with its name, its exact values (under the pointer, by arrow keys, as a table) and as a file. */
export const ChartFigure = (props: ChartFigureProps): VNode => {
  const { name, lead, draw, words, columns, legend, table } = props;
  const id = useId();
  const [box, width] = useWidth();
  const chart = useMemo(() => draw(width), [draw, width]);
  const [isTable, showTable] = useState(false);
  return (
    <figure class="chart">
      <header class="chart-head">
        <div>
          <h2>{name}</h2>
          <p id={`${id}-lead`}>{lead}</p>
        </div>
        <span class="spring" />
        <button
          type="button"
          class="text-button"
          aria-pressed={isTable}
          aria-label={t("chart_as_table_of", name)}
          onClick={() => showTable(!isTable)}
        >
          {t("chart_as_table")}
        </button>
        <Save {...props} />
      </header>
      <div class="chart-box" ref={box}>
        <svg
          role="img"
          aria-label={name}
          aria-describedby={`${id}-lead`}
          width={chart.width}
          height={chart.height}
          viewBox={`0 0 ${chart.width} ${chart.height}`}
        >
          <ChartShapes scene={chart} id={id} />
        </svg>
        <ChartCursor
          chart={chart}
          name={name}
          words={words}
          columns={columns ?? words.length}
        />
      </div>
      <div
        class={isTable ? "chart-table" : "unseen"}
        {...(isTable ? { tabIndex: 0, role: "group", "aria-label": name } : {})}
      >
        {table}
      </div>
      {legend !== undefined && <figcaption>{legend}</figcaption>}
    </figure>
  );
};

/** How wide the place is, followed as the window changes. */
const useWidth = () => {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(FIRST_WIDTH);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => {
      if (element.clientWidth > 0) setWidth(element.clientWidth);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [box, width] as const;
};

const KINDS = ["png", "svg"] as const satisfies readonly PictureKind[];

const Save = (props: ChartFigureProps): VNode => {
  const { name, draw, caption, fileName } = props;
  const [isRefused, refuse] = useState(false);
  const save = async (kind: PictureKind): Promise<void> => {
    const { savePicture } = await import("./chart-picture.ts");
    const picture = { title: name, lines: caption };
    const chart = draw(PICTURE_WIDTH);
    refuse(!(await savePicture(kind, chart, picture, fileName)));
  };
  const label = t("chart_save", name);
  const isAllowed = mayExport(usePolicy(), "picture");
  return (
    <>
      <Menu
        label={label}
        icon="export"
        iconOnly
        quiet
        renderList={(close) => (
          <MenuList label={label} onClose={close}>
            {!isAllowed && <ManagedMark text={t("managed_no_picture")} />}
            {KINDS.filter(() => isAllowed).map((kind) => (
              <button
                key={kind}
                type="button"
                class="menu-item"
                role="menuitem"
                tabIndex={-1}
                onClick={() => void save(kind)}
              >
                {t(`chart_save_${kind}`)}
              </button>
            ))}
          </MenuList>
        )}
      />
      <span class={isRefused ? "chart-refused" : "unseen"} role="status">
        {isRefused && t("chart_save_failed")}
      </span>
    </>
  );
};
