import type { HttpBindings } from "@hono/node-server";
import type { Hono } from "hono";
import { docsPage, docsPolicy } from "./docs-page.ts";
import { type ApiDescription, openApiDocument } from "./openapi.ts";

/**
 * `/api/openapi.json` and the page `/api/docs`. They describe the API to anybody, as its source does; they are written
 * once, on first request.
 */
export const addDocumentation = (app: Hono<{ Bindings: HttpBindings }>, about: ApiDescription): void => {
  let written: { json: string; page: string } | null = null;
  const write = () => {
    const document = openApiDocument(about);
    written ??= { json: JSON.stringify(document), page: docsPage(document) };
    return written;
  };
  app.get(
    "/api/openapi.json",
    () => new Response(write().json, { headers: { "content-type": "application/json" } }),
  );
  const pageHeaders = { "content-type": "text/html; charset=utf-8", "content-security-policy": docsPolicy };
  app.get("/api/docs", () => new Response(write().page, { headers: pageHeaders }));
};
