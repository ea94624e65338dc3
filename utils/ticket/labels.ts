/**
 * What stands before an address on a ticket page, in the languages that helpdesks are used in. Compared in small
 * letters, without colon, star and blanks around.
 */
const OF_REQUESTER = new Set(
  [
    "from, requester, requested by, request by, customer, contact, client, reporter, reported by, sender, submitter",
    "submitted by, opened by, raised by, created by, user, end user, email, e-mail, email address, primary email, reply to, reply-to",
    "von, anfragender, anfragesteller, anfragestellerin, angefragt von, kunde, kundin, absender, absenderin, melder, gemeldet von, kontakt, benutzer, auftraggeber",
    "de, demandeur, demandé par, client, cliente, expéditeur, contact, adresse e-mail, courriel, utilisateur",
    "solicitante, solicitado por, remitente, correo, correo electrónico, usuario, remetente, requisitante",
    "da, richiedente, richiesto da, mittente, utente, van, aanvrager, aangevraagd door, klant, afzender, gebruiker",
    "od, zgłaszający, klient, nadawca, från, fra, kund, kunde, avsändare, afsender, avsender, rekvirent, beställare",
    "lähettäjä, asiakas, pyytäjä, odesílatel, zákazník, zadavatel, gönderen, talep eden, müşteri, feladó, ügyfél, de la, solicitant",
    "от, от кого, заявитель, клиент, отправитель, автор, від, замовник, από, πελάτης, αιτών",
    "מאת, פונה, לקוח, من, العميل, مقدم الطلب, المرسل, प्रेषक, ग्राहक, จาก, ผู้ขอ, ลูกค้า",
    "差出人, 依頼者, リクエスタ, 顧客, 送信者, 发件人, 请求者, 客户, 寄件者, 請求者, 客戶, 보낸 사람, 보낸사람, 요청자, 고객",
  ].flatMap((line) => line.split(", ")),
);

/** Beside these stands somebody else: who else reads the mail, or who works on the ticket. */
const OF_OTHERS = new Set(
  [
    "to, cc, ccs, bcc, copy, followers, assignee, assigned to, agent, owner, supplier, vendor, collaborators, participants, forwarded to",
    "an, kopie, bearbeiter, zugewiesen an, zuständig, lieferant, à, copie, assigné à, responsable, para, copia, asignado a, atribuído a",
    "a, assegnato a, aan, toegewezen aan, do, przypisane do, till, til, кому, копия, исполнитель, 宛先, 担当者, 收件人, 抄送, 받는 사람, 참조",
  ].flatMap((line) => line.split(", ")),
);

export type Label = "requester" | "other";

const LONGEST_LABEL = 40;

/** Whose address a label announces; null where the text is no such label. */
export const labelOf = (text: string): Label | null => {
  if (text.length > LONGEST_LABEL * 2) return null;
  const word = text
    .replaceAll(/\s+/g, " ")
    .replace(/^[\s*•]+|[\s*:：]+$/g, "")
    .toLowerCase();
  if (word === "" || word.length > LONGEST_LABEL) return null;
  if (OF_OTHERS.has(word)) return "other";
  if (OF_REQUESTER.has(word)) return "requester";
  const [, first = ""] =
    /^(.+?)(?:'s)? (?:e-?mail(?: address)?|address|name|mail)$/.exec(word) ??
    [];
  if (OF_OTHERS.has(first)) return "other";
  return OF_REQUESTER.has(first) ? "requester" : null;
};

/** The same, of what stands before an address in its own line: "From: Ana Example <". */
export const labelBefore = (before: string): Label | null => {
  const line = before.slice(-120).split("\n").at(-1) ?? "";
  const [, said] = /^[\s>]*([^:：]{1,40})[:：]/.exec(line) ?? [];
  return labelOf(said ?? line);
};
