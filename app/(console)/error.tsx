"use client";

import { Crashed } from "#components/features/shell/crashed.tsx";

export default function ConsoleErrorPage({ reset }: { error: Error; reset: () => void }) {
  return <Crashed onRetry={reset} />;
}
