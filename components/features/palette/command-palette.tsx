"use client";

import { Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { usePalette } from "#components/shared/palette/palette-context.tsx";
import classes from "./palette.module.css";
import { PaletteBox } from "./palette-box.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

/**
 * Goes to anything and does anything, by what is typed. `children` are the nouns' offers: they live while it is open, and
 * after that once something was begun here: it may still have a question to ask, or a one-time password to show.
 */
export function CommandPalette({ children }: { children: ReactNode }) {
  const t = useTranslations("palette");
  const { shown, show } = usePalette();
  const [acted, setActed] = useState(false);
  // Opened a moment after it is there: only then does the dialog know who had the focus, to give it back.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const opened = ready && shown === "palette";
  const close = () => show(null);
  return (
    <>
      {(opened || acted) && children}
      <Modal.Root
        opened={opened}
        onClose={close}
        size={640}
        yOffset="12dvh"
        closeOnEscape={false}
        centered={false}
        classNames={{ content: classes.content ?? "" }}
      >
        <Modal.Overlay backgroundOpacity={0.45} />
        <Modal.Content aria-label={t("title")}>
          <Modal.Body p={0}>
            <PaletteBox
              onRun={(item) => {
                setActed(true);
                show(null);
                item.run();
              }}
              onClose={close}
            />
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
      <ShortcutsDialog opened={ready && shown === "shortcuts"} onClose={() => show(null)} />
    </>
  );
}
