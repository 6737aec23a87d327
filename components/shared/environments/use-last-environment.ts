"use client";

import { useLocalStorage } from "@mantine/hooks";

/** The environment that was looked at last in this browser; empty when there was none. */
export const useLastEnvironment = (): [string, (id: string) => void] => {
  const [id, setId] = useLocalStorage({
    key: "quayside-environment",
    defaultValue: "",
    getInitialValueInEffect: false,
  });
  return [id, setId];
};
