import type { Script } from "./companies.ts";
import { chance, pick } from "./random.ts";
import type { Random } from "./random.ts";

/** How a person writes their name, and the same in ASCII for the email address. */
export interface FullName {
  readonly written: string;
  readonly ascii: string;
}

/** Given names, then family names; each written form may be followed by its ASCII form. */
const NAMES: Readonly<Record<Script, readonly [string, string]>> = {
  latin: [
    "Ana,José/Jose,Zoë/Zoe,Łukasz/Lukasz,Chloé/Chloe,Björn/Bjorn,Nguyệt/Nguyet,Siobhán/Siobhan,Mateus,Ingrid,Oluwaseun,Søren/Soren,Maya,Liam,Noor,Émile/Emile,Priya,Kahu,Tomáš/Tomas,Grace",
    "Pérez/Perez,O'Brien/OBrien,Müller/Muller,Nowak,Ødegård/Odegard,Nguyễn/Nguyen,Gonçalves/Goncalves,Dubois,Smith,Ferreira,van der Berg/vanderberg,Åkesson/Akesson,Tāmati/Tamati,Adeyemi,Dvořák/Dvorak,Rossi,Kowalczyk,Lindqvist,Çelik/Celik,Baker",
  ],
  arabic: [
    "ليلى/Layla,يوسف/Yusuf,فاطمة/Fatima,عمر/Omar,نور/Nour,خالد/Khalid,مريم/Maryam",
    "الحربي/Alharbi,القحطاني/Alqahtani,حداد/Haddad,منصور/Mansour,العتيبي/Alotaibi",
  ],
  hebrew: [
    "נועה/Noa,איתי/Itai,תמר/Tamar,דוד/David,יעל/Yael,אורי/Uri",
    "לוי/Levi,כהן/Cohen,מזרחי/Mizrahi,פרידמן/Friedman,ברק/Barak",
  ],
  chinese: [
    "怡君/Yijun,志明/Zhiming,雅婷/Yating,俊傑/Junjie,淑芬/Shufen,家豪/Jiahao",
    "陳/Chen,林/Lin,王/Wang,張/Zhang,李/Li,黃/Huang",
  ],
  japanese: [
    "さくら/Sakura,健太/Kenta,陽子/Yoko,翔/Sho,美咲/Misaki,大輔/Daisuke",
    "佐藤/Sato,鈴木/Suzuki,高橋/Takahashi,渡辺/Watanabe,山本/Yamamoto",
  ],
  korean: [
    "서연/Seoyeon,민준/Minjun,지우/Jiwoo,도윤/Doyun,하은/Haeun,준호/Junho",
    "김/Kim,이/Lee,박/Park,최/Choi,정/Jung",
  ],
  cyrillic: [
    "Анна/Anna,Дмитрий/Dmitri,Айгерим/Aigerim,Ольга/Olga,Нурлан/Nurlan,Катерина/Kateryna",
    "Иванова/Ivanova,Ахметов/Akhmetov,Шевченко/Shevchenko,Петров/Petrov,Сейткали/Seitkali",
  ],
  greek: [
    "Ελένη/Eleni,Γιώργος/Giorgos,Μαρία/Maria,Νίκος/Nikos,Σοφία/Sofia",
    "Παπαδόπουλος/Papadopoulos,Νικολάου/Nikolaou,Ιωάννου/Ioannou,Βλάχος/Vlachos",
  ],
  devanagari: [
    "आरव/Aarav,प्रिया/Priya,अनन्या/Ananya,रोहन/Rohan,मीरा/Meera,विवेक/Vivek",
    "शर्मा/Sharma,पाटील/Patil,देशपांडे/Deshpande,जोशी/Joshi,कुलकर्णी/Kulkarni",
  ],
  thai: [
    "สมชาย/Somchai,มาลี/Malee,อนงค์/Anong,ณัฐ/Nat,พิมพ์/Pim",
    "ใจดี/Jaidee,ศรีสุข/Srisuk,ทองดี/Thongdee,วงศ์ไทย/Wongthai",
  ],
};

const LISTS = new Map(
  Object.entries(NAMES).map(([script, [given, family]]) => [
    script,
    { given: namesIn(given), family: namesIn(family) },
  ]),
);

/** Scripts that write the family name first and without a space. */
const FAMILY_FIRST: readonly Script[] = ["chinese", "japanese", "korean"];
/** The share of people whose name is not from where they work. */
const FROM_ELSEWHERE = 0.2;

/** A name for somebody who works where `script` is written. */
export function makeName(random: Random, script: Script): FullName {
  const own = chance(random, FROM_ELSEWHERE) ? "latin" : script;
  const lists = LISTS.get(own);
  if (!lists) throw new Error(`No names in ${own}.`);
  const given = pick(random, lists.given);
  const family = pick(random, lists.family);
  const written = FAMILY_FIRST.includes(own)
    ? `${family.written}${given.written}`
    : `${given.written} ${family.written}`;
  return { written, ascii: `${given.ascii}.${family.ascii}`.toLowerCase() };
}

function namesIn(list: string): FullName[] {
  return list.split(",").map((entry) => {
    const [written = "", ascii = written] = entry.split("/");
    return { written, ascii };
  });
}
