/** What a legal form says of a firm, wherever it is registered: a handful of kinds, because lists write one form in many ways. */
export type LegalKind = 'cooperative' | 'limited' | 'partnership' | 'public' | 'society' | 'sole';

/*
 * Legal forms of European countries and of the United States as the words in which names carry them, without dots and accents: `S.à r.l.` is `s a r l`. After the
 * lists of the registers (ISO 20275 "Entity Legal Forms", GLEIF); forms that hardly any name carries are left out.
 */
const formsByKind: Readonly<Record<LegalKind, string>> = {
  limited: `lda, limitada, unipessoal lda, unipessoal limitada, sociedade unipessoal lda, sl, s l, slu, s l u, sll, s l l, sociedad limitada,
    sarl, s a r l, sarlu, eurl, e u r l, sas, s a s, sasu, s a s u, selarl, gmbh, g m b h, ggmbh, mbh, ug, ug haftungsbeschrankt, flexco, srl, s r l, srls, s r l s,
    ltd, limited, ltd sti, cyf, cyfyngedig, dac, clg, uc, llc, l l c, pllc, bv, b v, bvba, sprl, s p r l, aps, ehf, e h f, oy, o y, ab, a b, as, sp z o o, sp zoo, spzoo,
    sro, s r o, spol s r o, kft, bt, d o o, doo, j d o o, jdoo, eood, ood, epe, e p e, ike, i k e, ou, o u, sia, uab, ooo, tov, shpk, sh p k, private limited, pvt ltd, pty ltd`,
  public: `sa, s a, sau, s a u, sgps, sgps sa, sgps s a, sociedade anonima, sociedad anonima, societe anonyme, ag, a g, aktiengesellschaft, kgaa, se, spa, s p a, plc,
    p l c, ccc, inc, incorporated, corp, corporation, nv, n v, a s, asa, oyj, hf, psa, rt, nyrt, zrt, d d, dd, ad, ead, ae, a e, joint stock company, abp`,
  partnership: `kg, k g, ohg, o h g, gbr, partg, gmbh and co kg, gmbh co kg, ug and co kg, snc, s n c, sca, scs, scp, llp, l l p, lp, l p, vof, v o f, cv, c v, ans, da,
    hb, kb, ky, sp j, sp k, sp k a, vos, v o s, k s, ks, kkt, oe, ee, and co, co, company, and company, and sons, gie, i s`,
  cooperative:
    'crl, c r l, eg, e g, scoop, s coop, sccl, soc coop, scarl, s c a r l, cvba, scop, cooperativa, cooperative, amba, a m b a, osk',
  society: 'ev, e v, asbl, vzw, onlus, cic, fundacao, fundacion, foundation, stiftung',
  sole: 'ek, e k, ei, e i, eirl, tmi, enk, pfa, eireli, enkeltmandsvirksomhed',
};

/** By their last word, the longest first. */
const formsByEnd = new Map<string, { readonly words: readonly string[]; readonly kind: LegalKind }[]>();
const formsByStart = new Map<string, LegalKind>();
for (const [kind, forms] of Object.entries(formsByKind) as [LegalKind, string][]) {
  for (const words of forms.split(',').map((form) => form.trim().split(/\s+/))) {
    const end = words.at(-1) as string;
    formsByEnd.set(end, [...(formsByEnd.get(end) ?? []), { words, kind }]);
  }
}
for (const forms of formsByEnd.values()) forms.sort((one, other) => other.words.length - one.words.length);
// `AB Volvo`, `OOO Romashka`, `Oy Karl Fazer Ab`: some countries write it first.
for (const word of ['ab', 'oy', 'ooo', 'uab', 'sia', 'as', 'srl', 'tov']) {
  const [form] = formsByEnd.get(word) ?? [];
  if (form !== undefined) formsByStart.set(word, form.kind);
}

// `GmbH & Co. KG aA`, `Unipessoal, Lda.`: of more than three nobody is known.
const formsMax = 3;

/**
 * The words of a name without its legal form, and the kind of that form. Of several the last that was met counts. A name that is nothing but a form keeps its words. Pure.
 * @param words in small letters, without accents and dots.
 */
export function withoutLegalForm(words: readonly string[]): { readonly words: readonly string[]; readonly kind: LegalKind | undefined } {
  let rest = words;
  let kind: LegalKind | undefined;
  for (let met = 0; met < formsMax; met++) {
    const form = formsByEnd
      .get(rest.at(-1) ?? '')
      ?.find((one) => one.words.length < rest.length && one.words.every((word, at) => rest[rest.length - one.words.length + at] === word));
    if (form === undefined) break;
    rest = rest.slice(0, -form.words.length);
    kind ??= form.kind;
  }
  const first = formsByStart.get(rest[0] ?? '');
  if (first !== undefined && rest.length > 1) return { words: rest.slice(1), kind: kind ?? first };
  return { words: rest, kind };
}
