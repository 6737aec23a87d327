/**
 * Who may import what: the table of ARCHITECTURE.md, as rules. Each rule says in its comment what to do instead.
 * `$1`, `$2` in `to` stand for the groups matched in `from`, so new features are guarded without an edit here.
 */
const anyPackage = ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg", "npm-unknown"];

/** A rule that lets what matches `from` import only what matches `only` (our own folders and npm packages). */
function layer(name, comment, from, only) {
  const ours = "^(app|bench|components|e2e|lib|scripts|server)/";
  return {
    name,
    comment,
    severity: "error",
    from: { path: from },
    to: { path: ours, pathNot: only },
  };
}

function forbid(name, comment, from, to) {
  return { name, comment, severity: "error", from, to };
}

/** A package, wherever it is installed. */
function packages(...names) {
  return names.map((name) => `(^|/)node_modules/${name}/`);
}

export default {
  forbidden: [
    forbid("no-cycle", "Move what both need into a third file.", {}, { circular: true }),
    forbid("resolvable", "Import something that exists.", {}, { couldNotResolve: true }),
    forbid(
      "declared-packages",
      "Add the package to package.json; in app, components, lib and server to `dependencies`.",
      {},
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    forbid(
      "no-development-package-at-run-time",
      "Move the package from `devDependencies` to `dependencies`.",
      { path: "^(app|components|lib|server)/", pathNot: "/testing/" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "no-orphan",
      "This file imports nothing and nothing imports it: use it or delete it.",
      // Next puts `no-schemas` in zod's place: only its configuration names it.
      { orphan: true, path: "^(components|lib|server)/", pathNot: "\\.d\\.ts$|lib/client/no-schemas.ts" },
      {},
    ),

    layer("lib", "`lib` runs anywhere and knows nothing but itself.", "^lib/(?!client/)", "^lib/(?!client/)"),
    forbid(
      "lib-packages",
      "`lib` may import zod, and yaml for compose files, and nothing else; what needs Node belongs in `server`, what needs a browser in `lib/client`.",
      { path: "^lib/(?!client/)" },
      { pathNot: packages("zod", "yaml"), dependencyTypes: [...anyPackage, "core"] },
    ),
    layer("lib-client", "`lib/client` is below the components.", "^lib/client/", "^lib/"),
    forbid(
      "lib-client-packages",
      "`lib/client` speaks to the server: TanStack Query, socket.io-client and zod; show things in `components`.",
      { path: "^lib/client/" },
      {
        pathNot: packages("@tanstack", "socket\\.io-client", "zod"),
        dependencyTypes: [...anyPackage, "core"],
      },
    ),

    layer(
      "ui",
      "`components/ui` knows no noun and fetches nothing.",
      "^components/ui/",
      "^(components/ui|lib/format)/",
    ),
    layer(
      "shared",
      "`components/shared` serves the features and knows none of them: pass what differs as a property.",
      "^components/shared/",
      "^(components/(ui|shared)|lib)/",
    ),
    layer(
      "feature",
      "What two features need belongs in `components/shared`.",
      "^components/features/([^/]+)/",
      "^(components/(ui|shared|features/$1)|lib)/",
    ),
    layer(
      "app",
      "A page renders one feature component; data comes through `lib/client`.",
      "^app/",
      "^(app|components|lib)/",
    ),

    layer(
      "server",
      "`server` shares with the console only what is in `lib`.",
      "^server/(?!testing/)",
      "^(server|lib/(?!client/))",
    ),
    layer(
      "server-testing",
      "What tests of the whole panel stand on may use the browser's side and the test engine.",
      "^server/testing/",
      "^(server|lib|scripts)/",
    ),
    layer(
      "server-feature",
      "What two features need belongs in `server/engine`, `server/http` or `server/realtime`.",
      "^server/features/(?!(?:session|account|users)/)([^/]+)/",
      "^(server/(http|realtime|engine|db|audit|policy|features/$1)/|server/log\\.ts$|lib/)",
    ),
    layer(
      "people-feature",
      "Signing in, one's own account and the users are the features over `server/auth`.",
      "^server/features/(session|account|users)/",
      "^(server/(http|realtime|db|audit|policy|auth|features/$1)/|server/log\\.ts$|lib/)",
    ),
    layer(
      "engine",
      "`server/engine` knows Docker only.",
      "^server/engine/",
      "^(server/engine/|server/log\\.ts$|lib/)",
    ),
    forbid(
      "nothing-imports-the-root",
      "What stands directly in `server` wires; what others need belongs in a folder of its own.",
      { path: "^server/(?!testing/)[^/]+/" },
      { path: "^server/(main|panel|pages)\\.ts$" },
    ),
    forbid(
      "features-are-wired-at-the-root",
      "Only `server/main.ts` and what it wires with knows the features.",
      { path: "^server/(audit|auth|db|engine|http|policy|realtime)/" },
      { path: "^server/features/" },
    ),
    forbid(
      "dockerode-in-the-engine-layer-only",
      "Call the engine through `server/engine`, which has the deadlines and the safe ids.",
      { path: "^(app|bench|components|e2e|lib|server)/", pathNot: "^server/engine/" },
      { path: packages("dockerode", "docker-modem") },
    ),
    forbid(
      "next-at-the-root-only",
      "Next renders the console; the API must run without it.",
      { path: "^server/", pathNot: "^server/[^/]+\\.ts$" },
      { path: packages("next", "react", "react-dom", "@mantine") },
    ),

    layer(
      "e2e",
      "An end-to-end test knows the panel from outside.",
      "^e2e/",
      "^(e2e|lib/contracts|lib/i18n|scripts)/",
    ),
    layer("bench", "A benchmark drives the real panel from outside.", "^bench/", "^(bench|lib|scripts)/"),
    layer(
      "scripts",
      "Scripts run before anything is built.",
      "^scripts/",
      "^(scripts/|server/engine/address\\.ts$)",
    ),
  ],
  options: {
    // TypeScript 7 has no API for other tools; swc reads the same syntax and keeps the imports of types.
    parser: "swc",
    doNotFollow: { path: "node_modules" },
    // Tests may reach anywhere. (They also hold `using`, at which this version of swc's visitor stops.)
    exclude: { path: "^\\.next/|\\.(css|json)$|\\.test\\.tsx?$" },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".d.ts"],
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
    skipAnalysisNotInRules: false,
  },
};
