import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { readOrCreateSecret } from "./secret.ts";

/** Encrypts what must be kept but never told. `about` ties a text to its place: moved elsewhere, it does not open. */
export type Seal = {
  seal(text: string, about: string): string;
  /** Null for what was not sealed by this installation's key, for this place, or was changed since. */
  open(sealed: string, about: string): string | null;
};

const algorithm = "aes-256-gcm";
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** The seal of an installation, with a key of its own in the data directory. Throws as `readOrCreateSecret` does. */
export const createSeal = (dataDir: string): Seal => {
  const secret = readOrCreateSecret(dataDir, {
    file: "seal-key",
    cost: "the values that saved commands hold must then be given again",
  });
  const key = Buffer.from(hkdfSync("sha256", secret, "", "quayside sealed values 1", keyBytes));
  return {
    seal: (text, about) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
    },
    open: (sealed, about) => {
      const bytes = Buffer.from(sealed, "base64url");
      if (bytes.byteLength < nonceBytes + tagBytes) return null;
      const tagEnd = nonceBytes + tagBytes;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes))
        .setAAD(Buffer.from(about))
        .setAuthTag(bytes.subarray(nonceBytes, tagEnd));
      try {
        return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]).toString("utf8");
      } catch {
        // The tag does not fit: another key, another place, or other bytes. Which of them nobody can tell.
        return null;
      }
    },
  };
};
