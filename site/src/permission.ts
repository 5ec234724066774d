import { said } from './page.ts';

interface TcData {
  readonly tcString?: string;
  readonly eventStatus?: string;
  readonly gdprApplies?: boolean;
  readonly purpose?: { readonly consents: Readonly<Record<number, boolean>> };
}

declare global {
  interface Window {
    __tcfapi?: (command: string, version: number, callback: (data: TcData, ok: boolean) => void) => void;
  }
  interface Navigator {
    readonly globalPrivacyControl?: boolean;
  }
}

let answer = said.permit && said.permit === 'yes';
let tcData: TcData | undefined;
let heard: Promise<void> | undefined;

/** True when the browser asks for Global Privacy Control. */
export const gpc = navigator.globalPrivacyControl || undefined;

/** The consent string that the page's dialogue has made. */
export const tcString = (): string | undefined => tcData?.tcString;

/** The page has asked its visitor itself. */
export const permit = (allowed: boolean): void => {
  answer = allowed;
};

/**
 * Whether there may be an identifier: `true` one may be made, `false` none may even be read, anything else nobody has said (one that is there is used). What
 * the page says goes before its dialogue, that before the browser's signal; a dialogue that was not answered yet is a no.
 */
export const permitted = (): unknown =>
  answer ?? ((tcData ? tcData.gdprApplies !== false : window.__tcfapi) ? !!tcData?.purpose?.consents[1] : gpc && false);

/** Resolves when the page's consent dialogue, where there is one, has said how things stand; keeps listening. */
export const consentHeard = (): Promise<void> | undefined => {
  heard ??=
    window.__tcfapi &&
    new Promise((done) => {
      window.__tcfapi?.('addEventListener', 2, (data, ok) => {
        // While the dialogue is shown, what was said before still holds.
        if (ok && data.eventStatus !== 'cmpuishown') tcData = data;
        done();
      });
    });
  return heard;
};
