"use client";

import { Kbd, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import classes from "./palette.module.css";

/** Each line: the keys that do the same, and the key of the sentence that says what. */
const sections = [
  {
    id: "everywhere",
    lines: [
      [["Ctrl K", "⌘ K"], "palette"],
      [["?"], "shortcuts"],
      [["Esc"], "close"],
    ],
  },
  {
    id: "lists",
    lines: [
      [["/"], "filter"],
      [["↑", "↓"], "move"],
      [["PgUp", "PgDn", "Home", "End"], "moveFar"],
      [["Enter"], "open"],
      [["Space"], "select"],
      [["Shift Space"], "selectRange"],
      [["Ctrl A", "⌘ A"], "selectAll"],
      [["←", "→"], "fold"],
      [["Esc"], "letGo"],
    ],
  },
  {
    id: "palette",
    lines: [
      [["↑", "↓"], "choose"],
      [["Enter"], "run"],
      [["→"], "acts"],
    ],
  },
  {
    id: "terminals",
    lines: [
      [["Ctrl Shift C"], "copy"],
      [["Ctrl Shift V"], "paste"],
      [["Ctrl Shift F"], "find"],
      [["Ctrl Shift X"], "leave"],
    ],
  },
] as const;

/** All keys that the console knows. */
export function ShortcutsDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useTranslations("palette.shortcuts");
  const ui = useTranslations("ui");
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("title")}
      size={560}
      closeButtonProps={{ "aria-label": ui("close") }}
    >
      {sections.map(({ id, lines }) => (
        <section key={id} className={classes.keys}>
          <h3>{t(`sections.${id}`)}</h3>
          <dl>
            {lines.map(([keys, what]) => (
              <div key={what}>
                <dt>
                  {keys.map((key) => (
                    <Kbd key={key} size="xs">
                      {key}
                    </Kbd>
                  ))}
                </dt>
                <dd>{t(`lines.${what}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Modal>
  );
}
