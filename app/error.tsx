"use client";

import { Crashed } from "#components/features/shell/crashed.tsx";
import { FullPage } from "#components/ui/full-page.tsx";

export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <FullPage>
      <Crashed onRetry={reset} />
    </FullPage>
  );
}
