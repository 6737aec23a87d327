import { createHash } from "node:crypto";

type Content = Record<string, { schema?: object }>;

/** What the page reads of an operation; the document's type allows references, which ours does not use here. */
type Operation = {
  summary?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  requestBody?: { content?: Content };
  responses?: Record<string, { description?: string; content?: Content }>;
  "x-access"?: string;
  "x-audit"?: string;
};

type Document = {
  info: { title: string; version: string; description?: string };
  paths?: object;
};

const styles = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 14%, transparent); }
body { font: 14px/1.55 system-ui, "Noto Sans CJK SC", sans-serif; margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 6rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2.5rem; }
details { border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0; }
summary { cursor: pointer; display: flex; flex-wrap: wrap; gap: .75rem; padding: .6rem .9rem; }
summary b { font: 600 12px ui-monospace, monospace; min-width: 4rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 12.5px; } pre { overflow-x: auto; background: var(--line); border-radius: 6px; padding: .75rem; }
.what { opacity: .75; } .body { border-top: 1px solid var(--line); padding: .5rem .9rem 1rem; } nav a { margin-right: 1rem; }
table { border-collapse: collapse; } td { padding: .2rem 1rem .2rem 0; vertical-align: top; }`;

const stylesHash = createHash("sha256").update(styles).digest("base64");

/** The page's own policy: it runs nothing and loads nothing; only this very style sheet applies. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${stylesHash}'; frame-ancestors 'none'; base-uri 'none'`;

const inert = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The OpenAPI document as a page to read. */
export const docsPage = (document: Document): string => {
  const byTag = Map.groupBy(operationsOf(document), ({ operation }) => operation.tags?.[0] ?? "");
  const sections = [...byTag].map(
    ([tag, operations]) => `<h2 id="${inert(tag)}">${inert(tag)}</h2>${operations.map(section).join("")}`,
  );
  const links = [...byTag.keys()].map((tag) => `<a href="#${inert(tag)}">${inert(tag)}</a>`);
  const { title, version, description = "" } = document.info;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${inert(title)} API</title><style>${styles}</style></head><body>
<h1>${inert(title)} API <small>${inert(version)}</small></h1><p>${inert(description)}
The same as a document: <a href="/api/openapi.json">openapi.json</a>.</p><nav>${links.join("")}</nav>
${sections.join("\n")}</body></html>`;
};

type Placed = { method: string; path: string; operation: Operation };

const operationsOf = (document: Document): Placed[] =>
  Object.entries((document.paths ?? {}) as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  );

const section = ({ method, path, operation }: Placed): string =>
  `<details><summary><b>${method.toUpperCase()}</b><code>${inert(path)}</code>
<span class="what">${inert(operation.summary ?? "")}</span></summary><div class="body">
<p>Right: <code>${inert(operation["x-access"] ?? "")}</code>${
    operation["x-audit"] ? ` · audited as <code>${inert(operation["x-audit"])}</code>` : ""
  }</p>${parameters(operation)}${schema("Body", operation.requestBody?.content)}${Object.entries(
    operation.responses ?? {},
  )
    .map(([status, response]) => schema(`${status} ${response.description ?? ""}`, response.content))
    .join("")}</div></details>`;

const parameters = ({ parameters: all = [] }: Operation): string =>
  all.length === 0
    ? ""
    : `<table>${all
        .map(
          (one) =>
            `<tr><td><code>${inert(one.name)}</code></td><td>${inert(one.in)}${one.required ? ", required" : ""}</td><td><code>${inert(JSON.stringify(one.schema ?? {}))}</code></td></tr>`,
        )
        .join("")}</table>`;

const schema = (title: string, content: Content | undefined): string => {
  const shape = content?.["application/json"]?.schema;
  return shape
    ? `<details><summary>${inert(title)}</summary><pre>${inert(JSON.stringify(shape, null, 2))}</pre></details>`
    : "";
};
