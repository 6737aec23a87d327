"use client";

import { useTranslations } from "next-intl";
import type { PointerEvent } from "react";
import type { TerminalController } from "./terminal-controller.ts";
import type { Arrow } from "./terminal-keys.ts";
import classes from "./terminal-view.module.css";

type Props = { controller: TerminalController | null; control: boolean };

const arrows: readonly (readonly [Arrow, string])[] = [
  ["left", "←"],
  ["up", "↑"],
  ["down", "↓"],
  ["right", "→"],
];

/** The on-screen keyboard would close if the focus left the terminal. */
const keepFocus = (event: PointerEvent) => event.preventDefault();

/** The keys that an on-screen keyboard has not got. */
export function TerminalKeyBar({ controller, control }: Props) {
  const t = useTranslations("terminals");
  const type = (text: string) => () => controller?.screen.type(text);
  const key = { type: "button", className: classes.key, onPointerDown: keepFocus } as const;
  return (
    <div className={classes.keys} role="toolbar" aria-label={t("keyBar")}>
      <button {...key} onClick={type("\x1b")}>
        Esc
      </button>
      <button {...key} onClick={type("\t")}>
        Tab
      </button>
      <button {...key} aria-pressed={control} onClick={() => controller?.holdControl()}>
        Ctrl
      </button>
      {arrows.map(([arrow, sign]) => (
        <button
          {...key}
          key={arrow}
          aria-label={t(`arrows.${arrow}`)}
          onClick={() => controller?.pressArrow(arrow)}
        >
          {sign}
        </button>
      ))}
      {["|", "/", "-"].map((sign) => (
        <button {...key} key={sign} onClick={type(sign)}>
          {sign}
        </button>
      ))}
    </div>
  );
}
