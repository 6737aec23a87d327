// One file per noun and language, so that two people who add words to two nouns never meet in one file. A noun's file
// becomes the namespace of its own name: `containers.json` is read by `useTranslations("containers")`.

import type { Locale } from "./locales.ts";
import accountEn from "./messages/en/account.json";
import actionsEn from "./messages/en/actions.json";
import appEn from "./messages/en/app.json";
import auditEn from "./messages/en/audit.json";
import containersEn from "./messages/en/containers.json";
import contentEn from "./messages/en/content.json";
import dashboardEn from "./messages/en/dashboard.json";
import environmentsEn from "./messages/en/environments.json";
import errorsEn from "./messages/en/errors.json";
import exitWatchEn from "./messages/en/exit-watch.json";
import filesEn from "./messages/en/files.json";
import healthEn from "./messages/en/health.json";
import imagesEn from "./messages/en/images.json";
import logsEn from "./messages/en/logs.json";
import networksEn from "./messages/en/networks.json";
import paletteEn from "./messages/en/palette.json";
import processesEn from "./messages/en/processes.json";
import pullsEn from "./messages/en/pulls.json";
import resourceEn from "./messages/en/resource.json";
import runEn from "./messages/en/run.json";
import sessionEn from "./messages/en/session.json";
import shellEn from "./messages/en/shell.json";
import statsEn from "./messages/en/stats.json";
import tableEn from "./messages/en/table.json";
import terminalsEn from "./messages/en/terminals.json";
import uiEn from "./messages/en/ui.json";
import usedByEn from "./messages/en/used-by.json";
import usersEn from "./messages/en/users.json";
import volumesEn from "./messages/en/volumes.json";
import accountZh from "./messages/zh-CN/account.json";
import actionsZh from "./messages/zh-CN/actions.json";
import appZh from "./messages/zh-CN/app.json";
import auditZh from "./messages/zh-CN/audit.json";
import containersZh from "./messages/zh-CN/containers.json";
import contentZh from "./messages/zh-CN/content.json";
import dashboardZh from "./messages/zh-CN/dashboard.json";
import environmentsZh from "./messages/zh-CN/environments.json";
import errorsZh from "./messages/zh-CN/errors.json";
import exitWatchZh from "./messages/zh-CN/exit-watch.json";
import filesZh from "./messages/zh-CN/files.json";
import healthZh from "./messages/zh-CN/health.json";
import imagesZh from "./messages/zh-CN/images.json";
import logsZh from "./messages/zh-CN/logs.json";
import networksZh from "./messages/zh-CN/networks.json";
import paletteZh from "./messages/zh-CN/palette.json";
import processesZh from "./messages/zh-CN/processes.json";
import pullsZh from "./messages/zh-CN/pulls.json";
import resourceZh from "./messages/zh-CN/resource.json";
import runZh from "./messages/zh-CN/run.json";
import sessionZh from "./messages/zh-CN/session.json";
import shellZh from "./messages/zh-CN/shell.json";
import statsZh from "./messages/zh-CN/stats.json";
import tableZh from "./messages/zh-CN/table.json";
import terminalsZh from "./messages/zh-CN/terminals.json";
import uiZh from "./messages/zh-CN/ui.json";
import usedByZh from "./messages/zh-CN/used-by.json";
import usersZh from "./messages/zh-CN/users.json";
import volumesZh from "./messages/zh-CN/volumes.json";

const en = {
  app: appEn,
  ui: uiEn,
  table: tableEn,
  actions: actionsEn,
  resource: resourceEn,
  shell: shellEn,
  session: sessionEn,
  account: accountEn,
  environments: environmentsEn,
  errors: errorsEn,
  dashboard: dashboardEn,
  palette: paletteEn,
  containers: containersEn,
  run: runEn,
  usedBy: usedByEn,
  files: filesEn,
  content: contentEn,
  images: imagesEn,
  pulls: pullsEn,
  volumes: volumesEn,
  logs: logsEn,
  networks: networksEn,
  stats: statsEn,
  processes: processesEn,
  health: healthEn,
  exitWatch: exitWatchEn,
  terminals: terminalsEn,
  users: usersEn,
  audit: auditEn,
};

/** The shape of the catalogue. English has it; every other language must. */
export type Messages = typeof en;

const zhCN: Messages = {
  app: appZh,
  ui: uiZh,
  table: tableZh,
  actions: actionsZh,
  resource: resourceZh,
  shell: shellZh,
  session: sessionZh,
  account: accountZh,
  environments: environmentsZh,
  errors: errorsZh,
  dashboard: dashboardZh,
  palette: paletteZh,
  containers: containersZh,
  run: runZh,
  usedBy: usedByZh,
  files: filesZh,
  content: contentZh,
  images: imagesZh,
  pulls: pullsZh,
  volumes: volumesZh,
  logs: logsZh,
  networks: networksZh,
  stats: statsZh,
  processes: processesZh,
  health: healthZh,
  exitWatch: exitWatchZh,
  terminals: terminalsZh,
  users: usersZh,
  audit: auditZh,
};

/** Every sentence of the console, by language. */
export const messages: Readonly<Record<Locale, Messages>> = { en, "zh-CN": zhCN };
