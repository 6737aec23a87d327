import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { localeCookie, pickLocale } from "#lib/i18n/locales.ts";
import { messages } from "#lib/i18n/messages.ts";

/** The language of one request. There is none in the address: an address names a thing, whoever reads it. */
export default getRequestConfig(async () => {
  const [cookieJar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const locale = pickLocale(cookieJar.get(localeCookie)?.value, requestHeaders.get("accept-language"));
  return { locale, messages: messages[locale] };
});
