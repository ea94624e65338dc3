/** Leads to what keeps a form from being sent: it may stand far above the button that was pressed. */
export const toFirstProblem = (form: HTMLFormElement | null): void => {
  // What was just found wrong is drawn first.
  setTimeout(() => {
    const wrong = [
      ...(form?.querySelectorAll<HTMLElement>('[aria-invalid="true"]') ?? []),
    ];
    // What is wrong with a mapping keeps nobody from trying it.
    const first = wrong.find((field) => field.closest(".mapping") === null);
    const shown = first ?? wrong[0];
    if (shown === undefined) return;
    unfold(shown);
    shown.focus();
  });
};

/** What is folded in has no focus to be given. */
const unfold = (element: Element): void => {
  const fold = element.closest("details");
  if (fold === null) return;
  fold.open = true;
  if (fold.parentElement !== null) unfold(fold.parentElement);
};
