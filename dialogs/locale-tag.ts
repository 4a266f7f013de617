/** The name of a folder in locales: a language, and a country where that matters (BCP 47), for example cy or en-GB. */
export const LOCALE_TAG = /^[a-z]{2,3}(-[A-Z]{2})?$/;
