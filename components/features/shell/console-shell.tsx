"use client";

import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { PullsProvider } from "#components/shared/pulls/pulls-provider.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { Navigation } from "./navigation.tsx";
import classes from "./shell.module.css";
import { TopLine } from "./top-line.tsx";
import { useCurrentEnvironment } from "./use-current-environment.ts";

// Only phones need it, and only when it is asked for.
const NavigationDrawer = dynamic(
  () => import("./navigation-drawer.tsx").then((module) => module.NavigationDrawer),
  {
    ssr: false,
  },
);

/**
 * The frame around every page: where one is, where one can go, and how the panel and the engine stand. `palette` is drawn
 * beside it, with all that pages have above them: what begins there is what begins on a page.
 */
export function ConsoleShell({ palette, children }: { palette: ReactNode; children: ReactNode }) {
  const t = useTranslations("shell");
  const { all, current } = useCurrentEnvironment();
  const [drawerOpen, drawer] = useDisclosure(false);
  const [drawerWanted, setDrawerWanted] = useState(false);
  if (drawerOpen && !drawerWanted) setDrawerWanted(true);
  const [small, setSmall] = useLocalStorage({
    key: "quayside-navigation-small",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const main = useMainFocus(drawer.close);
  return (
    <PullsProvider environment={current?.id}>
      <div className={classes.shell} data-small={small || undefined}>
        <a className={classes.skip} href="#content">
          {t("skip")}
        </a>
        <aside className={classes.aside}>
          <Navigation
            environments={all}
            current={current}
            small={small}
            onSmall={setSmall}
            onNavigate={drawer.close}
          />
        </aside>
        {drawerWanted && (
          <NavigationDrawer opened={drawerOpen} onClose={drawer.close} environments={all} current={current} />
        )}
        <div className={classes.column}>
          <TopLine current={current} onMenu={drawer.open} />
          <ConnectionBanner environment={current} />
          <main id="content" ref={main} tabIndex={-1} className={classes.main}>
            {children}
          </main>
        </div>
      </div>
      {palette}
    </PullsProvider>
  );
}

/** A new page takes the focus, so that screen readers and the keyboard begin there and not in the navigation. */
const useMainFocus = (closeDrawer: () => void) => {
  const main = useRef<HTMLElement>(null);
  const pathname = usePathname();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    closeDrawer();
    main.current?.focus({ preventScroll: true });
  }, [pathname, closeDrawer]);
  return main;
};
