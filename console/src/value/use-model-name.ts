import { useTranslation } from 'react-i18next';

const papers: Readonly<Record<string, string>> = {
  'pareto-nbd': 'Pareto/NBD',
  'bg-nbd': 'BG/NBD',
  'mbg-nbd': 'MBG/NBD',
  'bg-bb': 'BG/BB',
};

/** A model as its paper calls it; a rule of thumb in plain words. */
export function useModelName(): (name: string) => string {
  const { t, i18n } = useTranslation();
  return (name) => {
    const regular = /^mbg-cnbd-(\d+)$/.exec(name);
    if (regular !== null) return `MBG/CNBD-${regular[1]}`;
    if (i18n.exists(`value.forecast.${name}`)) return t(`value.forecast.${name}` as 'value.forecast.blend');
    return papers[name] ?? name;
  };
}
