import { join } from "node:path";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { compressAssets } from "./scripts/build/compress-assets.ts";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./app/i18n-request.ts",
  // Messages are parsed when the console is built, so that no browser has to load the parser.
  experimental: {
    messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Pages only: what is the same for everybody is compressed once, here, and sent by server/pages.ts.
  compress: true,
  compiler: {
    runAfterProductionCompile: ({ distDir }) => compressAssets(join(distDir, "static")),
  },
  devIndicators: false,
  // The console has no pictures to make smaller, and so no need of the endpoint that would.
  images: { unoptimized: true },
  // Browsers get contracts without schemas: docs/decisions/0010-what-a-page-loads-first.md.
  turbopack: { resolveAlias: { zod: { browser: "./lib/client/no-schemas.ts" } } },
  experimental: {
    // TypeScript 7 has no compiler API for Next to call; its own `tsc` does the checking in `next build`.
    useTypeScriptCli: true,
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"],
  },
};

export default withNextIntl(config);
