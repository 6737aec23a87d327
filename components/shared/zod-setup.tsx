// zod compiles schemas with `new Function` unless it is told not to before the first schema is made. Our policy forbids
// that, and the attempt alone would be reported as a violation. A script in the head runs before every module.
const setup = "globalThis.__zod_globalConfig={jitless:true}";

export function ZodSetup({ nonce }: { nonce: string | undefined }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, under the page's nonce
    <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: setup }} />
  );
}
