// One file per noun and language, so that two people who add words to two nouns never meet in one file. A noun's file
// becomes the namespace of its own name: `containers.json` is read by `useTranslations("containers")`.

import type { Locale } from "./locales.ts";
import accountEn from "./messages/en/account.json";
import actionsEn from "./messages/en/actions.json";
import appEn from "./messages/en/app.json";
import containersEn from "./messages/en/containers.json";
import environmentsEn from "./messages/en/environments.json";
import errorsEn from "./messages/en/errors.json";
import sessionEn from "./messages/en/session.json";
import shellEn from "./messages/en/shell.json";
import tableEn from "./messages/en/table.json";
import terminalsEn from "./messages/en/terminals.json";
import uiEn from "./messages/en/ui.json";
import accountZh from "./messages/zh-CN/account.json";
import actionsZh from "./messages/zh-CN/actions.json";
import appZh from "./messages/zh-CN/app.json";
import containersZh from "./messages/zh-CN/containers.json";
import environmentsZh from "./messages/zh-CN/environments.json";
import errorsZh from "./messages/zh-CN/errors.json";
import sessionZh from "./messages/zh-CN/session.json";
import shellZh from "./messages/zh-CN/shell.json";
import tableZh from "./messages/zh-CN/table.json";
import terminalsZh from "./messages/zh-CN/terminals.json";
import uiZh from "./messages/zh-CN/ui.json";

const en = {
  app: appEn,
  ui: uiEn,
  table: tableEn,
  actions: actionsEn,
  shell: shellEn,
  session: sessionEn,
  account: accountEn,
  environments: environmentsEn,
  errors: errorsEn,
  containers: containersEn,
  terminals: terminalsEn,
};

/** The shape of the catalogue. English has it; every other language must. */
export type Messages = typeof en;

const zhCN: Messages = {
  app: appZh,
  ui: uiZh,
  table: tableZh,
  actions: actionsZh,
  shell: shellZh,
  session: sessionZh,
  account: accountZh,
  environments: environmentsZh,
  errors: errorsZh,
  containers: containersZh,
  terminals: terminalsZh,
};

/** Every sentence of the console, by language. */
export const messages: Readonly<Record<Locale, Messages>> = { en, "zh-CN": zhCN };
