/** The few words that renditions add to what people wrote, by language; other languages get the English ones. */
interface SaidWords {
  readonly until: (day: string) => string;
  readonly code: (code: string) => string;
  readonly minutes: (count: number) => string;
  readonly seconds: (count: number) => string;
  readonly stars: (stars: string) => string;
  readonly needs: string;
  readonly asks: string;
  readonly terms: string;
  readonly seats: (count: number) => string;
}

const english: SaidWords = {
  until: (day) => `Until ${day}`,
  code: (code) => `Code ${code}`,
  minutes: (count) => `${count} minutes`,
  seconds: (count) => `${count} seconds`,
  stars: (stars) => `${stars} of 5 stars`,
  needs: 'What you need',
  asks: 'It asks for',
  terms: 'Terms',
  seats: (count) => `${count} places`,
};

const byLanguage: Readonly<Record<string, SaidWords>> = {
  en: english,
  pt: {
    until: (day) => `Até ${day}`,
    code: (code) => `Código ${code}`,
    minutes: (count) => `${count} minutos`,
    seconds: (count) => `${count} segundos`,
    stars: (stars) => `${stars} de 5 estrelas`,
    needs: 'O que é preciso',
    asks: 'Pergunta',
    terms: 'Condições',
    seats: (count) => `${count} lugares`,
  },
  de: {
    until: (day) => `Bis ${day}`,
    code: (code) => `Code ${code}`,
    minutes: (count) => `${count} Minuten`,
    seconds: (count) => `${count} Sekunden`,
    stars: (stars) => `${stars} von 5 Sternen`,
    needs: 'Was man braucht',
    asks: 'Gefragt wird nach',
    terms: 'Bedingungen',
    seats: (count) => `${count} Plätze`,
  },
  es: {
    until: (day) => `Hasta el ${day}`,
    code: (code) => `Código ${code}`,
    minutes: (count) => `${count} minutos`,
    seconds: (count) => `${count} segundos`,
    stars: (stars) => `${stars} de 5 estrellas`,
    needs: 'Qué hace falta',
    asks: 'Pregunta por',
    terms: 'Condiciones',
    seats: (count) => `${count} plazas`,
  },
  fr: {
    until: (day) => `Jusqu’au ${day}`,
    code: (code) => `Code ${code}`,
    minutes: (count) => `${count} minutes`,
    seconds: (count) => `${count} secondes`,
    stars: (stars) => `${stars} étoiles sur 5`,
    needs: 'Ce qu’il faut',
    asks: 'Il demande',
    terms: 'Conditions',
    seats: (count) => `${count} places`,
  },
};

export function saidWords(language: string): SaidWords {
  return byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? english;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();
// Texts come in a handful of languages; a stranger's list of tags must not fill the memory.
const dayFormatsMax = 50;

function dayFormat(language: string, hasWeekday: boolean): Intl.DateTimeFormat {
  const key = `${language} ${hasWeekday}`;
  const known = dayFormats.get(key);
  if (known !== undefined) return known;
  if (dayFormats.size >= dayFormatsMax) dayFormats.clear();
  const weekday = hasWeekday ? ({ weekday: 'short' } as const) : {};
  const made = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    ...weekday,
    timeZone: 'UTC',
  });
  dayFormats.set(key, made);
  return made;
}

/** A day, or the day of a moment on its own clock: `12 September`. Pure. */
export function dayInWords(written: string, language: string, hasWeekday = false): string {
  const day = Date.parse(`${written.slice(0, 10)}T00:00:00Z`);
  return dayFormat(language, hasWeekday)
    .format(day)
    .replace(/[\u00a0\u202f]/g, ' ');
}

/** A moment on the clock of its place: `Sat 12 September 10:00`. Pure. */
export function momentInWords(written: string, language: string): string {
  return `${dayInWords(written, language, true)} ${written.slice(11, 16)}`;
}
