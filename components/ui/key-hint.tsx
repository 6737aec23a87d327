import { Kbd } from "@mantine/core";

/** The key that does this, for those who see; screen readers get it by `aria-keyshortcuts`. */
export function KeyHint({ children }: { children: string }) {
  return (
    <Kbd size="xs" aria-hidden visibleFrom="sm">
      {children}
    </Kbd>
  );
}
