"use client";

import { useState } from "react";
import type { OneTimePassword } from "../actions/user-acts.ts";
import { CreateDialog } from "./create-dialog.tsx";
import { PasswordDialog } from "./password-dialog.tsx";

/** Creates a user, then shows the one-time password. */
export function CreateFlow({ onClose }: { onClose(): void }) {
  const [made, setMade] = useState<OneTimePassword | null>(null);
  return made ? (
    <PasswordDialog made={made} onClose={onClose} />
  ) : (
    <CreateDialog onCreated={setMade} onClose={onClose} />
  );
}
