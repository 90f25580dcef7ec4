import type { SKILLS } from '#submissions/language.submission';
import type { PartialDate } from './node.ts';

/** What a nomination can use of a Europass document, in the words of the document. Whatever is missing was not said. */
export interface CurriculumVitae {
  /** The language of the document: ISO 639-1. */
  readonly locale?: string | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly birth?: PartialDate | undefined;
  /** Where they live. */
  readonly country?: string | undefined;
  readonly work: readonly {
    readonly position?: string | undefined;
    readonly employer?: string | undefined;
    readonly from?: PartialDate | undefined;
    readonly to?: PartialDate | undefined;
    /** It goes on. */
    readonly current: boolean;
  }[];
  readonly education: readonly {
    readonly title?: string | undefined;
    readonly awarded?: PartialDate | undefined;
    readonly country?: string | undefined;
  }[];
  readonly motherTongues: readonly NamedLanguage[];
  readonly foreignLanguages: readonly (NamedLanguage & {
    /** As they are written: A1 to C2, if all is well. */
    readonly levels: Readonly<Partial<Record<(typeof SKILLS)[number], string>>>;
    readonly certificates: readonly { readonly title?: string | undefined; readonly level?: string | undefined }[];
  })[];
  readonly drivingLicences: readonly string[];
}

/** A language by its ISO 639-1 code, or by what else the document says of it. */
export interface NamedLanguage {
  readonly code?: string | undefined;
  readonly label?: string | undefined;
}

/** Codes that Europass has of its own, instead of those of ISO 3166-1. */
const COUNTRIES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

/** The ISO 3166-1 code of a country in Europass, which writes it large or small. */
export function countryCode(written: string | undefined): string | undefined {
  const code = written?.toUpperCase();
  return code === undefined || !/^[A-Z]{2}$/.test(code) ? undefined : (COUNTRIES[code] ?? code);
}
