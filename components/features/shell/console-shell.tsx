"use client";

import { Drawer } from "@mantine/core";
import { useDisclosure, useLocalStorage } from "@mantine/hooks";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { ConnectionBanner } from "./connection-banner.tsx";
import { Navigation } from "./navigation.tsx";
import classes from "./shell.module.css";
import { TopLine } from "./top-line.tsx";
import { useCurrentEnvironment } from "./use-current-environment.ts";

/** The frame around every page: where one is, where one can go, and how the panel and the engine stand. */
export function ConsoleShell({ children }: { children: ReactNode }) {
  const t = useTranslations("shell");
  const { all, current } = useCurrentEnvironment();
  const [drawerOpen, drawer] = useDisclosure(false);
  const [small, setSmall] = useLocalStorage({
    key: "quayside-navigation-small",
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const main = useMainFocus(drawer.close);
  return (
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
      <Drawer.Root opened={drawerOpen} onClose={drawer.close} size={260} padding={0}>
        <Drawer.Overlay />
        <Drawer.Content aria-label={t("navigation")} className={classes.drawerContent ?? ""}>
          <Drawer.Body className={classes.drawer ?? ""}>
            <Navigation environments={all} current={current} small={false} onNavigate={drawer.close} />
          </Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <div className={classes.column}>
        <TopLine current={current} onMenu={drawer.open} />
        <ConnectionBanner environment={current} />
        <main id="content" ref={main} tabIndex={-1} className={classes.main}>
          {children}
        </main>
      </div>
    </div>
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
