/**
 * Domains at which anybody can have an address: who shares one is nobody's colleague. The large ones of the list
 * github.com/Kikobeats/free-email-domains (MIT, v1.9.99 of August 2026, after HubSpot's list of blocked form domains), and a
 * few providers that it lacks (hey.com, mailbox.org, o2.pl, tuta.io, tutanota.com, AOL's and Hotmail's by country).
 */
const PUBLIC: ReadonlySet<string> = new Set(
  `
126.com 139.com 163.com 189.cn abv.bg aim.com alice.it aol.co.uk aol.com aol.de arcor.de att.net bellsouth.net
bigpond.com bk.ru bluewin.ch blueyonder.co.uk bol.com.br btinternet.com centrum.cz charter.net chello.nl
citromail.hu comcast.net cox.net daum.net docomo.ne.jp earthlink.net email.com email.cz ezweb.ne.jp
fastmail.com fastmail.fm foxmail.com free.fr freemail.hu freenet.de gazeta.pl gmail.com gmx.at gmx.ch gmx.com
gmx.de gmx.net googlemail.com hanmail.net hey.com home.nl hotmail.be hotmail.ch hotmail.co.uk hotmail.com
hotmail.de hotmail.es hotmail.fr hotmail.it hotmail.nl hushmail.com i.ua icloud.com ig.com.br inbox.com
inbox.ru interia.pl juno.com kpnmail.nl laposte.net libero.it list.ru live.at live.be live.co.uk live.com
live.de live.dk live.fr live.it live.nl live.se mac.com mail.bg mail.com mail.de mail.ru mailbox.org me.com
msn.com nate.com naver.com ntlworld.com o2.pl onet.pl op.pl optusnet.com.au orange.fr outlook.at outlook.com
outlook.de outlook.es outlook.fr outlook.it outlook.jp planet.nl pm.me poczta.onet.pl posteo.de proton.me
protonmail.com qq.com rambler.ru rediffmail.com rocketmail.com rogers.com sapo.pt sbcglobal.net seznam.cz
shaw.ca sina.cn sina.com sky.com skynet.be softbank.ne.jp sohu.com t-online.de telenet.be terra.com.br
tiscali.it tuta.io tutanota.com ukr.net uol.com.br usa.com verizon.net virgilio.it virginmedia.com vp.pl
wanadoo.fr web.de windowslive.com wp.pl xtra.co.nz ya.ru yahoo.ca yahoo.co.in yahoo.co.jp yahoo.co.uk
yahoo.com yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.mx yahoo.de yahoo.es yahoo.fr yahoo.in yahoo.it
yahoo.pl yandex.com yandex.ru yeah.net ymail.com ziggo.nl zoho.com
`
    .trim()
    .split(/\s+/),
);

/** @param domain in lower case */
export const isPublicMail = (domain: string): boolean => PUBLIC.has(domain);
