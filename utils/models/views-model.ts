import { batch, computed, signal } from "@preact/signals";
import type { Result } from "../domain/result.ts";
import {
  MAX_VIEWS,
  MAX_VIEW_NAME,
  type SavedView,
  type ViewChoices,
  newViews,
  showsTheSame,
} from "../domain/saved-view.ts";
import { asksForPeople, choicesIn, queryOf } from "../domain/view-address.ts";
import type { Send } from "../messaging/client.ts";
import type { ListModel } from "./list-model.ts";
import type { PreferencesModel } from "./preferences-model.ts";
import type { RouteModel } from "./route-model.ts";
import type { ViewConnections } from "./view-connections.ts";
import type { ViewsNews } from "./views-news.ts";

export interface ViewsPorts<Fault> {
  readonly connections: ViewConnections;
  readonly list: ListModel;
  readonly preferences: PreferencesModel;
  readonly route: RouteModel;
  readonly send: Send;
  /** What the disk has. Null: it cannot be read now. */
  readonly read: () => Promise<readonly SavedView[] | null>;
  readonly newId: () => string;
  readonly encode: (views: readonly SavedView[]) => Promise<string>;
  readonly decode: (
    text: string,
  ) => Promise<Result<readonly SavedView[], Fault>>;
  readonly save: (text: string) => void;
}

/**
 * The saved views of the dashboard's table. Which one is shown stands in the address; what was changed since it was opened
 * is in the address as well, and in the view only when somebody says so.
 */
export const createViewsModel = <Fault>(ports: ViewsPorts<Fault>) => {
  const { list, preferences, route, send, connections } = ports;
  const views = signal<readonly SavedView[] | null>(null);
  const news = signal<ViewsNews<Fault> | null>(null);

  const choices = computed((): ViewChoices => {
    const { view, activity, group, groupOrder } = list.question.value;
    const { search, presence, account, role, page, sort } = view;
    const columns = preferences.columns.value;
    return {
      ...{ search, presence, account, role, page, activity },
      ...{ sort, group, groupOrder, columns },
    };
  });
  const shown = computed(
    () =>
      views.value?.find(({ id }) => id === route.query.value["view"]) ?? null,
  );

  const apply = ({ columns, ...asked }: ViewChoices): void =>
    batch(() => {
      list.ask(asked);
      preferences.chooseColumns(columns);
    });

  const put = async (
    put: readonly SavedView[],
    place: number | null,
  ): Promise<boolean> => {
    const { ok } = await send({
      type: "putViews",
      views: put.map((view) => ({ ...view, columns: [...view.columns] })),
      place,
    });
    if (ok) await read();
    else news.value = { kind: "failed" };
    return ok;
  };
  const read = async (): Promise<void> => {
    views.value = (await ports.read()) ?? views.peek();
  };
  const add = async (more: readonly SavedView[]): Promise<boolean> => {
    const isFull = (views.peek()?.length ?? 0) + more.length > MAX_VIEWS;
    if (!isFull) return put(more, null);
    news.value = { kind: "full" };
    return false;
  };

  return {
    views: computed(() => views.value ?? []),
    /** The view that was opened last, if it is still there. */
    shown,
    /** Was something else chosen since it was opened? */
    changed: computed(
      () =>
        shown.value !== null &&
        (connections.isElsewhere(shown.value) ||
          !showsTheSame(shown.value, choices.value)),
    ),
    connections,
    news: computed(() => news.value),
    dismiss: (): void => {
      news.value = null;
    },
    read,
    /** Shows what the address asks for. Where it asks for nothing, what was chosen stays. */
    follow(): void {
      if (!connections.isMine()) return;
      const query = route.query.peek();
      const view = shown.peek();
      if (connections.goTo(view)) return;
      if (asksForPeople(query)) {
        const columns = view?.columns ?? preferences.columns.peek();
        const asked = choicesIn(query, columns);
        // What is shown already stays, with its search, which no address names.
        if (
          JSON.stringify(queryOf(choices.peek(), view)) !==
          JSON.stringify(queryOf(asked, view))
        )
          apply(asked);
      } else if (view !== null && !showsTheSame(view, choices.peek()))
        apply(view);
    },
    /** Writes what is shown into the address. */
    tell(): void {
      const query = queryOf(
        choices.value,
        shown.value,
        connections.query(shown.value),
      );
      if (connections.isMine()) route.ask(query);
    },
    open(view: SavedView): void {
      batch(() => {
        connections.forget();
        route.go("users", { view: view.id });
        // The list of another connection opens it.
        if (!connections.goTo(view)) apply(view);
      });
    },
    async add(name: string): Promise<void> {
      const id = ports.newId();
      const view = {
        ...choices.peek(),
        ...connections.here(),
        id,
        name: nameOf(name),
      };
      if (await add([view])) route.go("users", { view: id });
    },
    rename: (view: SavedView, name: string) =>
      put([{ ...view, name: nameOf(name) }], null),
    /** The view shows from now on what is shown now. */
    update: async (view: SavedView): Promise<void> => {
      if (
        await put([{ ...view, ...choices.peek(), ...connections.here() }], null)
      )
        route.ask({ view: view.id });
    },
    async remove(view: SavedView): Promise<void> {
      const place = views.peek()?.findIndex(({ id }) => id === view.id) ?? 0;
      const { ok } = await send({ type: "dropView", id: view.id });
      news.value = ok ? { kind: "removed", view, place } : { kind: "failed" };
      await read();
    },
    async undo(): Promise<void> {
      const last = news.peek();
      if (last?.kind !== "removed") return;
      if (await put([last.view], last.place)) news.value = null;
    },
    exportAll: async (): Promise<void> =>
      ports.save(await ports.encode(views.peek() ?? [])),
    /** @param text of a file; null: the browser cannot read it */
    importFrom: async (text: string | null): Promise<void> => {
      if (text === null) {
        news.value = { kind: "unreadable" };
        return;
      }
      const file = await ports.decode(text);
      if (!file.ok) {
        news.value = { kind: "bad_file", fault: file.failure };
        return;
      }
      const added = newViews(views.peek() ?? [], file.value, ports.newId);
      if (added.length > 0 && !(await add(added))) return;
      const known = file.value.length - added.length;
      news.value = { kind: "imported", added: added.length, known };
    },
  };
};

export type ViewsModel<Fault> = ReturnType<typeof createViewsModel<Fault>>;

const nameOf = (typed: string): string => typed.trim().slice(0, MAX_VIEW_NAME);
