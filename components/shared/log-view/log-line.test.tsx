import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messages } from "#lib/i18n/messages.ts";
import { lineItem } from "./log-items.ts";
import { type LineActions, LogLine } from "./log-line.tsx";

const nothing = () => undefined;
const actions: LineActions = {
  toggleGroup: nothing,
  toggleJson: nothing,
  copy: nothing,
  link: nothing,
  readMore: nothing,
};
const settings = { wrap: true, timestamps: true, zone: "UTC", colours: true, json: true, group: true };

const drawn = (text: string, more: { isJsonOpen?: boolean; cut?: boolean } = {}): string => {
  const row = {
    at: "1790000000000000000",
    nth: 0,
    source: "stdout" as const,
    text,
    size: 10_000_000,
    cut: more.cut ?? false,
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages.en} timeZone="UTC">
      <LogLine
        item={lineItem("c", row)}
        settings={settings}
        stamp={(at) => at}
        pattern={/needle/g}
        tag={null}
        folded={0}
        isOpen
        isPart={false}
        isJsonOpen={more.isJsonOpen ?? false}
        isCurrent={false}
        more={null}
        actions={actions}
      />
    </NextIntlClientProvider>,
  );
};

test("HTML in a line is text", () => {
  expect(drawn("<img src=x onerror=alert(1)>")).toContain("&lt;img src=x onerror=alert(1)&gt;");
});

test("colours, hits and levels are drawn", () => {
  const markup = drawn("\u001b[31mERROR\u001b[0m a needle");
  expect(markup).toContain('data-level="error"');
  expect(markup).toContain("var(--log-red)");
  expect(markup).toMatch(/<mark[^>]*>needle<\/mark>/);
});

test("an opened line of JSON shows its fields, a cut one its length", () => {
  expect(drawn('{"msg":"x"}', { isJsonOpen: true })).toContain("&quot;msg&quot;: &quot;x&quot;");
  expect(drawn("x", { cut: true })).toContain("10\u00a0MB");
});
