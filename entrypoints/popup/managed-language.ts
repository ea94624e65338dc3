import type { Language } from "../../utils/domain/chosen-language.ts";
import {
  onManagedLanguage,
  readManagedLanguage,
} from "../../utils/storage/language.ts";

/** Tells the language that is decided for everybody, now and whenever it is another; null: none is. */
export const followManagedLanguage = async (
  tell: (decided: Language | null) => void,
): Promise<void> => {
  const look = async (): Promise<void> => tell(await readManagedLanguage());
  onManagedLanguage(() => void look());
  await look();
};
